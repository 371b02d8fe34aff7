"""From the citizen's papers to a received dossier, or to a refusal with its reasons."""

import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from motcua.casework.dossiers import promises, queries, rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import (
    begin_step,
    is_repeat,
    move,
    note,
    point_at,
    require_fresh,
    take,
)
from motcua.casework.dossiers.actions.people import bring_people
from motcua.casework.dossiers.completeness import judged
from motcua.casework.dossiers.intake import Grounds, Intake
from motcua.casework.dossiers.models import (
    Dossier,
    DossierEvent,
    Draft,
    Refusal,
)
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import STEP_WORDS, Channel, Money, Source
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.numbering.allocate import next_number, next_numbers
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import ProcedureVersion

#: letters and digits that nobody mistakes for one another
VIEW_LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789"


@dataclass(frozen=True)
class DossierReceived:
    dossier_id: int


@dataclass(frozen=True)
class DossierRefused:
    dossier_id: int


def _day(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%y%m%d}"


def _code(centre: Centre, day: str, number: int) -> str:
    """Agency code, day, number of the day. Source: NĐ 118/2025 Đ28; domain 03 §1."""
    return f"{centre.agency_code}-{day}-{number:04d}"


def _numbers(centre: Centre, at: datetime) -> tuple[str, str]:
    """The next dossier code of the day and the next number of the year's forms."""
    day = _day(at)
    given = next_numbers(centre.pk, {"dossier": day, "form": sheets.form_period(at)})
    return _code(centre, day, given["dossier"]), sheets.form_number(centre, given["form"])


def _new_dossier(
    intake: Intake, version: ProcedureVersion, centre: Centre, act: Act, *, code: str
) -> Dossier:
    """A dossier in status 1, not yet saved, with its people."""
    dossier = Dossier(
        centre=centre,
        code=code,
        view_code="".join(secrets.choice(VIEW_LETTERS) for _letter in range(6)),
        version=version,
        procedure_code=version.procedure.code,
        field_code=version.field.code,
        submitted_at=act.at,
        intake_key=act.key,
    )
    _fill(dossier, intake, act)
    return dossier


def _fill(dossier: Dossier, intake: Intake, act: Act) -> None:
    """Write into the dossier, which is not saved here, all that the intake says about it."""
    bring_people(dossier, intake, act)
    dossier.channel = intake.channel
    dossier.content = intake.content
    dossier.e_identity = intake.e_identity
    dossier.return_place = intake.return_place
    dossier.intake_seconds = intake.seconds
    dossier.fee_vnd = procedures.fee_for(dossier.version).amount_in(intake.fee_case)
    dossier.money = _money(dossier.fee_vnd, settled=intake.fee_settled)
    dossier.search = queries.search_text(dossier, dossier.submitter, dossier.owner)


def _money(fee_vnd: int | None, *, settled: bool) -> Money:
    if fee_vnd == 0:
        return Money.NONE
    if settled:
        return Money.SETTLED
    return Money.UNKNOWN if fee_vnd is None else Money.DUE


# One statement whatever the number of papers; building the rows one by one would cost more than writing them.
_KEEP = """
insert into dossiers_dossiercomponent as c (dossier_id, component_id, source, originals, copies)
select %s, component, source, originals, copies
from unnest(%s::bigint[], %s::text[], %s::int[], %s::int[]) as found (component, source, originals, copies)
on conflict (dossier_id, component_id) do update
    set source = excluded.source, originals = excluded.originals, copies = excluded.copies
"""


def _keep_checks(dossier: Dossier, checks: tuple[rules.ComponentCheck, ...]) -> None:
    """The components as they were found; scans that hang on a component judged before stay."""
    columns = (
        [check.component for check in checks],
        [(check.source or Source.MISSING).value for check in checks],
        [check.originals for check in checks],
        [check.copies for check in checks],
    )
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [dossier.pk, *columns])


