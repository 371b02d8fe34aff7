"""Working time and deadlines, as tables; no database. The law's edges are in domain/01 §18."""

import re
from datetime import UTC, date, time

import pytest

from motcua.reference.calendars import rules
from motcua.reference.calendars.rules import DayOff, Given, Limit, MakeUpDay, Session, Stop, Week
from motcua.reference.calendars.tests.samples import (
    AFTERNOON,
    MORNING,
    at,
    day,
    hours,
    make_calendar,
    make_parameters,
)

SAME_DAY = Limit(1, "working_day", same_day=True)
CALENDAR = make_calendar()
PARAMETERS = make_parameters()
#: a commune that also works on Saturday 11/04/2026 in the morning
SATURDAY = make_calendar(extra={day("11/04/2026"): (MORNING,)})


def due(received: str, limit: Limit, *, calendar=CALENDAR, parameters=PARAMETERS, stops=()) -> str:
    found = rules.deadline(calendar, at(received), limit, parameters=parameters, stops=stops)
    return f"{found.at:%d/%m/%Y %H:%M}"


def forwarded(received: str, calendar=CALENDAR) -> str:
    return f"{rules.forward_by(calendar, at(received), PARAMETERS):%d/%m/%Y %H:%M}"


# ── sessions and working days


@pytest.mark.parametrize(
    ("on", "worked"),
    [
        ("06/04/2026", True),  # Monday
        ("11/04/2026", False),  # Saturday
        ("17/02/2026", False),  # Tết
        ("22/08/2026", True),  # Saturday worked for 31/08
        ("31/08/2026", False),
        ("27/04/2026", False),  # for Hùng Kings' day on a Sunday
        ("24/11/2026", False),
    ],
)
def test_a_day_is_worked_or_not(on, worked):
    assert rules.is_working_day(CALENDAR, day(on)) is worked


def test_a_made_up_day_has_the_hours_of_the_day_it_replaces():
    weeks = (Week(date(2000, 1, 1), {1: (MORNING, AFTERNOON), 3: (MORNING,)}),)
    swapped = {day("11/04/2026"): MakeUpDay(day("08/04/2026"))}
    calendar = make_calendar(weeks=weeks, swapped=swapped)
    assert rules.sessions_on(calendar, day("11/04/2026")) == (MORNING,)


def test_an_extra_session_makes_a_working_day_of_a_saturday():
    assert rules.sessions_on(SATURDAY, day("11/04/2026")) == (MORNING,)


def test_a_session_that_does_not_count_is_open_but_no_working_time():
    calendar = make_calendar(uncounted={day("11/04/2026"): (MORNING,)})
    assert rules.open_sessions_on(calendar, day("11/04/2026")) == (MORNING,)
    assert not rules.is_working_day(calendar, day("11/04/2026"))


def test_a_closed_day_has_no_session_of_any_kind():
    storm = {day("08/04/2026"): DayOff("Bão số 1", "closed")}
    calendar = make_calendar(closed=storm, extra={day("08/04/2026"): (MORNING,)})
    assert rules.open_sessions_on(calendar, day("08/04/2026")) == ()


def test_sessions_that_overlap_are_counted_once():
    evening = Session(time(16), time(19))
    calendar = make_calendar(extra={day("08/04/2026"): (evening,)})
    assert rules.sessions_on(calendar, day("08/04/2026")) == (MORNING, Session(time(13), time(19)))


def test_weekly_hours_change_on_the_day_they_begin():
    summer = Week(day("13/04/2026"), {weekday: (Session(time(7), time(14)),) for weekday in range(1, 6)})
    calendar = make_calendar(weeks=(*CALENDAR.weeks, summer))
    assert rules.sessions_on(calendar, day("10/04/2026")) == (MORNING, AFTERNOON)
    assert rules.sessions_on(calendar, day("13/04/2026")) == (Session(time(7), time(14)),)


# ── working time


