"""The messages to the outside: where each stands, and sending one again."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation.accounts.permissions import allows
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications import actions, queries, rules
from motcua.foundation.notifications.forms import FilterForm, ResendForm
from motcua.foundation.notifications.models import Message
from motcua.foundation.notifications.queries import BOUND, Ageing
from motcua.foundation.notifications.states import Channel, State
from motcua.foundation.notifications.views.entry import may_view, officer_of, page_of
from motcua.foundation.search import fold_code

RESEND = "notifications.resend"
#: a message that waits longer than this is said to be late
LATE = timedelta(hours=1)


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Messages newest first; `?trang-thai=`, `?kenh=`, `?ma=` narrow them."""
    at, officer = may_view(request), officer_of(request)
    visible = queries.visible_to(officer, at)
    chosen = _chosen(request)
    page = page_of(request, _narrowed(visible, chosen).order_by("-pk"))
    stands = queries.ageing(visible)
    context = {
        "tab": "outbox",
        "page": page,
        "rows": [
            (row, _may_resend(request, row, at), rules.masked_address(row.address)) for row in page.rows
        ],
        "chosen": chosen,
        "is_narrowed": any(chosen.values()),
        "states": [(state, _bounded(stands.counts[state])) for state in State],
        "waited": _waited(stands, at),
        "late": stands.oldest_at is not None and at - stands.oldest_at >= LATE,
        "channels": [channel for channel in Channel if channel != Channel.IN_APP],
        "now": at,
    }
    return render(request, "notifications/outbox.html", context)


def _chosen(request: HttpRequest) -> dict[str, str]:
    """What the address narrows to; what it names wrongly is left out."""
    form = FilterForm({name.replace("-", "_"): value for name, value in request.GET.items()})
    form.is_valid()
    return {name: form.cleaned_data.get(name, "") for name in form.fields}


def _narrowed(visible: QuerySet[Message], chosen: dict[str, str]) -> QuerySet[Message]:
    asked = {"state": chosen["trang_thai"], "channel": chosen["kenh"], "code": fold_code(chosen["ma"])}
    return visible.filter(**{name: value for name, value in asked.items() if value})


def _bounded(count: int) -> str:
    return f"{BOUND - 1}+" if count >= BOUND else str(count)


def _waited(stands: Ageing, at: datetime) -> str:
    """How long the oldest open message has been waiting, in words; empty while none waits."""
    if stands.oldest_at is None:
        return ""
    minutes = max(0, int((at - stands.oldest_at).total_seconds() // 60))
    if minutes < 60:
        return _("%(minutes)s phút") % {"minutes": minutes}
    if minutes < 48 * 60:
        return _("%(hours)s giờ %(minutes)s phút") % {"hours": minutes // 60, "minutes": minutes % 60}
    return _("%(days)s ngày") % {"days": minutes // (24 * 60)}


def _may_resend(request: HttpRequest, message: Message, at: datetime) -> bool:
    return rules.can_resend(State(message.state)) and allows(officer_of(request), RESEND, message, at=at)


@require_http_methods(["GET", "HEAD", "POST"])
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether to send one message again, then do."""
    at, officer = may_view(request), officer_of(request)
    message = get_object_or_404(queries.visible_to(officer, at), pk=pk)
    form = ResendForm(
        request.POST if request.method == "POST" else None, initial={"based_on": message.rounds}
    )
    if form.is_valid():
        try:
            actions.resend(pk, by=officer, based_on=form.cleaned_data["based_on"], at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(
                request,
                _("Tin về hồ sơ %(code)s chờ gửi lại, chậm nhất một phút nữa.") % {"code": message.code},
            )
            return redirect("notifications:outbox")
    context = {
        "tab": "outbox",
        "message": message,
        "address": rules.masked_address(message.address),
        "form": form,
    }
    context["may_resend"] = _may_resend(request, message, at)
    return render(request, "notifications/resend.html", context, status=422 if form.errors else 200)
