"""The first rows: days off of 2024 to 2030, example office hours, the clocks. They are edited afterwards."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import holidays
import yaml
from django.db import transaction
from django.utils.translation import gettext as _
from holidays.version import __version__ as holidays_version

from motcua.foundation import clock
from motcua.foundation.audit import journal
from motcua.reference.calendars.actions import take_turn
from motcua.reference.calendars.models import (
    EVERYWHERE,
    Change,
    ClockParameter,
    DayOff,
    Fact,
    Swap,
    WeeklySession,
)
from motcua.reference.calendars.states import ChangeKind, DayOffKind, Mark

YEARS = range(2024, 2031)
#: after this year Tết and the second day of National Day follow a pattern; a yearly decision fixes them
LAST_DECIDED_YEAR = 2026
CLOCKS = Path(__file__).parent / "data" / "clocks.yaml"
PACKAGE = f"gói dữ liệu holidays {holidays_version}"
LABOUR_CODE = f"Bộ luật Lao động 2019 Đ112, theo {PACKAGE}"
CULTURE_DAY = f"Nghị quyết 80-NQ/TW, theo {PACKAGE}"
OFFICE_HOURS = "Ví dụ: 8 giờ một ngày, thứ Hai đến thứ Sáu"
#: papers that the package names for its swapped days; none was read
DECISIONS = {2024: "Công văn 2450/VPCP-KGVX", 2025: "Thông báo 6150/TB-BLĐTBXH", 2026: "Chưa rõ số văn bản"}
#: how the package writes a day off that is swapped with another
SWAPPED = re.compile(r"thay cho ngày (\d\d)/(\d\d)/(\d{4})")


@transaction.atomic
def seed(*, at: datetime | None = None) -> int:
    """Bring the first rows in; gives how many. What is there, edited or withdrawn is left as it is."""
    take_turn()
    facts = [*_new_days_off(), *_new_swaps(), *_new_week(), *_new_clocks()]
    if facts:
        _save(facts, at or clock.now())
    return len(facts)


def _save(facts: list[Fact], at: datetime) -> None:
    change = Change.objects.create(
        kind=ChangeKind.SEEDED,
        what=_("Nạp %(count)s dòng ban đầu") % {"count": len(facts)},
        reason=_("Dữ liệu ban đầu, cần đối chiếu với văn bản"),
        recorded_at=at,
    )
    for fact in facts:
        fact.added = change
    for model in dict.fromkeys(type(fact) for fact in facts):
        model.objects.bulk_create(fact for fact in facts if type(fact) is model)
    data = {"rows": len(facts)}
    journal.record("calendars.seeded", change, by=None, at=at, centre=EVERYWHERE, data=data)


@cache
def _listed(year: int) -> dict[date, str]:
    """The days off of a year as the package names them, in Vietnamese."""
    return dict(sorted(holidays.country_holidays("VN", years=year, language="vi").items()))


def _new_days_off() -> Iterator[DayOff]:
    """Every listed day that no row, standing or withdrawn, has ever been about; swapped days go elsewhere."""
    known = set(DayOff.objects.filter(centre=EVERYWHERE).values_list("date", flat=True))
    for year in YEARS:
        for day, name in _listed(year).items():
            if day not in known and not SWAPPED.search(name):
                source, mark = _origin(day, name)
                yield DayOff(date=day, name=name, kind=_kind(name), source=source, mark=mark)


def _kind(name: str) -> DayOffKind:
    if "nghỉ bù" in name:
        return DayOffKind.SUBSTITUTE
    return DayOffKind.TET if "Tết" in name and "Dương lịch" not in name else DayOffKind.PUBLIC


def _origin(day: date, name: str) -> tuple[str, Mark]:
    """Where a day off is written, and how sure that is."""
    if "Văn hóa" in name:
        return CULTURE_DAY, Mark.UNCERTAIN
    chosen_yearly = _kind(name) == DayOffKind.TET or (name == "Quốc khánh" and day.day != 2)
    if day.year > LAST_DECIDED_YEAR and chosen_yearly:
        return LABOUR_CODE, Mark.INFERRED
    return LABOUR_CODE, Mark.RECALLED


def _new_swaps() -> Iterator[Swap]:
    """The swapped days of the package: the day off that is listed, and the Saturday worked in its place."""
    known = set(Swap.objects.values_list("day_off", flat=True))
    for year in YEARS:
        for day, name in _listed(year).items():
            found = SWAPPED.search(name)
            if found and day not in known:
                make_up = date(int(found[3]), int(found[2]), int(found[1]))
                source = f"{DECISIONS.get(year, DECISIONS[2026])}, theo {PACKAGE}"
                yield Swap(day_off=day, make_up=make_up, source=source, mark=Mark.RECALLED)


def _new_week() -> Iterator[WeeklySession]:
    """Office hours for everywhere until a Centre sets its own."""
    if WeeklySession.objects.filter(centre=EVERYWHERE).exists():
        return
    for weekday in range(1, 6):
        for start, end in ((time(7, 30), time(11, 30)), (time(13), time(17))):
            yield WeeklySession(
                in_force_from=date(YEARS[0], 1, 1),
                weekday=weekday,
                start=start,
                end=end,
                source=OFFICE_HOURS,
                mark=Mark.EXAMPLE,
            )


def _new_clocks() -> Iterator[ClockParameter]:
    listed = yaml.safe_load(CLOCKS.read_text(encoding="utf-8"))
    since = listed["in_force_from"]
    known = set(ClockParameter.objects.filter(centre=EVERYWHERE).values_list("clock", flat=True))
    for row in listed["clocks"]:
        if row["clock"] not in known:
            hour = row.pop("time_of_day", None)
            yield ClockParameter(**row, time_of_day=hour and time.fromisoformat(hour), in_force_from=since)
