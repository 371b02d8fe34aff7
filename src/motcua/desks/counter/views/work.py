"""`Việc của tôi`, and the list of all dossiers with search."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.casework.assistance import preparing
from motcua.casework.assistance.queries import drafts_question
from motcua.casework.dossiers import queries, worklists
from motcua.casework.dossiers.actions import MOST_TAKEN, may_be_put_back, may_be_taken
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, Status
from motcua.desks.counter import acts, clocks, lists, paging, questions
from motcua.desks.counter.views import taking
from motcua.desks.counter.views.filters import shown_filters
from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.plans import planned_anew
from motcua.foundation.search import fold_code
from motcua.foundation.statements import answers
from motcua.foundation.worklists import registry
from motcua.foundation.worklists.models import Page
from motcua.foundation.worklists.queries import filters_question
from motcua.foundation.worklists.registry import Worklist
from motcua.reference.organisation.queries import roles_of
from motcua.reference.procedures import queries as procedures

PAGE = 25
#: rows of the list of the day on paper
PRINTED = 100


@dataclass(frozen=True)
class Queue:
    """One of the lists on top of the page, with its count."""

    worklist: Worklist
    count: int
    current: bool

    @property
    def shown_count(self) -> str:
        return lists.words(self.count)


@dataclass(frozen=True)
class Row:
    """One dossier with its clock and the one thing to do next; who holds it, and whether this officer may take it."""

    dossier: Dossier
    procedure: str
    clock: clocks.RowClock | None
    next_words: str
    next_url: str
    takeable: bool
    mine: bool

    @property
    def status(self) -> Status:
        return Status(self.dossier.status)

    @property
    def url(self) -> str:
        return _address("counter:dossier", self.dossier.code)

    @property
    def is_marked(self) -> bool:
        return self.takeable or self.dossier.handler_id is not None


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
    return str(words), _address(name, dossier.code)


@lru_cache(maxsize=10_000)
def _address(name: str, code: str) -> str:
    return reverse(name, args=[code])


def rows_of(page: list[Dossier], user: User, at: datetime) -> list[Row]:
    """The page's dossiers ready to be drawn."""
    shown = clocks.Clocks(at)
    return [
        Row(
            d,
            queries.procedure_of(d),
            shown.row(d),
            *_next_of(d, user, at),
            takeable=may_be_taken(d, user, at),
            mine=may_be_put_back(d, user),
        )
        for d in page
    ]


def _owed(rows: list[Row], user: User, at: datetime) -> list[Row]:
    """The same rows with the clock of the answer that is owed, leading to where the agency is reminded."""
    shown = questions.clocks_of([row.dossier for row in rows], at)
    return [_owing(row, shown.get(row.dossier.pk), user, at) for row in rows]


def _owing(row: Row, answer: clocks.RowClock | None, user: User, at: datetime) -> Row:
    row = replace(row, clock=answer or row.clock)
    if "remind_agency" not in acts.open_to(user, row.dossier, at):
        return row
    address = reverse("counter:remind_agency", args=[row.dossier.code])
    return replace(row, next_words=_("Nhắc cơ quan"), next_url=address)


#: who holds the step of the dossiers shown
HELD = {"toi": gettext_lazy("Của tôi"), "chua-ai": gettext_lazy("Chưa ai nhận")}


@dataclass(frozen=True)
class Filters:
    """What the address narrows a list to; an unknown value narrows nothing."""

    field: str = ""
    channel: str = ""
    status: str = ""
    held: str = ""

    @classmethod
    def of(cls, request: SignedInRequest) -> "Filters":
        return cls(*(request.GET.get(name, "") for name in ("linh-vuc", "kenh", "trang-thai", "giu")))

    def narrow(self, rows: QuerySet[Dossier]) -> QuerySet[Dossier]:
        if self.field:
            rows = rows.filter(field_code=self.field)
        if self.channel in {str(value) for value in Channel.values}:
            rows = rows.filter(channel=self.channel)
        if self.status in {str(value) for value in Status.values}:
            rows = rows.filter(status=self.status)
        return rows

    def narrow_mine(self, rows: QuerySet[Dossier], user: User, at: datetime) -> QuerySet[Dossier]:
        """As `narrow`, and to what the officer holds, or what nobody does and they could take."""
        rows = self.narrow(rows)
        if self.held == "toi":
            rows = rows.filter(status=Status.IN_PROCESS, handler=user)
        if self.held == "chua-ai":
            could = {"current_role__in": roles_of(user, at), "deciding": False, "beside": []}
            rows = rows.filter(status=Status.IN_PROCESS, handler=None, **could)
        return rows


