"""The papers of the straight road: Mẫu 01, Mẫu 03 and the note of return."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.intake import Grounds, Intake
from motcua.casework.dossiers.models import Dossier, Person, Refusal, Result
from motcua.casework.dossiers.rules import ComponentCheck
from motcua.casework.dossiers.sheets.parts import (
    issue,
    lookup_url,
    next_form_number,
    office_of,
    owner_of,
    person_on_paper,
    procedure_of,
)
from motcua.casework.dossiers.states import Channel, Money, Outcome, Proof, ReturnPlace, Source
from motcua.foundation.accounts.models import User
from motcua.foundation.files import store
from motcua.foundation.papers import actions as papers
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.filing_note import FilingNote
from motcua.foundation.papers.sheets.parts import Person as PersonOnPaper
from motcua.foundation.papers.sheets.receipt import Appointment, Component, Fee, Receipt
from motcua.foundation.papers.sheets.refusal import Refusal as RefusalSheet
from motcua.foundation.papers.sheets.return_note import ReturnNote
from motcua.reference.calendars.rules import Limit
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.meanings import is_local
from motcua.reference.procedures.models import ProcedureVersion

CHANNELS = {
    Channel.DIRECT: "nộp trực tiếp",
    Channel.ONLINE: "nộp trực tuyến",
    Channel.POSTAL: "qua bưu chính",
}
COLLECT = {
    ReturnPlace.CENTRE: "Trung tâm, quầy trả kết quả. Mang theo giấy này.",
    ReturnPlace.POST: "Qua dịch vụ bưu chính, theo địa chỉ đã ghi.",
    ReturnPlace.ONLINE: "Trực tuyến, trên Cổng Dịch vụ công quốc gia.",
}
HANDED_OVER = {
    ReturnPlace.CENTRE: "bản giấy, trao tại Trung tâm",
    ReturnPlace.POST: "bản giấy, gửi qua bưu chính",
    ReturnPlace.ONLINE: "bản điện tử",
}
NOTES = {
    Source.ELECTRONIC: "bản điện tử",
    Source.SHOWN: "chỉ xuất trình",
    Source.DATA: "khai thác từ cơ sở dữ liệu",
}
#: printed for an amount that the province sets and that is not entered here
LOCAL_FEE = "theo mức của HĐND tỉnh"
MONEY = {Money.SETTLED: "đã nộp", Money.DUE: "chưa nộp"}


def _component(check: ComponentCheck) -> Component:
    on_paper = check.source == Source.PAPER
    return Component(
        name=check.name,
        originals=check.originals if on_paper else 0,
        copies=check.copies if on_paper else 0,
        note=NOTES.get(check.source, "") if check.source else "",
    )


def _limit_words(dossier: Dossier) -> str:
    """The limit as it was applied, from what the dossier keeps: `03 ngày làm việc`."""
    kept = dossier.clock["limit"]
    limit = Limit(kept["value"], kept["unit"], kept["same_day"])
    if dossier.appointment:
        until = "đến lần hẹn 1" if dossier.appointment == 1 else "từ khi có chứng từ nộp tiền"
        return f"{limit.value:02d} {limit.unit.label} {until}"
    return str(limit) if limit.same_day else f"{limit.value:02d} {limit.unit.label}"


def _fee(dossier: Dossier) -> Fee:
    """What is to be paid, or by whose amount while that is not known here."""
    state = MONEY.get(Money(dossier.money), "")
    fee = Fee("Phí, lệ phí", dossier.fee_vnd, state)
    if dossier.fee_vnd is None and is_local(procedures.fee_for(dossier.version).basis):
        return replace(fee, rule=", ".join(part for part in (LOCAL_FEE, state) if part))
    return fee


TAX_SLIP, RETURN = "lần 1, chuyển phiếu thông tin sang cơ quan thuế", "lần 2, trả kết quả"
ON_PROOF = "hẹn khi có chứng từ nộp tiền"


def _appointments(dossier: Dossier) -> tuple[Appointment, ...]:
    """The one appointment; or of two the one that runs, and what is known of the other. Domain 02, Mẫu 01 line 5."""
    if dossier.appointment == 1:
        return Appointment(dossier.due_at, TAX_SLIP), Appointment(what=f"{RETURN}: {ON_PROOF}")
    if dossier.appointment == 2:
        return (Appointment(dossier.due_at, RETURN),)
    two = procedures.two_appointments(procedures.for_intake(dossier.version_id))
    if two is None or dossier.appointments.filter(dropped_at__isnull=False).exists():
        return (Appointment(dossier.due_at),)
    owing = "nếu phát sinh nghĩa vụ tài chính, ngày trả kết quả hẹn lại khi có chứng từ nộp tiền"
    return Appointment(dossier.due_at), Appointment(what=owing)


def receipt_of(dossier: Dossier, checks: Sequence[ComponentCheck], officer: str) -> Receipt:
    """What Mẫu 01 of a dossier says while it stands as it does, with the components as they were judged."""
    handed_in = [check for check in checks if check.source not in (None, Source.NOT_NEEDED, Source.MISSING)]
    assert dossier.received_at is not None
    return Receipt(
        office=office_of(dossier.centre),
        dossier_code=dossier.code,
        view_code=dossier.view_code,
        lookup_url=lookup_url(dossier),
        submitter=person_on_paper(dossier.submitter),
        owner=owner_of(dossier),
        procedure=procedure_of(dossier.version),
        content=dossier.content,
        received_at=dossier.received_at,
        officer=officer,
        channel=CHANNELS[Channel(dossier.channel)],
        components=tuple(_component(check) for check in handed_in),
        limit=_limit_words(dossier),
        appointments=_appointments(dossier),
        fees=(_fee(dossier),),
        collect=COLLECT[ReturnPlace(dossier.return_place)],
        submitter_signs=dossier.channel == Channel.DIRECT,
    )


def issue_receipt(
    dossier: Dossier, checks: Sequence[ComponentCheck], act: Act, *, number: str, officer: str = ""
) -> IssuedPaper:
    """Mẫu 01 of a dossier just received, with the components as they were judged; who acts is the officer on it
    unless another is named."""
    return issue(dossier, lambda: receipt_of(dossier, checks, officer or act.by.full_name), act, number)


def _refusal(
    centre: Centre,
    applicant: PersonOnPaper,
    version: ProcedureVersion,
    grounds: Grounds | Refusal,
    officer: str,
) -> RefusalSheet:
    return RefusalSheet(
        office=office_of(centre),
        applicant=applicant,
        procedure=procedure_of(version),
        reason=grounds.reason.rstrip(". "),
        basis=grounds.basis.rstrip(". "),
        way_on=grounds.remedy.rstrip(". "),
        officer=officer,
    )


def refusal_of(dossier: Dossier, refusal: Refusal, officer: str) -> RefusalSheet:
    """What Mẫu 03 of a dossier says."""
    applicant = person_on_paper(dossier.submitter)
    plain = _refusal(dossier.centre, applicant, dossier.version, refusal, officer)
    return replace(
        plain,
        dossier_code=dossier.code,
        view_code=dossier.view_code,
        submitted_at=dossier.submitted_at,
        owner=owner_of(dossier),
        submitter_signs=dossier.channel == Channel.DIRECT,
    )


def issue_refusal(dossier: Dossier, refusal: Refusal, act: Act, *, number: str) -> IssuedPaper:
    """Mẫu 03 of a dossier just refused."""
    return issue(dossier, lambda: refusal_of(dossier, refusal, act.by.full_name), act, number)


def preview_refusal(
    intake: Intake,
    grounds: Grounds,
    version: ProcedureVersion,
    *,
    centre: Centre,
    officer: User,
    at: datetime,
) -> bytes:
    """Mẫu 03 as it would be issued, marked as a preview."""
    sheet = _refusal(centre, person_on_paper(intake.submitter), version, grounds, officer.full_name)
    return papers.preview(sheet.form, centre=centre.pk, data=sheet, at=at)


def _recipient(result: Result, known: Person | None) -> PersonOnPaper:
    """Who took the result: a person of the dossier by what is on record, somebody else by what was typed."""
    typed = PersonOnPaper(name=result.receiver_name, phone=result.receiver_phone)
    return replace(person_on_paper(known), phone=typed.phone) if known else typed


def _shown(result: Result) -> str:
    """By what the receiver showed the right to the result."""
    return result.authorisation or Proof(result.proof).label.lower()


def return_note_of(
    dossier: Dossier, result: Result, returner: str, known: Person | None, shown: str = ""
) -> ReturnNote:
    """What the note of a result that was handed over says; `known` and `shown` as in `issue_return_note`."""
    assert result.returned_at is not None
    return ReturnNote(
        office=office_of(dossier.centre),
        dossier_code=dossier.code,
        procedure=procedure_of(dossier.version),
        owner=person_on_paper(dossier.owner),
        returner=returner,
        returner_phone=dossier.centre.phone,
        recipient=_recipient(result, known),
        returned_at=result.returned_at,
        result_type=HANDED_OVER[ReturnPlace(dossier.return_place)],
        result_number=result.number,
        result_summary=f"{result.name} ({Outcome(result.outcome).label})",
        shown=shown or _shown(result),
        signature=store.read(result.signature) if result.signature else b"",
    )


def issue_return_note(
    dossier: Dossier, result: Result, act: Act, *, known: Person | None, shown: str = ""
) -> IssuedPaper:
    """The note that both sign when a result is handed over; `known` is the receiver, when a person of the dossier.

    `shown` says how it came to the receiver where nobody showed anything at the counter.
    """
    number = next_form_number(dossier.centre, act.at)
    return issue(
        dossier, lambda: return_note_of(dossier, result, act.by.full_name, known, shown), act, number
    )


def filing_note_of(
    dossier: Dossier, papers: Sequence[str], helper: str = "", next_step: str = ""
) -> FilingNote:
    """What the note of a filing says."""
    assert dossier.act_by is not None
    return FilingNote(
        office=office_of(dossier.centre),
        dossier_code=dossier.code,
        view_code=dossier.view_code,
        lookup_url=lookup_url(dossier),
        submitter=person_on_paper(dossier.submitter),
        owner=owner_of(dossier),
        procedure=procedure_of(dossier.version),
        filed_at=dossier.submitted_at,
        answer_by=dossier.act_by,
        papers=tuple(papers),
        helper=helper,
        next_step=next_step.rstrip(". "),
    )


def issue_filing_note(
    dossier: Dossier, papers: Sequence[str], act: Act, *, next_step: str = ""
) -> IssuedPaper:
    """The note that the dossier was filed online; without a number of the Centre's forms, since nobody signs it.

    With a `next_step` it names who acts as the submitter's helper, and what the submitter can do alone next time.
    """
    helper = act.by.full_name if next_step else ""
    return issue(dossier, lambda: filing_note_of(dossier, papers, helper, next_step), act, "")
