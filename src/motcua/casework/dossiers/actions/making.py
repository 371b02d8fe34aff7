"""What every way of taking a dossier in shares: its code, people, papers and clock, and that it happens once."""

import secrets
import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, connection, transaction

from motcua.casework.dossiers import promises, queries, rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions import appointing
from motcua.casework.dossiers.actions.common import (
    begin_step,
    move,
    note,
    point_at,
)
from motcua.casework.dossiers.actions.people import bring_people
from motcua.casework.dossiers.intake import Grounds, Intake
from motcua.casework.dossiers.models import (
    Dossier,
    DossierEvent,
    Refusal,
)
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import STEP_WORDS, Channel, Money, Source
from motcua.foundation import events
from motcua.foundation.accounts.permissions import require
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.numbering.allocate import next_numbers
from motcua.foundation.words import _, kept_words
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import ProcedureVersion

#: letters and digits that nobody mistakes for one another
VIEW_LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789"


@dataclass(frozen=True)
class DossierReceived:
    dossier_id: int
    channel: Channel


@dataclass(frozen=True)
class DossierRefused:
    dossier_id: int


def day_of(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%y%m%d}"


def code_of(centre: Centre, day: str, number: int) -> str:
    """Agency code, day, number of the day. Source: NĐ 118/2025 Đ28; domain 03 §1."""
    return f"{centre.agency_code}-{day}-{number:04d}"


def next_code_and_number(centre: Centre, at: datetime) -> tuple[str, str]:
    """The next dossier code of the day and the next number of the year's forms."""
    day = day_of(at)
    given = next_numbers(centre.pk, {"dossier": day, "form": sheets.form_period(at)})
    return code_of(centre, day, given["dossier"]), sheets.form_number(centre, given["form"])


def new_dossier(intake: Intake, version: ProcedureVersion, centre: Centre, act: Act, *, code: str) -> Dossier:
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
    fill(dossier, intake, act)
    return dossier


def fill(dossier: Dossier, intake: Intake, act: Act) -> None:
    """Write into the dossier, which is not saved here, all that the intake says about it."""
    bring_people(dossier, intake, act)
    dossier.channel = intake.channel
    dossier.content = intake.content
    dossier.e_identity = intake.e_identity
    dossier.return_place = intake.return_place
    dossier.intake_seconds = intake.seconds
    dossier.fee_vnd = _fee_of(dossier, intake)
    dossier.money = _money(dossier.fee_vnd, settled=intake.fee_settled)
    dossier.search = queries.search_text(dossier, dossier.submitter, dossier.owner)


def _fee_of(dossier: Dossier, intake: Intake) -> int | None:
    """The amount counted from what was brought, or the catalogue's; None while nobody has entered it."""
    if intake.fee_vnd is not None:
        return intake.fee_vnd
    return procedures.fee_for(dossier.version).amount_in(intake.fee_case)


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


def keep_checks(dossier: Dossier, checks: tuple[rules.ComponentCheck, ...]) -> None:
    """The components as they were found; scans that hang on a component judged before stay."""
    columns = (
        [check.component for check in checks],
        [(check.source or Source.MISSING).value for check in checks],
        [check.originals for check in checks],
        [check.copies for check in checks],
    )
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [dossier.pk, *columns])


def _start_clock(dossier: Dossier, counting: Counting, at: datetime) -> promises.Promise:
    """Fix the promised time, and all it was counted from, for good. Source: NĐ 118/2025 Đ17.3, Đ18.2."""
    version = procedures.for_intake(dossier.version_id)
    with kept_words():
        promise = promises.at_reception(counting, version, dossier.channel, at)
    dossier.received_at = dossier.clock_from = at
    dossier.due_at = promise.deadline.at
    dossier.act_by = promise.forward_by
    dossier.clock = promise.as_json()
    return promise


def accept(
    dossier: Dossier,
    checks: tuple[rules.ComponentCheck, ...],
    act: Act,
    *,
    number: str,
    changed: Sequence[str] = (),
) -> None:
    """Status 1 to 2: the clock starts, the first step of the process begins, Mẫu 01 is issued."""
    begin(dossier, checks, act)
    sheets.issue_receipt(dossier, checks, act, number=number)
    note(dossier, "receive", act, {"seconds": dossier.intake_seconds, **_changes(changed)})
    events.announce(DossierReceived(dossier.pk, Channel(dossier.channel)))


def begin(dossier: Dossier, checks: tuple[rules.ComponentCheck, ...], act: Act) -> None:
    """Status 1 to 2 with the promise and the first step, saved; the caller says so to whom it concerns."""
    counting, plan = Counting.of(dossier.centre_id, act.at), queries.plan_of(dossier)
    move(dossier, "receive")
    promise = _start_clock(dossier, counting, act.at)
    point_at(dossier, [plan[0].n], plan)
    dossier.save(force_insert=dossier.pk is None)
    if promise.part is not None:
        appointing.make(dossier, promise, act.at)
    keep_checks(dossier, checks)
    begin_step(dossier, plan[0], act.at, counting.calendar)


def _changes(changed: Sequence[str]) -> dict[str, list[str]]:
    """For the timeline: the names of what was changed while a filing was checked, when anything was."""
    return {"changed": list(changed)} if changed else {}


def made_with(centre: Centre, key: uuid.UUID) -> Dossier | None:
    """The dossier on which an act was taken with this key; None while nothing was."""
    event = _event_with(centre, key)
    return Dossier.objects.get(pk=event.dossier) if event else None


def _event_with(centre: Centre, key: uuid.UUID) -> DossierEvent | None:
    return DossierEvent.objects.filter(centre=centre.pk, key=key).first()


def once(centre: Centre, key: uuid.UUID, verb: str, make: Callable[[], Dossier]) -> Dossier:
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


def require_person_checked(intake: Intake) -> None:
    if intake.channel == Channel.DIRECT and not intake.person_checked:
        raise RuleBroken(
            _(
                "Chưa đánh dấu “Đã đối chiếu thẻ và người”. Mã QR không chứng minh người: "
                "xem thẻ và người rồi đánh dấu."
            ),
            code="person_not_checked",
        )


def require_counter_channel(intake: Intake) -> None:
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


def version_for(intake: Intake, right: str, centre: Centre, act: Act) -> ProcedureVersion:
    """The version the intake is made under, once `act.by` is found to hold `right` there."""
    version = procedures.for_intake(intake.version_id)
    require(act.by, right, _Place(centre.pk, version.field.code, version.procedure.code), at=act.at)
    return version


def refuse(
    dossier: Dossier, checks: tuple[rules.ComponentCheck, ...], grounds: Grounds, act: Act, *, number: str
) -> None:
    """Status 1 to 3: the reasons are kept and Mẫu 03 is issued."""
    move(dossier, "refuse")
    dossier.act_by = None
    dossier.save(force_insert=dossier.pk is None)
    keep_checks(dossier, checks)
    refusal = Refusal.objects.create(dossier=dossier, **asdict(grounds))
    sheets.issue_refusal(dossier, refusal, act, number=number)
    note(dossier, "refuse", act, asdict(grounds))
    events.announce(DossierRefused(dossier.pk))
