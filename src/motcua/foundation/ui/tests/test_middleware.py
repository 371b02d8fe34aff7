from io import BytesIO

import pytest
from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseNotAllowed
from django.utils.translation import get_language, gettext
from PIL import Image

from motcua.foundation.ui.middleware import (
    POLICY,
    chosen_language,
    content_security_policy,
    explained_methods,
    readable_addresses,
)


def answer(rf, **headers):
    return content_security_policy(lambda _request: HttpResponse(headers=headers))(rf.get("/"))


def test_pages_may_load_from_our_own_files_only(rf):
    policy = answer(rf)["Content-Security-Policy"]
    assert policy == POLICY
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_picture_opened_by_itself_may_have_the_browsers_own_styles_and_nothing_else(open_page):
    """A scan is looked at this way; the console said that styles of the browser's own page were refused."""
    scan = BytesIO()
    Image.new("RGB", (900, 1200)).save(scan, "PNG")
    given = HttpResponse(scan.getvalue(), content_type="image/png")
    headers = dict(content_security_policy(lambda _request: given)(None).headers)
    assert "script-src" not in headers["Content-Security-Policy"]
    open_page(
        "ban-quet", answers={"/ban-quet/": lambda _request: {"body": given.content, "headers": headers}}
    )


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


@pytest.mark.parametrize("address", ["/quay/ho-so/%00/", "/quay/?linh-vuc=%00", "/?q=a%1Fb", "/?%00=1"])
def test_an_address_with_control_characters_never_reaches_a_view(rf, address):
    with pytest.raises(BadRequest):
        readable_addresses(lambda _request: HttpResponse("seen"))(rf.get(address))


@pytest.mark.parametrize("address", ["/quay/?q=a%09b", "/?q=h%E1%BB%93+s%C6%A1", "/?q=a%250b", "/?q=%0D%0A"])
def test_letters_and_pasted_spaces_do(rf, address):
    assert readable_addresses(lambda _request: HttpResponse("seen"))(rf.get(address)).content == b"seen"


def test_a_method_that_is_not_taken_is_explained(rf):
    answer = explained_methods(lambda _request: HttpResponseNotAllowed(["POST"]))(rf.get("/"))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "chỉ nhận thao tác gửi từ một nút" in answer.content.decode()


def test_an_answer_that_explains_itself_is_left_alone(rf):
    answer = explained_methods(lambda _request: HttpResponseNotAllowed(["POST"], b"own words"))(rf.get("/"))
    assert answer.content == b"own words"
