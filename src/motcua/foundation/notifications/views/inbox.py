"""What the officer is told."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.foundation import clock
from motcua.foundation.notifications import actions, queries
from motcua.foundation.notifications.views.entry import officer_of, page_of


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The officer's notices, newest first: unread; `?xem=tat-ca` all; `?ngay=` what one evening gathered."""
    officer, day = officer_of(request), _day(request)
    everything = request.GET.get("xem") == "tat-ca"
    rows = queries.gathered_on(officer, day) if day else queries.notices_of(officer)
    page = page_of(request, rows if everything or day else queries.unread(rows))
    context = {"page": page, "everything": everything, "day": day, "now": clock.now()}
    return render(request, "notifications/inbox.html", context)


def _day(request: HttpRequest) -> date | None:
    """The day the address asks for; None for none and for one that does not exist."""
    try:
        return date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return None


@require_POST
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a notice and go where one acts on it."""
    officer = officer_of(request)
    notice = get_object_or_404(queries.told_to(officer), pk=pk)
    actions.read_notice(notice, by=officer, at=clock.now())
    return redirect(notice.where)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything is read."""
    count = actions.read_all(by=officer_of(request), at=clock.now())
    messages.success(request, _("Đã đánh dấu đọc %(count)s thông báo.") % {"count": count})
    return redirect("notifications:inbox")
