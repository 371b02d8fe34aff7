"""Sending a stored file to somebody a view has already found entitled to it."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.sniffing import ACCEPTED


def response(stored: StoredFile, *, name: str) -> HttpResponse:
    """The file, shown in the browser under `name` plus its true ending; never sniffed, never cached by others."""
    answer = HttpResponse(store.read(stored), content_type=stored.media_type)
    ending = ACCEPTED.get(stored.media_type, "bin")
    answer["Content-Disposition"] = content_disposition_header(False, f"{name}.{ending}") or "inline"
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