@pytest.mark.parametrize(
    ("start", "end", "worked"),
    [
        ("06/04/2026 07:30", "06/04/2026 17:00", 8),
        ("06/04/2026 11:30", "06/04/2026 13:00", 0),  # over lunch
        ("06/04/2026 11:00", "06/04/2026 13:30", 1),
        ("10/04/2026 16:00", "13/04/2026 08:30", 2),  # over a weekend
        ("13/02/2026 15:00", "23/02/2026 09:00", 3.5),  # over Tết
        ("21/08/2026 07:30", "24/08/2026 07:30", 16),  # with a Saturday made up
        ("11/04/2026 06:00", "12/04/2026 20:00", 0),
        ("07/04/2026 07:30", "06/04/2026 07:30", -8),  # backwards
    ],
)
def test_working_time_between_two_moments(start, end, worked):
    assert rules.working_time_between(CALENDAR, at(start), at(end)) == hours(worked)


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        ("06/04/2026 09:00", 1, "06/04/2026 10:00"),
        ("06/04/2026 09:00", 2.5, "06/04/2026 11:30"),  # ends at noon, not at one
        ("06/04/2026 09:00", 3, "06/04/2026 13:30"),
        ("06/04/2026 09:00", 8, "07/04/2026 09:00"),
        ("10/04/2026 17:00", 1, "13/04/2026 08:30"),  # received at the very close
        ("11/04/2026 10:00", 8, "13/04/2026 17:00"),  # received on a Saturday
        ("06/04/2026 22:00", 1, "07/04/2026 08:30"),
        ("13/02/2026 16:00", 2, "23/02/2026 08:30"),
        ("11/04/2026 10:00", 0, "11/04/2026 10:00"),  # no time at all moves nothing
    ],
)
def test_working_time_is_added(start, amount, end):
    assert rules.add_working_time(CALENDAR, at(start), hours(amount)) == at(end)


def test_a_moment_may_come_in_any_zone_but_must_have_one():
    start = at("06/04/2026 09:00")
    assert rules.add_working_time(CALENDAR, start.astimezone(UTC), hours(1)) == at("06/04/2026 10:00")
    with pytest.raises(ValueError, match="zone"):
        rules.add_working_time(CALENDAR, start.replace(tzinfo=None), hours(1))


def test_a_calendar_without_hours_fails_loudly():
    with pytest.raises(rules.NoWorkingTime):
        rules.add_working_days(make_calendar(weeks=()), day("06/04/2026"), 1)


