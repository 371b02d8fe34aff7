"""Until when who asks for help or has a question is to be answered, and how long it is known who that was."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import yaml

from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars.queries import calendar_for, parameters_on
from motcua.reference.calendars.rules import NoWorkingTime, add_working_time

DATA = Path(__file__).parent / "data" / "helping.yaml"


@cache
def first_answer_hours() -> int:
    """Working hours within which the Centre answers for the first time."""
    return int(yaml.safe_load(DATA.read_text("utf-8"))["first_answer"]["hours"])


def answer_by(centre: int, asked_at: datetime) -> datetime:
    """The moment by which the Centre is to have answered, counted in its own working hours.

    A Centre whose hours nobody has entered yet must not turn anybody away: then plain hours count.
    """
    amount = timedelta(hours=first_answer_hours())
    try:
        return add_working_time(calendar_for(centre), asked_at, amount)
    except NoWorkingTime:
        return asked_at + amount


def kept_days(centre: int, at: datetime) -> int:
    """Days after which it is forgotten who asked, counted from when that is done with; 0 stands for every Centre.

    Source: Luật 91/2025/QH15 Đ3 (kept only as long as needed); no text sets the days.
    """
    return parameters_on(centre, at.astimezone(VIETNAM).date()).asker_kept.value.value
