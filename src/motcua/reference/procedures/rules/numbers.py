"""Reading the numbers of a file, where anything may stand in their place."""

import re
from decimal import Decimal

_DECIMAL = re.compile(r"-?\d{1,9}(\.\d{1,2})?")


def whole(value: object) -> int | None:
    """`value` when it is a whole number, else None; true and false are no numbers here."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def decimal(value: object) -> Decimal | None:
    """`value` as a number with at most two decimals, else None. The reader keeps decimals as text."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    text = str(value)
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def plain(number: Decimal) -> int | float:
    """`number` as JSON and YAML write it: 4, or 4.5."""
    return int(number) if number == int(number) else float(number)