def _start_clock(dossier: Dossier, counting: Counting, at: datetime) -> None:
    """Fix the promised time, and all it was counted from, for good. Source: NĐ 118/2025 Đ17.3, Đ18.2."""
    limit = procedures.limit_for(dossier.version, Channel(dossier.channel))
    promise = promises.promise(counting, at, limit)
    dossier.received_at = dossier.clock_from = at
    dossier.due_at = promise.deadline.at
    dossier.act_by = promise.forward_by
    dossier.clock = promise.as_json()


def _accept(
    dossier: Dossier,
    checks: tuple[rules.ComponentCheck, ...],
    act: Act,
    *,
    number: str,
    changed: Sequence[str] = (),
) -> None:
    """Status 1 to 2: the clock starts, the first step of the process begins, Mẫu 01 is issued."""
    counting, plan = Counting.of(dossier.centre_id, act.at), queries.plan_of(dossier)
    move(dossier, "receive")
    _start_clock(dossier, counting, act.at)
    point_at(dossier, plan[0], plan)
    dossier.save(force_insert=dossier.pk is None)
    _keep_checks(dossier, checks)
    begin_step(dossier, plan[0], act.at, counting.calendar)
    sheets.issue_receipt(dossier, checks, act, number=number)
    note(dossier, "receive", act, {"seconds": dossier.intake_seconds, **_changes(changed)})
    events.announce(DossierReceived(dossier.pk))


def _changes(changed: Sequence[str]) -> dict[str, list[str]]:
    """For the timeline: the names of what was changed while a filing was checked, when anything was."""
    return {"changed": list(changed)} if changed else {}


def made_with(centre: Centre, key: uuid.UUID) -> Dossier | None:
    """The dossier on which an act was taken with this key; None while nothing was."""
    event = _event_with(centre, key)
    return Dossier.objects.get(pk=event.dossier) if event else None


def _event_with(centre: Centre, key: uuid.UUID) -> DossierEvent | None:
    return DossierEvent.objects.filter(centre=centre.pk, key=key).first()


def _once(centre: Centre, key: uuid.UUID, verb: str, make: Callable[[], Dossier]) -> Dossier:
    """The dossier that `make` makes, or the one that was made before by the same verb under the same key.

    The database decides: the key is unique, so of two who make it at once one fails whole and is given the other's.
    Raises RuleBroken when another verb was done with the key: refused in one tab, received in the next.
    """
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        event = _event_with(centre, key)
        if event is None:
            raise
    made = Dossier.objects.get(pk=event.dossier)
    if event.verb != verb:
        raise _already_done(made, event)
    return made


def _already_done(made: Dossier, event: DossierEvent) -> RuleBroken:
    return RuleBroken(
        _(
            "Lần nhập này đã được ghi là “%(what)s”, hồ sơ %(code)s, nên không ghi thêm việc khác. "
            "Mở hồ sơ để xem. Công dân nộp lại thì bắt đầu một lần tiếp nhận mới."
        ),
        code="already_done",
        params={"what": STEP_WORDS.get(event.verb, event.verb), "code": made.code},
    )


def _require_person_checked(intake: Intake) -> None:
    if intake.channel == Channel.DIRECT and not intake.person_checked:
        raise RuleBroken(
            _(
                "Chưa đánh dấu “Đã đối chiếu thẻ và người”. Mã QR không chứng minh người: "
                "xem thẻ và người rồi đánh dấu."
            ),
            code="person_not_checked",
        )


def _require_counter_channel(intake: Intake) -> None:
    """Nothing when papers came over the counter or by post: what is filed online comes by the portal."""
    if intake.channel == Channel.ONLINE:
        raise RuleBroken(
            _(
                "Hồ sơ trực tuyến không nhập tại quầy, công dân nộp trên Cổng Dịch vụ công. "
                "Chọn “Nộp trực tiếp” hoặc “Nộp qua bưu chính”."
            ),
            code="online_at_counter",
        )


@dataclass(frozen=True)
class _Place:
    """Where an intake takes place, as the permission backends read it."""

    centre_id: int
    field_code: str
    procedure_code: str