@pytest.mark.parametrize(
    "wrong", [(0, "day", False), (2, "working_day", True), (1, "hour", True), (1, "week", False)]
)
def test_a_limit_that_cannot_be_counted_is_refused(wrong):
    with pytest.raises(ValueError, match=re.compile("limit|valid Unit")):
        Limit(*wrong)


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        ("06/04/2026", 15, "21/04/2026"),
        ("12/04/2026", 14, "28/04/2026"),  # 26/04 Sunday, 27/04 in its place
        ("14/02/2026", 4, "23/02/2026"),  # into Tết
        ("16/04/2026", 14, "04/05/2026"),  # 30/04 and 01/05, then a weekend
        ("21/12/2026", 11, "04/01/2027"),  # 01/01 is a Friday
    ],
)
def test_calendar_days_that_end_on_a_day_off_end_on_the_next_working_day(start, days, last):
    assert rules.add_calendar_days(CALENDAR, day(start), days) == day(last)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("31/03/2026", 2, "01/06/2026"),  # 31/05 is a Sunday
        ("31/05/2026", 1, "30/06/2026"),
        ("31/10/2025", 4, "02/03/2026"),  # 28/02 is a Saturday
        ("30/01/2028", 1, "29/02/2028"),
        ("31/12/2026", 12, "31/12/2027"),
        ("15/11/2026", 3, "15/02/2027"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(start, months, last):
    assert rules.add_months(CALENDAR, day(start), months) == day(last)


# ── the promised date


@pytest.mark.parametrize(
    ("received", "limit", "promised"),
    [
        ("06/04/2026 09:13", Limit(3, "working_day"), "09/04/2026 16:30"),
        ("06/04/2026 16:59", Limit(3, "working_day"), "09/04/2026 16:30"),  # the hour of receipt is no matter
        ("06/04/2026 22:00", Limit(3, "working_day"), "09/04/2026 16:30"),  # nor is a receipt at night
        ("11/04/2026 09:00", Limit(1, "working_day"), "13/04/2026 16:30"),  # received on a day off
        ("10/04/2026 09:00", Limit(1, "working_day"), "13/04/2026 16:30"),
        ("13/02/2026 09:00", Limit(5, "working_day"), "27/02/2026 16:30"),
        ("19/08/2026 09:00", Limit(3, "working_day"), "22/08/2026 16:30"),  # Saturday made up
        ("28/08/2026 09:00", Limit(1, "working_day"), "03/09/2026 16:30"),
        ("06/04/2026 09:13", Limit(15, "day"), "21/04/2026 16:30"),
        ("20/08/2026 09:13", Limit(13, "day"), "03/09/2026 16:30"),  # ends on 02/09
        ("31/01/2026 09:13", Limit(1, "month"), "02/03/2026 16:30"),
        ("06/04/2026 09:13", Limit(8, "hour"), "07/04/2026 09:13"),
        ("13/02/2026 16:00", Limit(8, "hour"), "23/02/2026 16:00"),
    ],
)
def test_a_result_is_promised_for_the_last_day_counted(received, limit, promised):
    assert due(received, limit) == promised


@pytest.mark.parametrize(
    ("received", "promised"),
    [
        ("10/04/2026 14:59", "10/04/2026 16:30"),
        ("10/04/2026 15:00", "10/04/2026 16:30"),
        ("10/04/2026 15:01", "13/04/2026 16:30"),
        ("10/04/2026 06:00", "10/04/2026 16:30"),
        ("11/04/2026 09:00", "13/04/2026 16:30"),
    ],
)
def test_a_same_day_result_on_a_friday(received, promised):
    assert due(received, SAME_DAY) == promised


@pytest.mark.parametrize(
    ("received", "forward"),
    [
        ("10/04/2026 14:59", "10/04/2026 17:00"),
        ("10/04/2026 15:00", "10/04/2026 17:00"),
        ("10/04/2026 15:01", "13/04/2026 08:30"),
        ("10/04/2026 05:00", "10/04/2026 17:00"),
        ("11/04/2026 09:00", "13/04/2026 08:30"),
        ("12/04/2026 23:59", "13/04/2026 08:30"),
    ],
)
def test_a_dossier_received_on_a_friday_is_forwarded(received, forward):
    """NĐ 118/2025 Đ18.2 (C3, C4)."""
    assert forwarded(received) == forward


def test_on_the_eve_of_tet_2026_at_14_59_the_work_is_done_before_the_holiday():
    assert due("13/02/2026 14:59", SAME_DAY) == "13/02/2026 16:30"
    assert forwarded("13/02/2026 14:59") == "13/02/2026 17:00"


def test_on_the_eve_of_tet_2026_at_15_00_the_work_is_still_done_before_the_holiday():
    assert due("13/02/2026 15:00", SAME_DAY) == "13/02/2026 16:30"
    assert forwarded("13/02/2026 15:00") == "13/02/2026 17:00"


def test_on_the_eve_of_tet_2026_at_15_01_the_work_waits_ten_days():
    assert due("13/02/2026 15:01", SAME_DAY) == "23/02/2026 16:30"
    assert forwarded("13/02/2026 15:01") == "23/02/2026 08:30"


@pytest.mark.parametrize(
    ("opening", "calendar", "forward"),
    [
        (2, CALENDAR, "13/04/2026 09:30"),
        (5, CALENDAR, "13/04/2026 14:00"),  # the break at noon is no working time
        (8, CALENDAR, "13/04/2026 17:00"),
        (9, CALENDAR, "13/04/2026 17:00"),  # a beginning ends with its day
        (9, SATURDAY, "11/04/2026 11:30"),
    ],
)
def test_the_beginning_of_a_day_lasts_as_long_as_the_centre_says(opening, calendar, forward):
    parameters = make_parameters(forward_opening=Given(Limit(opening, "hour")))
    assert rules.forward_by(calendar, at("10/04/2026 15:01"), parameters) == at(forward)


AFTERWARDS = "nên chuyển vào đầu giờ ngày làm việc tiếp theo."
OPENING = "Đầu giờ là 1 giờ làm việc kể từ lúc mở cửa, nên chuyển chậm nhất 08:30 thứ Hai 13/04/2026."


@pytest.mark.parametrize(
    ("received", "lines"),
    [
        (
            "10/04/2026 15:00",
            ["Nhận không muộn hơn 15:00 nên chuyển ngay trong ngày, trước khi đóng cửa lúc 17:00."],
        ),
        ("10/04/2026 15:01", [f"Nhận sau 15:00 {AFTERWARDS}", OPENING]),
        ("12/04/2026 07:32", [f"Nhận vào ngày nghỉ {AFTERWARDS}", OPENING]),
        ("11/04/2026 14:00", [f"Nhận khi ngày làm việc đã kết thúc lúc 11:30 {AFTERWARDS}", OPENING]),
    ],
)
def test_the_limit_of_forwarding_is_explained_line_by_line(received, lines):
    calendar = SATURDAY if received.startswith("11") else CALENDAR
    assert [line.text for line in rules.forwarding(calendar, at(received), PARAMETERS)] == lines


def test_how_long_the_beginning_of_a_day_lasts_is_shown_as_a_setting_and_no_law():
    cutoff, opening = rules.forwarding(CALENDAR, at("12/04/2026 07:32"), PARAMETERS)
    assert (cutoff.source, cutoff.mark) == ("NĐ 118/2025 Đ18.2", "found")
    assert (opening.source, opening.mark) == ("Trung tâm", "setting")


def test_seconds_do_not_count_against_the_cutoff_since_the_receipt_shows_none():
    late = at("10/04/2026 15:00").replace(second=59)
    assert rules.forward_by(CALENDAR, late, PARAMETERS) == at("10/04/2026 17:00")


@pytest.mark.parametrize(
    ("received", "promised", "forward"),
    [
        ("10/04/2026 15:01", "11/04/2026 11:30", "11/04/2026 08:30"),
        ("11/04/2026 11:29", "11/04/2026 11:30", "11/04/2026 11:30"),
        ("11/04/2026 11:30", "13/04/2026 16:30", "13/04/2026 08:30"),  # that day's work is over
        ("11/04/2026 14:00", "13/04/2026 16:30", "13/04/2026 08:30"),
    ],
)
def test_a_saturday_with_an_extra_morning_is_a_working_day_until_noon(received, promised, forward):
    assert due(received, SAME_DAY, calendar=SATURDAY) == promised
    assert forwarded(received, calendar=SATURDAY) == forward


def test_an_extra_saturday_counts_in_a_limit_and_ends_at_its_close():
    assert due("09/04/2026 09:00", Limit(2, "working_day"), calendar=SATURDAY) == "11/04/2026 11:30"


@pytest.mark.parametrize(
    ("hand_out", "received", "promised"),
    [
        (time(12), "09/04/2026 09:00", "10/04/2026 11:30"),  # over lunch: the end of the morning
        (time(6), "09/04/2026 09:00", "10/04/2026 17:00"),  # before opening: the close
        (time(18), "09/04/2026 09:00", "10/04/2026 17:00"),
    ],
)
def test_a_hand_out_hour_outside_work_becomes_the_last_open_moment_before_it(hand_out, received, promised):
    parameters = make_parameters(hand_out=Given(hand_out))
    assert due(received, Limit(1, "working_day"), parameters=parameters) == promised


def test_a_same_day_result_is_never_promised_for_a_moment_that_is_over():
    early = make_parameters(hand_out=Given(time(11)))
    assert due("10/04/2026 14:00", SAME_DAY, parameters=early) == "10/04/2026 17:00"


# ── pauses


def stop(start: str, end: str, reason: str = "nghĩa vụ tài chính") -> Stop:
    return Stop(reason, at(start), at(end))


@pytest.mark.parametrize(
    ("limit", "stops", "promised"),
    [
        (Limit(3, "working_day"), [], "09/04/2026 16:30"),
        (Limit(3, "working_day"), [stop("07/04/2026 08:00", "08/04/2026 08:00")], "10/04/2026 16:30"),
        (Limit(3, "working_day"), [stop("07/04/2026 07:30", "08/04/2026 17:00")], "13/04/2026 16:30"),
        (
            Limit(3, "working_day"),
            [stop("11/04/2026 08:30", "13/04/2026 17:00")],
            "09/04/2026 16:30",
        ),  # late
        (
            Limit(3, "working_day"),
            [stop("01/04/2026 07:30", "03/04/2026 17:00")],
            "09/04/2026 16:30",
        ),  # before
        (
            Limit(3, "working_day"),
            [stop("07/04/2026 17:00", "08/04/2026 07:30")],
            "09/04/2026 16:30",
        ),  # at night
        (
            Limit(3, "working_day"),
            [stop("07/04/2026 08:00", "08/04/2026 08:00"), stop("07/04/2026 10:00", "08/04/2026 08:00")],
            "10/04/2026 16:30",  # at the same time: once
        ),
        (
            Limit(3, "working_day"),
            [stop("07/04/2026 08:00", "08/04/2026 08:00"), stop("10/04/2026 08:00", "13/04/2026 08:00")],
            "13/04/2026 16:30",  # the second begins within the time the first has added
        ),
        (Limit(8, "hour"), [stop("06/04/2026 14:00", "06/04/2026 16:00")], "07/04/2026 11:13"),
        (Limit(15, "day"), [stop("08/04/2026 10:00", "10/04/2026 10:00")], "23/04/2026 16:30"),
        (Limit(14, "day"), [stop("08/04/2026 10:00", "12/04/2026 10:00")], "24/04/2026 16:30"),
        (
            Limit(13, "day"),
            [stop("08/04/2026 10:00", "15/04/2026 10:00")],
            "28/04/2026 16:30",
        ),  # once
        (SAME_DAY, [stop("06/04/2026 10:00", "07/04/2026 10:00")], "07/04/2026 16:30"),
    ],
)
def test_a_pause_moves_the_promise_by_the_time_the_clock_stood_still(limit, stops, promised):
    """Not one after the promise, before receipt or at night; plain days leave a holiday once, at the end."""
    assert due("06/04/2026 09:13", limit, stops=stops) == promised


def test_a_pause_over_the_new_year_does_not_count_the_holiday_twice():
    """Domain/01 §18 case 10: a financial obligation from 29/12/2026 to 05/01/2027 is 4 working days."""
    pause = stop("29/12/2026 07:30", "05/01/2027 07:30")
    assert due("28/12/2026 09:00", Limit(5, "working_day")) == "05/01/2027 16:30"
    assert due("28/12/2026 09:00", Limit(5, "working_day"), stops=[pause]) == "11/01/2027 16:30"


def test_a_supplement_restarts_the_limit_from_zero():
    """NĐ 118/2025 Đ19.5 (C8): counted from the moment the supplement came in, as if received then."""
    assert due("09/04/2026 16:59", Limit(3, "working_day")) == "14/04/2026 16:30"


def test_a_stop_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="ends before"):
        stop("08/04/2026 10:00", "08/04/2026 09:00")


