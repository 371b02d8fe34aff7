"""The catalogue of procedures in public: find one, see what it takes, print what to bring."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from motcua.casework.assistance import answers
from motcua.desks.portal import finding, here, mistakes, versions
from motcua.desks.portal.durations import strip_of
from motcua.desks.portal.life_events import BY_SLUG, EVENTS, event_of
from motcua.desks.portal.papers import Papers
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files import serving
from motcua.foundation.search import fold
from motcua.reference.procedures import around, queries, showing
from motcua.reference.procedures.models import Aid, ProcedureVersion, Translation
from motcua.reference.procedures.states import AidKind, Standing

PAGE = 30
#: public questions shown beside the hits, and letters from which they are looked for
FAQS = 5
LONG_ENOUGH = 4


def _today() -> date:
    return clock.now().astimezone(VIETNAM).date()


@login_not_required
@require_safe
@gzip_page
def procedures(request: HttpRequest) -> HttpResponse:
    """All procedures in force by field, or those that fit `?q=`, best first; as JSON for whoever asks for it."""
    today = _today()
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        answer: HttpResponse = _as_json(request, today)
    elif request.headers.get("HX-Request"):
        answer = render(request, "portal/_hits.html", _found(request, today))
    else:
        answer = render(request, "portal/procedures.html", _listed(request, today))
    patch_vary_headers(answer, ["Accept", "HX-Request"])
    return answer


def _as_json(request: HttpRequest, today: date) -> JsonResponse:
    """What was found, or without words the page of the list: codes and names, the nearest when nothing fits."""
    context = _listed(request, today)
    rows = [hit.version for hit in context["hits"]] if context["typed"] else context["page"].object_list
    found = [{"ma": version.code, "ten": version.name_vi} for version in rows]
    answer = JsonResponse({"ket_qua": found}, json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _found(request: HttpRequest, today: date) -> dict[str, Any]:
    typed = request.GET.get("q", "").strip()[: finding.LONGEST]
    centre = here.centre_of(request)
    faqs = (
        answers.public_matching(centre.pk, typed, limit=FAQS) if centre and len(typed) >= LONG_ENOUGH else []
    )
    return finding.found(typed, today) | {"typed": typed, "faqs": faqs}


def _listed(request: HttpRequest, today: date) -> dict[str, Any]:
    """The context of the list: hits when words were typed, else the chosen field page by page."""
    context = _found(request, today) | {"events": EVENTS}
    if context["typed"]:
        return context
    known = queries.in_force_on(today).values()
    fields = sorted({version.field for version in known}, key=lambda field: fold(field.name))
    chosen = next((field for field in fields if field.code == request.GET.get("linh-vuc")), None)
    rows = sorted(
        (version for version in known if chosen is None or version.field == chosen),
        key=lambda version: (fold(version.field.name), fold(version.name_vi), version.code),
    )
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return context | {"fields": fields, "field": chosen, "page": page}


@login_not_required
@require_safe
@gzip_page
def life_event(request: HttpRequest, slug: str) -> HttpResponse:
    """The procedures that one event of a life takes."""
    event = BY_SLUG.get(slug)
    if event is None:
        raise Http404("no such event")
    known = queries.in_force_on(_today())
    rows = [known[code] for code in event.codes if code in known]
    return render(request, "portal/life_event.html", {"event": event, "procedures": rows, "events": EVENTS})


@login_not_required
@require_safe
@gzip_page
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure: what it is, what to bring, how long it takes; another version by `?phien-ban=`."""
    at, centre = clock.now(), here.centre_of(request)
    beside = around.beside(code)
    if beside.code_now:
        return redirect("portal:procedure", beside.code_now)
    row, others = version_of(request, code)
    event, shown = event_of(code), queries.for_intake(row.pk)
    aids = around.aids_of(code) if beside.has_aids else []
    context = content_of(row) | {
        "clips": [aid for aid in aids if aid.kind == AidKind.CLIP],
        "samples": [aid for aid in aids if aid.kind == AidKind.SAMPLE],
        "mistakes": mistakes.of(code, centre=centre.pk, at=at) if centre else [],
        "translation": _translation(code),
        "versions": others,
        "event": event,
        "centre": centre,
        "steps": showing.plan(shown).bars,
        "strip": strip_of(shown, centre=centre.pk, at=at) if centre else None,
        "filing_url": versions.filing_url(shown),
        "has_questions": row == others.shown and beside.has_questions,
        "called": beside.called,
        "faqs": answers.public(centre.pk, code) if centre else [],
    }
    return render(request, "portal/procedure.html", context)


def _translation(code: str) -> Translation | None:
    """What the procedure is called in the page's language, when that is not Vietnamese."""
    language = (get_language() or "vi").split("-")[0]
    return around.translation_of(code, language) if language != "vi" else None


@login_not_required
@require_safe
@gzip_page
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """What to bring, in large print on A4, to tick with a pen; the symbol leads back to the page."""
    row, _others = version_of(request, code)
    address = request.build_absolute_uri(reverse("portal:procedure", args=[code]))
    context = content_of(row) | {
        "centre": here.centre_of(request),
        "address": address,
        "symbol": versions.symbol(address),
    }
    return render(request, "portal/papers.html", context)


@login_not_required
@require_safe
def aid(request: HttpRequest, code: str, aid: int) -> HttpResponse:
    """A sample filled in or a clip, as a file; a clip also by stretches, as players ask."""
    shown = Aid.objects.filter(procedure__code=code, removed_at=None).select_related("file")
    row = get_object_or_404(shown, pk=aid)
    return serving.public(row.file, request, name=f"{code}-{row.kind}-{row.pk}")


def version_of(request: HttpRequest, code: str) -> tuple[ProcedureVersion, versions.Versions]:
    """The version asked for, else the one to be shown today, and what stands beside it. Raises Http404."""
    others = versions.of(code, _today())
    wanted = request.GET.get("phien-ban", "")
    shown = others.find(wanted) if wanted else others.shown
    if shown is None:
        raise Http404("no such procedure or version")
    return shown, others


def content_of(row: ProcedureVersion) -> dict[str, Any]:
    """What a version says, from memory, and whether it holds today, from the row: its end may be new."""
    shown = queries.for_intake(row.pk)
    return {
        "version": shown,
        "standing": row.standing_on(_today()),
        "until": row.in_force_to,
        "standings": Standing,
        "papers": Papers.of(shown),
        "limits": list(shown.limits.all()),
    }
