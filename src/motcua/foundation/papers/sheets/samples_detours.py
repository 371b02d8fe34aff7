"""Invented sheets, marked as such, for dossiers that do not go straight: Mẫu 02, Mẫu 04, Mẫu 05."""

from datetime import date

from motcua.foundation.papers.sheets.apology import Apology
from motcua.foundation.papers.sheets.parts import Office, Person, Procedure, Signer
from motcua.foundation.papers.sheets.receipt import Component
from motcua.foundation.papers.sheets.samples import AT, BARE_OFFICE, CODE, NHUNG, OFFICE, SINGLE_STATUS
from motcua.foundation.papers.sheets.stop_notice import StopNotice
from motcua.foundation.papers.sheets.supplement_request import (
    IN_RESOLUTION,
    Repeated,
    SupplementRequest,
    ToSupply,
)

LOOKUP = f"https://motcua.example/tra-cuu/{CODE}/?ma-xem=K7M4QX"
DEPARTMENT = Office(
    parent="UBND XÃ MỸ AN HƯNG",
    name="Phòng Văn hóa - Xã hội xã Mỹ An Hưng",
    place="Mỹ An Hưng",
    lookup="motcua.example/tra-cuu",
    phone="02773000001",
    headline=("PHÒNG", "VĂN HÓA - XÃ HỘI"),
    remark="Dữ liệu mẫu.",
)
BARE_DEPARTMENT = Office(
    parent="UBND XÃ MẪU",
    name="Phòng mẫu",
    place="Xã Mẫu",
    lookup="",
    headline=("PHÒNG MẪU",),
    remark="Dữ liệu mẫu.",
)

SUPPLEMENT = SupplementRequest(
    office=OFFICE,
    dossier_code=CODE,
    lookup_url=LOOKUP,
    applicant=NHUNG,
    procedure=SINGLE_STATUS,
    stage=IN_RESOLUTION,
    items=(
        ToSupply(
            "Tờ khai cấp giấy xác nhận tình trạng hôn nhân",
            "Kê khai chưa đủ",
            "chưa ghi mục đích sử dụng; ghi thêm mục 5 rồi ký lại",
            originals=1,
        ),
        ToSupply(
            "Giấy xác nhận đã cấp trước đó",
            "Chưa nộp",
            "nộp lại bản đã cấp năm 2025",
            originals=1,
            copies=1,
        ),
    ),
    basis="khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP",
    deliver_by=date(2026, 4, 23),
    effect="Thời hạn giải quyết tính lại từ khi nhận đủ; quá ngày này hồ sơ dừng giải quyết.",
    delivery="trang tra cứu hồ sơ, hoặc quầy 2, không phải lấy số từ đầu",
    officer="Nguyễn Thị Bích",
    officer_phone="02773000000",
)
#: at the counter, before there is a code; everything that may be missing is missing
BARE_SUPPLEMENT = SupplementRequest(
    office=BARE_OFFICE,
    applicant=Person("H'Hen Niê"),
    procedure=Procedure("Thủ tục mẫu"),
    items=(ToSupply("Giấy tờ mẫu", "Chưa nộp"),),
    basis="căn cứ mẫu",
    delivery="quầy mẫu",
    officer="",
)
#: asked once more with approval, for forty papers, over several pages
FULL_SUPPLEMENT = SupplementRequest(
    office=OFFICE,
    dossier_code=CODE,
    lookup_url=LOOKUP,
    applicant=Person("H'Hen Niê", "hộ chiếu số", "C1234567", "Buôn Mẫu", "0912345678", "mau@motcua.example"),
    owner=NHUNG,
    procedure=SINGLE_STATUS,
    content="Xác nhận để đăng ký kết hôn (nội dung mẫu)",
    stage=IN_RESOLUTION,
    items=tuple(
        ToSupply(f"Giấy tờ mẫu số {number}", "Hết giá trị sử dụng", "nộp bản còn giá trị", 1, 2, 3)
        for number in range(1, 41)
    ),
    basis="khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP",
    deliver_by=date(2026, 4, 23),
    effect="Thời hạn giải quyết tính lại từ khi nhận đủ.",
    delivery="quầy 2 của Trung tâm (nội dung mẫu)",
    officer="Nguyễn Thị Bích",
    officer_phone="02773000000",
    time=2,
    unlisted=("Đơn trình bày (nội dung mẫu)", "Ảnh chụp (nội dung mẫu)"),
    unlisted_basis="văn bản phối hợp (nội dung mẫu)",
    repeated=Repeated("văn bản phối hợp nêu thêm giấy tờ (nội dung mẫu)", "Phạm Văn Hải"),
)
APOLOGY = Apology(
    office=DEPARTMENT,
    centre=OFFICE.name,
    applicant=NHUNG,
    dossier_code=CODE,
    lookup_url=LOOKUP,
    procedure=SINGLE_STATUS,
    received_at=AT,
    promised_at=AT.replace(day=9, hour=16, minute=30),
    new_at=AT.replace(day=14, hour=16, minute=30),
    reason="chưa nhận được văn bản trả lời xác minh của nơi cư trú trước đây (nội dung mẫu)",
    basis="khoản 6 Điều 19 Nghị định số 118/2025/NĐ-CP",
    handler="Lê Văn Phúc, công chức tư pháp - hộ tịch",
    handler_phone="02773000001",
    signer=Signer(("TRƯỞNG PHÒNG",), "Võ Thị Mai"),
)
BARE_APOLOGY = Apology(
    office=BARE_DEPARTMENT,
    centre="Trung tâm mẫu",
    applicant=Person("H'Hen Niê"),
    owner=NHUNG,
    dossier_code=CODE,
    procedure=Procedure("Thủ tục mẫu"),
    received_at=AT,
    promised_at=AT.replace(day=9),
    new_at=AT.replace(day=10),
    reason="lý do mẫu",
    basis="căn cứ mẫu",
    signer=Signer(("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
)
STOP = StopNotice(
    office=OFFICE,
    applicant=NHUNG,
    dossier_code=CODE,
    procedure=SINGLE_STATUS,
    received_at=AT,
    requested_on=date(2026, 4, 8),
    stopped_at=AT.replace(day=8, hour=10, minute=5),
    reason="không còn nhu cầu",
    basis="Điều 21 Nghị định số 118/2025/NĐ-CP; Điều 7 Thông tư số 03/2025/TT-VPCP",
    checked_at=AT.replace(day=8, hour=9, minute=50),
    returned=(
        Component("Tờ khai", originals=1),
        Component("Giấy xác nhận đã cấp trước đó", originals=1, copies=1),
    ),
    fee="trả lại 15.000 đồng, theo quy định đang áp dụng",
    signer=Signer(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Phạm Văn Hải"),
)
#: not asked for by the applicant, nothing to give back
BARE_STOP = StopNotice(
    office=BARE_OFFICE,
    applicant=Person("H'Hen Niê"),
    owner=NHUNG,
    dossier_code=CODE,
    procedure=Procedure("Thủ tục mẫu"),
    received_at=AT,
    stopped_at=AT.replace(day=24),
    reason="quá hạn bổ sung (nội dung mẫu)",
    basis="căn cứ mẫu",
    checked_at=AT.replace(day=24),
    signer=Signer(("GIÁM ĐỐC",)),
    applicant_signs=False,
)
