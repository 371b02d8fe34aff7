"""Reading the register: what is in force on a day, and what a Centre has done about it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.clock import VIETNAM
from motcua.foundation.words import _
from motcua.oversight.duties import figures
from motcua.oversight.duties.figures import Wanted
from motcua.oversight.duties.models import (
    Charge,
    DutyVersion,
    HandEntry,
    Note,
    Override,
    Requirement,
    UnitTime,
)
from motcua.oversight.duties.rules import standing as rules
from motcua.oversight.duties.rules.standing import Held
from motcua.oversight.duties.states import COMMUNE, Frequency, Standing
from motcua.reference.calendars.queries import calendar_for
from motcua.reference.calendars.rules.arithmetic import working_time_between
from motcua.reference.instruments.models import Instrument
from motcua.reference.organisation import queries as organisation
from motcua.reference.organisation.models import Centre, Holding

VIEW, MANAGE, SET = "duties.view", "duties.manage", "duties.set"
#: what is wanted of a duty while nobody has said how much and how often
USUAL = Requirement(frequency=Frequency.YEARLY, minimum=1)


def in_force(on: date, level: str = COMMUNE) -> QuerySet[DutyVersion]:
    """The duties in force that day in the order of the annex, each with its group and instrument."""
    found = DutyVersion.objects.filter(_in_force(on), duty__group__level=level)
    return found.select_related("duty__group__instrument").order_by("duty__position", "duty_id")


def _in_force(on: date) -> Q:
    return Q(in_force_from__lte=on) & (Q(in_force_to=None) | Q(in_force_to__gte=on))


def holding_from(first: date, level: str) -> QuerySet[DutyVersion]:
    """What a level's register has on that day or later: whatever new words of that day would meet."""
    found = DutyVersion.objects.filter(Q(in_force_to=None) | Q(in_force_to__gte=first))
    found = found.filter(duty__group__level=level).select_related("duty__group__instrument")
    return found.order_by("duty__position", "in_force_from")


def duties_by_instrument(on: date) -> dict[tuple[int, str], int]:
    """How many duties each instrument gives each level that day."""
    versions = DutyVersion.objects.filter(_in_force(on)).order_by()
    rows = versions.values_list("duty__group__instrument", "duty__group__level").annotate(Count("pk"))
    return {(instrument, level): n for instrument, level, n in rows}


def versions_of(instrument: Instrument) -> QuerySet[DutyVersion]:
    """Every version of an instrument's duties, in the order of the annex and then of their days."""
    found = DutyVersion.objects.filter(duty__group__instrument=instrument)
    found = found.select_related("duty__group", "annex", "entered_by").defer("annex__content")
    return found.order_by("duty__group__level", "duty__position", "in_force_from", "pk")


def centres_of(user: User, at: datetime) -> QuerySet[Centre]:
    """The Centres whose register `user` may read that day."""
    reaches = organisation.reaches_of(user, VIEW, at)
    if any(reach.centre is None for reach in reaches):
        return Centre.objects.order_by("commune")
    return Centre.objects.filter(pk__in={reach.centre for reach in reaches}).order_by("commune")


def entries_visible_to(user: User, at: datetime) -> QuerySet[HandEntry]:
    """What was entered by hand in the Centres whose register `user` may read."""
    seen = HandEntry.objects.filter(centre__in=centres_of(user, at).values("pk"))
    return seen.select_related("duty", "entered_by", "voided_by", "file")


def may_manage(user: User, row: HandEntry, at: datetime) -> bool:
    """Whether `user` may record, judge and void where the row is."""
    return allows(user, MANAGE, row, at=at)


def requirements(centre: int | None) -> dict[str, Requirement]:
    """What is wanted of each duty: the latest of the Centre (None: of no one), else for all; in one query."""
    rows = Requirement.objects.filter(Q(centre=None) | Q(centre=centre)).select_related("duty", "entered_by")
    latest = rows.order_by("duty__code", F("centre").asc(nulls_last=True), "-pk").distinct("duty__code")
    return {row.duty.code: row for row in latest}


def own_requirements() -> Counter[str]:
    """How many Centres have set something of their own, by duty."""
    rows = Requirement.objects.exclude(centre=None).order_by().values_list("duty__code")
    return Counter(dict(rows.annotate(Count("centre", distinct=True))))


def requirement_history(code: str) -> QuerySet[Requirement]:
    """Everything that was wanted of a duty at all Centres, the latest first."""
    rows = Requirement.objects.filter(centre=None, duty__code=code, duty__group__level=COMMUNE)
    return rows.select_related("entered_by").order_by("-pk")


def overrides(centre: int) -> dict[str, Override]:
    """The judgement that holds of each duty; those taken back are left out."""
    rows = Override.objects.filter(centre=centre).select_related("judged_by", "duty")
    latest = rows.order_by("duty__code", "-pk").distinct("duty__code")
    return {row.duty.code: row for row in latest if row.standing}


@dataclass(frozen=True)
class Tile:
    """One duty on the wall: what it says, what is wanted, what is there, how it stands."""

    version: DutyVersion
    wanted: Wanted
    requirement: Requirement | None
    held: Held
    by_rule: Standing
    override: Override | None
    due_on: date
    #: apps that serve it; empty while its tools are not built
    served_by: list[str]

    @property
    def code(self) -> str:
        return self.version.duty.code

    @property
    def standing(self) -> Standing:
        return Standing(self.override.standing) if self.override else self.by_rule

    @property
    def frequency(self) -> Frequency:
        return Frequency(str(self.wanted.months))


