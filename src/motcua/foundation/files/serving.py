"""Sending a stored file to somebody a view has already found entitled to it."""

from django.http import HttpResponse

from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile


def response(stored: StoredFile, *, name: str) -> HttpResponse:
    """The file, shown in the browser under `name` plus its true ending; never sniffed, never cached by others."""
    answer = HttpResponse(store.read(stored), content_type=stored.media_type)
    ending = store.ACCEPTED.get(stored.media_type, "bin")
    answer["Content-Disposition"] = f'inline; filename="{name}.{ending}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
