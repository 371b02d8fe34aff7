"""Headers every page carries, the language of this device, and calm answers to what no page can serve."""

import re
from collections.abc import Callable
from urllib.parse import unquote_plus

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils import translation

from motcua.foundation.ui.choices import LANGUAGE

GetResponse = Callable[[HttpRequest], HttpResponse]

#: scripts, styles, fonts only from our own files; data: images are ticks and arrows of Tabler's style sheet;
#: blob: frames and images are a paper just scanned, looked at before it is sent
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "media-src 'self'",
        "connect-src 'self'",
        "frame-src 'self' blob:",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
#: a scan opened by itself: the page around it is the browser's own, and so are the styles in it
PICTURE_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
PERMISSIONS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"

#: what no keyboard types and the database cannot store; tabs and line ends may come with a pasted text
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Every answer says what a page may load and which abilities of the device it may ask for.

    A PDF of ours may be shown in an <iframe> of ours, not in an <object>.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_picture = response.headers.get("Content-Type", "").startswith("image/")
        response.headers.setdefault("Content-Security-Policy", PICTURE_POLICY if is_picture else POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return middleware


def chosen_language(get_response: GetResponse) -> GetResponse:
    """Pages are in Vietnamese unless this device has chosen otherwise; the browser's language is not asked.

    An office PC with an English Windows must not show the law's words in translation.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        with translation.override(LANGUAGE.read(request.COOKIES)):
            response = get_response(request)
        response.headers.setdefault("Content-Language", LANGUAGE.read(request.COOKIES))
        return response

    return middleware


def readable_addresses(get_response: GetResponse) -> GetResponse:
    """An address with control characters is answered 400 with its page; no view, and no query, ever sees one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asked = request.path_info + unquote_plus(request.META.get("QUERY_STRING", ""))
        if CONTROLS.search(asked):
            raise BadRequest("control characters in the address")
        return get_response(request)

    return middleware


def explained_methods(get_response: GetResponse) -> GetResponse:
    """An address that only takes what a button sends says so on a page, where Django's own answer is empty."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or response.content:
            return response
        page = render(request, "405.html", status=405)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return middleware
