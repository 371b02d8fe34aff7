"""How a date was counted, in one sentence for a narrow pane."""

from motcua.foundation.words import _
from motcua.reference.calendars.rules.calendar import day_off_on
from motcua.reference.calendars.rules.days_off import skipped_days
from motcua.reference.calendars.rules.ending import Counting, Ending
from motcua.reference.calendars.rules.limits import plain_days
from motcua.reference.calendars.rules.lines import same_day
from motcua.reference.calendars.rules.names import short_name
from motcua.reference.calendars.states import Unit


def summary(counting: Counting, end: Ending) -> str:
    """`Không tính ngày nhận, không gặp ngày nghỉ.`"""
    if counting.limit.same_day:
        return same_day(counting).text
    parts = [] if counting.limit.unit == Unit.HOUR else [_("không tính ngày nhận")]
    if not plain_days(counting.limit):
        parts.append(_off_in_words(counting, end))
    elif end.last_on != end.at.date():
        parts.append(_("ngày cuối là ngày nghỉ nên sang ngày làm việc tiếp theo"))
    if end.pauses:
        parts.append(_("tạm dừng %(count)s lần") % {"count": len(end.pauses)})
    sentence = ", ".join(parts)
    return sentence[:1].upper() + sentence[1:] + "."


def _off_in_words(counting: Counting, end: Ending) -> str:
    skipped = skipped_days(counting, end)
    if not skipped:
        return _("không gặp ngày nghỉ")
    found = [day_off_on(counting.calendar, day) for day in skipped]
    kinds = dict.fromkeys(short_name(off) if off else _("nghỉ hằng tuần") for off in found)
    return _("bỏ qua %(count)s ngày nghỉ (%(kinds)s)") % {"count": len(skipped), "kinds": ", ".join(kinds)}
