"""Reading a day as people in Viet Nam type it."""

import re
from datetime import date

#: a day with its parts kept apart, or all eight digits; seven could be two different days
_DAY = re.compile(r"([0-9]{1,2}) ?[/.\- ] ?([0-9]{1,2}) ?[/.\- ] ?([0-9]{4})|([0-9]{2})([0-9]{2})([0-9]{4})")
#: as files and other programs write it
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_day(typed: str) -> date:
    """The day of `5/11/2026`, `05-11-2026`, `05112026` or `2026-11-05`. Raises ValueError when it is none."""
    if iso := _ISO_DAY.fullmatch(typed):
        return date(*map(int, iso.groups()))
    found = _DAY.fullmatch(typed)
    if found is None:
        raise ValueError(typed)
    day, month, year = (int(part) for part in found.groups() if part is not None)
    return date(year, month, day)
