from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.fixtures import NINE, officer

from motcua.foundation import clock
from motcua.foundation.accounts.demo import ROLES
from motcua.foundation.notifications import actions
from motcua.foundation.notifications.models import Message, MessageTemplate, Notice
from motcua.foundation.notifications.states import FIXED, TEXTS, Fault, Kind, State
from motcua.foundation.notifications.tests.test_actions import CODE, about, given_up, make_message, write

#: rows on a page
PAGE = 25
OUTBOX, TEXTS_URL, INBOX = "/quan-tri/thong-bao/", "/quan-tri/thong-bao/mau/", "/quay/thong-bao/"


@pytest.fixture
def seen(client, centre):
    """Opens or posts to an address as somebody in a role; gives status and text."""

    def see(path: str, role: str = "giam-doc", *, data=None, at=NINE):
        client.force_login(officer(role))
        with clock.fixed_at(at):
            answer = client.get(path) if data is None else client.post(path, data)
        return answer.status_code, answer.content.decode(), answer

    return see


def test_an_empty_outbox_says_why_and_leads_to_the_channels(seen):
    status, page, _answer = seen(OUTBOX)
    assert status == 200
    assert "Chưa có tin nào gửi ra ngoài" in page
    assert 'href="/quan-tri/thong-bao/kenh/"' in page


def test_the_outbox_shows_where_a_message_stands_without_its_address(seen, centre):
    make_message(centre, state=State.FAILED, tries=2, fault=Fault.BUSY, reply=451)
    _status, page, _answer = seen(OUTBOX, at=NINE + timedelta(hours=3, minutes=20))
    assert "Tin chờ lâu nhất đã 3 giờ 20 phút." in page
    assert "Máy chủ tạm thời chưa nhận (451)" in page
    assert "a•••@thu.test" in page
    assert "a@thu.test" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("?trang-thai=given_up", 1),
        ("?trang-thai=sent", 0),
        ("?trang-thai=la-gi", 2),
        ("?kenh=email", 2),
        ("?kenh=sms", 0),
        (f"?ma={CODE}", 2),
        ("?ma=000.00.45.h20 - 260406-0007", 2),
        ("?ma=0", 0),
        ("?sau=0", 0),
        ("?sau=abc", 2),
        ("?sau=99999999999999999999999", 2),
    ],
)
def test_the_address_narrows_the_outbox(seen, centre, query, found):
    make_message(centre), given_up(centre)
    status, page, _answer = seen(OUTBOX + query)
    assert status == 200
    assert page.count('<th scope="row">') == found


