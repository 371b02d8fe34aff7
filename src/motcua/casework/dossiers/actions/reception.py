"""From the citizen's papers to a received dossier, or to a refusal with its reasons."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

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
from motcua.casework.dossiers.intake import Grounds, Intake, PersonDetails
from motcua.casework.dossiers.models import (
    Dossier,
    DossierComponent,
    Draft,
    Person,
    Refusal,
)
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import Channel, Money, Source
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


def _person(centre: Centre, details: PersonDetails) -> Person:
    """The person of those details: the one the Centre knows by that number brought up to date, else a new one."""
    fields = {name: value for name, value in asdict(details).items() if name != "personal_id"}
    known = queries.known_person(centre.pk, details.personal_id)
    if known is None:
        return Person.objects.create(centre=centre, personal_id=details.personal_id, **fields)
    changed = {name: value for name, value in fields.items() if value and getattr(known, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(known, name, value)
        known.save()
    return known


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
    submitter = _person(centre, intake.submitter)
    owner = _person(centre, intake.owner) if intake.owner else submitter
    fee_vnd = procedures.fee_for(version).amount_vnd
    dossier = Dossier(
        centre=centre,
        code=code,
        view_code="".join(secrets.choice(VIEW_LETTERS) for _letter in range(6)),
        version=version,
        procedure_code=version.procedure.code,
        field_code=version.field.code,
        channel=intake.channel,
        submitter=submitter,
        owner=owner,
        content=intake.content,
        e_identity=intake.e_identity,
        return_place=intake.return_place,
        submitted_at=act.at,
        intake_key=act.key,
        intake_seconds=intake.seconds,
        fee_vnd=fee_vnd,
        money=_money(fee_vnd, settled=intake.fee_settled),
    )
    dossier.search = queries.search_text(dossier, submitter, owner)
    return dossier


def _money(fee_vnd: int | None, *, settled: bool) -> Money:
    if fee_vnd == 0:
        return Money.NONE
    if settled:
        return Money.SETTLED
    return Money.UNKNOWN if fee_vnd is None else Money.DUE


def _keep_checks(dossier: Dossier, checks: tuple[rules.ComponentCheck, ...]) -> None:
    """The components as they were found."""
    DossierComponent.objects.bulk_create(
        DossierComponent(
            dossier=dossier,
            component_id=check.component,
            source=check.source or Source.MISSING,
            originals=check.originals,
            copies=check.copies,
        )
        for check in checks
    )


def _start_clock(dossier: Dossier, counting: Counting, at: datetime) -> None:
    """Fix the promised time, and all it was counted from, for good. Source: NĐ 118/2025 Đ17.3, Đ18.2."""
    limit = procedures.limit_for(dossier.version, Channel(dossier.channel))
    promise = promises.promise(counting, at, limit)
    dossier.received_at = at
    dossier.due_at = promise.deadline.at
    dossier.act_by = promise.forward_by
    dossier.clock = promise.as_json()


def _accept(dossier: Dossier, checks: tuple[rules.ComponentCheck, ...], act: Act, *, number: str) -> None:
    """Status 1 to 2: the clock starts, the first step of the process begins, Mẫu 01 is issued."""
    is_new = dossier.pk is None
    counting, plan = Counting.of(dossier.centre_id, act.at), queries.plan_of(dossier)
    move(dossier, "receive")
    _start_clock(dossier, counting, act.at)
    point_at(dossier, plan[0], plan)
    dossier.save(force_insert=is_new)
    if is_new:
        _keep_checks(dossier, checks)
    begin_step(dossier, plan[0], act.at, counting.calendar)
    sheets.issue_receipt(dossier, checks, act, number=number)
    note(dossier, "receive", act, {"seconds": dossier.intake_seconds})
    events.announce(DossierReceived(dossier.pk))


def _once(key: uuid.UUID, make: Callable[[], Dossier]) -> Dossier:
    """The dossier that `make` makes, or the one that was made before under the same key.

    The database decides: the key is unique, so of two who make it at once one fails whole and is given the other's.
    """
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        made = Dossier.objects.filter(intake_key=key).first()
        if made is None:
            raise
        return made


def _require_person_checked(intake: Intake) -> None:
    if intake.channel == Channel.DIRECT and not intake.person_checked:
        raise RuleBroken(
            _(
                "Chưa đánh dấu “Đã đối chiếu thẻ và người”. Mã QR không chứng minh người: "
                "xem thẻ và người rồi đánh dấu."
            ),
            code="person_not_checked",
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
    is missing or unjudged, or the person was not compared with the card.
    """
    act = Act(by, at, key, based_on=1)
    version = _version_for(intake, "dossiers.receive", centre, act)
    rules.require_complete(intake.checks)
    _require_person_checked(intake)

    def make() -> Dossier:
        code, number = _numbers(centre, at)
        dossier = _new_dossier(intake, version, centre, act, code=code)
        _accept(dossier, intake.checks, act, number=number)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return _once(key, make)


