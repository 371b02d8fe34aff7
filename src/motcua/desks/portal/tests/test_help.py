"""`Tôi không dùng được thông tin điện tử`: from the foot of every page to the officer who calls back."""

import uuid

import pytest
from django.urls import reverse
from tests.fixtures import make_help_request, officer, text, version_of

from motcua.casework.assistance.models import HelpRequest
from motcua.desks.portal import sending
from motcua.foundation.audit.models import Entry

HELP = "/giup-do/"


pytestmark = pytest.mark.usefixtures("at_nine")


def typed(**changes):
    given = {"key": uuid.uuid4(), "person_name": "Trần Thị Sáu", "person_phone": "0907 000 111"}
    return given | {"about": "Xin trợ cấp", "wish": "call", "hamlet": ""} | changes


def test_every_page_ends_with_the_way_to_help(client, centre):
    assert f'href="{HELP}"' in text(client.get("/"))
    assert f'href="{HELP}?thu-tuc=1.001193"' in text(client.get("/thu-tuc/1.001193/"))


def test_a_request_is_sent_and_answered(client, centre):
    sent = client.post(f"{HELP}?thu-tuc=1.001193", typed(), follow=True)
    assert "GD-26-0001" in text(sent)
    assert "Trần Thị" not in text(sent)
    request = HelpRequest.objects.get()
    assert (request.version, request.person_phone) == (version_of(), "0907000111")
    client.force_login(officer("tiep-nhan"))
    assert "GD-26-0001" in text(client.get(reverse("counter:help_requests")))
    page = reverse("counter:help_request", args=[request.pk])
    assert "0907 000 111" in text(client.get(page))
    assert Entry.objects.filter(action="assistance.read").count() == 1
    act = {"key": uuid.uuid4(), "words": "", "verb": "done"}
    assert client.post(page, act).status_code == 422
    assert "Nguyễn Thị Bích" in text(client.post(page, act | {"verb": "take"}, follow=True))
    client.logout()
    assert "Đã có cán bộ nhận giúp" in text(client.get(f"{HELP}{request.key}/"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"person_name": ""}, "Chưa ghi họ và tên"),
        ({"person_phone": "12"}, "không đủ 10 chữ số"),
        ({"wish": "visit"}, "Chưa ghi ấp"),
        ({"wish": ""}, "Chưa chọn muốn được giúp"),
        ({"about": ""}, "Chưa ghi cần giúp việc gì"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(client, centre, changes, words):
    page = client.post(HELP, typed(**changes))
    assert page.status_code == 422
    assert words in text(page)
    assert not HelpRequest.objects.exists()


def test_one_client_cannot_flood_the_centre(client, centre):
    for _ in range(sending.HELP.times):
        client.post(HELP, typed())
    refused = client.post(HELP, typed())
    assert refused.status_code == 422
    assert "gửi nhiều lần liền" in text(refused)
    assert HelpRequest.objects.count() == sending.HELP.times


def test_where_there_are_several_centres_one_is_chosen(client, centre, other_centre):
    assert "Chưa chọn Trung tâm" in text(client.post(HELP, typed()))
    client.post(HELP, typed(centre=other_centre.pk))
    assert HelpRequest.objects.get().centre == other_centre


def test_officers_without_the_right_see_none_of_it(client, centre):
    make_help_request(centre)
    client.force_login(officer("cntt"))
    assert client.get(reverse("counter:help_requests")).status_code == 403
