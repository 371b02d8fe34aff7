"""The texts of messages: what holds, its versions, a new one with a preview, approval."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications import actions, queries, rules
from motcua.foundation.notifications.forms import WordingForm
from motcua.foundation.notifications.models import MessageTemplate
from motcua.foundation.notifications.rules import Facts, Wording
from motcua.foundation.notifications.states import TEXTS, Channel, Kind
from motcua.foundation.notifications.views.entry import may_view, officer_of
from motcua.foundation.versions.rules import standing
from motcua.foundation.versions.states import EVERYWHERE

#: of no Centre and no dossier: what a preview is filled in with
SAMPLE_CODE = "000.00.00.H00-260101-0001"


def _centre_of(officer: User) -> int:
    """Whose texts the officer works on: the own Centre's, or those for every Centre."""
    return officer.centre or EVERYWHERE


def _kind_of(slug: str) -> tuple[Kind, Channel]:
    return next((text for text in TEXTS if text[0] == slug), None) or _not_found()


def _not_found() -> tuple[Kind, Channel]:
    raise Http404


def sample(wording: Wording, on: date) -> Wording:
    """The wording filled in with made-up facts."""
    where = f"{settings.PUBLIC_URL}/tra-cuu/{SAMPLE_CODE}/"
    return rules.filled(wording, Facts(SAMPLE_CODE, on, where))


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every text as it holds today."""
    at = may_view(request)
    texts = queries.texts(_centre_of(officer_of(request)), at.astimezone(VIETNAM).date())
    shown = [(text, queries.wording_of(text.template, text.kind).title) for text in texts]
    return render(request, "notifications/texts.html", {"tab": "texts", "texts": shown})


@require_safe
def text(request: HttpRequest, kind: str) -> HttpResponse:
    """One text: how it reads today, and every version of it."""
    at, officer = may_view(request), officer_of(request)
    which, channel = _kind_of(kind)
    centre, today = _centre_of(officer), at.astimezone(VIETNAM).date()
    holding = queries.template_in_force(which, channel, centre=centre, on=today)
    own = list(queries.versions(which, channel, centre))
    blank = MessageTemplate(centre=centre)
    context = {
        "tab": "texts",
        "kind": which,
        "channel": channel,
        "holding": holding,
        "is_common": holding is not None and holding.centre != centre,
        "preview": sample(queries.wording_of(holding, which), today),
        "versions": [
            (row, standing(row, holding, today), sample(row.wording, row.in_force_from)) for row in own
        ],
        "may_write": allows(officer, "notifications.write", blank, at=at),
        "may_approve": allows(officer, "notifications.approve", blank, at=at),
    }
    return render(request, "notifications/text.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, kind: str) -> HttpResponse:
    """A new version: typed, looked at, kept until somebody approves it."""
    at, officer = may_view(request), officer_of(request)
    which, channel = _kind_of(kind)
    centre, today = _centre_of(officer), at.astimezone(VIETNAM).date()
    now = queries.wording_of(queries.template_in_force(which, channel, centre=centre, on=today), which)
    initial = {"title": now.title, "text": now.text, "in_force_from": today}
    form = WordingForm(request.POST if request.method == "POST" else None, initial=initial)
    context: dict[str, Any] = {"tab": "texts", "kind": which, "channel": channel, "form": form}
    if form.is_valid():
        try:
            rules.require_wording(form.wording())
            if "xem" in request.POST:
                context["preview"] = sample(form.wording(), form.cleaned_data["in_force_from"])
                return render(request, "notifications/write.html", context)
            day = form.cleaned_data["in_force_from"]
            actions.write_template(
                which, channel, form.wording(), centre=centre, in_force_from=day, by=officer, at=at
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã lưu mẫu tin mới, chờ người có quyền duyệt."))
            return redirect("notifications:text", which)
    return render(request, "notifications/write.html", context, status=422 if form.errors else 200)


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a version hold from its day on."""
    at, officer = clock.now(), officer_of(request)
    may_view(request)
    template = get_object_or_404(MessageTemplate, pk=pk, centre=_centre_of(officer))
    try:
        actions.approve_template(pk, by=officer, at=at)
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Đã duyệt. Mẫu tin áp dụng từ ngày đã ghi."))
    return redirect("notifications:text", template.kind)
