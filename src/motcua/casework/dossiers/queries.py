"""Reading dossiers; every list starts at `visible_to`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache, reduce
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import (
    Count,
    Exists,
    F,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.models import (
    AgencyPart,
    Appointment,
    ClockStop,
    Closure,
    Consultation,
    Correction,
    Declaration,
    Dossier,
    DossierComponent,
    DossierEvent,
    Draft,
    Extension,
    FilingNotice,
    HandedItem,
    Linking,
    OnlineFiling,
    OutsideCode,
    Person,
    Posting,
    Refusal,
    Result,
    StepRun,
    Supplement,
    Transfer,
)
from motcua.casework.dossiers.states import Status
from motcua.foundation.accounts.models import User
from motcua.foundation.audit import journal
from motcua.foundation.audit.models import Entry
from motcua.foundation.clock import VIETNAM
from motcua.foundation.search import fold, fold_code
from motcua.foundation.statements import Given, Question, answers, kept
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars import rules as working_time
from motcua.reference.calendars.rules.calendar import local, working_day_after
from motcua.reference.organisation import queries as organisation
from motcua.reference.organisation.rules import Reach
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import AgencyTask, Step


def within(reach: Reach) -> Q:
    """The dossiers, or other rows of the same sides, that one right reaches."""
    sides = {"centre": reach.centre, "field_code": reach.field, "procedure_code": reach.procedure}
    return Q(**{name: value for name, value in sides.items() if value not in (None, "")})


def reached_by(user: User, right: str, at: datetime) -> QuerySet[Dossier]:
    """The dossiers on which `user` holds `right` that day: plain conditions, so that lists join into one OR."""
    return within_any(organisation.reaches_of(user, right, at))


def within_any(reaches: frozenset[Reach]) -> QuerySet[Dossier]:
    """The dossiers that any of these rights reaches; none without a right. A query of the caller's own."""
    return _within_any(reaches).all()


@lru_cache(maxsize=1000)
def _within_any(reaches: frozenset[Reach]) -> QuerySet[Dossier]:
    if not reaches:
        return Dossier.objects.none()
    return Dossier.objects.filter(reduce(or_, [within(reach) for reach in reaches]))


def visible_to(user: User, at: datetime) -> QuerySet[Dossier]:
    """The dossiers `user` may read that day: the only door to rows."""
    return reached_by(user, "dossiers.view", at)