# ── the explanation


def pane(received: str, limit: Limit, **more) -> list[str]:
    days = rules.deadline(CALENDAR, at(received), limit, parameters=PARAMETERS, **more).days
    return [f"{cell.weekday} {cell.on:%d/%m} {cell.kind} {cell.note}" for cell in days]


def why(received: str, limit: Limit, **more) -> list[str]:
    found = rules.deadline(CALENDAR, at(received), limit, parameters=PARAMETERS, **more)
    return [line.text for line in found.lines]


def test_the_pane_shows_the_days_counted():
    assert pane("06/04/2026 09:13", Limit(3, "working_day")) == [
        "T2 06/04 start nhận",
        "T3 07/04 counted ngày 1",
        "T4 08/04 counted ngày 2",
        "T5 09/04 due ngày 3",
    ]


def test_the_pane_names_the_days_skipped():
    assert pane("13/02/2026 09:00", Limit(1, "working_day"))[1:5] == [
        "T7 14/02 skipped nghỉ",
        "CN 15/02 skipped nghỉ",
        "T2 16/02 skipped nghỉ Tết",
        "T3 17/02 skipped nghỉ Tết",
    ]


def test_the_pane_of_a_pause_numbers_only_the_days_that_ran():
    stops = [stop("08/04/2026 08:00", "09/04/2026 08:00")]
    assert pane("06/04/2026 09:13", Limit(3, "working_day"), stops=stops) == [
        "T2 06/04 start nhận",
        "T3 07/04 counted ngày 1",
        "T4 08/04 skipped tạm dừng",
        "T5 09/04 counted ngày 2",
        "T6 10/04 due ngày 3",
    ]


