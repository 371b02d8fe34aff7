"""The pages of `/quan-tri/ngay-nghi/` through the client; without JavaScript."""

import re
from html import unescape

import pytest

from motcua.foundation import clock
from motcua.reference.calendars import actions, queries
from motcua.reference.calendars.models import (
    Change,
    ClockParameter,
    DayOff,
    ExtraSession,
    Swap,
    WeeklySession,
)
from motcua.reference.calendars.tests.factories import CENTRE, changed, make_centre, make_user
from motcua.reference.calendars.tests.samples import at, day

NOON = at("02/03/2026 12:00")
HOME = "/quan-tri/ngay-nghi/"
FORMS = ["them/", "hoan-doi/", "gio-lam-viec/", "buoi-them/", "dong-cua/", "thong-so/hand_out/"]
WHY = {"reason": "Theo thông báo của tỉnh", "document": "Công văn 15/UBND", "issuer": "UBND tỉnh"}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.fixed_at(NOON):
        yield


@pytest.fixture
def signed_in(client):
    """The client of somebody, by what they may do."""
    make_centre()

    def sign_in(username: str = "everywhere", **fields):
        backend = "motcua.reference.calendars.tests.factories.Granting"
        client.force_login(make_user(username, **fields), backend=backend)
        return client

    return sign_in


