"""What a change of the calendar may not do. Each check gives nothing, or raises RuleBroken in plain words."""

from motcua.reference.calendars.rules.checks.days import (
    require_ahead,
    require_free_day,
    require_swaps,
    require_text,
)
from motcua.reference.calendars.rules.checks.sessions import (
    require_apart,
    require_closable,
    require_extra,
    require_order,
    require_week,
)
from motcua.reference.calendars.rules.checks.values import measures_of, require_value

__all__ = [
    "measures_of",
    "require_ahead",
    "require_apart",
    "require_closable",
    "require_extra",
    "require_free_day",
    "require_order",
    "require_swaps",
    "require_text",
    "require_value",
    "require_week",
]
