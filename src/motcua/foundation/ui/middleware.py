"""Headers every page carries, and the language of this device."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
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
        "connect-src 'self'",
        "frame-src 'self' blob:",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
PERMISSIONS = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def content_security_policy(get_response: GetResponse) -> GetResponse:
    """Every answer says what a page may load and which abilities of the device it may ask for.

    A PDF of ours may be shown in an <iframe> of ours, not in an <object>.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
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
