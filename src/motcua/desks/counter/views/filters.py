"""The filters an officer keeps: as chips above a list, and the page that renames and drops them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.worklists import actions, queries, rules
from motcua.foundation.worklists.models import Page, SavedFilter

HOMES = {Page.WORK: "counter:work", Page.DOSSIERS: "counter:dossiers"}


@dataclass(frozen=True)
class Chip:
    """One kept filter above its list."""

    name: str
    url: str
    current: bool


def shown_filters(request: SignedInRequest, page: Page, filters: Iterable[SavedFilter]) -> dict[str, Any]:
    """What a list shows of the officer's filters: chips, and the filters of its own address while none has them."""
    home, here = reverse(HOMES[page]), rules.kept_of(request.GET.urlencode(), page)
    chips = [Chip(found.name, f"{home}?{found.query}", found.query == here) for found in filters]
    new = "" if any(chip.current for chip in chips) else here
    return {"chips": chips, "new_filter": new, "page_of_filters": page}


@require_http_methods(["GET", "HEAD", "POST"])
def kept(request: SignedInRequest) -> HttpResponse:
    """All filters of the officer; posted, one is saved, renamed, dropped or taken back (`lam`)."""
    if request.user.kind != User.Kind.OFFICIAL:
        raise PermissionDenied
    sent = interrupted.sent(request)
    if request.method != "POST":
        return _page(request, sent)
    try:
        address = TASKS.get(request.POST.get("lam", ""), _save)(request)
    except RuleBroken as refusal:
        return _page(request, sent, errors=refusal.messages)
    return redirect(address)


def _save(request: SignedInRequest) -> str:
    page = Page(_page_named(request.POST.get("trang", "")))
    found = actions.save_filter(
        page, request.POST.get("ten", ""), request.POST.get("loc", ""), by=request.user
    )
    messages.success(request, _("Đã lưu bộ lọc “%(name)s”.") % {"name": found.name})
    return f"{reverse(HOMES[page])}?{found.query}"


def _rename(request: SignedInRequest) -> str:
    found = actions.rename_filter(_own(request), request.POST.get("ten", ""), by=request.user)
    messages.success(request, _("Đã đổi tên bộ lọc thành “%(name)s”.") % {"name": found.name})
    return reverse("counter:filters")


def _drop(request: SignedInRequest) -> str:
    actions.drop_filter(_own(request), by=request.user, at=clock.now())
    return reverse("counter:filters")


def _take_back(request: SignedInRequest) -> str:
    dropped = queries.last_dropped(request.user)
    if dropped is not None:
        actions.take_filter_back(dropped, by=request.user)
        messages.success(request, _("Bộ lọc “%(name)s” đã có lại.") % {"name": dropped.name})
    return reverse("counter:filters")


TASKS = {"luu": _save, "doi-ten": _rename, "bo": _drop, "hoan-tac": _take_back}


def _own(request: SignedInRequest) -> SavedFilter:
    key = request.POST.get("so", "")
    return get_object_or_404(queries.filters_of(request.user), pk=int(key) if key.isdecimal() else 0)


def _page_named(value: str) -> str:
    return value if value in Page.values else Page.WORK


def _page(
    request: SignedInRequest, sent: QueryDict | None, *, errors: list[str] | None = None
) -> HttpResponse:
    """The page; what a refused form had typed stands in it again."""
    typed = sent or QueryDict()
    page = Page(_page_named(typed.get("trang", "")))
    context = {
        "filters": queries.filters_of(request.user),
        "homes": {value: reverse(name) for value, name in HOMES.items()},
        "dropped": queries.last_dropped(request.user),
        "errors": errors or [],
        "typed": typed,
        "new_filter": rules.kept_of(typed.get("loc", ""), page) if typed.get("lam") == "luu" else "",
        "page_of_filters": page,
    }
    return render(request, "counter/filters.html", context, status=422 if errors else 200)
