"""What is taken out of the register: the annex as a file, the report of evidence as a paper."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence.registry import Period
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.serving import pdf_response
from motcua.oversight.duties import actions, exporting, forms
from motcua.oversight.duties.actions.reporting import REPORT
from motcua.oversight.duties.rules.standing import month_of
from motcua.oversight.duties.states import Level, slug_of
from motcua.oversight.duties.views.common import Asked, asked

MOST_REPORTS = 20


@require_safe
def annex(request: SignedInRequest, kind: str) -> HttpResponse:
    """The annex in force as a file of that kind, for the level `cap` names."""
    place = asked(request)
    if kind not in exporting.KINDS:
        raise Http404
    make, media_type = exporting.KINDS[kind]
    level = request.GET.get("cap", Level.COMMUNE)
    if level not in Level.values:
        raise Http404
    answer = HttpResponse(make(exporting.exported(place.on, level)), content_type=media_type)
    name = f"phu-luc-nhiem-vu-{place.on:%Y%m%d}.{kind}"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: SignedInRequest) -> HttpResponse:
    """Báo cáo minh chứng: those issued; posted, one over the days asked for."""
    place = asked(request)
    form = forms.ReportForm(
        interrupted.sent(request), initial={"first": month_of(place.on), "last": place.on}
    )
    if request.method == "POST" and form.is_valid():
        period = Period(form.cleaned_data["first"], form.cleaned_data["last"])
        try:
            paper = actions.issue_report(
                place.centre, period, by=place.user, at=place.at, url_of=_address(place, period)
            )
        except RuleBroken as refusal:
            messages.error(request, refusal.messages[0])
        else:
            return redirect(f"{reverse('duties:report_paper', args=[paper.pk])}{place.query}")
    issued = papers_about(place.centre, centre=place.centre.pk).filter(code=REPORT)[:MOST_REPORTS]
    context = {"asked": place, "form": form, "issued": issued}
    return render(request, "duties/report.html", context, status=422 if form.errors else 200)


def _address(place: Asked, period: Period) -> Callable[[str, int], str]:
    """The address of the rows behind a figure, as its QR says it."""
    query = {"tu": period.first.isoformat(), "den": period.last.isoformat(), "trung-tam": place.centre.pk}

    def address(code: str, n: int) -> str:
        path = reverse("duties:figure", args=[slug_of(code), n])
        return f"{settings.PUBLIC_URL}{path}?{urlencode(query)}"

    return address


@require_safe
def report_paper(request: SignedInRequest, paper: int) -> HttpResponse:
    """A report of the Centre as issued."""
    place = asked(request)
    issued = papers_about(place.centre, centre=place.centre.pk).filter(code=REPORT)
    return pdf_response(get_object_or_404(issued, pk=paper))
