"""Who files online and who is stuck: the online share and the failures by age and by hamlet, small counts hidden."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, CharField, Count, F, Func, Q, Value, When
from django.db.models.functions import Coalesce

from motcua.casework.assistance.queries import support_visible_to
from motcua.casework.assistance.states import AgeBand, Failure
from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.states import Channel
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.search import fold
from motcua.foundation.suppression import is_hidden, shown

#: how an address names the smallest place people live in; it ends at the next comma
HAMLET = (
    "^\\s*((ấp|khóm|thôn|bản|buôn|xóm|khu phố|tổ dân phố|Ấp|Khóm|Thôn|Bản|Buôn|Xóm|Khu phố|Tổ dân phố) [^,]+)"
)
#: so many hamlets are told apart, the largest first
MOST_HAMLETS = 20


@dataclass(frozen=True)
class Group:
    """One age or hamlet: dossiers filed, how many in a hundred online, help given, help that met an obstacle.

    None where so few stand behind it that somebody could be guessed.
    """

    name: str
    filed: int | None
    percent: int | None
    helped: int | None
    failed: int | None


@dataclass
class _Counts:
    name: str = ""
    filed: int = 0
    online: int = 0
    helped: int = 0
    failed: int = 0


def by_age(user: User, *, start: datetime, end: datetime, at: datetime) -> list[Group]:
    """The ages of the owners of what was filed, and of whom was helped, in that time, as far as `user` may read."""
    counts = {band.value: _Counts(str(band.label)) for band in AgeBand}
    for band, filed, online in _filed(user, start, end, at, _age_on(at.astimezone(VIETNAM).date())):
        counts[band].filed, counts[band].online = filed, online
    for band, helped, failed in _helped(user, start, end, at, "age"):
        counts[band].helped, counts[band].failed = helped, failed
    return _groups(counts)


def by_hamlet(user: User, *, start: datetime, end: datetime, at: datetime) -> list[Group]:
    """The hamlets that addresses and the support log name, the largest first; who names none is left out."""
    counts: dict[str, _Counts] = defaultdict(_Counts)
    named = Coalesce(
        Func(F("owner__address"), Value(HAMLET), function="substring", output_field=CharField()), Value("")
    )
    for name, filed, online in _filed(user, start, end, at, named):
        one = counts[fold(name)]
        one.name, one.filed, one.online = one.name or name, one.filed + filed, one.online + online
    for name, helped, failed in _helped(user, start, end, at, "hamlet"):
        one = counts[fold(name)]
        one.name, one.helped, one.failed = one.name or name, one.helped + helped, one.failed + failed
    counts.pop("", None)
    largest = sorted(counts.items(), key=lambda each: (-each[1].filed, -each[1].helped, each[0]))
    return _groups(dict(largest[:MOST_HAMLETS]))


def _age_on(today: date) -> Case:
    """The age band of a dossier's owner on that day."""
    return Case(
        When(owner__born_on=None, then=Value(AgeBand.UNKNOWN.value)),
        When(owner__born_on__gt=_years_before(today, 30), then=Value(AgeBand.YOUNG.value)),
        When(owner__born_on__gt=_years_before(today, 60), then=Value(AgeBand.MIDDLE.value)),
        default=Value(AgeBand.OLD.value),
    )


def _years_before(day: date, years: int) -> date:
    """The same day so many years ago; of 29 February the day before where there is none."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - years, day=28 if is_leap_day else day.day)


def _filed(
    user: User, start: datetime, end: datetime, at: datetime, by: Case | Coalesce
) -> list[tuple[str, int, int]]:
    """Of each group what was filed, and how much of it online."""
    filed = dossiers.visible_to(user, at).filter(submitted_at__gte=start, submitted_at__lt=end)
    online = Count("pk", filter=Q(channel=Channel.ONLINE))
    grouped = filed.order_by().values(group=by).annotate(filed=Count("pk"), online=online)
    return list(grouped.values_list("group", "filed", "online"))


def _helped(user: User, start: datetime, end: datetime, at: datetime, by: str) -> list[tuple[str, int, int]]:
    """Of each group how often help was given, and how often something stood in the way."""
    given = support_visible_to(user, at).filter(given_at__gte=start, given_at__lt=end)
    failed = Count("pk", filter=~Q(failure=Failure.NOTHING))
    grouped = given.select_related(None).order_by().values(by).annotate(times=Count("pk"), failed=failed)
    return list(grouped.values_list(by, "times", "failed"))


def _groups(counts: Mapping[str, _Counts]) -> list[Group]:
    """What may be shown of them; a group with nothing in it is left out."""
    filed = shown({key: each.filed for key, each in counts.items()})
    helped = shown({key: each.helped for key, each in counts.items()})

    def group(key: str, each: _Counts) -> Group:
        percent = round(100 * each.online / each.filed) if filed[key] else None
        failed = None if helped[key] is None or is_hidden(each.failed) else each.failed
        return Group(each.name, filed[key], percent, helped[key], failed)

    return [group(key, each) for key, each in counts.items() if each.filed or each.helped]
