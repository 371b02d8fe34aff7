"""The official papers of a dossier that leaves the straight road: Mẫu 02, 04 and 05. In Vietnamese, always."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.models import (
    AgencyPart,
    Closure,
    Dossier,
    Extension,
    Supplement,
    SupplementItem,
    Transfer,
    UnlistedPaper,
)
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
from motcua.casework.dossiers.sheets.straight import issue_receipt
from motcua.casework.dossiers.states import Ending, Lack, Source, Stage
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.apology import Apology
from motcua.foundation.papers.sheets.parts import Signer
from motcua.foundation.papers.sheets.receipt import Component
from motcua.foundation.papers.sheets.stop_notice import StopNotice
from motcua.foundation.papers.sheets.supplement_request import (
    AT_RECEPTION,
    IN_RESOLUTION,
    Repeated,
    SupplementRequest,
    ToSupply,
)
from motcua.foundation.papers.sheets.transfer_slip import Task, TransferSlip

STAGES = {Stage.RECEPTION: AT_RECEPTION, Stage.RESOLUTION: IN_RESOLUTION}
#: what follows from bringing the papers. Source: NĐ 118/2025 Đ17.3, Đ19.5
EFFECTS = {
    Stage.RECEPTION: "Thời hạn giải quyết tính từ khi nhận đủ hồ sơ.",
    Stage.RESOLUTION: "Thời hạn giải quyết tính lại từ đầu khi nhận đủ; "
    "quá ngày này mà chưa bổ sung, Trung tâm đóng hồ sơ.",
}
BASES = {
    Ending.WITHDRAWN: "Điều 21 Nghị định số 118/2025/NĐ-CP, Điều 7 Thông tư số 03/2025/TT-VPCP",
    Ending.UNSUPPLEMENTED: "khoản 5 Điều 19 Nghị định số 118/2025/NĐ-CP",
}
EXTENSION_BASIS = "khoản 6 Điều 19 Nghị định số 118/2025/NĐ-CP"


def signer_of(name: str, title: str) -> Signer:
    """Who signs, with the post in capitals above the name."""
    return Signer((title.upper(),) if title else (), name)


def _signer(user: User) -> Signer:
    return signer_of(user.full_name, user.title)


def _to_supply(item: SupplementItem) -> ToSupply:
    component = item.component
    return ToSupply(
        component.name,
        str(Lack(item.lack).label),
        item.words.rstrip(". "),
        component.originals,
        0,
        component.copies,
    )


def supplement_request_of(
    dossier: Dossier,
    supplement: Supplement,
    items: Iterable[SupplementItem],
    officer: str,
    unlisted: Sequence[UnlistedPaper] = (),
) -> SupplementRequest:
    """What Mẫu 02 says: everything to add, at once, and until when."""
    return SupplementRequest(
        office=office_of(dossier.centre),
        applicant=person_on_paper(dossier.submitter),
        owner=owner_of(dossier),
        procedure=procedure_of(dossier.version),
        content=dossier.content,
        dossier_code=dossier.code,
        lookup_url=lookup_url(dossier),
        stage=STAGES[Stage(supplement.stage)],
        items=tuple(_to_supply(item) for item in items),
        basis=supplement.basis.rstrip(". "),
        deliver_by=supplement.until,
        effect=EFFECTS[Stage(supplement.stage)],
        delivery=f"{dossier.centre.name}, {dossier.centre.address}".rstrip(", "),
        officer=officer,
        officer_phone=dossier.centre.phone,
        time=supplement.n,
        repeated=Repeated(supplement.why_again.rstrip(". "), officer) if supplement.why_again else None,
        unlisted=tuple(paper.name.rstrip(". ") for paper in unlisted),
        unlisted_basis=unlisted[0].basis.rstrip(". ") if unlisted else "",
    )


def issue_supplement_request(
    dossier: Dossier, supplement: Supplement, act: Act, *, number: str
) -> IssuedPaper:
    """Mẫu 02: everything to add, at once, and until when."""
    unlisted = list(supplement.unlisted.all())

    def write() -> SupplementRequest:
        items = supplement.items.select_related("component")
        return supplement_request_of(dossier, supplement, items, act.by.full_name, unlisted)

    return issue(dossier, write, act, number)


def issue_receipt_anew(dossier: Dossier, act: Act, *, officer: str = "") -> IssuedPaper:
    """Mẫu 01 once more, with the appointment counted from the complete supplement; `officer` as in `issue_receipt`."""
    rows = dossier.components.select_related("component").order_by("component__position")
    checks = [
        ComponentCheck(
            row.component_id,
            row.component.name,
            row.component.required,
            Source(row.source),
            row.originals,
            row.copies,
        )
        for row in rows
    ]
    number = next_form_number(dossier.centre, act.at)
    return issue_receipt(dossier, checks, act, number=number, officer=officer)


def apology_of(dossier: Dossier, extension: Extension, signer: Signer) -> Apology:
    """What Mẫu 04 says, in the name of the People's Committee that decides."""
    centre, committee = office_of(dossier.centre), dossier.centre.parent
    assert dossier.received_at is not None
    return Apology(
        office=replace(centre, parent="", name=committee, headline=(committee.upper(),)),
        centre=dossier.centre.name,
        applicant=person_on_paper(dossier.submitter),
        owner=owner_of(dossier),
        dossier_code=dossier.code,
        procedure=procedure_of(dossier.version),
        received_at=dossier.received_at,
        promised_at=extension.old_due,
        new_at=extension.new_due,
        reason=extension.reason.rstrip(". "),
        basis=EXTENSION_BASIS,
        signer=signer,
        handler=dossier.centre.name,
        handler_phone=dossier.centre.phone,
        lookup_url=lookup_url(dossier),
    )