def test_the_pane_of_plain_days_numbers_every_day():
    assert pane("24/04/2026 09:00", Limit(2, "day")) == [
        "T6 24/04 start nhận",
        "T7 25/04 counted ngày 1",
        "CN 26/04 counted ngày 2",
        "T2 27/04 skipped nghỉ lễ",
        "T3 28/04 due đến hạn",
    ]


def test_the_pane_of_a_same_day_result_is_one_cell():
    assert pane("06/04/2026 09:13", SAME_DAY) == ["T2 06/04 due nhận và trả"]


def test_the_reasons_follow_the_counting():
    assert why("06/04/2026 09:13", Limit(3, "working_day")) == [
        "Nhận đủ hồ sơ lúc 09:13 thứ Hai 06/04/2026.",
        "Không tính ngày nhận 06/04.",
        "Đếm 3 ngày làm việc, từ thứ Ba 07/04/2026 đến thứ Năm 09/04/2026.",
        "Không gặp ngày nghỉ.",
        "Hẹn trả lúc 16:30 thứ Năm 09/04/2026, giờ trả kết quả của Trung tâm.",
    ]


def test_the_reasons_name_days_off_pauses_and_days_made_up():
    stops = [stop("24/08/2026 07:30", "24/08/2026 17:00", "chờ thuế")]
    assert why("21/08/2026 20:00", Limit(6, "working_day"), stops=stops) == [
        "Nhận đủ hồ sơ lúc 20:00 thứ Sáu 21/08/2026.",
        "Lúc đó ngoài giờ làm việc. Thời hạn vẫn tính từ lúc nhận.",
        "Không tính ngày nhận 21/08.",
        "Đếm 6 ngày làm việc, từ thứ Bảy 22/08/2026 đến thứ Sáu 28/08/2026.",
        "Không tính 3 ngày nghỉ hằng tuần: 23/08, 29/08, 30/08.",
        "Không tính thứ Hai 31/08/2026: nghỉ 31/08.",
        "Không tính thứ Ba 01/09/2026: nghỉ 01/09.",
        "Không tính thứ Tư 02/09/2026: nghỉ 02/09.",
        "Tính cả thứ Bảy 22/08/2026, ngày làm bù cho thứ Hai 31/08/2026.",
        "Tạm dừng từ 07:30 thứ Hai 24/08/2026 đến 17:00 thứ Hai 24/08/2026: chờ thuế. "
        "Cộng thêm 1 ngày làm việc.",
        "Hẹn trả lúc 16:30 thứ Năm 03/09/2026, giờ trả kết quả của Trung tâm.",
    ]


