"""Sổ theo dõi hồ sơ: seen, printed as Mẫu 07, taken out as a table."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers import queries, register
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter import paging
from motcua.desks.counter.views.work import Filters
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.serving import pdf_response
from motcua.foundation.ui.fields import DayField
from motcua.foundation.ui.formats import vn_datetime
from motcua.foundation.ui.tables import csv_answer
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures.models import Field

PAGE = 50
#: a week is what is looked at most
DAYS = timedelta(days=6)


@dataclass(frozen=True)
class Days:
    """The days asked for, and what was wrong with them; the last week when nothing good was asked for."""

    first: date
    last: date
    wrong: str = ""

    @classmethod
    def of(
        cls, request: SignedInRequest, *, usual: timedelta = DAYS, most: timedelta = timedelta.max
    ) -> "Days":
        """The days of the address: `usual` when only the last is given, never more than `most`."""
        today = clock.now().astimezone(clock.VIETNAM).date()
        field = DayField(required=False)
        try:
            last = field.clean(request.GET.get("den", "")) or today
            first = field.clean(request.GET.get("tu", "")) or last - usual
        except ValidationError as error:
            return cls(today - usual, today, error.messages[0])
        if first > last:
            return cls(last, first, str(_("Ngày đầu sau ngày cuối nên đã đổi lại cho nhau.")))
        if last - first > most:
            words = _("Xem nhiều nhất %(days)s ngày một lần nên đã bỏ bớt những ngày đầu.")
            return cls(last - most, last, words % {"days": most.days + 1})
        return cls(first, last)


def _rows(request: SignedInRequest) -> tuple[Centre, Days, QuerySet[Dossier]]:
    """The Centre, the days, and the dossiers of the officer's Centre under the filters of the address."""
    at = clock.now()
    if not allows(request.user, "dossiers.view", at=at):
        raise PermissionDenied
    centre, days = get_centre(request.user), Days.of(request)
    visible = queries.visible_to(request.user, at).filter(centre=centre)
    return centre, days, Filters.of(request).narrow(visible)


@require_safe
def page(request: SignedInRequest) -> HttpResponse:
    """The register of some days, first received first."""
    _centre, days, visible = _rows(request)
    found = register.received_between(visible, days.first, days.last)
    cut = paging.by_receipt(found, request.GET.get("sau", ""), PAGE)
    context: dict[str, Any] = {
        "days": days,
        "lines": list(register.lines(cut.rows)),
        "total": found.order_by().count(),
        "next_url": paging.next_url(request, cut),
        "filters": Filters.of(request),
        "fields": Field.objects.order_by("name"),
        "query": request.GET.urlencode(),
        "most": register.MOST_LINES,
        "now": clock.now(),
    }
    return render(request, "counter/register.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def printed(request: SignedInRequest) -> HttpResponse:
    """Mẫu 07 of the days in the address; posted, issued and shown."""
    centre, days, visible = _rows(request)
    back = f"{reverse('counter:register')}?{request.GET.urlencode()}"
    if request.method != "POST":
        return redirect(back)
    try:
        paper = register.print_register(
            visible, centre, first=days.first, last=days.last, by=request.user, at=clock.now()
        )
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(back)
    return redirect("counter:register_paper", paper.pk)


@require_safe
def paper(request: SignedInRequest, paper: int) -> HttpResponse:
    """A printed register of the officer's Centre."""
    centre, _days, _visible = _rows(request)
    return pdf_response(get_object_or_404(papers_about(centre, centre=centre.pk), pk=paper))


HEAD = (
    _("Mã hồ sơ"), _("Thủ tục"), _("Tên thủ tục"), _("Chủ hồ sơ"), _("Kênh nộp"), _("Trạng thái"),
    _("Nhận"), _("Người nhận hồ sơ"), _("Chuyển"), _("Hẹn trả"), _("Xong"), _("Trả"), _("Cách trả"),
)  # fmt: skip


def _cells(line: register.Line) -> tuple[object, ...]:
    dossier = line.dossier
    moments = (line.sent_at, dossier.due_at, dossier.finished_at, line.returned_at)
    sent, due, done, returned = (vn_datetime(moment) if moment else "" for moment in moments)
    return (
        dossier.code, dossier.procedure_code, dossier.version.name_vi, dossier.owner.full_name,
        dossier.get_channel_display(), dossier.get_status_display(), vn_datetime(dossier.received_at),
        line.receiver, sent, due, done, returned, line.returned_by,
    )  # fmt: skip


@require_safe
def table(request: SignedInRequest) -> HttpResponseBase:
    """The register of the days in the address as CSV, however long, sent as it is read; on record."""
    centre, days, visible = _rows(request)
    register.note_export(request.user, centre, first=days.first, last=days.last, at=clock.now())
    lines = register.lines(register.received_between(visible, days.first, days.last))
    name = f"so-theo-doi-{days.first:%Y%m%d}-{days.last:%Y%m%d}.csv"
    return csv_answer(name, HEAD, map(_cells, lines))
