"""Before one comes: a few questions tell whether one may, and what one needs. Nothing is asked about a person."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.casework.assistance import actions, preparing, rules
from motcua.casework.assistance.models import Preparation
from motcua.casework.dossiers.online import Filing
from motcua.desks.portal import versions
from motcua.desks.portal.clients import client_of
from motcua.desks.portal.papers import Papers
from motcua.desks.portal.views.catalogue import content_of, version_of
from motcua.foundation import clock
from motcua.foundation.accounts import attempts
from motcua.foundation.accounts.attempts import Limit, Taken
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.ui.formats import vn_datetime
from motcua.reference.organisation.queries import only_centre
from motcua.reference.procedures import helper, queries
from motcua.reference.procedures.asking import QuestionsForm, in_language
from motcua.reference.procedures.rules.questions import outcome


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def eligibility(request: HttpRequest, code: str) -> HttpResponse:
    """The questions before a procedure; posted, what they come to and the own list of papers. Nothing is kept.

    Answers are posted, so that none stands in an address. `in` prints the list in large letters.
    """
    row, others = version_of(request, code)
    asked = helper.questions_of(code) if row == others.shown else None
    form = QuestionsForm(asked, request.POST if request.method == "POST" else None)
    context = content_of(row) | {"form": form, "asked": asked, "centre": only_centre()}
    if request.method != "POST" or asked is None or not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "portal/eligibility.html", context, status=status)
    context |= _told(request, form, context)
    page = "portal/papers.html" if "in" in request.POST else "portal/eligibility.html"
    return render(request, page, context)


def _told(request: HttpRequest, form: QuestionsForm, context: dict[str, Any]) -> dict[str, Any]:
    """What the answers come to, and the papers of whoever gave them."""
    told, version = form.outcome(), context["version"]
    assert told is not None, "every question of a valid form is answered"
    address = request.build_absolute_uri(reverse("portal:eligibility", args=[version.code]))
    return {
        "outcome": told,
        "answered": [(question, question.chosen(form.given())) for question in form.questions],
        "papers": Papers.of(version, needed=told.needed, not_needed=told.not_needed),
        "address": address,
        "symbol": versions.symbol(address),
    }


#: codes one client may make, and wrong ones it may try, in an hour; an address may be that of a whole house
MADE = Limit("portal.preparations_made", 20, timedelta(hours=1))
TRIED = Limit("portal.preparation_codes", 60, timedelta(hours=1))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def preparations(request: HttpRequest) -> HttpResponse:
    """Type a code to go on; posted, a fresh code for what was ticked and answered."""
    if request.method == "POST":
        return _made(request)
    typed = request.GET.get("ma", "").strip()
    if not typed:
        return render(request, "portal/preparations.html")
    code = rules.preparation_code(typed)
    return redirect("portal:preparation", code) if code else _not_there(request, typed)


def _made(request: HttpRequest) -> HttpResponse:
    """The page of a fresh code. Source of keeping guidance short and public: NĐ 118/2025 Đ16.2."""
    at = clock.now()
    row = versions.of(request.POST.get("thu-tuc", ""), at.astimezone(clock.VIETNAM).date()).shown
    if row is None:
        raise Http404("no such procedure")
    taken = attempts.take(MADE, client_of(request), at=at)
    if not taken.allowed:
        return _wait(request, taken)
    asked = helper.questions_of(row.code)
    form = QuestionsForm(asked, request.POST, must=False)
    ready = actions.Ready(queries.for_intake(row.pk), asked, form.given(), ticked(request))
    return redirect("portal:preparation", str(actions.prepare(ready, at=at)))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def preparation(request: HttpRequest, code: str) -> HttpResponse:
    """The list under a code, to show, to print with `?in=1`, and to tick further. Whoever has the code may."""
    at = clock.now()
    taken = attempts.take(TRIED, client_of(request), at=at)
    if not taken.allowed:
        return _wait(request, taken)
    try:
        found = preparing.get_preparation(code, at)
    except RuleBroken as refusal:
        return _not_there(request, code, refusal.messages[0])
    taken.give_back()
    if request.method == "POST" and found.dossier_id is None:
        actions.tick_papers(found, ticked(request), at=at)
        messages.success(request, _("Đã lưu các giấy đã có."))
        return redirect("portal:preparation", str(found))
    page = "portal/papers.html" if request.GET.get("in") else "portal/preparation.html"
    answer = render(request, page, _shown(request, found))
    answer["X-Robots-Tag"] = "noindex"
    return answer


def kept_as_code(request: SignedInRequest, filing: Filing) -> HttpResponse:
    """The page of the code under which the counter opens a filing in the making; its files count as there."""
    had = {slot.component.pk for slot in filing.slots if slot.files}
    ready = actions.Ready(filing.version, had=had)
    made = actions.prepare_draft(filing.draft, ready, by=request.user, at=clock.now())
    return redirect("portal:preparation", str(made))


def ticked(request: HttpRequest) -> set[int]:
    """The components whose box was ticked; which of them the procedure lists is the action's business."""
    return {int(value) for value in request.POST.getlist("co") if value.isdecimal() and len(value) < 10}


def _shown(request: HttpRequest, found: Preparation) -> dict[str, Any]:
    version = queries.for_intake(found.version_id)
    needed, not_needed = preparing.settled(found)
    address = request.build_absolute_uri(reverse("portal:preparation", args=[str(found)]))
    return {
        "preparation": found,
        "version": version,
        "outcome": outcome(in_language(found.questions), found.answers),
        "papers": Papers.of(version, needed=needed, not_needed=not_needed),
        "had": found.had,
        "limits": list(version.limits.all()),
        "centre": only_centre(),
        "address": address,
        "symbol": versions.symbol(address),
    }


def _not_there(request: HttpRequest, typed: str, wrong: str = "") -> HttpResponse:
    context = {
        "typed": typed,
        "wrong": wrong or _("Mã chuẩn bị có 8 chữ và số, như ABCD-EFGH. So lại rồi nhập."),
    }
    return render(request, "portal/preparations.html", context, status=404)


def _wait(request: HttpRequest, taken: Taken) -> HttpResponse:
    when = vn_datetime(taken.again_at)
    wrong = _(
        "Máy này đã dùng mã chuẩn bị quá nhiều lần. Đợi đến %(when)s rồi thử lại, hoặc hỏi quầy hướng dẫn."
    )
    answer = render(request, "portal/preparations.html", {"wrong": wrong % {"when": when}}, status=429)
    answer["Retry-After"] = http_date(taken.again_at.timestamp())
    return answer
