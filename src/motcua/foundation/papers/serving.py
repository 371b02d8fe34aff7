"""Sending a paper to somebody a view has already found entitled to it."""

import re

from django.http import HttpResponse

from motcua.foundation.papers.catalogue import FORMS
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import content_of

_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


def file_name(code: str, mark: str) -> str:
    """`giay-tiep-nhan-000.00.45.H20-260406-0007.pdf`; `mark` is the dossier's code or the paper's number."""
    first = FORMS[code].file_name if code in FORMS else code
    return f"{first}-{_UNSAFE.sub('-', mark)}".strip("-.") + ".pdf"


def shown_pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF shown inside the browser under `name`; never sniffed, never kept by a cache."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def pdf_response(paper: IssuedPaper) -> HttpResponse:
    """The paper as issued, shown in the browser. Raises OSError when its bytes are lost or changed."""
    mark = paper.data.get("dossier_code") or paper.number or paper.verify_code
    return shown_pdf(content_of(paper), file_name(paper.code, mark))


def preview_response(code: str, content: bytes) -> HttpResponse:
    """A preview shown in the browser."""
    return shown_pdf(content, file_name(code, "ban-xem-truoc"))
