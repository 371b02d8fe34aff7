"""The papers of certification, in Vietnamese whatever the screen speaks: statements, receipt, book."""

from collections.abc import Mapping, Sequence
from datetime import date

from motcua.casework.certification import queries, rules
from motcua.casework.certification.models import Certified
from motcua.casework.certification.states import Kind
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.sheets import (
    issue,
    lookup_url,
    next_form_number,
    office_of,
    person_on_paper,
    procedure_of,
)
from motcua.foundation.clock import VIETNAM
from motcua.foundation.papers import actions as papers
from motcua.foundation.papers import words
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.sheets.certification_book import BookLine, CertificationBook
from motcua.foundation.papers.sheets.receipt import Fee, Receipt, ToCertify
from motcua.foundation.papers.sheets.statements import Statement, Statements
from motcua.reference.organisation.models import Centre

STATEMENTS = Statements.form
BOOKS = {Kind.COPY: "bản sao từ bản chính", Kind.SIGNATURE: "chữ ký"}
#: what a statement can be filled in with, and from where
PLACES = (
    "số", "năm", "ngày", "tên giấy tờ", "số trang", "số bản", "người yêu cầu", "nơi", "người ký", "chức danh",
)  # fmt: skip


def values_of(row: Certified) -> dict[str, str]:
    """What the places of a statement are filled with; a personal number is written by hand and never kept."""
    return {
        "số": str(row.number),
        "năm": str(row.year),
        "ngày": words.day(row.entered_at.astimezone(VIETNAM).date()),
        "tên giấy tờ": row.name,
        "số trang": words.count(row.pages),
        "số bản": words.count(row.copies),
        "người yêu cầu": row.dossier.submitter.full_name,
        "nơi": row.centre.name,
        "người ký": row.signer.full_name,
        "chức danh": row.signer_title,
    }


def _statements(dossier: Dossier, rows: Sequence[Certified]) -> Statements:
    kind = Kind(rows[0].kind)
    wording = queries.wording_of(dossier.centre_id, kind)
    return Statements(
        office=office_of(dossier.centre),
        dossier_code=dossier.code,
        kind=BOOKS[kind],
        applicant=dossier.submitter.full_name,
        basis=wording.basis if wording else "",
        statements=tuple(
            Statement(str(row), row.name, copy, row.copies, _said(row, wording.text if wording else ""))
            for row in rows
            for copy in range(1, row.copies + 1)
        ),
        signer=rows[0].signer.full_name,
        signer_title=rows[0].signer_title,
    )


def _said(row: Certified, text: str) -> str:
    values: Mapping[str, str] = values_of(row)
    return rules.filled(text, values)


def issue_statements(dossier: Dossier, rows: Sequence[Certified], act: Act) -> IssuedPaper:
    """The sheet of statements of a visit: one for each copy, to be signed and joined to it."""
    number = rules.numbers_said([row.number for row in rows], rows[0].year)
    return issue(dossier, lambda: _statements(dossier, rows), act, number)


def withdraw_statements(dossier: Dossier, act: Act, *, reason: str) -> None:
    """The visit's sheet of statements no longer holds."""
    sheet = papers_about(dossier, centre=dossier.centre_id).filter(code=STATEMENTS, withdrawal=None).first()
    if sheet is not None:
        papers.withdraw(sheet, reason=reason, by=act.by, at=act.at)


def receipt_of(dossier: Dossier) -> IssuedPaper | None:
    """Mẫu 01, when the person has asked for it."""
    return papers_about(dossier, centre=dossier.centre_id).filter(code=Receipt.form).first()


def issue_receipt(dossier: Dossier, rows: Sequence[Certified], act: Act) -> IssuedPaper:
    """Mẫu 01 in its variant for certification: pages and copies of each paper, and no appointment."""
    assert dossier.received_at is not None
    received_at = dossier.received_at

    def write() -> Receipt:
        return Receipt(
            office=office_of(dossier.centre),
            dossier_code=dossier.code,
            view_code=dossier.view_code,
            lookup_url=lookup_url(dossier),
            submitter=person_on_paper(dossier.submitter),
            procedure=procedure_of(dossier.version),
            received_at=received_at,
            officer=act.by.full_name,
            to_certify=tuple(ToCertify(row.name, row.pages, row.copies) for row in rows),
            fees=(Fee("Phí", dossier.fee_vnd, "đã nộp" if dossier.fee_vnd else ""),),
            collect="Trung tâm, đã trả kết quả ngay tại quầy.",
        )

    return issue(dossier, write, act, next_form_number(dossier.centre, act.at))


def issue_book(
    centre: Centre, kind: Kind, rows: Sequence[Certified], act: Act, *, first: date, last: date
) -> IssuedPaper:
    """The book of one kind over some days."""

    def write() -> CertificationBook:
        lines = tuple(_book_line(row) for row in rows)
        return CertificationBook(office_of(centre), BOOKS[kind], first, last, lines, act.by.full_name)

    return issue(centre, write, act, next_form_number(centre, act.at))


def _book_line(row: Certified) -> BookLine:
    return BookLine(
        number=str(row),
        entered_at=row.entered_at,
        applicant=row.dossier.submitter.full_name,
        name=row.name,
        pages=row.pages,
        copies=row.copies,
        fee_vnd=row.fee_vnd,
        signer=", ".join(part for part in (row.signer.full_name, row.signer_title) if part),
        note=f"Đã hủy: {row.void_reason}" if row.is_void else "",
    )
