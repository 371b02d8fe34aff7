"""Sending a stored file to somebody a view has already found entitled to it."""

import re

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from motcua.foundation.files import sound, store
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.sniffing import ACCEPTED


def response(stored: StoredFile, *, name: str) -> HttpResponse:
    """The file, shown in the browser under `name` plus its true ending; never sniffed, never cached by others."""
    answer = HttpResponse(store.read(stored), content_type=stored.media_type)
    ending = (ACCEPTED | sound.ACCEPTED).get(stored.media_type, "bin")
    answer["Content-Disposition"] = content_disposition_header(False, f"{name}.{ending}") or "inline"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


#: one stretch of bytes, as a player asks for it
_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


def public(stored: StoredFile, request: HttpRequest, *, name: str) -> HttpResponse:
    """A file anybody may have, kept by caches; the stretch of it that a player asks for (RFC 9110 §14)."""
    answer = response(stored, name=name)
    answer["Cache-Control"] = "public, max-age=3600"
    answer["Accept-Ranges"] = "bytes"
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or not any(asked.groups()):
        return answer
    whole = answer.content
    first, last = _stretch(asked[1], asked[2], len(whole))
    if first > last:
        answer.status_code, answer.content = 416, b""
        answer["Content-Range"] = f"bytes */{len(whole)}"
        return answer
    answer.status_code, answer.content = 206, whole[first : last + 1]
    answer["Content-Range"] = f"bytes {first}-{last}/{len(whole)}"
    return answer


def _stretch(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and last byte, both included; a first one alone goes to the end, a last one alone counts from it."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last or size - 1), size - 1)
