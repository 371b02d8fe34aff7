import pytest
from django.http import HttpResponse
from django.utils.translation import get_language, gettext

from motcua.foundation.ui.middleware import POLICY, chosen_language, content_security_policy


def answer(rf, **headers):
    return content_security_policy(lambda _request: HttpResponse(headers=headers))(rf.get("/"))


def test_pages_may_load_from_our_own_files_only(rf):
    policy = answer(rf)["Content-Security-Policy"]
    assert policy == POLICY
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_view_may_ask_for_less(rf):
    assert answer(rf, **{"Content-Security-Policy": "sandbox"})["Content-Security-Policy"] == "sandbox"


def test_abilities_of_the_device_are_closed(rf):
    assert "microphone=()" in answer(rf)["Permissions-Policy"]


@pytest.mark.parametrize(("cookie", "language"), [("", "vi"), ("en", "en"), ("fr", "vi")])
def test_the_language_is_the_devices_choice_and_never_the_browsers(rf, cookie, language):
    request = rf.get("/", headers={"Accept-Language": "en-US,en"})
    request.COOKIES["django_language"] = cookie
    response = chosen_language(lambda _request: HttpResponse(get_language()))(request)
    assert response.content.decode() == response["Content-Language"] == language


def test_words_of_the_source_are_vietnamese():
    assert gettext("thứ Năm") == "thứ Năm"
