"""Guidance on record: the list, one short form, the checklist to take home, and the way on to an intake."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.assistance import actions, queries
from motcua.casework.assistance.models import Guidance
from motcua.casework.assistance.states import Way
from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel
from motcua.desks.counter import paging
from motcua.desks.counter.forms.guidance import GuidanceForm
from motcua.desks.counter.views.intake.typed import papers_not_needed
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers import codes
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures import helper
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.asking import QuestionsForm
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.rules.questions import papers_of

PAGE = 25
COUNT_BOUND = 1000


@dataclass(frozen=True)
class Filters:
    """What the address narrows the list to; an unknown value narrows nothing."""

    way: str
    came: str
    mine: bool

    @classmethod
    def of(cls, request: SignedInRequest) -> "Filters":
        asked = request.GET
        return cls(asked.get("cach", ""), asked.get("ket-qua", ""), bool(asked.get("cua-toi")))

    def narrow(self, rows: QuerySet[Guidance], request: SignedInRequest) -> QuerySet[Guidance]:
        if self.way in Way.values:
            rows = rows.filter(way=self.way)
        if self.came in ("co", "chua"):
            rows = queries.led_to_a_dossier(rows, yes=self.came == "co")
        return rows.filter(given_by=request.user) if self.mine else rows


@dataclass(frozen=True)
class Row:
    """One guidance and the dossier that came of it, when one did that the officer may see."""

    guidance: Guidance
    dossier: Dossier | None


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """The guidance one may read, the latest first; a whole code goes straight to its page."""
    at, user = clock.now(), request.user
    if not allows(user, "assistance.view", at=at):
        raise PermissionDenied
    q = request.GET.get("q", "").strip()
    visible = queries.visible_to(user, at)
    exact = visible.filter(code=q.upper()).first() if q else None
    if exact is not None:
        return redirect("counter:guidance_one", exact.pk)
    filters = Filters.of(request)
    rows = filters.narrow(queries.matching(queries.with_people(visible), q), request)
    page = paging.by_latest(rows, request.GET.get("sau", ""), PAGE, field="given_at")
    came = queries.dossiers_of(page.rows, by=user, at=at)
    context: dict[str, Any] = {
        "q": q,
        "filters": filters,
        "ways": Way,
        "rows": [Row(each, came.get(each.key)) for each in page.rows],
        "next_url": paging.next_url(request, page),
        "total": rows.order_by()[:COUNT_BOUND].count(),
        "can_guide": allows(user, "assistance.guide", at=at),
        "now": at,
    }
    return render(request, "counter/guidance_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: SignedInRequest) -> HttpResponse:
    """First the procedure, then the one short form; posted, the guidance on record."""
    at = clock.now()
    require(request.user, "assistance.guide", at=at)
    sent = interrupted.sent(request)
    version = _version(sent if sent is not None else request.GET)
    if version is None:
        return _choosing(request, at)
    asked = QuestionsForm(helper.questions_of(version.code), sent, must=False)
    form = GuidanceForm(sent, version=version, asked=asked, initial={"key": uuid.uuid4()})
    only_asked = sent is not None and sent.get("lam") == "hoi"
    if request.method == "POST" and not only_asked and form.is_valid():
        try:
            guidance = actions.record_guidance(
                form.told(),
                by=request.user,
                centre=get_centre(request.user),
                key=form.cleaned_data["key"],
                at=at,
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã ghi lần hướng dẫn %(code)s.") % {"code": guidance.code})
            return redirect("counter:guidance_one", guidance.pk)
    context: dict[str, Any] = {
        "form": form,
        "asked": asked,
        "outcome": asked.outcome(),
        "only_asked": only_asked,
    }
    context |= {"version": version, **_facts(version)}
    status = 422 if not only_asked and form.errors else 200
    return render(request, "counter/guidance_form.html", context, status=status)


def _version(given: Mapping[str, Any]) -> ProcedureVersion | None:
    chosen = given.get("ban", "")
    return catalogue.find_for_intake(int(chosen)) if chosen.isdecimal() else None


def _choosing(request: SignedInRequest, at: datetime) -> HttpResponse:
    """The procedures that fit what was typed."""
    q = request.GET.get("tim", "").strip()
    hits = catalogue.search(q, at.astimezone(clock.VIETNAM).date(), limit=8) if q else []
    return render(request, "counter/guidance_choose.html", {"q": q, "hits": hits})


def _facts(version: ProcedureVersion) -> dict[str, Any]:
    """How long and how much. Source: NĐ 118/2025 Đ16.1."""
    return {"limit": catalogue.limit_for(version, Channel.DIRECT), "fee": catalogue.fee_for(version)}


def _read(request: SignedInRequest, guidance: int) -> Guidance:
    """The guidance, when the officer may see it; that somebody's name was shown is written down."""
    visible = queries.visible_to(request.user, clock.now()).prefetch_related("items__component")
    found = get_object_or_404(queries.with_people(visible), pk=guidance)
    actions.note_reading(found, by=request.user, at=clock.now())
    return found


@require_safe
def detail(request: SignedInRequest, guidance: int) -> HttpResponse:
    """What was said, the checklist, and what came of it."""
    at, found = clock.now(), _read(request, guidance)
    made = queries.dossiers_of([found], by=request.user, at=at).get(found.key)
    context = {
        "guidance": found,
        "rows": queries.checklist(found),
        "dossier": made,
        "can_begin": made is None and _may_begin(request, found, at),
        "now": at,
        **_facts(found.version),
    }
    return render(request, "counter/guidance.html", context)


def _may_begin(request: SignedInRequest, guidance: Guidance, at: datetime) -> bool:
    return guidance.centre_id == request.user.centre and allows(request.user, "dossiers.receive", at=at)


@require_safe
def sheet(request: SignedInRequest, guidance: int) -> HttpResponse:
    """The checklist to take home, in Vietnamese whatever language the officer's screen speaks."""
    found = _read(request, guidance)
    with override("vi"):
        context = {
            "guidance": found,
            "rows": queries.checklist(found),
            "qr": codes.qr(found.code).svg,
            **_facts(found.version),
        }
        return render(request, "counter/guidance_sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, guidance: int) -> HttpResponse:
    """Posted: the intake for who was guided, as it was left or with what is known; the dossier, when there is one."""
    found = get_object_or_404(queries.visible_to(request.user, clock.now()), pk=guidance)
    made = dossiers.made_with(found.centre, found.key)
    if made is not None:
        return redirect("counter:dossier", made.code)
    if request.method != "POST":
        return redirect("counter:guidance_one", found.pk)
    at = clock.now()
    if not _may_begin(request, found, at):
        raise PermissionDenied
    draft = dossiers.resume_draft(found.key, by=request.user, data=_typed_from(found, at), at=at)
    return redirect("counter:draft", draft.key)


def _typed_from(guidance: Guidance, at: datetime) -> dict[str, str]:
    """What the guidance knows, as if it had been typed: the person, and the procedure as it is in force now."""
    typed = {"full_name": guidance.person_name, "phone": guidance.person_phone}
    version = catalogue.in_force(guidance.procedure_code, at.astimezone(clock.VIETNAM).date())
    if version is not None:
        needed, _rest = papers_of(helper.asked(guidance.questions), guidance.answers)
        typed |= {"version": str(version.pk)} | papers_not_needed(version, needed)
    return {name: value for name, value in typed.items() if value}
