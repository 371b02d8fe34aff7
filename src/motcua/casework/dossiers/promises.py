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
from motcua.reference.calendars.rules import ClockParameters, Deadline, Limit, Stop, Told, WorkingCalendar
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.queries import Two
from motcua.reference.procedures.rules.limits import counted_hours

#: where it is said that a dossier with a financial obligation has two appointments
TWO_APPOINTMENTS = "QĐ 138/2025/QĐ-UBND Đồng Tháp"


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

    def papers_leave_by(self, received_at: datetime) -> datetime:
        """By when papers for a body of another level must have left. Source: NĐ 118/2025 Đ20.1a."""
        return rules.paper_transfer_by(self.calendar, received_at, self.parameters)

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
class Part:
    """One of two appointments: which, its limit, and the limit of the other one.

    Source: QĐ 138/2025/QĐ-UBND Đồng Tháp (domain 01 §8).
    """

    n: int
    limit: Limit
    other: Limit

    @classmethod
    def of(cls, two: Two, n: int) -> "Part":
        """The first or the second of the two."""
        return cls(1, two.first, two.second) if n == 1 else cls(2, two.second, two.first)

    @property
    def intro(self) -> str:
        """What the appointment is for, and what becomes of the other."""
        if self.n == 1:
            return _(
                "Hồ sơ có nghĩa vụ tài chính nên hẹn hai lần. Lần 1: chuyển phiếu thông tin sang cơ quan thuế, "
                "%(limit)s. Lần 2: trả kết quả, %(other)s từ khi có chứng từ nộp tiền."
            ) % {"limit": self.limit, "other": self.other}
        return _(
            "Lần hẹn 2: trả kết quả, %(limit)s từ khi có chứng từ nộp tiền. "
            "Thời gian ở cơ quan thuế và thời gian nộp tiền không tính."
        ) % {"limit": self.limit}

    @property
    def told(self) -> Told:
        """The sentences for its beginning and its end."""
        if self.n == 1:
            return Told(ends=_("Hẹn lần 1, chuyển phiếu sang cơ quan thuế, lúc %(at)s."))
        return Told(begins=_("Có chứng từ nộp tiền lúc %(at)s."))

    def as_json(self) -> dict[str, Any]:
        """Which appointment it is, and the hours that the steps of the other one fill."""
        return {"n": self.n, "other_hours": float(counted_hours(self.other.value, self.other.unit))}


@dataclass(frozen=True)
class Promise:
    """When the result is due and why, and by when the dossier must have left the counter."""

    limit: Limit
    deadline: Deadline
    forward_by: datetime
    next_day: bool
    #: which of two appointments it is; None for the only one
    part: Part | None = None

    def as_json(self) -> dict[str, Any]:
        """What is kept with the dossier for good: a later change of the calendar moves nothing."""
        lines = [(line.text, line.source) for line in self.deadline.lines]
        if self.part is not None:
            lines.insert(0, (self.part.intro, TWO_APPOINTMENTS))
        kept = {
            "limit": {"value": self.limit.value, "unit": self.limit.unit, "same_day": self.limit.same_day},
            "calendar_version": self.deadline.calendar_version,
            "lines": [text for text, _source in lines],
            "sources": [source for _text, source in lines],
        }
        return kept | ({"appointment": self.part.as_json()} if self.part else {})


def promise(
    counting: Counting,
    received_at: datetime,
    limit: Limit,
    stops: Sequence[Stop] = (),
    part: Part | None = None,
) -> Promise:
    """The promise for a dossier received complete at that moment, moved by the pauses since.

    Of two appointments `part` says which; the second begins with the proof of payment.

    Source: NĐ 118/2025 Đ17.3, Đ18.2, Đ19.5 (a complete supplement counts as received anew).
    """
    forward_by = rules.forward_by(counting.calendar, received_at, counting.parameters)
    return Promise(
        limit,
        rules.deadline(
            counting.calendar,
            received_at,
            limit,
            parameters=counting.parameters,
            stops=stops,
            told=part.told if part else rules.RECEIPT,
        ),
        forward_by,
        forward_by.date() > received_at.astimezone(VIETNAM).date(),
        part,
    )


def limit_of(clock: Mapping[str, Any]) -> Limit:
    """The limit that was promised, read back from what is kept with the dossier."""
    return Limit(**clock["limit"])


def at_reception(counting: Counting, version: ProcedureVersion, channel: int, at: datetime) -> Promise:
    """The promise for a dossier of that version received complete at `at`: of two appointments the first."""
    two = procedures.two_appointments(version)
    if two is not None and two.from_reception:
        return promise(counting, at, two.first, part=Part.of(two, 1))
    return promise(counting, at, procedures.limit_for(version, channel))
