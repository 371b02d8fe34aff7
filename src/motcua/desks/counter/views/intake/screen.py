"""The addresses of the one screen: a fresh intake, one in the making, a filing to check, a draft to drop."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.models import Draft
from motcua.desks.counter.views.intake import page, tasks, together
from motcua.desks.counter.views.intake.desk import already_done, desk_of, made_of
from motcua.desks.counter.views.intake.typed import posted, typed_again, typed_from
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest


@require_safe
def begin(request: SignedInRequest) -> HttpResponse:
    """A fresh intake, empty or for who filed the dossier `them`. Nothing is kept before something is typed."""
    desk = desk_of(request, uuid.uuid4())
    if "them" in request.GET:
        before = together.dossier_for(request, request.GET["them"])
        desk.data = typed_again(before, desk.at, same_procedure="thu-tuc" in request.GET)
    return page.shown(desk)


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """The one screen. A post names what to do in `lam`; whatever it is, what was typed is kept first."""
    desk = desk_of(request, key)
    receiving = request.method == "POST" and desk.task == "tiep-nhan"  # finds out by itself
    done = None if receiving else made_of(desk)
    if done is not None:
        return already_done(desk, done)
    sent = interrupted.sent(request)
    if sent is not None:
        desk.data = posted(desk, sent)
    if request.method == "POST":
        return tasks.run(desk)
    if sent is not None:
        desk.keep()
    return page.shown(desk)


@require_GET
def procedures(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """The hits under the search box, as one types."""
    desk, q = desk_of(request, key), request.GET.get("tim", "")
    return render(request, "counter/_hits.html", {"hits": page.hits(desk, q), "q": q, "key": key})


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """Ask, then throw the draft away; what is not kept anywhere needs no asking."""
    desk = desk_of(request, key)
    if desk.draft is None:
        return redirect("counter:work")
    if request.method != "POST":
        return render(request, "counter/drop.html", {"desk": desk, "key": key, "version": desk.version})
    actions.drop_draft(key, by=request.user)
    messages.info(request, _("Đã bỏ bản nháp."))
    return redirect("counter:work")


@require_http_methods(["GET", "HEAD", "POST"])
def check_submitted(request: SignedInRequest, code: str) -> HttpResponse:
    """Open a filing that waits to be received in the intake screen, prefilled, under a draft of its own."""
    at = clock.now()
    dossier = get_object_or_404(queries.for_page(queries.visible_to(request.user, at)), code=code)
    if "receive" not in queries.open_steps(dossier):
        raise Http404
    require(request.user, "dossiers.receive", dossier, at=at)
    draft = Draft.objects.filter(dossier=dossier, officer=request.user).first()
    if draft is None:
        typed = typed_from(dossier)
        draft = actions.save_draft(uuid.uuid4(), by=request.user, data=typed, at=at, dossier=dossier)
    return redirect("counter:draft", draft.key)
