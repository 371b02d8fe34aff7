"""Which values a clock parameter can have."""

from datetime import time

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.calendars.states import Clock, Measure

#: the most a value of each measure may be; what is not here is no number
MOST = {
    Measure.WORKING_DAY: 365,
    Measure.DAY: 365,
    Measure.HOUR: 240,
    Measure.MONTH: 60,
    Measure.CLOCK_HOUR: 240,
    Measure.TIMES: 20,
    Measure.PERCENT: 100,
}
LIMITS = {Measure.WORKING_DAY, Measure.DAY, Measure.HOUR, Measure.MONTH}
#: the measures each clock may have; every other clock is a time limit
MEASURES = {
    Clock.FORWARD_CUTOFF: {Measure.TIME},
    Clock.FORWARD_OPENING: {Measure.HOUR},
    Clock.SAME_DAY_CUTOFF: {Measure.TIME},
    Clock.HAND_OUT: {Measure.TIME},
    Clock.PORTAL_ALERT: {Measure.CLOCK_HOUR},
    Clock.OVERDUE_NOTICE: {Measure.DAY},
    Clock.RESCHEDULES: {Measure.TIMES},
    Clock.SOON_SHARE: {Measure.PERCENT},
    Clock.SOON_TIME: {Measure.WORKING_DAY, Measure.HOUR},
    Clock.ASKER_KEPT: {Measure.DAY},
    Clock.CLOCK_START: {Measure.RULE},
    Clock.DAY_OF_EVENT: {Measure.RULE},
    Clock.END_ON_WORKING_DAY: {Measure.RULE},
    Clock.DAYS_OFF: {Measure.RULE},
    Clock.RESTART: {Measure.RULE},
}


def measures_of(clock: Clock) -> set[Measure]:
    """The measures a clock's value may have."""
    return MEASURES.get(clock, LIMITS)


def require_value(clock: Clock, value: time | int, measure: Measure) -> None:
    """Nothing when the value is one the clock can have."""
    if measure not in measures_of(clock) or measure == Measure.RULE:
        raise RuleBroken(
            _("“%(clock)s” không đo bằng %(measure)s. Chọn đơn vị khác."),
            code="wrong_measure",
            params={"clock": clock.label, "measure": measure.label},
        )
    if isinstance(value, time) == (measure == Measure.TIME) and (
        isinstance(value, time) or 1 <= value <= MOST[measure]
    ):
        return
    raise RuleBroken(
        _("%(value)s %(measure)s không dùng được cho “%(clock)s”. Kiểm tra lại văn bản rồi nhập lại."),
        code="wrong_value",
        params={"value": value, "measure": measure.label, "clock": clock.label},
    )
