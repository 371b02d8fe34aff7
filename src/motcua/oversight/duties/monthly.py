"""The figures of a duty month by month: counted once for a month that is over, and kept until a row of it changes."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import connection, transaction

from motcua.foundation.evidence.registry import Evidence
from motcua.oversight.duties.figures import MONTHS, is_watched, key_of
from motcua.oversight.duties.models import MonthCount
from motcua.oversight.duties.rules.standing import month_of, months_later, whole_months

#: a duty, a title of its figures in Vietnamese, the first day of a month
Place = tuple[str, str, date]


def by_month(centre: int, figures: Sequence[Evidence], on: date) -> dict[tuple[str, str], list[int]]:
    """The rows of each figure in each of the last twelve months, the running one last; not within a transaction.

    Months that are over are counted once and kept, until a row of theirs changes. A row that changes takes the
    places of its month away, so a count is kept only in a place that everybody saw before it was counted: whoever
    changed rows before is done, and counted; whoever does since leaves no place.
    """
    this = month_of(on)
    months = [months_later(this, n - MONTHS + 1) for n in range(MONTHS)]
    keys = {key_of(figure): figure for figure in figures}
    places = _places(centre, [key for key in keys if is_watched(keys[key], centre)], months[:-1])
    known = {at: place.rows for at, place in places.items() if place.rows is not None}
    empty = [place.pk for at, place in places.items() if at not in known]
    may_keep = bool(empty) and not _rows_are_changing()
    for key, figure in keys.items():
        for month in months:
            if (*key, month) not in known:
                known[*key, month] = figure.count(centre, whole_months(month, 1))
    if may_keep:
        _keep(empty, known)
    return {key: [known[*key, month] for month in months] for key in keys}


def _places(centre: int, keys: Sequence[tuple[str, str]], months: Sequence[date]) -> dict[Place, MonthCount]:
    """Where the counts of these figures and months are kept; new ones are empty."""
    found = _found(centre, keys, months)
    missing = [(*key, month) for key in keys for month in months if (*key, month) not in found]
    if not missing:
        return found
    with transaction.atomic(durable=True):  # there for everybody before anything is counted
        MonthCount.objects.bulk_create(
            (MonthCount(centre_id=centre, duty=at[0], figure=at[1], month=at[2]) for at in missing),
            ignore_conflicts=True,
        )
    return _found(centre, keys, months)


def _found(centre: int, keys: Sequence[tuple[str, str]], months: Sequence[date]) -> dict[Place, MonthCount]:
    duties, titles = {duty for duty, _title in keys}, {title for _duty, title in keys}
    rows = MonthCount.objects.filter(centre=centre, duty__in=duties, figure__in=titles, month__in=months)
    return {(row.duty, row.figure, row.month): row for row in rows}


def _rows_are_changing() -> bool:
    """Whether somebody is changing rows that are counted: who writes holds the table until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            select exists (
                select from pg_locks held join pg_trigger forgets on forgets.tgrelid = held.relation
                where held.mode = 'RowExclusiveLock' and held.granted
                    and held.pid is distinct from pg_backend_pid()
                    and held.database = (select oid from pg_database where datname = current_database())
                    and starts_with(forgets.tgname, 'duties_forget_')
            )
            """
        )
        (found,) = cursor.fetchone()
    return bool(found)


def _keep(empty: Sequence[int], known: Mapping[Place, int]) -> None:
    """Put the counts into the places that are still there; one that is just being taken away is left alone."""
    with transaction.atomic():
        places = list(MonthCount.objects.select_for_update(skip_locked=True).filter(pk__in=empty))
        for place in places:
            place.rows = known[place.duty, place.figure, place.month]
        MonthCount.objects.bulk_update(places, ["rows"])