def test_a_reason_carries_the_text_it_rests_on_and_how_sure_it_is():
    found = rules.deadline(CALENDAR, at("24/04/2026 09:00"), Limit(2, "day"), parameters=PARAMETERS)
    assert [(line.source, line.mark) for line in found.lines if "ngày nghỉ" in line.text] == [
        ("Bộ luật Dân sự 2015 Đ148", "recalled")
    ]


@pytest.mark.parametrize(
    ("received", "limit", "reason"),
    [
        ("10/04/2026 15:00", SAME_DAY, "Nhận không muộn hơn 15:00 nên trả kết quả trong ngày."),
        ("10/04/2026 15:01", SAME_DAY, "Nhận sau 15:00 nên trả kết quả vào ngày làm việc tiếp theo."),
        ("11/04/2026 09:00", SAME_DAY, "Nhận vào ngày nghỉ nên trả kết quả vào ngày làm việc tiếp theo."),
        (
            "06/04/2026 09:13",
            Limit(8, "hour"),
            "Đếm 8 giờ làm việc từ lúc nhận, chỉ tính trong giờ làm việc.",
        ),
        (
            "30/12/2030 09:13",
            Limit(3, "working_day"),
            "Chưa có ngày nghỉ nào của năm 2031 trong lịch. Cập nhật lịch trước khi in giấy hẹn.",
        ),
    ],
)
def test_a_reason_is_given_for_each_rule(received, limit, reason):
    assert reason in why(received, limit)


