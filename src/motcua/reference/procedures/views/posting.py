"""Making one procedure public: its announcement and clocks, its sheets, its postings."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.serving import pdf_response
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures import actions, noticeboard, publishing, queries
from motcua.reference.procedures.forms import AnnouncementForm, LookForm
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.posting import Announcement
from motcua.reference.procedures.states import Announcer, Look
from motcua.reference.procedures.views.common import POST, needs, officer, today


@require_http_methods(["GET", "HEAD", "POST"])
@needs(POST)
def public(request: HttpRequest, code: str) -> HttpResponse:
    """How public a procedure is made at this Centre, against the law's days; posting records the announcement."""
    version = _version(code)
    known = noticeboard.announcement_of(version)
    sent = interrupted.sent(request)
    form = AnnouncementForm(sent, initial=_initial(version, known))
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "announcer": Announcer(form.cleaned_data["announcer"])}
        try:
            actions.record_announcement(version, by=officer(request), at=clock.now(), **said)
            messages.success(request, _("Đã ghi việc công bố thủ tục %(code)s.") % {"code": code})
            return redirect("procedures:public", code)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
    return render(
        request,
        "procedures/public.html",
        _context(request, version, form),
        status=422 if form.errors else 200,
    )


def _version(code: str) -> ProcedureVersion:
    """The version in force, else the one to come."""
    found = queries.in_force(code, today()) or queries.newest().filter(procedure__code=code).first()
    if found is None:
        raise Http404
    return queries.with_parts(queries.published()).get(pk=found.pk)


def _initial(version: ProcedureVersion, known: Announcement | None) -> dict[str, Any]:
    if known is None:
        return {"decision_number": version.decision_number, "signed_on": version.decision_issued_on}
    names = ("announcer", "decision_number", "signed_on", "entered_on")
    return {name: getattr(known, name) for name in names}


def _context(request: HttpRequest, version: ProcedureVersion, form: AnnouncementForm) -> dict[str, Any]:
    by, day = officer(request), today()
    centre, known = get_centre(by), noticeboard.announcement_of(version)
    posted_on = noticeboard.first_hanging(centre.pk, version)
    return {
        "version": version,
        "standing": version.standing_on(day),
        "announcement": known,
        "judged": publishing.judged(version, known, posted_on, centre=centre.pk, today=day),
        "postings": noticeboard.postings_of(centre.pk, version.procedure.code)[:20],
        "form": form,
        "looks": Look,
    }


@require_POST
@needs(POST)
def print_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """One sheet, printed now."""
    form, version = LookForm(request.POST), _version(code)
    if not form.is_valid():
        return redirect("procedures:public", code)
    try:
        paper = actions.print_sheet(
            version, Look(form.cleaned_data["look"]), by=officer(request), at=clock.now()
        )
        return pdf_response(paper)
    except RuleBroken as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("procedures:public", code)
