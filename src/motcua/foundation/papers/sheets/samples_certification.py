"""Invented sheets, marked as such, for certification: statements and their book."""

from dataclasses import replace

from motcua.foundation.papers.sheets.certification_book import BookLine, CertificationBook
from motcua.foundation.papers.sheets.samples import AT, BARE_OFFICE, CODE, NHUNG, OFFICE
from motcua.foundation.papers.sheets.statements import Statement, Statements

STATEMENTS = Statements(
    office=OFFICE,
    dossier_code=CODE,
    kind="bản sao từ bản chính",
    applicant=NHUNG.name,
    statements=(
        Statement("12/2026", "Bằng tốt nghiệp mẫu", 1, 2),
        Statement("12/2026", "Bằng tốt nghiệp mẫu", 2, 2),
        Statement("13/2026", "Giấy khai sinh mẫu", 1, 1),
    ),
    signer="Trần Minh Hải",
    signer_title="Phó Chủ tịch UBND xã",
)
WORDED_STATEMENTS = replace(
    STATEMENTS,
    statements=(Statement("12/2026", "Bằng tốt nghiệp mẫu", 1, 1, "Lời chứng mẫu thử.\nSố 12, năm 2026."),),
    basis="văn bản mẫu",
)
BARE_STATEMENTS = Statements(
    office=BARE_OFFICE, dossier_code=CODE, kind="chữ ký", applicant="H'Hen Niê", signer="",
    statements=(Statement("1/2026", "Đơn mẫu", 1, 1),),
)  # fmt: skip
_LINE = BookLine(
    "12/2026", AT, NHUNG.name, "Bằng tốt nghiệp mẫu", 2, 3, "Trần Minh Hải, Phó Chủ tịch", 12_000
)
BOOK = CertificationBook(
    OFFICE,
    "bản sao từ bản chính",
    AT.date(),
    AT.date(),
    (_LINE, replace(_LINE, number="13/2026", fee_vnd=None, note="Đã hủy: ghi nhầm tên giấy tờ")),
    printed_by="Nguyễn Thị Bích",
)
EMPTY_BOOK = replace(BOOK, lines=(), kind="chữ ký")