def refuse_at_counter(
    intake: Intake, grounds: Grounds, *, by: User, centre: Centre, key: uuid.UUID, at: datetime
) -> Dossier:
    """The refusal on record, with Mẫu 03 issued. A repeat of `key` gives the first.

    Source: NĐ 118/2025 Đ17.1. Raises PermissionDenied; RuleBroken when reason, basis or remedy is lacking.
    """
    act = Act(by, at, key, based_on=1)
    version = _version_for(intake, "dossiers.refuse", centre, act)
    rules.require_refusal_grounds(grounds.reason, grounds.basis, grounds.remedy)

    def make() -> Dossier:
        code, number = _numbers(centre, at)
        dossier = _new_dossier(intake, version, centre, act, code=code)
        dossier.save(force_insert=True)
        _keep_checks(dossier, intake.checks)
        _refuse(dossier, grounds, act, number=number)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return _once(key, make)


def _refuse(dossier: Dossier, grounds: Grounds, act: Act, *, number: str) -> None:
    """Status 1 to 3: the reasons are kept and Mẫu 03 is issued."""
    move(dossier, "refuse")
    refusal = Refusal.objects.create(dossier=dossier, **asdict(grounds))
    dossier.act_by = None
    dossier.save()
    sheets.issue_refusal(dossier, refusal, act, number=number)
    note(dossier, "refuse", act)
    events.announce(DossierRefused(dossier.pk))


def submit_dossier(intake: Intake, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> Dossier:
    """A dossier that came by post or from the portal, in status 1: checked later, no clock but the answer's.

    A repeat of `key` gives the first. Source: NĐ 118/2025 Đ17.2. Raises PermissionDenied.
    """
    act = Act(by, at, key, based_on=1)
    version = _version_for(intake, "dossiers.receive", centre, act)

    def make() -> Dossier:
        day = _day(at)
        code = _code(centre, day, next_number(centre.pk, "dossier", day))
        dossier = _new_dossier(intake, version, centre, act, code=code)
        dossier.act_by = Counting.of(centre.pk, at).answer_by(at)
        dossier.save(force_insert=True)
        _keep_checks(dossier, intake.checks)
        note(dossier, "register", act)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return _once(key, make)


@transaction.atomic
def receive_submitted(pk: int, checks: tuple[rules.ComponentCheck, ...], act: Act) -> Dossier:
    """A dossier of status 1 found complete: received as at the counter.

    Raises PermissionDenied, RuleBroken when it is incomplete, stale or no longer in status 1.
    """
    dossier = take(pk, "dossiers.receive", act)
    if is_repeat(dossier, act):
        return dossier
    require_fresh(dossier, act)
    rules.require_complete(checks)
    _replace_checks(dossier, checks)
    _accept(dossier, checks, act, number=sheets.next_form_number(dossier.centre, act.at))
    return dossier


@transaction.atomic
def refuse_submitted(pk: int, grounds: Grounds, act: Act) -> Dossier:
    """A dossier of status 1 refused, with Mẫu 03. Raises PermissionDenied, RuleBroken."""
    dossier = take(pk, "dossiers.refuse", act)
    if is_repeat(dossier, act):
        return dossier
    require_fresh(dossier, act)
    rules.require_refusal_grounds(grounds.reason, grounds.basis, grounds.remedy)
    _refuse(dossier, grounds, act, number=sheets.next_form_number(dossier.centre, act.at))
    return dossier


def _replace_checks(dossier: Dossier, checks: tuple[rules.ComponentCheck, ...]) -> None:
    """Judge every component again; scans that hang on a row stay."""
    for check in checks:
        dossier.components.filter(component=check.component).update(
            source=check.source, originals=check.originals, copies=check.copies
        )
