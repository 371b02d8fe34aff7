"""How a dossier's time is shown: words, moment, share of time used, state."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from motcua.casework.dossiers.models import Consultation, Dossier
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.rules import days_waiting
from motcua.casework.dossiers.states import ReturnPlace, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.ui.formats import vn_day_month, vn_time, vn_when
from motcua.reference.calendars.rules import Remaining

#: what is due, by status, beside the moment
DUE_WORDS = {
    Status.SUBMITTED: gettext_lazy("trả lời trước %(when)s"),
    Status.RECEIVED: gettext_lazy("chuyển trước %(when)s"),
}


@dataclass(frozen=True)
class RowClock:
    """Ready for the tag `time_left`."""

    words: str
    state: str
    when: str
    used: int


@dataclass
class Clocks:
    """Clocks read at one moment; each Centre's calendar is fetched once, however many rows are drawn."""

    at: datetime
    _known: dict[int, Counting] = field(default_factory=dict)

    def _counting(self, dossier: Dossier) -> Counting:
        if dossier.centre_id not in self._known:
            self._known[dossier.centre_id] = Counting.of(dossier.centre_id, self.at)
        return self._known[dossier.centre_id]

    def _left(self, dossier: Dossier, since: datetime, due: datetime, *, promised: bool = True) -> Remaining:
        return self._counting(dossier).remaining(self.at, due, since=since, promised=promised)

    def row(self, dossier: Dossier) -> RowClock | None:
        """How much time the next act on the dossier has left; None when nothing is due."""
        if dossier.status in (Status.RESOLVED, Status.RETURNED):
            return self._ended(dossier, dossier.finished_at or dossier.submitted_at)
        if dossier.status == Status.AWAITING_PAYMENT:
            return RowClock(_("Tạm dừng"), "paused", _("chờ nộp tiền"), 0)
        if dossier.act_by is None:
            return None
        if dossier.status == Status.AWAITING_SUPPLEMENT:
            return self._papers(dossier, dossier.act_by)
        since, promised = dossier.clock_from or dossier.submitted_at, dossier.act_by == dossier.due_at
        left = self._left(dossier, since, dossier.act_by, promised=promised)
        pattern = str(DUE_WORDS.get(Status(dossier.status), "%(when)s"))
        return RowClock(left.words, left.state, pattern % {"when": self.moment(dossier.act_by)}, left.used)

    def _ended(self, dossier: Dossier, since: datetime) -> RowClock:
        """When it ended; of a result that is fetched here, for how many days nobody has come."""
        if dossier.status == Status.RETURNED:
            return RowClock(_("Đã xong"), "done", self.moment(since), 100)
        days = days_waiting(since.astimezone(VIETNAM).date(), self.at.astimezone(VIETNAM).date())
        if not days or dossier.return_place != ReturnPlace.CENTRE:
            return RowClock(_("Có kết quả"), "done", self.moment(since), 100)
        words = ngettext("Chờ nhận %(days)s ngày", "Chờ nhận %(days)s ngày", days) % {"days": days}
        return RowClock(words, "done", _("có kết quả từ %(day)s") % {"day": vn_day_month(since)}, 100)

    def _papers(self, dossier: Dossier, until: datetime) -> RowClock:
        """How many days are left to bring papers: whole days, the last included. Source: NĐ 118/2025 Đ19.5 (C7)."""
        left = (until.astimezone(VIETNAM).date() - self.at.astimezone(VIETNAM).date()).days
        when = _("đến hết %(day)s") % {"day": vn_day_month(until)}
        if left < 0:
            return RowClock(_("Quá hạn bổ sung"), "late", when, 100)
        words = _("Chờ bổ sung, còn %(days)s ngày") if left else _("Chờ bổ sung, hết hôm nay")
        days = max(left, self._counting(dossier).parameters.supplement_wait.value.value)
        return RowClock(words % {"days": left}, "paused", when, 100 * (days - left) // days)

    def answer(self, dossier: Dossier, asked: Consultation) -> RowClock:
        """How much time an agency has left for its answer, and how often it was reminded."""
        left = self._left(dossier, asked.asked_at, asked.due_at, promised=False)
        said = _("hạn %(when)s") % {"when": self.moment(asked.due_at)}
        if times := len(asked.reminders.all()):
            said = f"{said}, {_('nhắc %(times)s lần') % {'times': times}}"
        return RowClock(left.words, left.state, said, left.used)

    def moment(self, moment: datetime) -> str:
        """`16:30 hôm nay`, else `16:30 07/04`: short enough for a column."""
        is_today = moment.astimezone(VIETNAM).date() == self.at.astimezone(VIETNAM).date()
        return f"{vn_time(moment)} {_('hôm nay') if is_today else vn_day_month(moment)}"

    def promise(self, dossier: Dossier) -> RowClock | None:
        """How the whole promise stands, from receipt to the promised moment; None before receipt and after the end."""
        if dossier.due_at is None or dossier.received_at is None or dossier.finished_at is not None:
            return None
        if dossier.status == Status.AWAITING_SUPPLEMENT:
            return self.row(dossier)
        if dossier.status == Status.AWAITING_PAYMENT:
            return RowClock(_("Thời hạn tạm dừng"), "paused", "", 0)
        left = self._left(dossier, dossier.clock_from or dossier.received_at, dossier.due_at)
        when = vn_when(dossier.due_at)
        if dossier.appointment == 1:
            when = _("hẹn lần 1, %(when)s") % {"when": when}
        return RowClock(left.words, left.state, when, left.used)
