"""Invented notices, marked as such."""

from datetime import date

from motcua.foundation.papers.sheets.notice import A3Notice, Asked, LargeNotice, Notice, Poster
from motcua.foundation.papers.sheets.parts import Procedure
from motcua.foundation.papers.sheets.samples import BARE_OFFICE, OFFICE, SINGLE_STATUS

NOTICE = Notice(
    office=OFFICE,
    procedure=SINGLE_STATUS,
    address="https://motcua.example/thu-tuc/1.004873/",
    in_force_from=date(2026, 5, 1),
    decision="Quyết định mẫu số 00/QĐ-UBND, 01/04/2026, UBND tỉnh Mẫu",
    field="Hộ tịch",
    authority="Ủy ban nhân dân cấp xã",
    channels="Trực tiếp, bưu chính công ích, trực tuyến",
    limits=("03 ngày làm việc", "06 ngày làm việc: trường hợp phải xác minh"),
    fees=("15.000 đ", "Miễn cho: người thuộc hộ nghèo"),
    papers=(
        Asked("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", "1 bản chính. Bắt buộc."),
        Asked("Văn bản ủy quyền", "1 bản chính. Khi cần: nộp thay người khác."),
    ),
    steps=("Tiếp nhận, kiểm tra, số hóa hồ sơ", "Thẩm định", "Ký", "Đóng dấu, trả kết quả"),
    results=("Giấy xác nhận tình trạng hôn nhân",),
)
BARE_NOTICE = Notice(
    office=BARE_OFFICE,
    procedure=Procedure("Thủ tục mẫu", "1.000000"),
    address="https://motcua.example/thu-tuc/1.000000/",
    in_force_from=date(2026, 5, 1),
)


def of_look(notice: Notice, look: type[Notice]) -> Notice:
    """The same notice on another sheet."""
    return look(**vars(notice))


A3_NOTICE, BARE_A3 = of_look(NOTICE, A3Notice), of_look(BARE_NOTICE, A3Notice)
LARGE_NOTICE, BARE_LARGE = of_look(NOTICE, LargeNotice), of_look(BARE_NOTICE, LargeNotice)
POSTER, BARE_POSTER = of_look(NOTICE, Poster), of_look(BARE_NOTICE, Poster)
