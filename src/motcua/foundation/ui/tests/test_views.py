import json

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import resolve
from django.utils.module_loading import import_string

from motcua.foundation.ui.tests.sample import OFFICER


def cookies_of(response):
    return {name: cookie.value for name, cookie in response.cookies.items() if name != "csrftoken"}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"giao-dien": "toi"}, {"giao-dien": "toi"}),
        ({"chu": "150", "tuong-phan": "cao"}, {"chu": "150", "tuong-phan": "cao"}),
        ({"phim": "tat"}, {"phim": "tat"}),
        ({"ngon-ngu": "en"}, {settings.LANGUAGE_COOKIE_NAME: "en"}),
        ({"chu": "900", "giao-dien": "hong", "la": "1"}, {}),
    ],
)
def test_only_sensible_choices_are_kept_on_the_device(client, sent, kept):
    response = client.post("/tuy-chon/", sent)
    assert cookies_of(response) == kept


@pytest.mark.parametrize(
    ("given", "target"),
    [("/tra-cuu/?ma=1", "/tra-cuu/?ma=1"), ("https://xau.example/", "/"), ("//xau.example/", "/"), ("", "/")],
)
def test_a_choice_leads_back_to_our_own_page_only(client, given, target):
    assert client.post("/tuy-chon/", {"chu": "125", "ve": given}).url == target


def test_with_scripts_only_the_bar_is_drawn_anew(client):
    response = client.post("/tuy-chon/", {"chu": "150", "manh": "tro-nang"}, headers={"HX-Request": "true"})
    assert json.loads(response["HX-Trigger"]) == {"chosen": {"data-bs-theme": "auto", "data-text": "150"}}
    assert "Chữ to 150&nbsp;%" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_a_choice_is_never_made_by_a_link(client):
    assert client.get("/tuy-chon/").status_code == 405


def stay(user):
    request = RequestFactory().post("/tuy-chon/tiep-tuc/")
    request.user, request.session = user, type("Session", (), {"modified": False})()
    return resolve(request.path).func(request), request.session


def test_staying_makes_the_session_run_its_full_time_again():
    response, session = stay(OFFICER)
    assert (response.status_code, session.modified) == (204, True)


def test_staying_is_refused_once_the_session_has_ended():
    response, session = stay(AnonymousUser())
    assert (response.status_code, session.modified) == (401, False)


def test_an_old_form_is_explained_in_plain_words(rf):
    response = import_string("motcua.foundation.ui.views.csrf_failure")(rf.post("/"))
    assert response.status_code == 403
    assert "trang đã cũ" in response.content.decode()
