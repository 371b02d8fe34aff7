"""The whole simulation: what is asked for is checked, Centres are made, batches are born and written."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from random import Random

from django.db import connections

from motcua.casework.dossiers.models import Dossier, Person, Supplement
from motcua.casework.dossiers.simulation import casting, finishing, mixes
from motcua.casework.dossiers.simulation.arrivals import ONE_DAY, Arrival, House, arrivals
from motcua.casework.dossiers.simulation.birth import Births, Catalogue, intake_key
from motcua.casework.dossiers.simulation.world import Filer, Place, Plan, World, plan_of
from motcua.casework.dossiers.simulation.writing import Batch, keys_of, write
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.numbering.blocks import take_blocks
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.words import _, kept_words
from motcua.reference.organisation import more_samples, sample
from motcua.reference.organisation.models import Centre, Commune
from motcua.reference.procedures import queries as procedures

#: dossiers a transaction
BATCH = 1_000
#: how soon the thread that writes gets its turn back after each block it has sent; by Python's usual 0.005 the
#: database would wait that long for each
SWITCH_SECONDS = 0.0001
#: the last minute of the last day
DAY_ENDS = time(23, 59)


@dataclass(frozen=True)
class Wish:
    """What is asked for: so many dossiers over so many Centres, in the years up to a day that is over.

    `since` is the first day where that is not so many whole years back.
    """

    dossiers: int
    centres: int
    years: int
    seed: int
    until: date
    since: date | None = None


@dataclass(frozen=True)
class Written:
    """How far a simulation has come."""

    dossiers: int
    rows: int
    first_on: date
    last_on: date


def require_sensible(wish: Wish, *, today: date) -> None:
    """Nothing when the wish can be granted. Raises RuleBroken for what cannot be, or is not over yet."""
    most = Commune.objects.count()
    if min(wish.dossiers, wish.centres, wish.years) < 1 or wish.centres > most:
        raise RuleBroken(
            _(
                "Số hồ sơ, số Trung tâm và số năm phải từ 1 trở lên, và có nhiều nhất %(most)s Trung tâm. "
                "Sửa lại rồi chạy lại."
            ),
            code="out_of_range",
            params={"most": most},
        )
    if wish.until >= today:
        raise RuleBroken(
            _(
                "Ngày cuối %(day)s chưa qua nên hồ sơ mô phỏng sẽ có việc ở tương lai. Chọn từ hôm qua trở về trước."
            ),
            code="not_over",
            params={"day": f"{wish.until:%d/%m/%Y}"},
        )
    if Dossier.objects.filter(intake_key=intake_key(wish.seed, 0)).exists():
        raise RuleBroken(
            _("Hạt giống %(seed)s đã dùng ở đây, các hồ sơ của nó đã có. Chọn số khác bằng --seed."),
            code="seed_used",
            params={"seed": wish.seed},
        )


def require_no_real_dossiers(*, agreed: bool) -> None:
    """Nothing where only samples are kept, or invented dossiers beside real ones were agreed to.

    Raises RuleBroken otherwise. Real Centres never get any.
    """
    if not agreed and Dossier.objects.filter(centre__is_sample=False).exists():
        raise RuleBroken(
            _(
                "Ở đây đã có hồ sơ thật nên không ghi hồ sơ mô phỏng. Đặt MOTCUA_HOME sang một thư mục mới; "
                "nếu vẫn muốn ghi vào các Trung tâm mẫu ở đây thì thêm --yes."
            ),
            code="real_dossiers",
        )


def simulate(
    wish: Wish,
    *,
    at_once: bool = False,
    scanner: finishing.Scanner | None = None,
    filer: Filer | None = None,
) -> Iterator[Written]:
    """Write the dossiers wished for, batch by batch; tells after each how far it has come.

    Messages are not made; papers and scans only with a `scanner`, and then all is one batch, so that papers are
    numbered in the order in which they were issued. While one batch is written the next one is born, on a
    connection of its own; `at_once` keeps to one connection. Raises RuleBroken when the wish or the catalogue does
    not allow it.
    """
    with kept_words():
        plans = _plans()
        centres = _centres(wish.centres)
        places = casting.places(centres)
        plans = [plan for plan in plans if all(place.cast.can(plan[0]) for place in places.values())]
        first = _first_day(wish, plans)
        until = datetime.combine(wish.until, DAY_ENDS, VIETNAM)
        births = _births(wish, places, plans, until, on_paper=scanner is not None, filer=filer)
        houses = [
            House(centre.pk, places[centre.pk].promises.calendar, mixes.read().size_of(centre.commune.name))
            for centre in centres
        ]
        rng = Random(f"{wish.seed}/arrivals")  # noqa: S311 - to be had again, not to be secret
        coming = arrivals(wish.dossiers, houses, first, wish.until, mixes=mixes.read(), rng=rng)
        batches = _batches(births, coming, wish.dossiers if scanner else BATCH)
        if scanner is not None:
            batches = _finished(batches, scanner)
        yield from _written(batches, first, wish.until, at_once=at_once)


def _plans() -> list[tuple[Plan, date, date | None]]:
    """The processes that invented lives follow: those without steps side by side, which no seed has."""
    versions = procedures.all_for_intake()
    shares = mixes.read().field_shares(sorted({version.field.code for version in versions}))
    return [
        (plan_of(version), version.in_force_from, version.in_force_to)
        for version in versions
        if shares[version.field.code] and not any(step.group for step in version.steps.all())
    ]


def _centres(count: int) -> Sequence[Centre]:
    sample.make()
    return more_samples.make_more(count)


def _first_day(wish: Wish, plans: Sequence[tuple[Plan, date, date | None]]) -> date:
    """The first day of the time wished for, but not before there was a procedure to file."""
    since = min((since for _plan, since, _to in plans), default=date.max)
    first = max(wish.since or _years_before(wish.until, wish.years) + ONE_DAY, since)
    if first > wish.until:
        raise RuleBroken(
            _(
                "Không có thủ tục nào áp dụng đến ngày %(day)s nên không có gì để nộp. "
                "Chọn ngày cuối muộn hơn, hoặc nhập danh mục bằng motcua procedures import."
            ),
            code="no_procedure",
            params={"day": f"{wish.until:%d/%m/%Y}"},
        )
    return first


def _years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 28/02 for a 29/02 that year does not have."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _births(
    wish: Wish,
    places: dict[int, Place],
    plans: Sequence[tuple[Plan, date, date | None]],
    until: datetime,
    *,
    on_paper: bool = False,
    filer: Filer | None = None,
) -> Births:
    found = mixes.read()
    fields = Counter(plan.field for plan, _since, _to in plans)
    shares = found.field_shares(sorted(fields))
    catalogue = Catalogue(
        plans, {plan.version: shares[plan.field] / fields[plan.field] for plan, _s, _t in plans}
    )
    world = World(found, until, keys_of(Supplement), on_paper, filer)
    return Births(wish.seed, world, places, catalogue, keys_of(Dossier), keys_of(Person))


def _batches(births: Births, coming: Iterator[Arrival], size: int) -> Iterator[Batch]:
    """The arrivals as batches that have lived, each from a random generator of its own."""
    number = 0
    while chunk := list(islice(coming, size)):
        rng = Random(f"{births.seed}/{number}")  # noqa: S311 - as above
        people, lives = births.lives(list(_coded(births, chunk)), number, rng)
        yield Batch(people, lives)
        number += len(chunk)


def _finished(batches: Iterator[Batch], scanner: finishing.Scanner) -> Iterator[Batch]:
    """The batches with files, and with papers that have their numbers."""
    keys = keys_of(IssuedPaper)
    for batch in batches:
        finishing.finish(batch.lives, scanner, keys)
        yield batch


def _coded(births: Births, chunk: Sequence[Arrival]) -> Iterable[tuple[Arrival, str]]:
    """Each arrival with the next code of its Centre and day. Source: NĐ 118/2025 Đ28."""
    wanted = Counter((arrival.centre, f"{arrival.at:%y%m%d}") for arrival in chunk)
    following = take_blocks("dossier", wanted)
    for arrival in chunk:
        series = arrival.centre, f"{arrival.at:%y%m%d}"
        code = f"{births.places[arrival.centre].agency_code}-{series[1]}-{following[series]:04d}"
        following[series] += 1
        yield arrival, code


def _written(batches: Iterator[Batch], first: date, last: date, *, at_once: bool) -> Iterator[Written]:
    """Write the batches in their order; the next one is born while one is written, unless `at_once`."""
    dossiers = rows = 0
    for batch, written in _each_written(batches, at_once=at_once):
        dossiers, rows = dossiers + len(batch.lives), rows + written
        yield Written(dossiers, rows, first, last)


def _each_written(batches: Iterator[Batch], *, at_once: bool) -> Iterator[tuple[Batch, int]]:
    if at_once:
        for batch in batches:
            yield batch, write(batch)
        return
    usual = sys.getswitchinterval()
    with ThreadPoolExecutor(max_workers=1) as writer:
        sys.setswitchinterval(SWITCH_SECONDS)
        try:
            under_way: tuple[Batch, Future[int]] | None = None
            for batch in batches:
                if under_way is not None:
                    yield under_way[0], under_way[1].result()
                under_way = batch, writer.submit(write, batch)
            if under_way is not None:
                yield under_way[0], under_way[1].result()
        finally:
            sys.setswitchinterval(usual)
            writer.submit(connections.close_all)
