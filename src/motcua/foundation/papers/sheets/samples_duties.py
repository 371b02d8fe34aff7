"""Invented sheets, marked as such, for the report of evidence."""

from motcua.foundation.papers.sheets.duty_report import DutyLine, DutyReport, FigureLine
from motcua.foundation.papers.sheets.samples import AT, BARE_OFFICE, OFFICE

_ADDRESS = "https://motcua.example/nhiem-vu/i-1-b/so-lieu/1/?tu=2026-04-01&den=2026-04-30"
REPORT = DutyReport(
    OFFICE,
    AT.date(),
    AT.date(),
    (
        DutyLine(
            "I.1.b",
            "Hướng dẫn, tiếp nhận, số hóa, trả kết quả",
            "Đạt",
            (
                FigureLine("Hồ sơ đã tiếp nhận", 1204, "hồ sơ", _ADDRESS),
                FigureLine("Kết quả đã trả", 987, "hồ sơ", _ADDRESS),
            ),
        ),
        DutyLine(
            "II.2.a",
            "Chương trình, kế hoạch cải cách",
            "Chưa có minh chứng",
            (FigureLine("Minh chứng nhập tay", 0, "việc", _ADDRESS),),
        ),
    ),
    ("II.2.a: chưa có minh chứng nào trong 12 tháng; chưa có người phụ trách",),
    "Phạm Quốc Hưng",
)
BARE_REPORT = DutyReport(
    BARE_OFFICE, AT.date(), AT.date(), (), ("II.4: chưa có người phụ trách",), "Võ Thị Lan"
)
