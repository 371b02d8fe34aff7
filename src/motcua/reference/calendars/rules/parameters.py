"""The clock parameters in force on a day, each with where it is written: rows, never constants."""

from dataclasses import dataclass
from datetime import time
from typing import Generic, TypeVar

from motcua.reference.calendars.rules.limits import Limit

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Given(Generic[T_co]):
    """A value, the text it stands in, and how sure that is (a `Mark`)."""

    value: T_co
    source: str = ""
    mark: str = ""


@dataclass(frozen=True)
class ClockParameters:
    """What domain/01 §7 fixes for a dossier's clocks, as in force on one day. Counting rules have no value.

    `version` is that of the calendar rows they were read from.
    """

    version: int
    clock_start: Given[None]
    day_of_event: Given[None]
    end_on_working_day: Given[None]
    days_off: Given[None]
    restart: Given[None]
    forward_cutoff: Given[time]
    #: how long the beginning of a working day lasts, in working hours
    forward_opening: Given[Limit]
    same_day_cutoff: Given[time]
    hand_out: Given[time]
    #: plain hours on the clock, unlike every other number of hours here
    portal_alert: Given[int]
    online_answer: Given[Limit]
    paper_transfer: Given[Limit]
    supplement_request: Given[Limit]
    supplement_wait: Given[Limit]
    overdue_notice: Given[Limit]
    #: times a dossier may be rescheduled
    reschedules: Given[int]
    correction: Given[Limit]
    budget_transfer: Given[Limit]
    #: per cent of the whole time
    soon_share: Given[int]
    soon_time: Given[Limit]
    #: how long it is known who asked for help or had a question, from when that is done with
    asker_kept: Given[Limit]