def text(page) -> str:
    """The words of a page, tags and repeated blanks left out."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.content.decode())))


# ── who sees what


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize("where", ["", "thong-so/", "lich-su/", "thu-tinh/"])
def test_the_calendar_is_read_by_who_may_view_it(signed_in, where):
    assert signed_in("reader").get(HOME + where).status_code == 200


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize("where", ["", "thong-so/", "lich-su/", "thu-tinh/"])
def test_the_calendar_is_not_read_by_others(signed_in, where):
    assert signed_in("stranger").get(HOME + where).status_code == 403


@pytest.mark.parametrize("where", ["", "them/", "thu-tinh/"])
def test_a_visitor_is_sent_to_sign_in(client, where):
    assert client.get(HOME + where).status_code == 302


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize("where", FORMS)
def test_a_reader_gets_no_form(signed_in, where):
    assert signed_in("reader").get(HOME + where).status_code == 403


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize(("where", "status"), list(zip(FORMS, [403, 403, 200, 200, 200, 200], strict=True)))
def test_an_officer_gets_the_forms_of_the_own_centre(signed_in, where, status):
    assert signed_in("officer").get(HOME + where).status_code == status


@pytest.mark.usefixtures("granting")
def test_a_reader_sees_no_button_that_would_be_refused(signed_in):
    page = signed_in("reader").get(HOME)
    assert "Thu hồi" not in text(page)
    assert "Thêm ngày nghỉ" not in text(page)


# ── the year


@pytest.mark.usefixtures("granting")
def test_the_year_shows_days_by_letter_and_word(signed_in):
    page = signed_in("reader").get(f"{HOME}?nam=2026").content.decode()
    off = page[page.index('title="thứ Ba 24/11/2026') :][:400]
    assert "Ngày Văn hóa Việt Nam" in off
    assert ">N?</b>" in off
    assert 'class="cal-day cal-made-up" title="thứ Bảy 22/08/2026: làm bù cho thứ Hai 31/08/2026' in page
    assert 'class="cal-day cal-swapped" title="thứ Hai 31/08/2026: Nghỉ hoán đổi' in page


@pytest.mark.usefixtures("granting")
def test_the_year_lists_rows_with_source_and_mark(signed_in):
    words = text(signed_in("reader").get(f"{HOME}?nam=2026"))
    assert "27/04/2026 Ngày Giỗ Tổ Hùng Vương (nghỉ bù) Nghỉ bù Mọi nơi Bộ luật Lao động 2019" in words
    assert "Theo trí nhớ, cần kiểm tra" in words
    assert "Từ 01/01/2024 T2–T6 07:30–11:30, 13:00–17:00" in words
    assert "Ví dụ, thay bằng giờ của Trung tâm" in words


@pytest.mark.usefixtures("granting")
def test_a_year_without_rows_says_what_follows(signed_in):
    assert "Chưa ghi ngày nghỉ nào cho năm 2035" in text(signed_in("reader").get(f"{HOME}?nam=2035"))


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize("wrong", ["nam=xyz", "nam=99999", "phien-ban=999999999", "phien-ban=0"])
def test_an_address_nobody_gave_is_not_found(signed_in, wrong):
    assert signed_in("reader").get(f"{HOME}?{wrong}").status_code == 404


@pytest.mark.usefixtures("granting")
def test_a_past_version_shows_the_calendar_of_then(signed_in, administrator):
    version = queries.current_version(CENTRE)
    row = DayOff.objects.get(date=day("24/11/2026"))
    actions.withdraw("ngay-nghi", row.pk, **changed(by=administrator, at=NOON))
    client = signed_in("reader")
    assert "Ngày Văn hóa" not in text(client.get(f"{HOME}?nam=2026"))
    then = text(client.get(f"{HOME}?nam=2026&phien-ban={version}"))
    assert "Ngày Văn hóa" in then
    assert f"Đang xem lịch như ở phiên bản {version}." in then


@pytest.mark.usefixtures("granting")
def test_the_pages_cost_few_queries(signed_in, django_assert_max_num_queries):
    client = signed_in("reader")
    client.get(HOME)
    # four of them are asked in one go before the page begins
    for where, most in [("", 10), ("thong-so/", 7), ("lich-su/", 7), ("thu-tinh/", 7)]:
        with django_assert_max_num_queries(most):
            client.get(HOME + where)


# ── changing


@pytest.mark.usefixtures("granting")
def test_a_day_off_is_added_and_the_year_shown(signed_in):
    given = {"on": "2026-04-08", "name": "Ngày chuyển đổi", "kind": "public"} | WHY
    page = signed_in().post(f"{HOME}them/", given)
    assert (page.status_code, page["Location"]) == (302, f"{HOME}?nam=2026")
    assert DayOff.objects.get(date=day("08/04/2026")).source == "Công văn 15/UBND, UBND tỉnh"


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize(
    ("on", "start", "end"), [("11/04/2026", "7h30", "11 giờ 30"), ("11-04-2026", "7:30", "11:30")]
)
def test_a_date_and_an_hour_may_be_typed_in_the_usual_ways(signed_in, on, start, end):
    given = {"on": on, "start": start, "end": end} | WHY
    assert signed_in("officer").post(f"{HOME}buoi-them/", given).status_code == 302
    row = ExtraSession.objects.get()
    assert f"{row.date:%d/%m/%Y} {row.start:%H:%M}–{row.end:%H:%M}" == "11/04/2026 07:30–11:30"


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-03-01", "Thay đổi lịch không dời ngày hẹn của hồ sơ đã nhận"),
        ("2026-04-30", "đã là ngày nghỉ: Ngày Chiến thắng"),
        ("2026-02-30", "Không có ngày “2026-02-30”. Nhập theo mẫu ngày/tháng/năm"),
        ("", "Còn trống: Ngày. Ghi rồi gửi lại."),
    ],
)
def test_a_refused_day_off_keeps_the_form_and_says_why(signed_in, on, words):
    before = Change.objects.count()
    page = signed_in().post(f"{HOME}them/", {"on": on, "name": "Nghỉ", "kind": "public"} | WHY)
    assert page.status_code == 422
    assert words in text(page)
    assert 'value="Nghỉ"' in page.content.decode()
    assert Change.objects.count() == before


@pytest.mark.usefixtures("granting")
def test_a_day_off_is_changed(signed_in):
    row = DayOff.objects.get(date=day("24/11/2026"))
    client = signed_in()
    assert 'value="24/11/2026"' in client.get(f"{HOME}{row.pk}/sua/").content.decode()
    given = {"on": "2026-11-23", "name": "Ngày Văn hóa", "kind": "public"} | WHY
    assert client.post(f"{HOME}{row.pk}/sua/", given).status_code == 302
    assert DayOff.objects.standing().get(name="Ngày Văn hóa").date == day("23/11/2026")


@pytest.mark.usefixtures("granting")
def test_a_swap_decision_is_recorded_with_all_its_pairs(signed_in):
    given = {"day_off_1": "2026-04-13", "make_up_1": "2026-04-18", "day_off_2": "2026-04-14"} | WHY
    client = signed_in()
    page = client.post(f"{HOME}hoan-doi/", given)
    assert page.status_code == 422
    assert "Cặp này còn thiếu một ngày" in text(page)
    assert client.post(f"{HOME}hoan-doi/", given | {"make_up_2": "2026-04-19"}).status_code == 302
    assert Swap.objects.filter(day_off__month=4, day_off__year=2026).count() == 2


@pytest.mark.usefixtures("granting")
def test_the_weekly_form_starts_from_the_hours_that_hold(signed_in):
    page = signed_in("officer").get(f"{HOME}gio-lam-viec/").content.decode()
    assert re.search(r'name="start_1_1"[^>]*value="07:30"', page)
    assert re.search(r'name="end_5_2"[^>]*value="17:00"', page)
    assert re.search(r'name="start_6_1"[^>]*value=""', page)


@pytest.mark.usefixtures("granting")
def test_weekly_hours_are_set_for_the_own_centre(signed_in):
    given = {"centre": CENTRE, "since": "2026-04-13", "start_1_1": "07:00", "end_1_1": "11:00"} | WHY
    client = signed_in("officer")
    half = client.post(f"{HOME}gio-lam-viec/", given | {"start_2_1": "07:00"})
    assert half.status_code == 422
    assert "Buổi này còn thiếu một giờ" in text(half)
    assert client.post(f"{HOME}gio-lam-viec/", given | {"centre": 0}).status_code == 422
    assert client.post(f"{HOME}gio-lam-viec/", given).status_code == 302
    assert WeeklySession.objects.get(centre=CENTRE).in_force_from == day("13/04/2026")


@pytest.mark.usefixtures("granting")
def test_a_session_is_added_and_a_day_closed(signed_in):
    client = signed_in("officer")
    session = {"on": "2026-04-11", "start": "07:30", "end": "11:30", "counted": "on"} | WHY
    assert client.post(f"{HOME}buoi-them/", session).status_code == 302
    assert ExtraSession.objects.get(centre=CENTRE).counted
    assert client.post(f"{HOME}dong-cua/", {"on": "2026-04-08", "name": "Bão"} | WHY).status_code == 302
    words = text(client.get(f"{HOME}?nam=2026"))
    assert "thứ Bảy 11/04/2026 07:30–11:30 Buổi thêm, tính vào thời hạn Trung tâm này" in words
    assert "thứ Tư 08/04/2026 Bão Trung tâm đóng cửa Trung tâm này" in words


@pytest.mark.usefixtures("granting")
def test_a_clock_is_set_from_a_day_on(signed_in):
    client = signed_in("officer")
    given = {"centre": CENTRE, "since": "2026-04-08", "value": "15:00", "measure": "time"} | WHY
    page = client.post(f"{HOME}thong-so/hand_out/", given)
    assert (page.status_code, page["Location"]) == (302, f"{HOME}thong-so/")
    assert "Giờ trả kết quả trong ngày hẹn" in text(client.get(f"{HOME}thong-so/"))
    assert ClockParameter.objects.filter(centre=CENTRE).count() == 1


@pytest.mark.usefixtures("granting")
def test_a_centre_says_how_long_the_start_of_its_day_lasts(signed_in):
    client = signed_in("officer")
    given = {"centre": CENTRE, "since": "2026-04-12", "value": "2", "measure": "hour"} | WHY
    assert client.post(f"{HOME}thong-so/forward_opening/", given).status_code == 302
    words = text(trial(client, ngay="2026-04-12", gio="07:32"))
    assert "Chuyển đến người giải quyết chậm nhất 09:30 thứ Hai 13/04/2026." in words


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize("name", ["day_of_event", "nothing"])
def test_a_counting_rule_and_an_unknown_clock_have_no_form(signed_in, name):
    assert signed_in().get(f"{HOME}thong-so/{name}/").status_code == 404


@pytest.mark.usefixtures("granting")
def test_an_officer_is_told_that_a_legal_clock_is_not_theirs(signed_in):
    given = {"centre": CENTRE, "since": "2026-04-08", "value": "10", "measure": "day"} | WHY
    page = signed_in("officer").post(f"{HOME}thong-so/supplement_wait/", given)
    assert page.status_code == 422
    assert "một Trung tâm không tự đặt" in text(page)


@pytest.mark.usefixtures("granting")
def test_a_row_is_withdrawn_with_a_reason(signed_in):
    row = DayOff.objects.get(date=day("24/11/2026"))
    client = signed_in()
    where = f"{HOME}thu-hoi/ngay-nghi/{row.pk}/"
    assert "Thu hồi: 24/11/2026 Ngày Văn hóa Việt Nam" in text(client.get(where))
    assert client.post(where, {"reason": ""}).status_code == 422
    assert client.post(where, {"reason": "Không có văn bản"}).status_code == 302
    again = client.post(where, {"reason": "Không có văn bản"})
    assert again.status_code == 422
    assert "đã được thu hồi" in text(again)


@pytest.mark.usefixtures("granting")
def test_what_is_no_row_cannot_be_withdrawn(signed_in):
    client = signed_in()
    assert client.get(f"{HOME}thu-hoi/ngay-nghi/0/").status_code == 404
    assert client.get(f"{HOME}thu-hoi/khac/1/").status_code == 404


# ── history


@pytest.mark.usefixtures("granting")
def test_the_history_tells_who_when_and_why(signed_in):
    client = signed_in()
    client.post(f"{HOME}them/", {"on": "2026-04-08", "name": "Ngày chuyển đổi", "kind": "public"} | WHY)
    words = text(client.get(f"{HOME}lich-su/"))
    assert (
        "12:00 thứ Hai 02/03/2026 Nguyễn Thị Bích Thêm ngày nghỉ Thêm ngày nghỉ thứ Tư 08/04/2026: "
        "Ngày chuyển đổi Theo thông báo của tỉnh Công văn 15/UBND, UBND tỉnh"
    ) in words
    assert "Phần mềm Nạp dữ liệu ban đầu" in words


@pytest.mark.usefixtures("granting")
def test_the_history_goes_on_page_by_page(signed_in, officer):
    client = signed_in("reader")
    for n in range(60):
        Change.objects.create(
            centre=CENTRE, kind="day_closed", what=f"việc {n}", recorded_at=NOON, by=officer
        )
    first = client.get(f"{HOME}lich-su/")
    address = re.search(r'href="(\?truoc=\d+)" rel="next"', first.content.decode())
    assert address
    second = text(client.get(f"{HOME}lich-su/{address[1]}"))
    assert "việc 59" in text(first)
    assert "việc 9 " in second
    assert "việc 59" not in second


# ── trying a date


def trial(client, **changes):
    given = {"ngay": "2026-04-06", "gio": "09:13", "so": 3, "don_vi": "working_day"} | changes
    return client.get(f"{HOME}thu-tinh/", given)


@pytest.mark.usefixtures("granting")
def test_a_date_is_tried_and_explained(signed_in):
    words = text(trial(signed_in("reader")))
    assert "16:30 thứ Năm 09/04/2026" in words
    assert "T2 06/04 nhận T3 07/04 ngày 1 T4 08/04 ngày 2 T5 09/04 ngày 3" in words
    assert "Không tính ngày nhận 06/04. (Bộ luật Dân sự 2015 Đ147: Theo trí nhớ, cần kiểm tra )" in words
    assert "Chuyển đến người giải quyết chậm nhất 17:00 thứ Hai 06/04/2026." in words


@pytest.mark.usefixtures("granting")
def test_the_limit_of_forwarding_is_explained_with_its_law_and_its_setting(signed_in):
    """NĐ 118/2025 Đ18.2 (C4): received on a Sunday, forwarded at the start of Monday."""
    words = text(trial(signed_in("reader"), ngay="2026-04-05", gio="07:32"))
    assert "Nhận vào ngày nghỉ nên chuyển vào đầu giờ ngày làm việc tiếp theo." in words
    assert "Đầu giờ là 1 giờ làm việc kể từ lúc mở cửa, nên chuyển chậm nhất 08:30 thứ Hai" in words
    assert "Thiết lập của Trung tâm, không phải luật" in words


@pytest.mark.usefixtures("granting")
def test_a_date_is_tried_with_a_pause_and_another_version(signed_in, administrator):
    version = queries.current_version(CENTRE)
    given = {"on": day("13/04/2026"), "name": "Nghỉ", "kind": "public"}
    actions.add_day_off(**given, **changed(by=administrator, at=NOON))
    pause = {"dung_tu": "2026-04-07T08:00", "dung_den": "2026-04-09T08:00"}
    client = signed_in("reader")
    assert "16:30 thứ Ba 14/04/2026" in text(trial(client, **pause))
    assert "16:30 thứ Hai 13/04/2026" in text(trial(client, **pause, phien_ban=version))


@pytest.mark.usefixtures("granting")
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"so": 2, "trong_ngay": "on"}, "Thủ tục trả trong ngày có thời hạn 1 ngày."),
        ({"so": 0}, "Chỉ nhập số nguyên từ 1 đến 730"),
        ({"gio": "25:00"}, "Giờ này không có."),
        ({"dung_tu": "2026-04-07T08:00"}, "Tạm dừng cần cả lúc đầu và lúc cuối."),
        ({"dung_tu": "2026-04-07T08:00", "dung_den": "2026-04-06T08:00"}, "kết thúc trước khi bắt đầu"),
        ({"ngay": "2025-06-30"}, "Chưa có thông số thời hạn cho ngày 30/06/2025"),
    ],
)
def test_a_trial_that_cannot_be_counted_says_why(signed_in, changes, words):
    page = trial(signed_in("reader"), **changes)
    assert page.status_code == 422
    assert words in text(page)


@pytest.mark.usefixtures("granting")
def test_a_trial_of_a_version_that_is_none_is_not_found(signed_in):
    assert trial(signed_in("reader"), phien_ban=999_999_999).status_code == 404