def _print_url(request: SignedInRequest) -> str:
    """The same list with as many rows as go on paper."""
    query = request.GET.copy()
    query["in"] = "1"
    return f"?{query.urlencode()}"


@require_safe
def my_work(request: SignedInRequest) -> HttpResponse:
    """Everything this officer is to do, what is most pressing first."""
    at, user = clock.now(), request.user
    offered = [worklist for worklist in registry.every() if allows(user, worklist.right, at=at)]
    chosen = registry.find(request.GET.get("hang", ""))
    filters = Filters.of(request)
    size = PRINTED if "in" in request.GET else PAGE
    parts = {worklist: worklist.parts_of(user, at) for worklist in offered}
    shown = [chosen] if chosen in parts else offered
    narrowed = [filters.narrow_mine(part, user, at) for worklist in shown for part in parts[worklist]]
    counted = [narrowed, worklists.late_ones(user, at), *parts.values()]
    keys, (total, late, *counts) = paging.keys_by_act(narrowed, request.GET.get("sau", ""), size, counted, at)
    found, saved, fields, drafts = answers(
        queries.rows_question(keys, "handler"),
        filters_question(user, Page.WORK),
        procedures.every_field(),
        drafts_question(user, limit=5),
    )
    page = paging.page_by_act(found, size)
    queues = [Queue(w, count, w == chosen) for w, count in zip(parts, counts, strict=True)]
    rows = rows_of(page.rows, user, at)
    if chosen and chosen.code == worklists.UNANSWERED:
        rows = _owed(rows, user, at)
    if chosen and chosen.code == worklists.SUPPLEMENTED:
        rows = [replace(row, next_words=str(chosen.next_action)) for row in rows]
    context: dict[str, Any] = {
        "queues": queues,
        "chosen": chosen,
        "rows": rows,
        "held": HELD,
        "marked": any(row.is_marked for row in rows),
        "takeable": [row.dossier for row in rows if row.takeable][:MOST_TAKEN],
        "print_url": _print_url(request),
        "just_taken": taking.just_taken(request, at),
        "key": uuid.uuid4(),
        "filters": filters,
        "next_url": paging.next_url(request, page),
        **lists.told(total),
        **shown_filters(request, Page.WORK, saved),
        "late": late,
        "late_in_words": lists.words(late),
        "gives_work": allows(request.user, "dossiers.decide", at=at),
        "now": at,
        "fields": fields,
        "channels": Channel,
        "drafts": drafts if allows(user, "dossiers.receive", at=at) else [],
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
    code = fold_code(q)
    if any(map(str.isdigit, code)) and visible.filter(code=code).exists():  # no code is without a number
        return redirect("counter:dossier", code)
    prepared = preparing.find_preparation(q, at)
    if prepared is not None:
        return redirect("counter:preparation", prepared)
    filters, after = Filters.of(request), request.GET.get("sau", "")
    rows = filters.narrow(visible)
    beside = filters_question(user, Page.DOSSIERS), procedures.every_field()
    if q:
        with planned_anew():
            keys = paging.keys_by_words(rows, q, after, PAGE)
        found, saved, fields = answers(queries.rows_question(keys), *beside)
        page = paging.page_by_words(found, PAGE)
        # to count what a search finds would cost more than to find the first page of it
        told = page.told(after)
    else:
        with planned_anew():
            page = paging.by_latest(queries.for_rows(rows), after, PAGE)
            told = lists.told(lists.bounded_latest(rows))
        saved, fields = answers(*beside)
    context = {
        "q": q,
        "rows": rows_of(page.rows, user, at),
        "filters": filters,
        "next_url": paging.next_url(request, page),
        **told,
        **shown_filters(request, Page.DOSSIERS, saved),
        "statuses": Status,
        "channels": Channel,
        "fields": fields,
        "now": at,
    }
    return render(request, "counter/dossiers.html", context)
