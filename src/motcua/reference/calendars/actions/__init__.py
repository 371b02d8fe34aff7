"""Changing the calendar. Each act makes a new version; none ever changes, so no deadline ever moves."""

from motcua.reference.calendars.actions.change import WITHDRAWABLE, Act, Basis, take_turn, withdraw
from motcua.reference.calendars.actions.days import (
    add_day_off,
    change_day_off,
    close_day,
    record_swap_decision,
)
from motcua.reference.calendars.actions.hours import (
    OF_THE_CENTRE,
    add_session,
    set_parameter,
    set_weekly_sessions,
)

__all__ = [
    "OF_THE_CENTRE",
    "WITHDRAWABLE",
    "Act",
    "Basis",
    "add_day_off",
    "add_session",
    "change_day_off",
    "close_day",
    "record_swap_decision",
    "set_parameter",
    "set_weekly_sessions",
    "take_turn",
    "withdraw",
]
