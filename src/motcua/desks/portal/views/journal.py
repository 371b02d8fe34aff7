"""Where the journal stood at the end of each day, for everybody: whoever keeps a mark can tell a journal rewritten."""

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.foundation.audit import chain
from motcua.foundation.audit.queries import latest_anchors
from motcua.reference.organisation.models import Centre


@login_not_required
@require_safe
def marks(request: HttpRequest) -> HttpResponse:
    """The marks of the last days, to read, to print, to keep."""
    anchors = latest_anchors()
    names = dict(Centre.objects.filter(pk__in={each.centre for each in anchors}).values_list("pk", "name"))
    context = {"marks": [(each, names.get(each.centre, "")) for each in anchors]}
    return render(request, "portal/journal.html", context)


@login_not_required
@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """The program by which an inspector checks an exported journal; it needs nothing but Python."""
    answer = HttpResponse(Path(chain.__file__).read_bytes(), content_type="text/x-python; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="kiem-tra-nhat-ky.py"'
    return answer