def issue_apology(dossier: Dossier, extension: Extension, act: Act) -> IssuedPaper:
    """Mẫu 04: the apology and the one new date."""
    number = next_form_number(dossier.centre, act.at)
    return issue(dossier, lambda: apology_of(dossier, extension, _signer(act.by)), act, number)


def stop_notice_of(dossier: Dossier, closure: Closure, signer: Signer) -> StopNotice:
    """What Mẫu 05 says: that the dossier ends without a result, and what goes back to the citizen."""
    ending, closed_at = Ending(closure.ending), closure.closed_at
    return StopNotice(
        office=office_of(dossier.centre),
        applicant=person_on_paper(dossier.submitter),
        owner=owner_of(dossier),
        dossier_code=dossier.code,
        procedure=procedure_of(dossier.version),
        received_at=dossier.received_at or dossier.submitted_at,
        stopped_at=closed_at,
        checked_at=closed_at,
        requested_on=closed_at.astimezone(VIETNAM).date() if ending == Ending.WITHDRAWN else None,
        reason=closure.reason.rstrip(". "),
        basis=closure.basis.rstrip(". ") or BASES.get(ending, ""),
        returned=(Component(closure.papers_back),) if closure.papers_back else (),
        fee=closure.money.rstrip(". "),
        signer=signer,
    )


def issue_stop_notice(dossier: Dossier, closure: Closure, act: Act) -> IssuedPaper:
    """Mẫu 05: that the dossier ends without a result."""
    number = next_form_number(dossier.centre, act.at)
    return issue(dossier, lambda: stop_notice_of(dossier, closure, _signer(act.by)), act, number)


def issue_transfer_slip(dossier: Dossier, transfer: Transfer, act: Act) -> IssuedPaper:
    """Phiếu chuyển xử lý: the one commune that resolves, its task and its time. Source: NĐ 118/2025 Đ20."""
    task = Task(f"UBND {transfer.commune.name}", transfer.task, transfer.due_at, leads=True)
    return _issue_slip(dossier, lambda: (task,), act, on_paper=transfer.on_paper)


def issue_linked_slip(
    dossier: Dossier, parts: Sequence[AgencyPart], act: Act, *, on_paper: bool
) -> IssuedPaper:
    """Phiếu chuyển xử lý of a linked procedure: each agency, its task and its deadline. Source: NĐ 118/2025 Đ20."""

    def tasks() -> tuple[Task, ...]:
        return tuple(
            Task(part.task.agency_title, part.task.task_title, part.slip_due, leads=part.task.leads)
            for part in parts
        )

    return _issue_slip(dossier, tasks, act, on_paper=on_paper)


def _issue_slip(
    dossier: Dossier, tasks: Callable[[], tuple[Task, ...]], act: Act, *, on_paper: bool
) -> IssuedPaper:
    """The slip to these agencies, with the papers that go along."""
    assert dossier.received_at is not None
    received_at = dossier.received_at

    def write() -> TransferSlip:
        given = dossier.components.filter(source=Source.PAPER).select_related("component")
        rows = given.order_by("component__position") if on_paper else []
        return TransferSlip(
            office=office_of(dossier.centre),
            dossier_code=dossier.code,
            procedure=procedure_of(dossier.version),
            owner=person_on_paper(dossier.owner),
            received_at=received_at,
            tasks=tasks(),
            signer=_signer(act.by),
            due_at=dossier.due_at,
            content=dossier.content,
            in_turn=on_paper,
            papers=tuple(
                Component(row.component.name, originals=row.originals, copies=row.copies) for row in rows
            ),
        )

    return issue(dossier, write, act, next_form_number(dossier.centre, act.at))