def queries_of(client, path: str) -> int:
    """How many queries the page costs an officer who is signed in already."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_a_long_outbox_goes_on_under_the_same_filter_and_costs_the_same(seen, client, centre):
    make_message(centre)
    seen(OUTBOX)
    queries_of(client, OUTBOX)  # renews the session
    costs = queries_of(client, OUTBOX)
    for _time in range(PAGE):
        make_message(centre)
    assert queries_of(client, OUTBOX) == costs
    first = Message.objects.order_by("pk").first()
    _status, page, _answer = seen(f"{OUTBOX}?trang-thai=waiting")
    last_shown = Message.objects.order_by("-pk")[PAGE - 1].pk
    assert f"?trang-thai=waiting&amp;sau={last_shown}" in page
    _status, page, _answer = seen(f"{OUTBOX}?trang-thai=waiting&sau={last_shown}")
    assert page.count('<th scope="row">') == 1
    assert first.pk < last_shown


def test_sending_again_is_asked_first_and_done_once(seen, centre):
    message = given_up(centre)
    path = reverse("notifications:resend", args=[message.pk])
    status, page, _answer = seen(path)
    assert status == 200
    assert "Gửi lại tin này" in page
    for _time in range(2):
        status, _page, answer = seen(path, data={"based_on": 1})
        assert (status, answer["Location"]) == (302, OUTBOX)
    message.refresh_from_db()
    assert (message.state, message.rounds) == (State.WAITING, 2)


def test_sending_again_what_waits_is_refused_in_words(seen, centre):
    message = make_message(centre)
    status, page, _answer = seen(reverse("notifications:resend", args=[message.pk]), data={"based_on": 1})
    assert status == 422
    assert "Tải lại trang để xem tình trạng mới" in page


def test_what_was_sent_warns_before_it_is_sent_again(seen, centre):
    message = make_message(centre, state=State.SENT, next_at=None, sent_at=NINE)
    _status, page, _answer = seen(reverse("notifications:resend", args=[message.pk]))
    assert "người nhận có hai thư giống nhau" in page


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"giam-doc", "quan-tri"}])
def test_only_who_may_sees_messages_and_texts(seen, centre, role):
    for path in (OUTBOX, TEXTS_URL, f"{TEXTS_URL}received/", "/quan-tri/thong-bao/kenh/"):
        assert seen(path, role)[0] == 403


def test_a_message_and_a_text_of_another_centre_are_not_there(seen, centre, other_centre):
    message, template = given_up(centre), write(centre.pk)
    Message.objects.update(centre=other_centre.pk)
    foreign = MessageTemplate.objects.create(
        centre=other_centre.pk, kind=Kind.RECEIVED, channel="email", version=1, title="{mã} ngoài xã", text="ngoài xã",
        in_force_from=NINE.date(), written_at=NINE, written_by=1, written_by_name="Người lạ",
    )  # fmt: skip
    path = reverse("notifications:resend", args=[message.pk])
    assert [seen(path)[0], seen(path, data={"based_on": 1})[0]] == [404, 404]
    assert seen(reverse("notifications:approve", args=[foreign.pk]), data={})[0] == 404
    assert "ngoài xã" not in seen(f"{TEXTS_URL}received/")[1]
    assert seen(reverse("notifications:approve", args=[template.pk]), data={})[0] == 302


def test_every_text_is_listed_and_opens(seen):
    _status, page, _answer = seen(TEXTS_URL)
    assert page.count('<th scope="row">') == len(TEXTS)
    for kind, _channel in TEXTS:
        status, page, _answer = seen(f"{TEXTS_URL}{kind}/")
        assert status == 200
        assert "Đang áp dụng: mẫu có sẵn" in page
    for kind in ("khong-co", *FIXED):
        assert seen(f"{TEXTS_URL}{kind}/")[0] == 404


TYPED = {"title": "Hồ sơ {mã} đã nhận", "text": "Hẹn trả {ngày}", "in_force_from": "06/04/2026"}


def test_a_text_is_looked_at_then_kept_then_approved(seen, centre):
    path = f"{TEXTS_URL}received/soan/"
    assert "Trung tâm đã tiếp nhận hồ sơ {mã}" in seen(path)[1]
    status, page, _answer = seen(path, data=TYPED | {"xem": "1"})
    assert status == 200
    assert "Hẹn trả 06/04/2026" in page
    assert not MessageTemplate.objects.exists()
    assert seen(path, data=TYPED)[0] == 302
    _status, page, _answer = seen(f"{TEXTS_URL}received/")
    assert "Duyệt phiên bản 1" in page
    template = MessageTemplate.objects.get()
    assert seen(reverse("notifications:approve", args=[template.pk]), data={})[0] == 302
    assert "Đang áp dụng: phiên bản 1" in seen(f"{TEXTS_URL}received/")[1]
    assert "Phiên bản 1, từ 06/04/2026" in seen(TEXTS_URL)[1]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "Kính gửi {họ tên}"}, "Không có chỗ điền “họ tên”"),
        ({"text": ""}, "Còn trống: nội dung"),
        ({"in_force_from": "05/04/2026"}, "Ngày áp dụng 05/04/2026 đã qua"),
        ({"in_force_from": "31/02/2026"}, "Không có ngày “31/02/2026”"),
    ],
)
def test_a_text_that_cannot_be_used_comes_back_with_the_reason_and_what_was_typed(seen, changes, words):
    status, page, _answer = seen(f"{TEXTS_URL}received/soan/", data=TYPED | changes)
    assert status == 422
    assert words in page
    assert "Hồ sơ {mã} đã nhận" in page
    assert not MessageTemplate.objects.exists()


def test_a_text_whose_day_passed_says_so_when_it_is_approved(seen, centre):
    template = write(centre.pk)
    path = reverse("notifications:approve", args=[template.pk])
    _status, _page, answer = seen(path, data={}, at=NINE + timedelta(days=2))
    page = seen(answer["Location"], at=NINE + timedelta(days=2))[1]
    assert "Ngày áp dụng 06/04/2026 đã qua" in page


def tell(centre, role: str = "chuyen-mon") -> Notice:
    actions.tell_officers(Kind.TURN, [officer(role).pk], about(centre), at=NINE)
    Notice.objects.update(where=f"/quay/ho-so/{CODE}/")
    return Notice.objects.latest("pk")


def test_the_bell_counts_what_is_unread_and_opening_it_reads_it(seen, centre):
    assert "0 thông báo chưa đọc" in seen(INBOX, "chuyen-mon")[1]
    notice = tell(centre)
    _status, page, _answer = seen(INBOX, "chuyen-mon")
    assert "1 thông báo chưa đọc" in page
    assert notice.title in page
    status, _page, answer = seen(f"{INBOX}{notice.pk}/", "chuyen-mon", data={})
    assert (status, answer["Location"]) == (302, f"/quay/ho-so/{CODE}/")
    assert "Không còn thông báo chưa đọc" in seen(INBOX, "chuyen-mon")[1]
    assert "Đã đọc" in seen(f"{INBOX}?xem=tat-ca", "chuyen-mon")[1]


def test_everything_is_read_at_once(seen, centre):
    tell(centre), tell(centre)
    seen(f"{INBOX}doc-het/", "chuyen-mon", data={})
    assert "0 thông báo chưa đọc" in seen(INBOX, "chuyen-mon")[1]


def test_a_notice_is_nobody_elses(seen, centre):
    notice = tell(centre)
    assert seen(f"{INBOX}{notice.pk}/", "tiep-nhan", data={})[0] == 404
    assert notice.title not in seen(f"{INBOX}?xem=tat-ca", "tiep-nhan")[1]
    assert seen(INBOX, "cong-dan")[0] == 403


def test_channels_that_are_not_set_up_are_named_as_such(seen):
    page = seen("/quan-tri/thong-bao/kenh/")[1]
    assert page.count("Chưa cài đặt") == 3
    assert "MOTCUA_MAIL_SERVER" in page
