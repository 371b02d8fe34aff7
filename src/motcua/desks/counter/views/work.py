"""`Việc của tôi`, and the list of all dossiers with search."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, Status
from motcua.desks.counter import clocks, paging
from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.search import fold_code
from motcua.foundation.worklists import registry
from motcua.foundation.worklists.registry import Worklist
from motcua.reference.procedures.models import Field

PAGE = 25
COUNT_BOUND = 1000


@dataclass(frozen=True)
class Queue:
    """One of the lists on top of the page, with its count."""

    worklist: Worklist
    count: int
    current: bool

    @property
    def shown_count(self) -> str:
        return f"{COUNT_BOUND - 1}+" if self.count >= COUNT_BOUND else str(self.count)


@dataclass(frozen=True)
class Row:
    """One dossier with its clock and the one thing to do next."""

    dossier: Dossier
    clock: clocks.RowClock | None
    next_words: str
    next_url: str


def _bounded(rows: QuerySet[Dossier]) -> int:
    return rows.order_by()[:COUNT_BOUND].count()


NEXT = {
    Status.SUBMITTED: ("dossiers.receive", gettext_lazy("Kiểm tra hồ sơ"), "counter:check"),
    Status.RECEIVED: ("dossiers.forward", gettext_lazy("Chuyển hồ sơ"), "counter:dossier"),
    Status.RESOLVED: ("dossiers.return", gettext_lazy("Trả kết quả"), "counter:hand_over"),
}


def _next_of(dossier: Dossier, user: User, at: datetime) -> tuple[str, str]:
    """The words and address of the next act this officer can take on the dossier."""
    right, words, name = NEXT.get(Status(dossier.status), ("", "", "counter:dossier"))
    if dossier.status == Status.IN_PROCESS and dossier.deciding:
        right, words = "dossiers.decide", _("Ký kết quả")
    elif dossier.status == Status.IN_PROCESS:
        right, words = "dossiers.process", _("Giải quyết")
    if not right or not allows(user, right, dossier, at=at):
        words, name = _("Xem hồ sơ"), "counter:dossier"
    return str(words), reverse(name, args=[dossier.code])


def rows_of(page: list[Dossier], user: User, at: datetime) -> list[Row]:
    """The page's dossiers ready to be drawn."""
    shown = clocks.Clocks(at)
    return [Row(d, shown.row(d), *_next_of(d, user, at)) for d in page]


@dataclass(frozen=True)
class Filters:
    """What the address narrows a list to; an unknown value narrows nothing."""

    field: str
    channel: str
    status: str

    @classmethod
    def of(cls, request: SignedInRequest) -> "Filters":
        return cls(*(request.GET.get(name, "") for name in ("linh-vuc", "kenh", "trang-thai")))

    def narrow(self, rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
        if self.field:
            rows = rows.filter(field_code=self.field)
        if self.channel in {str(value) for value in Channel.values}:
            rows = rows.filter(channel=self.channel)
        if self.status in {str(value) for value in Status.values}:
            rows = rows.filter(status=self.status)
        return rows


@require_safe
def my_work(request: SignedInRequest) -> HttpResponse:
    """Everything this officer is to do, what is most pressing first."""
    at, user = clock.now(), request.user
    lists = [worklist for worklist in registry.every() if allows(user, worklist.right, at=at)]
    chosen = registry.find(request.GET.get("hang", ""))
    queues = [Queue(w, _bounded(w.query(user, at)), w == chosen) for w in lists]
    mine = [chosen] if chosen in lists else lists
    wanted = Q(pk__in=[])
    for worklist in mine:
        wanted |= Q(pk__in=worklist.query(user, at).values("pk"))
    filters = Filters.of(request)
    rows = filters.narrow(queries.with_people(Dossier.objects.filter(wanted)))
    page = paging.by_act(rows, request.GET.get("sau", ""), PAGE)
    context: dict[str, Any] = {
        "queues": queues,
        "chosen": chosen,
        "rows": rows_of(page.rows, user, at),
        "filters": filters,
        "next_url": paging.next_url(request, page),
        "total": _bounded(rows),
        "late": rows.filter(due_at__lt=at, finished_at=None).count() if lists else 0,
        "now": at,
        "fields": Field.objects.order_by("name"),
        "channels": Channel,
        "drafts": queries.drafts_of(user)[:5] if allows(user, "dossiers.receive", at=at) else [],
    }
    return render(request, "counter/work.html", context)


@require_safe
def dossiers(request: SignedInRequest) -> HttpResponse:
    """Every dossier the officer may read, searched and filtered; a whole code goes straight to its page."""
    at, user = clock.now(), request.user
    if not allows(user, "dossiers.view", at=at):
        raise PermissionDenied
    visible = queries.visible_to(user, at)
    q = request.GET.get("q", "").strip()
    exact = visible.filter(code=fold_code(q)).values_list("code", flat=True).first() if q else None
    if exact:
        return redirect("counter:dossier", exact)
    filters = Filters.of(request)
    rows = filters.narrow(queries.matching(queries.with_people(visible), q))
    page = paging.by_latest(rows, request.GET.get("sau", ""), PAGE)
    context = {
        "q": q,
        "rows": rows_of(page.rows, user, at),
        "filters": filters,
        "next_url": paging.next_url(request, page),
        "total": _bounded(rows),
        "statuses": Status,
        "channels": Channel,
        "fields": Field.objects.order_by("name"),
        "now": at,
    }
    return render(request, "counter/dossiers.html", context)
