"""Sending a Word file to somebody a view has already found entitled to it."""

import re

from django.http import HttpResponse

from motcua.foundation.letters.word import MEDIA_TYPE

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


def word_response(content: bytes, name: str) -> HttpResponse:
    """The file, saved by the browser as `name`.docx; never sniffed, never kept by a cache."""
    safe = _UNSAFE.sub("-", name).strip("-.")
    answer = HttpResponse(content, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{safe}.docx"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
