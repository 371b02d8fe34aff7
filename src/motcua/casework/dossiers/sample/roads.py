"""Sample dossiers beside the straight road, one of each kind, taken there by the real actions."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.sample.by_hand import Cast, Sample, decide, forward, hand_over, receive, work
from motcua.casework.dossiers.states import Manner, Means
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.rules import add_working_days, add_working_time
from motcua.reference.organisation.models import Centre

#: many working days ago, for what was never fetched
LONG_AGO = 25
ROADS = (
    Sample("Châu Thị Ngọc Hân", date(1988, 3, 8), "Nữ", "1.004873", 7, "extend"),
    Sample("Mai Văn Lượm", date(1972, 12, 19), "Nam", "1.004873", 9, "stop"),
    Sample("Trịnh Thị Thu Ba", date(1993, 5, 27), "Nữ", "1.004873", 10, "correct"),
    Sample("Kim Sa Rây", date(1985, 1, 11), "Nam", "1.004873", 8, "error"),
    Sample("Hồ Thị Sáu", date(1957, 7, 2), "Nữ", "2.000635", LONG_AGO, "uncollected"),
    Sample("Lưu Quốc Thắng", date(1980, 10, 16), "Nam", "1.013978", 6, "consult"),
)
REASON = "Cơ quan được xác minh trả lời chậm (dữ liệu mẫu)"
ERROR, MENDED = "Năm sinh ghi 1939, đúng là 1993 (dữ liệu mẫu)", "Sửa năm sinh theo căn cước (dữ liệu mẫu)"


def make(centre: Centre, *, at: datetime) -> None:
    """One dossier of each kind."""
    cast = Cast(centre, at)
    for n, sample in enumerate(ROADS, 100):
        dossier = receive(cast, sample, n)
        for step in STEPS[sample.way]:
            step(cast, dossier)


def _days_after(cast: Cast, dossier: Dossier, days: int) -> datetime:
    """Working time so many days of eight hours after reception."""
    assert dossier.received_at is not None
    calendar = calendars.calendar_for(cast.centre.pk)
    return min(add_working_time(calendar, dossier.received_at, timedelta(hours=8 * days)), cast.at)


def _extend(cast: Cast, dossier: Dossier) -> None:
    """The apology on the day the promise ran out, and a new date that is still to come."""
    dossier.refresh_from_db()
    assert dossier.due_at is not None
    day = add_working_days(calendars.calendar_for(cast.centre.pk), cast.at.date(), 2)
    new_due = datetime.combine(day, dossier.due_at.timetz())
    act = cast.act_at(dossier, "lanh-dao", min(dossier.due_at, cast.at))
    actions.extend_dossier(dossier.pk, act, reason=REASON, new_due=new_due)


def _stop(cast: Cast, dossier: Dossier) -> None:
    grounds = actions.ClosingGrounds(
        "Phát sinh tranh chấp (dữ liệu mẫu)", "Quyết định mẫu 03/QĐ-UBND", papers_back="1 tờ khai bản chính"
    )
    act = cast.act_at(dossier, "lanh-dao", _days_after(cast, dossier, 1))
    actions.stop_dossier(dossier.pk, act, grounds)


def _report_error(cast: Cast, dossier: Dossier) -> None:
    act = cast.act_at(dossier, "thu-ngan", _days_after(cast, dossier, 6))
    actions.report_error(dossier.pk, act, error=ERROR)


def _correct(cast: Cast, dossier: Dossier) -> None:
    act = cast.act_at(dossier, "lanh-dao", _days_after(cast, dossier, 7))
    actions.correct_result(dossier.pk, act, number="", remark=MENDED)


def _return_corrected(cast: Cast, dossier: Dossier) -> None:
    act = cast.act_at(dossier, "thu-ngan", _days_after(cast, dossier, 8))
    actions.return_corrected(dossier.pk, act, receiver=dossier.submitter.full_name)


def _consult(cast: Cast, dossier: Dossier) -> None:
    """A question whose day for an answer is over."""
    asked = _days_after(cast, dossier, 1)
    question = actions.Question(
        "Chi nhánh Văn phòng đăng ký đất đai (mẫu)", "Xác nhận ranh thửa đất mẫu", asked + timedelta(days=3)
    )
    dossier = actions.consult(dossier.pk, cast.act_at(dossier, "chuyen-mon", asked), question)
    reminded = cast.act_at(dossier, "chuyen-mon", _days_after(cast, dossier, 5))
    polite = actions.Reminder(Manner.POLITE, Means.EMAIL, words="Mong sớm có ý kiến (mẫu)")
    actions.remind_agency(dossier.pk, reminded, dossier.consultations.get().pk, polite)


_Step = Callable[[Cast, Dossier], None]
STEPS: dict[str, tuple[_Step, ...]] = {
    "extend": (forward, _extend),
    "stop": (forward, _stop),
    "correct": (forward, work, decide, hand_over, _report_error, _correct, _return_corrected),
    "error": (forward, work, decide, hand_over, _report_error),
    "uncollected": (forward, work, decide),
    "consult": (forward, _consult),
}