def _version_for(intake: Intake, right: str, centre: Centre, act: Act) -> ProcedureVersion:
    """The version the intake is made under, once `act.by` is found to hold `right` there."""
    version = procedures.for_intake(intake.version_id)
    require(act.by, right, _Place(centre.pk, version.field.code, version.procedure.code), at=act.at)
    return version


def receive_at_counter(intake: Intake, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> Dossier:
    """The dossier received: coded, its time promised and explained, Mẫu 01 issued.

    A repeat of `key` gives the first. Source: NĐ 118/2025 Đ17. Raises PermissionDenied; RuleBroken when a component
    is missing or unjudged, the person was not compared with the card, or a number is known as somebody else's.
    """
    act = Act(by, at, key, based_on=1)
    version = _version_for(intake, "dossiers.receive", centre, act)
    _require_counter_channel(intake)
    checks = judged(version, intake.checks)
    rules.require_complete(checks)
    _require_person_checked(intake)

    def make() -> Dossier:
        code, number = _numbers(centre, at)
        dossier = _new_dossier(intake, version, centre, act, code=code)
        _accept(dossier, checks, act, number=number)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return _once(centre, key, "receive", make)


def refuse_at_counter(
    intake: Intake, grounds: Grounds, *, by: User, centre: Centre, key: uuid.UUID, at: datetime
) -> Dossier:
    """The refusal on record, with Mẫu 03 issued. A repeat of `key` gives the first.

    Source: NĐ 118/2025 Đ17.1. Raises PermissionDenied; RuleBroken when reason, basis or remedy is lacking, or a
    number is known as somebody else's.
    """
    act = Act(by, at, key, based_on=1)
    version = _version_for(intake, "dossiers.refuse", centre, act)
    _require_counter_channel(intake)
    checks = judged(version, intake.checks)
    rules.require_refusal_grounds(grounds.reason, grounds.basis, grounds.remedy)

    def make() -> Dossier:
        code, number = _numbers(centre, at)
        dossier = _new_dossier(intake, version, centre, act, code=code)
        _refuse(dossier, checks, grounds, act, number=number)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return _once(centre, key, "refuse", make)


def _refuse(
    dossier: Dossier, checks: tuple[rules.ComponentCheck, ...], grounds: Grounds, act: Act, *, number: str
) -> None:
    """Status 1 to 3: the reasons are kept and Mẫu 03 is issued."""
    move(dossier, "refuse")
    dossier.act_by = None
    dossier.save(force_insert=dossier.pk is None)
    _keep_checks(dossier, checks)
    refusal = Refusal.objects.create(dossier=dossier, **asdict(grounds))
    sheets.issue_refusal(dossier, refusal, act, number=number)
    note(dossier, "refuse", act, asdict(grounds))
    events.announce(DossierRefused(dossier.pk))


def submit_dossier(intake: Intake, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> Dossier:
    """A dossier that came by post or from the portal, in status 1: checked later, no clock but the answer's.

    A repeat of `key` gives the first. Source: NĐ 118/2025 Đ17.2. Raises PermissionDenied; RuleBroken when the person
    is at the counter, where one is answered at once.
    """
    act = Act(by, at, key, based_on=1)
    version = _version_for(intake, "dossiers.receive", centre, act)
    _require_from_afar(intake)
    checks = judged(version, intake.checks)

    def make() -> Dossier:
        day = _day(at)
        code = _code(centre, day, next_number(centre.pk, "dossier", day))
        dossier = _new_dossier(intake, version, centre, act, code=code)
        dossier.act_by = Counting.of(centre.pk, at).answer_by(at)
        dossier.save(force_insert=True)
        _keep_checks(dossier, checks)
        note(dossier, "register", act)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return _once(centre, key, "register", make)


def _require_from_afar(intake: Intake) -> None:
    if intake.channel == Channel.DIRECT:
        raise RuleBroken(
            _(
                "“Ghi nhận, kiểm tra sau” chỉ dùng cho hồ sơ gửi qua bưu chính. Người nộp đang ở quầy: "
                "kiểm tra ngay rồi tiếp nhận hoặc từ chối, hoặc chọn cách nộp “Nộp qua bưu chính”."
            ),
            code="checked_at_once",
        )


@transaction.atomic
def receive_submitted(pk: int, intake: Intake, act: Act) -> Dossier:
    """A dossier of status 1 found complete: received as at the counter, with everything the officer put right.

    Raises PermissionDenied, RuleBroken when it is incomplete, stale, no longer in status 1, or of another procedure.
    """
    dossier = take(pk, "dossiers.receive", act)
    if is_repeat(dossier, act, "receive"):
        return dossier
    require_fresh(dossier, act)
    checks = _judged_again(dossier, intake)
    rules.require_complete(checks)
    _require_person_checked(intake)
    number = sheets.next_form_number(dossier.centre, act.at)
    changed = [*_put_right(dossier, intake, act), *_papers_put_right(dossier, checks)]
    _accept(dossier, checks, act, number=number, changed=changed)
    dossier.supplements.filter(answered_at=None).update(answered_at=act.at)
    return dossier


@transaction.atomic
def refuse_submitted(pk: int, intake: Intake, grounds: Grounds, act: Act) -> Dossier:
    """A dossier of status 1 refused, with Mẫu 03, under the names the officer put right.

    Raises PermissionDenied, RuleBroken when grounds are lacking, or it is stale or of another procedure.
    """
    dossier = take(pk, "dossiers.refuse", act)
    if is_repeat(dossier, act, "refuse"):
        return dossier
    require_fresh(dossier, act)
    checks = _judged_again(dossier, intake)
    rules.require_refusal_grounds(grounds.reason, grounds.basis, grounds.remedy)
    number = sheets.next_form_number(dossier.centre, act.at)
    _put_right(dossier, intake, act)
    _refuse(dossier, checks, grounds, act, number=number)
    return dossier


def _judged_again(dossier: Dossier, intake: Intake) -> tuple[rules.ComponentCheck, ...]:
    """The components of the dossier's own version as they were found. Raises RuleBroken for another procedure."""
    if intake.version_id != dossier.version_id:
        raise RuleBroken(
            _(
                "Hồ sơ %(code)s đã ghi theo thủ tục %(procedure)s nên không đổi được thủ tục. Nếu công dân cần "
                "thủ tục khác, từ chối hồ sơ này, nêu thủ tục cần nộp, rồi lập hồ sơ mới."
            ),
            code="other_procedure",
            params={"code": dossier.code, "procedure": dossier.procedure_code},
        )
    if dossier.channel != Channel.ONLINE:
        _require_counter_channel(intake)
    return judged(procedures.for_intake(dossier.version_id), intake.checks)


#: what an officer may put right while checking a filing
PUT_RIGHT = (
    "submitter_id",
    "owner_id",
    "channel",
    "content",
    "e_identity",
    "return_place",
    "fee_vnd",
    "money",
)


def _put_right(dossier: Dossier, intake: Intake, act: Act) -> list[str]:
    """Write the officer's corrections into the dossier; the names of what is different now."""
    before = {name: getattr(dossier, name) for name in PUT_RIGHT}
    _fill(dossier, intake, act)
    return [name.removesuffix("_id") for name in PUT_RIGHT if getattr(dossier, name) != before[name]]


def _papers_put_right(dossier: Dossier, checks: tuple[rules.ComponentCheck, ...]) -> list[str]:
    """`component_12` for each component found otherwise now, in source or numbers; asked before they are kept."""
    kept = {
        found.component_id: (found.source, found.originals, found.copies)
        for found in dossier.components.all()
    }
    return [
        f"component_{check.component}"
        for check in checks
        if kept.get(check.component) != (check.source or Source.MISSING, check.originals, check.copies)
    ]