def with_people(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same dossiers with what a list row shows, in one query."""
    return dossiers.select_related("submitter", "owner", "version")


#: what only a dossier's own page shows; by far the most of what a row of a list would carry along
_BESIDE_A_ROW = (
    *("content", "clock", "search", "e_identity", "intake_key", "intake_seconds"),
    *(f"submitter__{name}" for name in ("folded_name", "sex", "address", "card_issued_on")),
)


def for_rows(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same dossiers with what a list row shows and little else, in one query; `procedure_of` names the rest."""
    return dossiers.select_related("submitter").defer(*_BESIDE_A_ROW)


def rows_question(keys: Sequence[int], *related: str) -> Question[Dossier]:
    """The dossiers of these numbers, in this order, with what a list row shows and what else is named."""
    return _rows(*related).given(keys=list(keys))


@kept
def _rows(*related: str) -> QuerySet[Dossier]:
    keys = Given("keys", "bigint[]")
    rows = for_rows(Dossier.objects.filter(pk__among=keys))
    in_order = rows.order_by(Func(keys, F("pk"), function="array_position"))
    return in_order.select_related(*related) if related else in_order


def procedure_of(dossier: Dossier) -> str:
    """The name of its procedure, of the version the dossier is pinned to."""
    return procedures.for_intake(dossier.version_id).name_vi


_BELOW: dict[str, QuerySet[Any]] = {
    "components": DossierComponent.objects.select_related("component", "file").order_by(
        "component__position"
    ),
    "runs": StepRun.objects.select_related("done_by"),
}


def for_page(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same dossiers with everything a dossier's page shows."""
    return dossiers.select_related(
        "centre__commune__province",
        "submitter",
        "owner",
        "representation__file",
        "version",
        "handler",
        "result__decided_by",
        "result__signature",
        "refusal",
        "slot",
    ).prefetch_related(*(Prefetch(name, rows) for name, rows in _BELOW.items()))


#: rows beside a dossier of which most have few: roads taken, how it ended, what was declared; with what is below each
_SIDES: dict[str, QuerySet[Any]] = {
    "supplements": Supplement.objects.prefetch_related("items__component", "unlisted"),
    "appointments": Appointment.objects.all(),
    "parts": AgencyPart.objects.select_related("task"),
    "stops": ClockStop.objects.all(),
    "extensions": Extension.objects.all(),
    "consultations": Consultation.objects.prefetch_related("reminders"),
    "corrections": Correction.objects.all(),
    "postings": Posting.objects.all(),
    "handed": HandedItem.objects.select_related("hand_over__receiver_unit"),
    "result": Result.objects.select_related("decided_by", "signature"),
    "refusal": Refusal.objects.all(),
    "closure": Closure.objects.all(),
    "transfer": Transfer.objects.select_related("commune__province"),
    "linking": Linking.objects.all(),
    "filing": OnlineFiling.objects.select_related("form"),
    "declaration": Declaration.objects.select_related("form"),
}
#: those of which a dossier has one at most
_SINGLE = {"result", "refusal", "closure", "transfer", "linking", "filing", "declaration"}
_BESIDE = _BELOW | _SIDES


def find(user: User, code: str, at: datetime) -> Dossier | None:
    """The dossier of that code, when `user` may read it that day; it is told what there is for `read_sides`."""
    return next(
        iter(_found(organisation.reaches_of(user, "dossiers.view", at)).given(code=code).rows()), None
    )


@kept
def _found(reaches: frozenset[Reach]) -> QuerySet[Dossier]:
    beside = {
        _has(name): Exists(rows.model.objects.filter(dossier=OuterRef("pk"))) for name, rows in _SIDES.items()
    }
    told = within_any(reaches).annotate(
        **beside,
        # most dossiers have no code of another's system, most Centres no level of filing: nothing more is read then
        has_outside=Exists(OutsideCode.objects.filter(dossier=OuterRef("pk"))),
        has_levels=Exists(FilingNotice.objects.filter(centre=OuterRef("centre"))),
    )
    return told.select_related("centre", "submitter", "owner", "handler").filter(code=Given("code"))


def _has(side: str) -> str:
    return f"has_{side}"


def read_sides(dossier: Dossier, *also: Question[Any]) -> tuple[list[Any], ...]:
    """Read what stands beside a dossier that `find` found, as far as there is any; the answers to what is asked `also`
    in the same go."""
    names = [*_BELOW, *(name for name in _SIDES if getattr(dossier, _has(name)))]
    found = answers(*(_beside(name).given(dossier=dossier.pk) for name in names), *also)
    read = dict(zip(names, found, strict=False))
    for name in _BESIDE:
        _keep(dossier, name, read.get(name, []))
    dossier.version = procedures.for_intake(dossier.version_id)
    return found[len(names) :]


@kept
def _beside(name: str) -> QuerySet[Any]:
    return _BESIDE[name].filter(dossier=Given("dossier"))


def _keep(dossier: Dossier, name: str, rows: list[Any]) -> None:
    """Put what was read beside a dossier where Django looks for it: what it would do itself, in a tenth of the time."""
    for row in rows:
        row.dossier = dossier
    if name in _SINGLE:
        dossier._state.fields_cache[name] = next(iter(rows), None)
        return
    known = getattr(dossier, name).all() if rows else _BESIDE[name].none()
    known._result_cache = rows
    vars(dossier).setdefault("_prefetched_objects_cache", {})[name] = known


def timeline(dossier: Dossier) -> QuerySet[DossierEvent]:
    """Everything that happened to the dossier, oldest first."""
    return _events(dossier.centre_id, dossier.pk)


def _events(centre: Any, dossier: Any) -> QuerySet[DossierEvent]:
    return DossierEvent.objects.filter(centre=centre, dossier=dossier).order_by("revision", "id")


@kept
def _timeline() -> QuerySet[DossierEvent]:
    return _events(Given("centre"), Given("dossier"))


def timeline_question(dossier: Dossier) -> Question[DossierEvent]:
    """As `timeline`, to be asked together with something else."""
    return _timeline().given(centre=dossier.centre_id, dossier=dossier.pk)


def open_steps(dossier: Dossier) -> set[str]:
    """The steps the dossier may take next, whoever takes them."""
    return rules.open_steps(
        Status(dossier.status),
        received=dossier.received_at is not None,
        away=dossier.is_away,
        linked=dossier.is_linked,
    )


def may_be_urged(dossier: Dossier) -> bool:
    """Whether an officer holds the dossier, who can be urged."""
    return Status(dossier.status) in rules.URGED


def plan_of(dossier: Dossier) -> list[Step]:
    """The approved process of the version the dossier is pinned to, in order."""
    return list(procedures.for_intake(dossier.version_id).steps.all())


def agencies_of(dossier: Dossier) -> list[AgencyTask]:
    """The agencies of the linked procedure the dossier is pinned to, in order; none for any other."""
    return list(procedures.for_intake(dossier.version_id).agencies.all())


def planned(steps: Iterable[Step]) -> list[rules.PlannedStep]:
    """Steps of a process as the rules read them."""
    return [rules.PlannedStep(step.n, step.kind, step.role, step.is_counted, step.group) for step in steps]


def colleagues(dossier: Dossier, at: datetime) -> list[User]:
    """The officers of the Centre who act in the current step's role that day, by name."""
    return organisation.acting_in(dossier.centre_id, dossier.current_role, at)


def given_to(officer: int, *, by: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose current step was given to that officer, of those on which `by` decides who works."""
    return reached_by(by, "dossiers.decide", at).filter(status=Status.IN_PROCESS, handler=officer)


def with_work(by: User, at: datetime) -> list[User]:
    """Officers to whom steps are given now, with their number as `open_work`, the most first."""
    rows = reached_by(by, "dossiers.decide", at).filter(status=Status.IN_PROCESS, handler__isnull=False)
    counts = dict(rows.order_by().values_list("handler").annotate(number=Count("pk")))
    officers = list(User.objects.filter(pk__in=counts).order_by("full_name", "pk"))
    for officer in officers:
        officer.open_work = counts[officer.pk]  # type: ignore[attr-defined]
    return sorted(officers, key=lambda officer: -counts[officer.pk])


def fit_for(officer: int, *, by: User, at: datetime) -> list[User]:
    """Colleagues who act today in a role of the steps that were given to that officer, by name; not the officer."""
    rows = given_to(officer, by=by, at=at).order_by().values_list("centre", "current_role").distinct()
    found = {user.pk: user for centre, role in rows for user in organisation.acting_in(centre, role, at)}
    found.pop(officer, None)
    return sorted(found.values(), key=lambda user: (user.full_name, user.pk))


def given_in(batch: str, *, by: User, at: datetime) -> QuerySet[Dossier]:
    """The dossiers given over in one go today."""
    return _done_in("assign", batch, by, at)


def taken_in(batch: str, *, by: User, at: datetime) -> QuerySet[Dossier]:
    """The dossiers taken in one go today that the officer still holds."""
    return _done_in("take_step", batch, by, at).filter(status=Status.IN_PROCESS, handler=by)


def _done_in(verb: str, batch: str, by: User, at: datetime) -> QuerySet[Dossier]:
    today = at.astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0)
    told = DossierEvent.objects.filter(verb=verb, at__gte=today, by=by.pk, data__batch=batch)
    return visible_to(by, at).filter(pk__in=told.values("dossier"))


def norms_of(
    dossier: Dossier, plan: Sequence[Step], calendar: working_time.WorkingCalendar
) -> dict[int, timedelta]:
    """The norm of each step in this dossier as working time, by number, fitted into what was promised: of two
    appointments into both."""
    hours = {step.n: timedelta(hours=float(step.hours)) for step in plan}
    if dossier.clock_from is None or dossier.due_at is None:
        return hours
    other = timedelta(hours=dossier.clock.get("appointment", {}).get("other_hours", 0))
    available = other + working_time.working_time_between(calendar, dossier.clock_from, dossier.due_at)
    return rules.norms(hours, available, {step.n: step.group for step in plan if step.group is not None})


def proposed_day(dossier: Dossier, at: datetime) -> date:
    """By when it can be done when every step still to take takes its norm from now: a draft of a new date.

    Never before the working day after the one promised.
    """
    calendar, plan = calendars.calendar_for(dossier.centre_id), plan_of(dossier)
    left = [norm for n, norm in norms_of(dossier, plan, calendar).items() if n >= (dossier.current_step or 0)]
    done = working_time.add_working_time(calendar, at, sum(left, timedelta()))
    promised = dossier.due_at or at
    return max(local(done).date(), working_day_after(calendar, local(promised).date()))


#: so many of the latest dossiers are looked through before the index of words is asked
NEAR = 20_000
LATEST = ("-submitted_at", "-pk")


def _patterns(q: str) -> list[str]:
    """What a dossier's words must contain: numbers anywhere, since their last digits are asked for; words by their
    beginning, so that “An” is not found in every “Trần”."""
    return [word if any(map(str.isdigit, word)) else f" {word}" for word in fold(q).split()]


def matching(dossiers: QuerySet[Dossier], q: str) -> QuerySet[Dossier]:
    """The dossiers whose code, people, number or procedure have every word asked for, without accents."""
    for pattern in _patterns(q):
        dossiers = dossiers.filter(search__contains=pattern)
    return dossiers


def latest(dossiers: QuerySet[Dossier], size: int) -> QuerySet[Dossier]:
    """The latest submitted, at most `size`."""
    return dossiers.order_by(*LATEST)[:size]


def latest_matching(dossiers: QuerySet[Dossier], q: str, *, size: int) -> list[int]:
    """The numbers of the latest `size` of `matching`, however many there are, the latest first.

    A name that many have is among the latest ones soon; the index of words would bring all that ever had it. A rare
    one is looked for there once it is clear that the latest do not have enough.
    """
    near = _near_matching(dossiers, q, size)
    if len(near) < size and dossiers.order_by(*LATEST)[NEAR : NEAR + 1].exists():
        return list(latest(matching(dossiers, q), size).values_list("pk", flat=True))
    return near


def _near_matching(dossiers: QuerySet[Dossier], q: str, size: int) -> list[int]:
    """The numbers of the first `size` that match among the latest; reading stops where there are enough."""
    if dossiers.query.is_empty():
        return []
    read = latest(dossiers, NEAR).values_list("pk", "search", "submitted_at")
    inner, values = read.query.sql_with_params()
    wanted = _patterns(q)
    # of rows that are all read anyway strpos tells it in two thirds of the time of LIKE
    each = " and ".join(["strpos(search, %s) > 0"] * len(wanted)) or "true"
    with connection.cursor() as cursor:
        cursor.execute(
            f"select id from ({inner}) as latest (id, search, at) where {each} order by at desc, id desc limit %s",  # noqa: S608 - no value in it
            [*values, *wanted, size],
        )
        return [int(row[0]) for row in cursor.fetchall()]


def search_text(dossier: Dossier, *people: Person) -> str:
    """What a dossier is found by. Personal numbers and telephones are in it, the page decides who searches.

    A word with an apostrophe stands there in its parts, too: Hen is found in H'Hen.
    """
    words = [dossier.code, dossier.procedure_code, dossier.version.name_vi]
    words += [each.code for each in dossier.outside_codes.all()] if dossier.pk else []
    for person in dict.fromkeys(people):
        words += [person.full_name, fold_code(person.personal_id), fold_code(person.phone)]
    text = fold(" ".join(words))
    parts = [word.replace("'", " ") for word in text.split() if "'" in word]
    return " ".join([text, *parts])


# Written out because every intake asks it: building this query anew costs more than answering it.
_KNOWN = "select * from dossiers_person where centre_id = %s and personal_id = %s"


def known_person(centre: int, personal_id: str) -> Person | None:
    """The person this Centre already knows by that number."""
    if not personal_id:
        return None
    return next(iter(Person.objects.raw(_KNOWN, [centre, personal_id])), None)


def filed_before(
    person: Person, *, by: User, at: datetime, besides: Dossier | None = None, limit: int = 3
) -> list[Dossier]:
    """The person's latest dossiers at this Centre but `besides`, of those that `by` may read that day."""
    seen = visible_to(by, at)
    if besides is not None:
        seen = seen.exclude(pk=besides.pk)
    mine = seen.filter(centre=person.centre_id, submitter=person).exclude(status=Status.REFUSED)
    return list(mine.select_related("version").order_by("-submitted_at")[:limit])


@dataclass(frozen=True)
class Reading:
    """Who opened a dossier, in which post today, when, and whether the full numbers were shown."""

    who: str
    title: str
    at: datetime
    revealed: bool


#: how the journal calls a reading of a dossier
READINGS = ("dossiers.read", "dossiers.revealed")


def readings(dossier: Dossier, *, limit: int = 20) -> list[Reading]:
    """The latest readings of the dossier, newest first; the journal keeps every one."""
    return readings_question(dossier, limit=limit).rows()


def readings_question(dossier: Dossier, *, limit: int = 20) -> Question[Reading]:
    """As `readings`, to be asked together with something else."""
    question = _readings(limit).given(centre=dossier.centre_id, subject=journal.subject_of(dossier))
    return question.told(lambda row: Reading(row[0], row[1] or "", row[2], row[3] == READINGS[1]))


@kept
def _readings(limit: int) -> QuerySet[Entry, tuple[Any, ...]]:
    entries = Entry.objects.filter(centre=Given("centre"), subject=Given("subject"), action__in=READINGS)
    entries = entries.annotate(title=Subquery(User.objects.filter(pk=OuterRef("actor")).values("title")))
    return entries.order_by("-at", "-seq").values_list("actor_label", "title", "at", "action")[:limit]


def drafts_of(officer: Any, centre: Any) -> QuerySet[Draft]:
    """The officer's intakes in the making at a Centre, latest first."""
    return Draft.objects.filter(officer=officer, centre=centre).order_by("-saved_at")


def public_dossier(code: str, view_code: str | None) -> tuple[Dossier | None, bool]:
    """The dossier behind a code that was typed or scanned, and whether its `Mã xem` was right too."""
    dossier = (
        Dossier.objects.filter(code=fold_code(code))
        .select_related("centre__commune__province", "version", "submitter", "refusal")
        .first()
    )
    if dossier is None:
        return None, False
    return dossier, view_code is not None and fold_code(view_code) == dossier.view_code
