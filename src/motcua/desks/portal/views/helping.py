"""Filing online for a citizen who agreed: the same pages, filled in by a helper on a screen turned to the citizen."""

from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.assistance import actions, queries
from motcua.casework.assistance.models import AssistedSession
from motcua.casework.dossiers.models import OnlineDraft
from motcua.casework.dossiers.online import Filing, citizen_of
from motcua.desks.portal.views import filing as pages
from motcua.desks.portal.views.filing import View
from motcua.desks.portal.views.filing_papers import file_of
from motcua.foundation import clock
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.serving import pdf_response


def _visible(request: SignedInRequest, session: UUID) -> AssistedSession:
    """The session, when the officer may see it; that somebody's name was shown is written down."""
    at = clock.now()
    found = get_object_or_404(queries.sessions_visible_to(request.user, at), key=session)
    actions.note_session_reading(found, by=request.user, at=at)
    return found


def with_consent(view: View) -> View:
    """The view gets the session while the citizen's consent to this very helper holds; else it is said why not."""

    @wraps(view)
    def asked(request: SignedInRequest, session: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        found = _visible(request, session)
        try:
            actions.require_consent(found, by=request.user, at=clock.now())
        except RuleBroken as refusal:
            return _refused(request, found, refusal)
        answer = view(request, found, *args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        return answer

    return asked


def _refused(request: SignedInRequest, session: AssistedSession, refusal: RuleBroken) -> HttpResponse:
    words = " ".join(refusal.messages)
    if {"X-Draft", "X-Upload"} & set(request.headers):
        return JsonResponse({"message": words}, status=409)
    messages.error(request, words)
    return redirect("counter:assisted", session.pk)


def with_filing(view: View) -> View:
    """The view gets the filing in the making of that session; who has not begun is led to where one begins."""

    @wraps(view)
    def asked(request: SignedInRequest, session: AssistedSession, *args: Any, **kwargs: Any) -> HttpResponse:
        at = clock.now()
        related = ("version", "form", "centre__commune")
        draft = OnlineDraft.objects.select_related(*related).filter(key=session.key).first()
        if draft is None:
            return redirect("portal:help_done" if session.dossier_id else "portal:help", session.key)
        today = at.astimezone(clock.VIETNAM).date()
        return view(request, Filing(draft, citizen_of(request.user, draft), today), *args, **kwargs)

    return with_consent(asked)


@require_http_methods(["GET", "POST"])
@with_consent
def begin(request: SignedInRequest, session: AssistedSession) -> HttpResponse:
    """Posted, the filing begins or goes on; looked at, one is led to the session."""
    if request.method == "GET":
        return redirect("counter:assisted", session.pk)
    try:
        draft = actions.begin_filing(session.pk, by=request.user, at=clock.now())
    except RuleBroken as refusal:
        return _refused(request, session, refusal)
    return redirect("portal:help_tasks", draft.key)


tasks = require_safe(with_filing(pages.tasks_page))
step = require_http_methods(["GET", "POST"])(with_filing(pages.step_page))


@require_http_methods(["GET", "POST"])
@with_filing
def check(request: SignedInRequest, filing: Filing) -> HttpResponse:
    """Everything read back to the citizen, who declares; then it is sent."""
    return pages.check_page(request, filing, _sent)


def _sent(request: SignedInRequest, filing: Filing) -> str:
    key = filing.draft.key
    session = _visible(request, key)
    next_step = request.POST.get("lan-sau", "")[:300]
    actions.file_for(session.pk, by=request.user, at=clock.now(), next_step=next_step, **pages.seen(request))
    return reverse("portal:help_done", args=[key])


@require_safe
def done(request: SignedInRequest, session: UUID) -> HttpResponse:
    """That it was sent: its code, the note to print and take home, what the citizen can do alone next time."""
    found = _visible(request, session)
    if found.dossier is None:
        return redirect("counter:assisted", found.pk)
    context = {"helped": found, "dossier": found.dossier, "receipt": _note(found)}
    return render(request, "portal/filing/helped.html", context)


def _note(session: AssistedSession) -> IssuedPaper | None:
    about = papers_about(session.dossier, centre=session.centre_id) if session.dossier else None
    return about.filter(code="giay-xac-nhan").first() if about is not None else None


@require_safe
def note(request: SignedInRequest, session: UUID) -> HttpResponse:
    """The note of the filing as PDF, for whoever helped to print it; its `Mã xem` is the citizen's."""
    found = _visible(request, session)
    paper = _note(found)
    if paper is None or found.helper_id != request.user.pk:
        raise Http404(_("Phiên này không có giấy xác nhận."))
    return pdf_response(paper)


@require_safe
@with_filing
def file(request: SignedInRequest, filing: Filing, paper: int) -> HttpResponse:
    """A file of the filing in the making."""
    return serving.response(file_of(filing, paper).file, name=f"tep-{paper}")