def test_a_same_day_result_after_an_early_close_says_so():
    found = rules.deadline(SATURDAY, at("11/04/2026 14:00"), SAME_DAY, parameters=PARAMETERS)
    assert found.summary == (
        "Nhận khi ngày làm việc đã kết thúc lúc 11:30 nên trả kết quả vào ngày làm việc tiếp theo."
    )


@pytest.mark.parametrize(
    ("received", "limit", "stops", "summary"),
    [
        ("06/04/2026 09:13", Limit(3, "working_day"), [], "Không tính ngày nhận, không gặp ngày nghỉ."),
        (
            "13/02/2026 09:00",
            Limit(1, "working_day"),
            [],
            "Không tính ngày nhận, bỏ qua 9 ngày nghỉ (nghỉ hằng tuần, nghỉ Tết).",
        ),
        (
            "06/04/2026 09:13",
            Limit(3, "working_day"),
            [stop("07/04/2026 08:00", "08/04/2026 08:00")],
            "Không tính ngày nhận, không gặp ngày nghỉ, tạm dừng 1 lần.",
        ),
        (
            "24/04/2026 09:00",
            Limit(2, "day"),
            [],
            "Không tính ngày nhận, ngày cuối là ngày nghỉ nên sang ngày làm việc tiếp theo.",
        ),
        ("06/04/2026 09:13", Limit(2, "hour"), [], "Không gặp ngày nghỉ."),
    ],
)
def test_the_summary_says_it_in_one_sentence(received, limit, stops, summary):
    found = rules.deadline(CALENDAR, at(received), limit, parameters=PARAMETERS, stops=stops)
    assert found.summary == summary


def test_a_deadline_names_the_calendar_it_was_counted_with():
    found = rules.deadline(CALENDAR, at("06/04/2026 09:13"), SAME_DAY, parameters=PARAMETERS)
    assert found.calendar_version == CALENDAR.version


# ── the other clocks


def test_an_online_filing_is_answered_within_eight_working_hours():
    """NĐ 118/2025 Đ17.2c (C2): filed at Saturday night, answered by the close of Monday."""
    assert rules.answer_by(CALENDAR, at("11/04/2026 21:00"), PARAMETERS) == at("13/04/2026 17:00")


def test_the_receiving_officer_is_alerted_two_hours_after_an_online_filing():
    """NĐ 118/2025 Đ17.2 (C1): hours on the clock, not working hours."""
    assert rules.alert_at(at("11/04/2026 21:00"), PARAMETERS) == at("11/04/2026 23:00")


def test_papers_are_asked_for_within_three_working_days():
    """NĐ 118/2025 Đ19.5 (C6); domain/01 §18 case 2: working day 3 at 16:59 is in time, 17:01 is not."""
    last = rules.ask_supplement_by(CALENDAR, at("06/04/2026 09:13"), PARAMETERS)
    assert at("09/04/2026 16:59") < last == at("09/04/2026 17:00") < at("09/04/2026 17:01")


def test_papers_that_were_asked_for_may_come_until_the_end_of_day_fifteen():
    """NĐ 118/2025 Đ19.5 (C7); domain/01 §18 case 3: day 15 is in time, day 16 is not."""
    assert rules.supplement_until(CALENDAR, at("06/04/2026 09:13"), PARAMETERS) == day("21/04/2026")


def test_a_supplement_period_that_ends_in_tet_lasts_to_the_first_working_day():
    assert rules.supplement_until(CALENDAR, at("02/02/2026 09:13"), PARAMETERS) == day("23/02/2026")


def test_lateness_is_announced_a_day_ahead():
    assert rules.overdue_notice_by(at("09/04/2026 16:30"), PARAMETERS) == day("08/04/2026")