def wall(centre: int, on: date) -> list[Tile]:
    """Every duty in force as it stands at a Centre that day; six queries, fifteen at most."""
    return _tiles(centre, list(in_force(on)), on)


def tile_of(centre: int, code: str, on: date) -> Tile:
    """One duty as it stands. Raises DutyVersion.DoesNotExist when none of that code is in force."""
    return _tiles(centre, [in_force(on).get(duty__code=code)], on)[0]


def _tiles(centre: int, versions: Sequence[DutyVersion], on: date) -> list[Tile]:
    required, judged = requirements(centre), overrides(centre)
    wanted = [_wanted(version.duty.code, required.get(version.duty.code)) for version in versions]
    held = figures.held_by(centre, wanted, on)
    return [
        _tile(version, each, required.get(each.code), judged.get(each.code), held[each.code], on)
        for version, each in zip(versions, wanted, strict=True)
    ]


def _wanted(code: str, requirement: Requirement | None) -> Wanted:
    said = requirement or USUAL
    return Wanted(code, Frequency(said.frequency).months, said.minimum)


def _tile(
    version: DutyVersion,
    wanted: Wanted,
    requirement: Requirement | None,
    override: Override | None,
    held: Held,
    on: date,
) -> Tile:
    period = rules.period_of(on, wanted.months)
    warning_days = (requirement or USUAL).warning_days
    return Tile(
        version,
        wanted,
        requirement,
        held,
        rules.standing_of(held, period=period, warning_days=warning_days, on=on),
        override,
        rules.next_due(held, period=period, months=wanted.months),
        [str(config.verbose_name) for config in figures.apps_serving(wanted.code)],
    )


@dataclass(frozen=True)
class InCharge:
    """A post that has the charge of a duty, and who holds it that day."""

    charge: Charge
    people: list[str]


def in_charge(centre: int, code: str, at: datetime) -> list[InCharge]:
    """Who is responsible that day, then who stands in."""
    on = at.astimezone(VIETNAM).date()
    today = organisation.holds_on(on)
    charges = Charge.objects.filter(today, centre=centre, duty__code=code).select_related("post")
    found = list(charges.order_by("is_deputy", "first_on", "pk"))
    holders: dict[int, list[str]] = {}
    holdings = Holding.objects.filter(today, post__in=[charge.post_id for charge in found])
    for post, name in holdings.values_list("post", "user__full_name").order_by("user__full_name"):
        holders.setdefault(post, []).append(name)
    return [InCharge(charge, holders.get(charge.post_id, [])) for charge in found]


def judgements(centre: int, code: str) -> QuerySet[Override]:
    """Every judgement of a duty, the latest first."""
    found = Override.objects.filter(centre=centre, duty__code=code)
    return found.select_related("judged_by").order_by("-pk")


def notes(centre: int, code: str) -> QuerySet[Note]:
    """The remarks about a duty, the latest first."""
    return Note.objects.filter(centre=centre, duty__code=code).select_related("written_by").order_by("-pk")


def unit_times(centre: int) -> dict[tuple[str, str], UnitTime]:
    """Hours for one unit of each figure: the latest of the Centre, else the latest for all."""
    rows = UnitTime.objects.filter(Q(centre=None) | Q(centre=centre)).select_related("entered_by")
    order = ("duty", "figure", F("centre").asc(nulls_last=True), "-pk")
    return {(row.duty, row.figure): row for row in rows.order_by(*order).distinct("duty", "figure")}


def gaps(tiles: Iterable[Tile], charged: set[str]) -> list[tuple[Tile, list[str]]]:
    """What is missing of each duty, in words; duties of which nothing is missing are left out."""
    found = ((tile, list(_missing(tile, charged))) for tile in tiles)
    return [(tile, missing) for tile, missing in found if missing]


def _missing(tile: Tile, charged: set[str]) -> Iterable[str]:
    if tile.standing == Standing.NOTHING:
        yield _("chưa có minh chứng nào trong 12 tháng")
    elif tile.standing == Standing.ATTENTION:
        yield _("kỳ này chưa đủ minh chứng")
    if tile.code not in charged:
        yield _("chưa có người phụ trách")
    if not tile.served_by:
        yield _("phần mềm chưa có công cụ riêng, nhập minh chứng bằng tay")


def charged_codes(centre: int, on: date) -> set[str]:
    """The duties that have somebody responsible that day."""
    charges = Charge.objects.filter(organisation.holds_on(on), centre=centre, is_deputy=False)
    return set(charges.values_list("duty__code", flat=True))


def hours_of_one(centre: int, first: date, months: int) -> Decimal:
    """The working hours of one person in a month, by the Centre's calendar, on average of some whole months."""
    start = datetime.combine(first, time(), VIETNAM)
    end = datetime.combine(rules.months_later(first, months), time(), VIETNAM)
    worked = working_time_between(calendar_for(centre), start, end)
    return (Decimal(worked.total_seconds()) / 3600 / months).quantize(Decimal("0.1"))
