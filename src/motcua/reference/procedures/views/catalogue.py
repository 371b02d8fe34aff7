"""The list of procedures, and the catalogue as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.foundation import clock
from motcua.foundation.accounts.permissions import allows
from motcua.reference.procedures import exporting, queries
from motcua.reference.procedures.models import ProcedureVersion, Source
from motcua.reference.procedures.views.common import POST, PUBLISH, VIEW, needs, officer, today

PAGE = 50


@require_safe
@needs(VIEW)
def listed(request: HttpRequest) -> HttpResponse:
    """Every procedure by code, under the filters of the address; finding nothing, the nearest three."""
    q, field, mark, after = (_asked(request, name) for name in ("q", "linh-vuc", "nguon", "sau"))
    found = queries.listed(q, field, mark)
    rows = list(found.filter(procedure__code__gt=after)[: PAGE + 1])
    context = {
        "q": q,
        "field": field,
        "mark": mark,
        "rows": rows[:PAGE],
        "total": found.count(),
        "next_url": _next_url(request, rows),
        "nearest": queries.search(q, today(), 3) if q and not rows else [],
        "fields": queries.fields(),
        "marks": Source,
        "today": today(),
        "may_publish": allows(officer(request), PUBLISH, at=clock.now()),
        "may_post": allows(officer(request), POST, at=clock.now()),
    }
    return render(request, "procedures/list.html", context)


def _asked(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "").strip()


def _next_url(request: HttpRequest, rows: list[ProcedureVersion]) -> str:
    if len(rows) <= PAGE:
        return ""
    address = request.GET.copy()
    address["sau"] = rows[PAGE - 1].procedure.code
    return f"?{address.urlencode()}"


@require_safe
@needs(VIEW)
def export_json(request: HttpRequest) -> HttpResponse:
    """The whole catalogue as JSON, to be kept or brought in elsewhere."""
    return _file(exporting.as_json(today()), "application/json", "danh-muc-thu-tuc.json")


@require_safe
@needs(VIEW)
def export_yaml(request: HttpRequest) -> HttpResponse:
    """The whole catalogue as YAML, to be edited by hand and brought in again."""
    return _file(exporting.as_yaml(today()), "application/yaml", "danh-muc-thu-tuc.yaml")


def _file(text: str, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8", headers=headers)
