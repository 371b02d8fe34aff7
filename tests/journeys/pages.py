"""Every page of the house, as its address for one role; `{…}` is filled with a sample dossier's code and the like."""

from typing import NamedTuple


class Place(NamedTuple):
    """One page: its name in pictures, its address, who looks (None: the public), the status it answers with.

    `like` names a page of the same template: such a page is looked at in the dark alone.
    """

    name: str
    path: str
    role: str | None = None
    status: int = 200
    like: str = ""


DESK = [
    Place("viec-cua-toi", "/quay/", "tiep-nhan"),
    Place("viec-chuyen-mon", "/quay/", "chuyen-mon", like="viec-cua-toi"),
    Place("viec-lanh-dao", "/quay/", "lanh-dao", like="viec-cua-toi"),
    Place("viec-khong-co", "/quay/", "tinh"),
    Place("hang-cho-chuyen", "/quay/?hang=cho-chuyen", "tiep-nhan", like="viec-cua-toi"),
    Place("hang-sap-qua-han", "/quay/?hang=sap-qua-han", "tiep-nhan", like="viec-cua-toi"),
    Place("viec-chua-ai-nhan", "/quay/?giu=chua-ai", "chuyen-mon", like="viec-cua-toi"),
    Place("viec-de-in", "/quay/?in=1", "chuyen-mon", like="viec-cua-toi"),
    Place("bo-loc-trong", "/quay/bo-loc/", "thu-ngan", like="viec-khong-co"),
    Place("viec-loc", "/quay/?kenh=1", "chuyen-mon", like="viec-cua-toi"),
    Place("hang-trong", "/quay/?hang=dang-giai-quyet", "tiep-nhan", like="viec-khong-co"),
    Place("tiep-nhan-trong", "/quay/tiep-nhan/", "tiep-nhan"),
    Place("tiep-nhan", "/quay/tiep-nhan/{draft}/", "tiep-nhan"),
    Place("kiem-tra-ho-so", "/quay/ho-so/{Lê Hoàng Phương Vy}/kiem-tra/", "tiep-nhan", like="tiep-nhan"),
    Place("bo-sung-tai-quay", "/quay/tiep-nhan/{draft}/bo-sung/", "tiep-nhan"),
    Place("tu-choi", "/quay/tiep-nhan/{draft}/tu-choi/", "tiep-nhan"),
    Place("huong-dan", "/quay/huong-dan/", "tiep-nhan"),
    Place("huong-dan-trong", "/quay/huong-dan/?cach=letter", "giam-doc", like="viec-khong-co"),
    Place("huong-dan-thu-tuc", "/quay/huong-dan/ghi/?tim=khai+sanh", "tiep-nhan"),
    Place("huong-dan-ghi", "/quay/huong-dan/ghi/?ban={version}", "tiep-nhan"),
    Place("huong-dan-mot-lan", "/quay/huong-dan/{guidance}/", "tiep-nhan"),
    Place("huong-dan-phieu", "/quay/huong-dan/{guidance}/phieu/", "tiep-nhan"),
    Place("tai-khoan-dinh-danh", "/quay/dinh-danh/", "tiep-nhan"),
    Place("kiem-tra-tai-khoan", "/quay/ho-so/{Trần Văn Đởm}/dinh-danh/", "tiep-nhan"),
    Place("ho-tro", "/quay/ho-tro/", "tiep-nhan"),
    Place("ho-tro-ghi", "/quay/ho-tro/ghi/", "tiep-nhan"),
    Place("ho-tro-nop", "/quay/ho-tro-nop/", "tiep-nhan"),
    Place("ho-tro-nop-phien", "/quay/ho-tro-nop/{assisted}/", "tiep-nhan"),
    Place("ho-tro-nop-phieu", "/quay/ho-tro-nop/{assisted}/phieu/", "tiep-nhan"),
    Place("ho-so-danh-sach", "/quay/ho-so/", "tiep-nhan"),
    Place("ho-so-tim", "/quay/ho-so/?q=tran+van+dom", "tiep-nhan", like="ho-so-danh-sach"),
    Place("ho-so-khong-thay", "/quay/ho-so/?q=khong+co+ai", "tiep-nhan"),
    Place("ho-so-1", "/quay/ho-so/{Lê Hoàng Phương Vy}/", "tiep-nhan", like="ho-so-2"),
    Place("ho-so-2", "/quay/ho-so/{Nguyễn Thị Út Hậu}/", "tiep-nhan"),
    Place("ho-so-2-giay", "/quay/ho-so/{Nguyễn Thị Út Hậu}/?giay=moi", "tiep-nhan", like="ho-so-2"),
    Place("ho-so-3", "/quay/ho-so/{Danh Sóc Kha}/", "tiep-nhan", like="ho-so-2"),
    Place("ho-so-4", "/quay/ho-so/{Trần Văn Đởm}/", "chuyen-mon", like="ho-so-2"),
    Place("ho-so-4-cho-ky", "/quay/ho-so/{Lâm Văn Tài}/", "lanh-dao"),
    Place("ho-so-9", "/quay/ho-so/{Đặng Thị Bé Ba}/", "thu-ngan", like="ho-so-2"),
    Place("ho-so-10", "/quay/ho-so/{Tô Thị Mười}/", "thu-ngan", like="ho-so-2"),
    Place("ho-so-5", "/quay/ho-so/{Phan Thị Kiều}/", "tiep-nhan"),
    Place("ho-so-6", "/quay/ho-so/{Huỳnh Văn Sáu}/", "tiep-nhan", like="ho-so-5"),
    Place("ho-so-7", "/quay/ho-so/{Ngô Thị Lài}/", "tiep-nhan", like="ho-so-5"),
    Place("ho-so-viec-khac", "/quay/ho-so/{Trần Văn Đởm}/", "lanh-dao", like="ho-so-5"),
    Place("yeu-cau-bo-sung", "/quay/ho-so/{Trần Văn Đởm}/bo-sung/", "chuyen-mon"),
    Place("nhan-bo-sung", "/quay/ho-so/{Phan Thị Kiều}/nhan-bo-sung/", "tiep-nhan"),
    Place("phoi-hop", "/quay/ho-so/{Trần Văn Đởm}/phoi-hop/", "chuyen-mon", like="nhan-bo-sung"),
    Place("don-doc", "/quay/ho-so/{Trần Văn Đởm}/don-doc/", "giam-doc", like="nhan-bo-sung"),
    Place(
        "chuyen-xa-khac",
        "/quay/ho-so/{Nguyễn Thị Út Hậu}/chuyen-xa-khac/",
        "tiep-nhan",
        like="nhan-bo-sung",
    ),
    Place("lien-thong", "/quay/ho-so/{Lương Văn Phát}/lien-thong/", "tiep-nhan"),
    Place("ho-so-lien-thong", "/quay/ho-so/{Tạ Thị Kim Ngân}/", "tiep-nhan"),
    Place("ket-qua-lien-thong", "/quay/ho-so/{Tạ Thị Kim Ngân}/ket-qua-lien-thong/", "tiep-nhan"),
    Place("gia-han", "/quay/ho-so/{Trần Văn Đởm}/gia-han/", "lanh-dao", like="nhan-bo-sung"),
    Place("dung", "/quay/ho-so/{Trần Văn Đởm}/dung/", "lanh-dao", like="nhan-bo-sung"),
    Place("rut", "/quay/ho-so/{Trần Văn Đởm}/rut/", "tiep-nhan", like="nhan-bo-sung"),
    Place("da-nop-tien", "/quay/ho-so/{Huỳnh Văn Sáu}/da-nop-tien/", "tiep-nhan", like="nhan-bo-sung"),
    Place("so-theo-doi", "/quay/ho-so/so-theo-doi/?tu=01/01/2026", "tiep-nhan"),
    Place(
        "so-theo-doi-trong",
        "/quay/ho-so/so-theo-doi/?tu=01/01/2020&den=02/01/2020",
        "tiep-nhan",
        like="viec-khong-co",
    ),
    Place("chung-thuc", "/quay/chung-thuc/", "tiep-nhan"),
    Place("chung-thuc-xong", "/quay/chung-thuc/{Hồ Thị Thắm}/", "tiep-nhan"),
    Place("chung-thuc-huy", "/quay/chung-thuc/{Hồ Thị Thắm}/huy/", "tiep-nhan"),
    Place("chung-thuc-so", "/quay/chung-thuc/so/", "giam-doc"),
    Place("chung-thuc-so-trong", "/quay/chung-thuc/so/?loai=signature", "tiep-nhan", like="viec-khong-co"),
    Place("chung-thuc-thang", "/quay/chung-thuc/so/thang/", "giam-doc"),
    Place("chung-thuc-loi", "/quay/chung-thuc/loi-chung/", "lanh-dao"),
    Place("ho-so-cung-luot", "/quay/ho-so/{Nguyễn Thị Út Hậu}/cung-luot/", "tiep-nhan"),
    Place("lich-su", "/quay/ho-so/{Tô Thị Mười}/lich-su/", "thu-ngan"),
    Place("giao-lai", "/quay/giao-lai/", "lanh-dao"),
    Place("ban-giao", "/quay/ban-giao/", "tiep-nhan"),
    Place("ban-giao-khong-co", "/quay/ban-giao/?q=khong-co", "tiep-nhan", like="ban-giao"),
    Place("ban-giao-dang-lap", "/quay/ban-giao/{gathered}/", "tiep-nhan"),
    Place("ban-giao-ky-nhan", "/quay/ban-giao/{handed}/", "chuyen-mon"),
    Place("ban-giao-cho-nhan", "/quay/ban-giao/{handed}/", "giam-doc"),
    Place("tra-ket-qua-danh-sach", "/quay/tra-ket-qua/", "thu-ngan"),
    Place("tra-ket-qua-buu-chinh", "/quay/tra-ket-qua/?noi=post", "thu-ngan", like="tra-ket-qua-danh-sach"),
    Place("gui-buu-chinh", "/quay/ho-so/{Mai Thị Cúc}/gui-buu-chinh/", "thu-ngan"),
    Place("tra-dien-tu", "/quay/ho-so/{Cao Văn Lộc}/tra-dien-tu/", "thu-ngan", like="gui-buu-chinh"),
    Place("ho-so-9-buu-chinh", "/quay/ho-so/{Mai Thị Cúc}/", "thu-ngan", like="ho-so-2"),
    Place("tra-ket-qua", "/quay/tra-ket-qua/{Đặng Thị Bé Ba}/", "thu-ngan"),
    Place("ket-qua-chua-nhan", "/quay/tra-ket-qua/chua-nhan/", "thu-ngan"),
    Place(
        "ket-qua-chua-nhan-loc",
        "/quay/tra-ket-qua/chua-nhan/?tu-ngay=90",
        "thu-ngan",
        like="ket-qua-chua-nhan",
    ),
    Place("khong-duoc-xem", "/quay/ho-so/", "cntt", 403),
    Place(
        "khong-co-ho-so", "/quay/ho-so/000.00.45.H20-260406-9999/", "tiep-nhan", 404, like="khong-co-trang"
    ),
]
CATALOGUE = [
    Place("thu-tuc", "/quan-tri/thu-tuc/", "kiem-soat"),
    Place("thu-tuc-khong-thay", "/quan-tri/thu-tuc/?q=xyzw", "kiem-soat", like="thu-tuc"),
    Place("thu-tuc-phien-ban", "/quan-tri/thu-tuc/1.001193/phien-ban/1/", "quan-tri"),
    Place("thu-tuc-nhap", "/quan-tri/thu-tuc/nhap/", "quan-tri"),
    Place("niem-yet", "/quan-tri/thu-tuc/niem-yet/", "kiem-soat"),
    Place("niem-yet-da-ghi", "/quan-tri/thu-tuc/niem-yet/da-ghi/", "kiem-soat"),
    Place("niem-yet-thu-tuc", "/quan-tri/thu-tuc/1.001193/niem-yet/", "kiem-soat"),
    Place("viec-lam-lai", "/quan-tri/thu-tuc/viec-lam-lai/", "kiem-soat", like="viec-khong-co"),
]
CALENDAR = [
    Place("ngay-nghi", "/quan-tri/ngay-nghi/", "quan-tri"),
    Place("ngay-nghi-xem", "/quan-tri/ngay-nghi/?nam=2025", "tiep-nhan", like="ngay-nghi"),
    Place("ngay-nghi-thong-so", "/quan-tri/ngay-nghi/thong-so/", "quan-tri"),
    Place(
        "ngay-nghi-dat-thong-so",
        "/quan-tri/ngay-nghi/thong-so/forward_cutoff/",
        "quan-tri",
        like="ngay-nghi-them",
    ),
    Place("ngay-nghi-lich-su", "/quan-tri/ngay-nghi/lich-su/", "quan-tri"),
    Place(
        "ngay-nghi-thu-tinh",
        "/quan-tri/ngay-nghi/thu-tinh/?ngay=06/04/2026&gio=09:00&so=3&don_vi=day",
        "quan-tri",
    ),
    Place("ngay-nghi-them", "/quan-tri/ngay-nghi/them/", "quan-tri"),
    Place("ngay-nghi-hoan-doi", "/quan-tri/ngay-nghi/hoan-doi/", "quan-tri"),
    Place("ngay-nghi-gio", "/quan-tri/ngay-nghi/gio-lam-viec/", "quan-tri"),
    Place("ngay-nghi-buoi-them", "/quan-tri/ngay-nghi/buoi-them/", "giam-doc", like="ngay-nghi-them"),
    Place("ngay-nghi-dong-cua", "/quan-tri/ngay-nghi/dong-cua/", "giam-doc", like="ngay-nghi-them"),
]
LETTERS = [
    Place("uy-quyen", "/quay/uy-quyen/", "giam-doc"),
    Place("uy-quyen-xem", "/quay/uy-quyen/", "chuyen-mon", like="uy-quyen"),
    Place("nop-ho", "/quay/nop-ho/", "giam-doc"),
    Place("ho-so-nop-ho", "/quay/ho-so/{Trần Văn Đởm}/nop-ho/", "chuyen-mon"),
    Place("mau-cau", "/quay/mau-cau/", "giam-doc"),
    Place("mau-cau-khong-thay", "/quay/mau-cau/?q=khong+co", "chuyen-mon", like="mau-cau"),
    Place("mau-cau-them", "/quay/mau-cau/them/", "lanh-dao", like="mau-cau-sua"),
    Place("mau-cau-sua", "/quay/mau-cau/{phrase}/", "giam-doc"),
    Place("soan-van-ban", "/quay/ho-so/{Trần Văn Đởm}/van-ban/", "chuyen-mon"),
    Place("soan-thong-bao", "/quay/ho-so/{Trần Văn Đởm}/van-ban/thong-bao/", "chuyen-mon"),
    Place("mau-van-ban", "/quan-tri/van-ban/", "giam-doc"),
    Place("mau-thong-bao", "/quan-tri/van-ban/thong-bao/", "giam-doc"),
]
MESSAGES = [
    Place("hom-nay", "/quay/hom-nay/", "tiep-nhan"),
    Place("so-lieu", "/quay/so-lieu/", "lanh-dao"),
    Place("thong-bao-cua-toi", "/quay/thong-bao/", "chuyen-mon"),
    Place("thong-bao-tat-ca", "/quay/thong-bao/?xem=tat-ca", "lanh-dao", like="thong-bao-cua-toi"),
    Place("thong-bao-cai-dat", "/quay/thong-bao/cai-dat/", "chuyen-mon"),
    Place("thong-bao-cuoi-ngay", "/quay/thong-bao/?ngay=2026-04-03", "chuyen-mon", like="thong-bao-het"),
    Place("thong-bao-het", "/quay/thong-bao/", "kiem-soat"),
    Place("thong-bao-gui-di", "/quan-tri/thong-bao/", "quan-tri"),
    Place(
        "thong-bao-khong-co", "/quan-tri/thong-bao/?trang-thai=given_up", "giam-doc", like="thong-bao-gui-di"
    ),
    Place("thong-bao-mau", "/quan-tri/thong-bao/mau/", "quan-tri"),
    Place("thong-bao-mot-mau", "/quan-tri/thong-bao/mau/received/", "giam-doc"),
    Place("thong-bao-soan", "/quan-tri/thong-bao/mau/received/soan/", "giam-doc"),
    Place("thong-bao-kenh", "/quan-tri/thong-bao/kenh/", "quan-tri"),
]
ACCOUNTS = [
    Place("bao-mat", "/tuy-chon/bao-mat/", "giam-doc"),
    Place("them-ung-dung", "/tuy-chon/bao-mat/ung-dung/", "giam-doc"),
    Place("them-khoa", "/tuy-chon/bao-mat/khoa/", "giam-doc"),
    Place("tai-khoan", "/quan-tri/tai-khoan/", "quan-tri"),
    Place("tai-khoan-khong-thay", "/quan-tri/tai-khoan/?q=xyzw", "quan-tri", like="viec-khong-co"),
]
PUBLIC = [
    Place("trang-chu", "/"),
    Place("moc-nhat-ky", "/moc-nhat-ky/"),
    Place("thu-tuc-cong-khai", "/thu-tuc/"),
    Place("thu-tuc-tim", "/thu-tuc/?q=giay+doc+than"),
    Place("thu-tuc-gan-nhat", "/thu-tuc/?q=zzqx+wvv", like="thu-tuc-tim"),
    Place("thu-tuc-mot", "/thu-tuc/1.004873/"),
    Place("thu-tuc-giay-to", "/thu-tuc/1.004873/giay-to/"),
    Place("thu-tuc-khong-co", "/thu-tuc/9.999999/", None, 404, like="khong-co-trang"),
    Place("su-kien", "/su-kien/sinh-con/"),
    Place("tra-cuu", "/tra-cuu/"),
    Place("du-lieu-mo", "/minh-bach/du-lieu-mo/"),
    Place("tra-cuu-khong-co", "/tra-cuu/000.00.45.H20-260406-9999/", None, 404),
    Place("tra-cuu-ma", "/tra-cuu/{Trần Văn Đởm}/"),
    Place("tra-cuu-lien-thong", "/tra-cuu/{Tạ Thị Kim Ngân}/"),
    Place("tra-cuu-hen-hai-lan", "/tra-cuu/{Huỳnh Văn Sáu}/", like="tra-cuu-ma"),
    Place("tra-cuu-ma-xem-sai", "/tra-cuu/{Trần Văn Đởm}/?ma-xem=SAISAI", like="tra-cuu-ma"),
    Place("tra-cuu-mo", "/tra-cuu/{Trần Văn Đởm}/?ma-xem={view_code}"),
    Place("tra-cuu-tu-choi", "/tra-cuu/{Danh Sóc Kha}/", like="tra-cuu-ma"),
    Place("tra-cuu-buu-chinh", "/tra-cuu/{Mai Thị Cúc}/", like="tra-cuu-ma"),
    Place("tra-cuu-da-tra", "/tra-cuu/{Tô Thị Mười}/", like="tra-cuu-ma"),
    Place("xac-minh", "/xac-minh/{verify_code}/"),
    Place("xac-minh-khong-co", "/xac-minh/KHONGCOMA9/", None, 404),
    Place("dang-nhap", "/dang-nhap/"),
    Place("khoi-tao-khong-co", "/khoi-tao/khong-co/", None, 404, like="khong-co-trang"),
    Place("khong-co-trang", "/khong-co-trang-nay/", None, 404),
]
#: of a citizen who has begun to file for a certificate of marital status
FILING = [
    Place("nop-bat-dau", "/nop/1.001193/", "cong-dan"),
    Place("nop-ban-nhap-cu", "/nop/1.004873/", "cong-dan"),
    Place("nop-tai-quay", "/nop/2.000815/", "cong-dan", like="nop-bat-dau"),
    Place("nop-cac-buoc", "/nop/1.004873/cac-buoc/", "cong-dan"),
    Place("nop-nguoi-nop", "/nop/1.004873/nguoi-nop-2/", "cong-dan"),
    Place("nop-noi-dung", "/nop/1.004873/noi-dung-2/", "cong-dan", like="nop-nguoi-nop"),
    Place("nop-lua-chon", "/nop/1.004873/noi-dung-4/", "cong-dan", like="nop-nguoi-nop"),
    Place("nop-giay-to", "/nop/1.004873/giay-to-1/", "cong-dan"),
    Place("nop-kiem-tra", "/nop/1.004873/kiem-tra/", "cong-dan"),
    Place("ho-so-cua-toi", "/ho-so-cua-toi/", "cong-dan"),
]
EVERY_PAGE = [*DESK, *CATALOGUE, *CALENDAR, *LETTERS, *MESSAGES, *ACCOUNTS, *PUBLIC, *FILING]
DUTIES = [
    Place("nhiem-vu", "/nhiem-vu/", "giam-doc"),
    Place("nhiem-vu-tinh", "/nhiem-vu/", "tinh", like="nhiem-vu"),
    Place("nhiem-vu-mot", "/nhiem-vu/i-1-b/", "giam-doc"),
    Place("nhiem-vu-chua-co", "/nhiem-vu/ii-2-a/", "kiem-soat", like="nhiem-vu-mot"),
    Place("nhiem-vu-so-lieu", "/nhiem-vu/ii-1-h/so-lieu/1/", "giam-doc"),
    Place("nhiem-vu-so-lieu-khong-xem", "/nhiem-vu/ii-1-h/so-lieu/1/", "tinh", like="nhiem-vu-so-lieu"),
    Place("nhiem-vu-thong-ke", "/nhiem-vu/thong-ke/", "giam-doc"),
    Place("nhiem-vu-khoi-luong", "/nhiem-vu/khoi-luong/", "giam-doc"),
    Place("nhiem-vu-so-sanh", "/nhiem-vu/so-sanh/", "kiem-soat"),
    Place("nhiem-vu-bao-cao", "/nhiem-vu/bao-cao/", "giam-doc"),
]
EVERY_PAGE = [*DESK, *CATALOGUE, *CALENDAR, *LETTERS, *MESSAGES, *DUTIES, *PUBLIC]
