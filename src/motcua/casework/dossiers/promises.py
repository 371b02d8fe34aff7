"""The time promised to a citizen, computed from the calendar, the limit and the parameters of that day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars import rules
from motcua.reference.calendars.rules import ClockParameters, Deadline, Limit, Stop, WorkingCalendar


@dataclass(frozen=True)
class Counting:
    """What a Centre counts with on a day: its calendar and the parameters in force."""

    calendar: WorkingCalendar
    parameters: ClockParameters

    @classmethod
    def of(cls, centre: int, at: datetime) -> "Counting":
        """The Centre's counting at that moment; one query once both are known to this process."""
        version = calendars.current_version(centre)
        on = at.astimezone(VIETNAM).date()
        return cls(
            calendars.calendar_for(centre, version=version),
            calendars.parameters_on(centre, on, version=version),
        )

    def answer_by(self, submitted_at: datetime) -> datetime:
        """By when an online or postal filing must be answered. Source: NĐ 118/2025 Đ17.2c."""
        return rules.answer_by(self.calendar, submitted_at, self.parameters)

    def hand_out_on(self, day: date) -> datetime:
        """The moment at which results are handed out that day. Raises RuleBroken on a day off."""
        self._require_worked(day)
        return rules.hand_out_at(self.calendar, day, self.parameters.hand_out.value)

    def close_of(self, day: date) -> datetime:
        """The end of the Centre's work that day. Raises RuleBroken on a day off."""
        self._require_worked(day)
        return rules.close_of(self.calendar, day)

    def _require_worked(self, day: date) -> None:
        if not rules.is_working_day(self.calendar, day):
            raise RuleBroken(
                _("Ngày %(day)s Trung tâm không làm việc. Chọn một ngày làm việc khác."),
                code="day_off",
                params={"day": f"{day:%d/%m/%Y}"},
            )

    def remaining(
        self, at: datetime, due: datetime, *, since: datetime, promised: bool = True
    ) -> rules.Remaining:
        """Working time left at that moment, of a clock that began at `since`; of an act, when not `promised`."""
        return rules.remaining(
            self.calendar, at, due, since=since, parameters=self.parameters, promised=promised
        )


@dataclass(frozen=True)
class Promise:
    """When the result is due and why, and by when the dossier must have left the counter."""

    limit: Limit
    deadline: Deadline
    forward_by: datetime
    next_day: bool

    def as_json(self) -> dict[str, Any]:
        """What is kept with the dossier for good: a later change of the calendar moves nothing."""
        return {
            "limit": {"value": self.limit.value, "unit": self.limit.unit, "same_day": self.limit.same_day},
            "calendar_version": self.deadline.calendar_version,
            "lines": [line.text for line in self.deadline.lines],
            "sources": [line.source for line in self.deadline.lines],
        }


def promise(counting: Counting, received_at: datetime, limit: Limit, stops: Sequence[Stop] = ()) -> Promise:
    """The promise for a dossier received complete at that moment, moved by the pauses since.

    Source: NĐ 118/2025 Đ17.3, Đ18.2, Đ19.5 (a complete supplement counts as received anew).
    """
    forward_by = rules.forward_by(counting.calendar, received_at, counting.parameters)
    return Promise(
        limit,
        rules.deadline(counting.calendar, received_at, limit, parameters=counting.parameters, stops=stops),
        forward_by,
        forward_by.date() > received_at.astimezone(VIETNAM).date(),
    )


def limit_of(clock: Mapping[str, Any]) -> Limit:
    """The limit that was promised, read back from what is kept with the dossier."""
    return Limit(**clock["limit"])