@pytest.mark.parametrize(
    ("limit", "end"),
    [
        (Limit(1, "working_day"), "13/04/2026 17:00"),
        (Limit(1, "day"), "13/04/2026 17:00"),
        (Limit(1, "month"), "11/05/2026 17:00"),
        (Limit(1, "hour"), "13/04/2026 07:40"),
    ],
)
def test_an_internal_limit_ends_with_the_work_of_its_last_day(limit, end):
    assert rules.period_end(CALENDAR, at("10/04/2026 16:10"), limit) == at(end)


# ── time left


def left(now: str, due: str = "09/04/2026 16:30", since: str = "06/04/2026 09:13") -> rules.Remaining:
    return rules.remaining(CALENDAR, at(now), at(due), since=at(since), parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("now", "words", "state"),
    [
        ("07/04/2026 10:00", "Còn 2 ngày 5 giờ làm việc", "ok"),
        ("07/04/2026 16:30", "Còn 2 ngày làm việc", "ok"),
        ("08/04/2026 10:00", "Còn 1 ngày 5 giờ làm việc", "ok"),
        ("08/04/2026 16:29", "Còn 1 ngày làm việc", "ok"),
        ("08/04/2026 16:30", "Còn 1 ngày làm việc", "soon"),
        ("09/04/2026 09:00", "Còn 6 giờ làm việc", "soon"),
        ("09/04/2026 16:00", "Còn 30 phút", "soon"),
        ("09/04/2026 16:30", "Đến giờ hẹn", "soon"),
        ("09/04/2026 16:31", "Quá hạn 1 phút", "late"),
        ("09/04/2026 20:00", "Quá hạn 30 phút", "late"),
        ("10/04/2026 09:00", "Quá hạn 2 giờ", "late"),
        ("10/04/2026 16:30", "Quá hạn 1 ngày", "late"),
        ("14/04/2026 10:00", "Quá hạn 2 ngày 3 giờ", "late"),
    ],
)
def test_the_time_left_is_said_in_working_time(now, words, state):
    found = left(now)
    assert (found.words, found.state) == (words, state)


@pytest.mark.parametrize(("promised", "words"), [(True, "Đến giờ hẹn"), (False, "Cần làm ngay")])
def test_no_time_left_is_an_appointment_for_a_citizen_and_a_call_to_act_for_an_officer(promised, words):
    now = at("09/04/2026 16:30")
    found = rules.remaining(CALENDAR, now, now, since=now, parameters=PARAMETERS, promised=promised)
    assert (found.words, found.state) == (words, "soon")


@pytest.mark.parametrize("received", ["12/04/2026 07:32", "10/04/2026 15:01"])
def test_what_came_after_the_cutoff_or_on_a_day_off_can_be_forwarded_on_time(received):
    """NĐ 118/2025 Đ18.2 (C4): at the opening the first working hour is still to come."""
    due = rules.forward_by(CALENDAR, at(received), PARAMETERS)
    found = rules.remaining(
        CALENDAR, at("13/04/2026 07:30"), due, since=at(received), parameters=PARAMETERS, promised=False
    )
    assert (found.left, found.words) == (hours(1), "Còn 1 giờ làm việc")


def test_a_dossier_just_overdue_outside_hours_says_so():
    assert left("10/04/2026 20:00", due="10/04/2026 17:00").words == "Vừa quá hạn"


def test_the_last_fifth_of_a_long_limit_is_near_its_date():
    """20 working days: the last four, longer than one working day (ux.md §2)."""
    assert left("04/05/2026 17:00", "08/05/2026 16:30", "08/04/2026 08:00").state == "soon"
    assert left("04/05/2026 16:30", "08/05/2026 16:30", "08/04/2026 08:00").state == "ok"


@pytest.mark.parametrize(
    ("now", "used"),
    [("06/04/2026 09:13", 0), ("05/04/2026 09:00", 0), ("08/04/2026 08:00", 49), ("10/04/2026 08:00", 100)],
)
def test_the_share_of_time_used_stays_between_nothing_and_all(now, used):
    assert left(now).used == used


def test_a_clock_without_working_time_is_used_up():
    assert left("11/04/2026 10:00", "12/04/2026 10:00", "11/04/2026 09:00").used == 100
