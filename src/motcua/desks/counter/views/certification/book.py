"""Sổ chứng thực: seen, printed, taken out as a table, summed up by month."""

import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.certification import actions, queries
from motcua.casework.certification.actions import MOST_LINES
from motcua.casework.certification.models import Certified
from motcua.casework.certification.states import Kind
from motcua.casework.dossiers.actions import Act
from motcua.desks.counter import paging
from motcua.desks.counter.views.register import Days
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.serving import pdf_response
from motcua.foundation.ui.formats import vn_datetime
from motcua.foundation.ui.tables import csv_answer
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import get_centre

PAGE = 50
HEAD = (
    _("Số chứng thực"), _("Loại"), _("Thời gian"), _("Người yêu cầu"), _("Tên giấy tờ"), _("Số trang"),
    _("Số bản"), _("Phí (đồng)"), _("Người ký"), _("Chức danh"), _("Người ghi"), _("Mã hồ sơ"), _("Đã hủy"),
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the Centre's book, its kind, its days, some words; and the rows."""

    centre: Centre
    kind: Kind
    days: Days
    q: str
    visible: QuerySet[Certified]

    @classmethod
    def of(cls, request: SignedInRequest) -> "Asked":
        at = clock.now()
        if not allows(request.user, "dossiers.view", at=at):
            raise PermissionDenied
        centre = get_centre(request.user)
        chosen = request.GET.get("loai", "")
        kind = Kind(chosen) if chosen in Kind.values else Kind.COPY
        q = request.GET.get("q", "")[:100]
        visible = queries.visible_to(request.user, at).filter(centre=centre)
        return cls(centre, kind, Days.of(request), q, visible)

    @property
    def rows(self) -> QuerySet[Certified]:
        """The lines of the kind entered on those days, that have the words; the latest first."""
        of_kind = self.visible.filter(kind=self.kind)
        return queries.matching(queries.entered_between(of_kind, self.days.first, self.days.last), self.q)


@require_safe
def book_page(request: SignedInRequest) -> HttpResponse:
    """The book of some days, the latest line first."""
    asked = Asked.of(request)
    cut = paging.by_latest(asked.rows, request.GET.get("sau", ""), PAGE, field="entered_at")
    context: dict[str, Any] = {
        "asked": asked,
        "days": asked.days,
        "kinds": Kind.choices,
        "rows": cut.rows,
        "sums": queries.sums(asked.rows),
        "next_url": paging.next_url(request, cut),
        "query": request.GET.urlencode(),
        "most": MOST_LINES,
        "can_word": allows(request.user, "dossiers.decide", at=clock.now()),
        "can_certify": allows(request.user, "dossiers.receive", at=clock.now()),
        "now": clock.now(),
    }
    return render(request, "counter/certification_book.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def book_print(request: SignedInRequest) -> HttpResponse:
    """POST: the book of the days in the address, issued and shown; words asked for are left out of account."""
    asked = Asked.of(request)
    back = f"{reverse('counter:certification_book')}?{request.GET.urlencode()}"
    if request.method != "POST":
        return redirect(back)
    act = Act(request.user, clock.now(), uuid.uuid4(), 0)
    try:
        paper = actions.print_book(
            asked.visible, asked.centre, asked.kind, act, first=asked.days.first, last=asked.days.last
        )
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(back)
    return redirect("counter:certification_paper", paper.pk)


@require_safe
def book_paper(request: SignedInRequest, paper: int) -> HttpResponse:
    """A printed book of the officer's Centre."""
    asked = Asked.of(request)
    return pdf_response(get_object_or_404(papers_about(asked.centre, centre=asked.centre.pk), pk=paper))


def _cells(row: Certified) -> tuple[object, ...]:
    return (
        str(row), row.get_kind_display(), vn_datetime(row.entered_at), row.dossier.submitter.full_name, row.name,
        row.pages, row.copies, "" if row.fee_vnd is None else row.fee_vnd, row.signer.full_name, row.signer_title,
        row.entered_by.full_name, row.dossier.code, row.void_reason,
    )  # fmt: skip


@require_safe
def book_table(request: SignedInRequest) -> HttpResponseBase:
    """The lines under the filters of the address as CSV, however many, sent as they are read; on record."""
    asked = Asked.of(request)
    days = asked.days
    actions.note_export(
        request.user, asked.centre, asked.kind, first=days.first, last=days.last, at=clock.now()
    )
    name = f"so-chung-thuc-{asked.kind}-{days.first:%Y%m%d}-{days.last:%Y%m%d}.csv"
    return csv_answer(name, HEAD, map(_cells, asked.rows.iterator(chunk_size=500)))


@require_safe
def months(request: SignedInRequest) -> HttpResponse:
    """What was certified in each month of a year, and for what."""
    asked, this_year = Asked.of(request), clock.now().astimezone(clock.VIETNAM).year
    typed = request.GET.get("nam", "")
    year = int(typed) if typed.isdecimal() and 2000 <= int(typed) <= this_year else this_year
    address = reverse("counter:certification_months")
    context = {
        "months": queries.months(asked.visible, year),
        "uses": queries.uses(asked.visible.filter(kind=Kind.COPY), year),
        "year": year,
        "before": f"{address}?{urlencode({'nam': year - 1})}" if year > 2000 else "",
        "after": f"{address}?{urlencode({'nam': year + 1})}" if year < this_year else "",
    }
    return render(request, "counter/certification_months.html", context)
