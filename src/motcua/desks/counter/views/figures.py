"""How often dossiers were refused, asked for papers again, asked beyond the list, promised anew."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.casework.dossiers.figures import Figures, Line
from motcua.casework.dossiers.queries import reached_by, visible_to
from motcua.desks.counter.views.register import Days
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

#: what is looked at unless other days are asked for, and the most that is counted at once
USUAL, MOST = timedelta(days=29), timedelta(days=365)
HEADS = (
    _("Từ chối tiếp nhận"),
    _("Kết quả không đồng ý"),
    _("Yêu cầu bổ sung"),
    _("Yêu cầu lần hai"),
    _("Yêu cầu sau 3 ngày"),
    _("Giấy ngoài danh mục"),
    _("Hẹn lại"),
)


def _told(lines: list[Line]) -> list[tuple[Line, list[tuple[StrOrPromise, int]]]]:
    """Each line with its numbers under their heads, which a narrow screen shows beside them."""
    return [(line, list(zip(HEADS, line.numbers, strict=True))) for line in lines]


@require_safe
def page(request: SignedInRequest) -> HttpResponse:
    """The figures of some days, for who urges and answers for the Centre's work."""
    at = clock.now()
    require(request.user, "dossiers.remind", at=at)
    days = Days.of(request, usual=USUAL, most=MOST)
    visible = reached_by(request.user, "dossiers.remind", at) & visible_to(request.user, at)
    figures = Figures(visible, days.first, days.last)
    context = {
        "days": days,
        "heads": HEADS,
        "tables": (
            (_("Từng thủ tục"), _told(figures.by_procedure())),
            (_("Từng người làm"), _told(figures.by_officer())),
        ),
        "grounds": figures.grounds(),
        "lacks": figures.lacks(),
    }
    return render(request, "counter/figures.html", context)
