"""`Việc của tôi`, and the list of all dossiers with search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.casework.assistance.queries import not_sent_home
from motcua.casework.dossiers import queries, worklists
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, Status
from motcua.desks.counter import acts, clocks, paging
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


#: for each act: the list whose words say what is done next, and where it is done
NEXT = {
    "receive": ("moi-dang-ky", "counter:check"),
    "forward": ("cho-chuyen", "counter:dossier"),
    "complete_step": ("dang-giai-quyet", "counter:dossier"),
    "take_back": ("dang-giai-quyet", "counter:take_back"),
    "note_delivered": ("cho-tra", "counter:note_delivered"),
    "publish_result": ("cho-tra", "counter:publish_result"),
    "post_result": ("cho-tra", "counter:post_result"),
    "return_result": ("cho-tra", "counter:hand_over"),
}


def _next_of(dossier: Dossier, user: User, at: datetime) -> tuple[str, str]:
    """The words and address of the next act this officer can take on the dossier."""
    may = acts.open_to(user, dossier, at)
    code, name = next((NEXT[act] for act in NEXT if act in may), ("sap-qua-han", "counter:dossier"))
    worklist = registry.find(code)
    words = _("Ký kết quả") if "decide" in may else worklist.next_action if worklist else _("Xem hồ sơ")
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


def _on_any(lists: Sequence[Worklist], user: User, at: datetime) -> QuerySet[Dossier]:
    """The dossiers on any of the lists, each once: one OR over plain columns, which the index of work answers."""
    return reduce(or_, [worklist.query(user, at) for worklist in lists], Dossier.objects.none())


@require_safe
def my_work(request: SignedInRequest) -> HttpResponse:
    """Everything this officer is to do, what is most pressing first."""
    at, user = clock.now(), request.user
    lists = [worklist for worklist in registry.every() if allows(user, worklist.right, at=at)]
    chosen = registry.find(request.GET.get("hang", ""))
    queues = [Queue(w, _bounded(w.query(user, at)), w == chosen) for w in lists]
    mine = [chosen] if chosen in lists else lists
    filters = Filters.of(request)
    rows = filters.narrow(queries.with_people(_on_any(mine, user, at)))
    page = paging.by_act(rows, request.GET.get("sau", ""), PAGE)
    context: dict[str, Any] = {
        "queues": queues,
        "chosen": chosen,
        "rows": rows_of(page.rows, user, at),
        "filters": filters,
        "next_url": paging.next_url(request, page),
        "total": _bounded(rows),
        "late": _bounded(_on_any(lists, user, at).filter(worklists.late(at))),
        "gives_work": allows(request.user, "dossiers.decide", at=at),
        "now": at,
        "fields": Field.objects.order_by("name"),
        "channels": Channel,
        "drafts": not_sent_home(queries.drafts_of(user))[:5]
        if allows(user, "dossiers.receive", at=at)
        else [],
    }
    return render(request, "counter/work.html", context)


def _elsewhere(user: User, q: str, at: datetime) -> HttpResponse:
    """Where the search box of every page leads whoever may not read dossiers: to the procedures."""
    if q and allows(user, "procedures.view", at=at):
        return redirect(f"{reverse('procedures:list')}?{urlencode([('q', q)])}")
    raise PermissionDenied


@require_safe
def dossiers(request: SignedInRequest) -> HttpResponse:
    """Every dossier the officer may read, searched and filtered; a whole code goes straight to its page."""
    at, user = clock.now(), request.user
    q = request.GET.get("q", "").strip()
    if not allows(user, "dossiers.view", at=at):
        return _elsewhere(user, q, at)
    visible = queries.visible_to(user, at)
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
