"""What e-identity accounts people have, and the log of help to do things online."""

import uuid
from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.assistance import actions, queries
from motcua.casework.assistance.groups import by_age, by_hamlet
from motcua.casework.assistance.states import AccountHelp, Failure, Subject
from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.states import EIdentity
from motcua.desks.counter import paging
from motcua.desks.counter.forms.helping import AccountCheckForm, SupportForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures.models import ProcedureVersion

PAGE = 25
COUNT_BOUND = 1000
#: days that counts and shares look back
DAYS = 90
#: what a check found, as the address names it
FOUND = {
    "2": EIdentity.LEVEL_2,
    "1": EIdentity.LEVEL_1,
    "chua-co": EIdentity.NONE,
    "chua-kiem-tra": EIdentity.UNCHECKED,
}


def _since(at: datetime) -> datetime:
    """The beginning of the day from which is counted."""
    day = at.astimezone(clock.VIETNAM).date() - timedelta(days=DAYS - 1)
    return datetime.combine(day, time(), clock.VIETNAM)


def _may_view(request: SignedInRequest, at: datetime) -> None:
    if not allows(request.user, "assistance.view", at=at):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
def check_account(request: SignedInRequest, code: str) -> HttpResponse:
    """The account of a dossier's owner, found out at the counter, and the help given."""
    at = clock.now()
    visible = dossiers.visible_to(request.user, at).select_related("owner", "version", "centre__commune")
    dossier = get_object_or_404(visible, code=code)
    require(request.user, "assistance.guide", dossier, at=at)
    form = AccountCheckForm(
        interrupted.sent(request),
        initial={"key": uuid.uuid4(), "account": dossier.e_identity, "help": AccountHelp.NOT_NEEDED},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_account_check(
                form.found(), dossier, by=request.user, key=form.cleaned_data["key"], at=at
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã ghi tài khoản định danh của chủ hồ sơ."))
            return redirect("counter:dossier", dossier.code)
    context = {"form": form, "dossier": dossier, "latest": queries.latest_check(dossier)}
    return render(request, "counter/account_check.html", context, status=422 if form.errors else 200)


@require_safe
def checks(request: SignedInRequest) -> HttpResponse:
    """The checks one may read, the latest first, and how many of each in the last days."""
    at = clock.now()
    _may_view(request, at)
    visible = queries.checks_visible_to(request.user, at)
    account, given = request.GET.get("tai-khoan", ""), request.GET.get("da-giup", "")
    rows = visible
    if account in FOUND:
        rows = rows.filter(account=FOUND[account])
    if given in AccountHelp.values:
        rows = rows.filter(help=given)
    if request.GET.get("cua-toi"):
        rows = rows.filter(checked_by=request.user)
    page = paging.by_latest(rows, request.GET.get("sau", ""), PAGE, field="checked_at")
    recent = visible.filter(checked_at__gte=_since(at))
    counts = queries.counted(recent, "account")
    helped = queries.counted(recent, "help")
    context: dict[str, Any] = {
        "rows": page.rows,
        "next_url": paging.next_url(request, page),
        "total": rows.order_by()[:COUNT_BOUND].count(),
        "accounts": [(slug, found.label) for slug, found in FOUND.items()],
        "helps": AccountHelp,
        "account": account,
        "given": given,
        "mine": bool(request.GET.get("cua-toi")),
        "counts": [(each.label, counts.get(each.value, 0)) for each in FOUND.values()],
        "helped": [(each.label, helped.get(each.value, 0)) for each in AccountHelp],
        "days": DAYS,
        "now": at,
    }
    return render(request, "counter/account_checks.html", context)


@require_safe
def support(request: SignedInRequest) -> HttpResponse:
    """The support log, the latest first; what failed and the online share of each procedure in the last days."""
    at = clock.now()
    _may_view(request, at)
    visible = queries.support_visible_to(request.user, at)
    subject, failure = request.GET.get("viec", ""), request.GET.get("vuong", "")
    rows = visible
    if subject in Subject.values:
        rows = rows.filter(subject=subject)
    if failure in Failure.values:
        rows = rows.filter(failure=failure)
    if request.GET.get("cua-toi"):
        rows = rows.filter(given_by=request.user)
    page = paging.by_latest(rows, request.GET.get("sau", ""), PAGE, field="given_at")
    failed = queries.counted(visible.filter(given_at__gte=_since(at)), "failure")
    context: dict[str, Any] = {
        "rows": page.rows,
        "next_url": paging.next_url(request, page),
        "total": rows.order_by()[:COUNT_BOUND].count(),
        "subjects": Subject,
        "failures": Failure,
        "subject": subject,
        "failure": failure,
        "mine": bool(request.GET.get("cua-toi")),
        "failed": [(each.label, failed.get(each.value, 0)) for each in Failure],
        "shares": _shares(request, at),
        "groups": [
            (_("Theo tuổi"), by_age(request.user, start=_since(at), end=at, at=at)),
            (_("Theo ấp, khu phố"), by_hamlet(request.user, start=_since(at), end=at, at=at)),
        ],
        "can_guide": allows(request.user, "assistance.guide", at=at),
        "days": DAYS,
        "now": at,
    }
    return render(request, "counter/support.html", context)


def _shares(request: SignedInRequest, at: datetime) -> list[tuple[queries.OnlineShare, str]]:
    """The online share of each procedure with its name as it was last published."""
    found = queries.online_shares(request.user, start=_since(at), end=at, at=at)[:PAGE]
    codes = [share.procedure_code for share in found]
    versions = ProcedureVersion.objects.filter(procedure__code__in=codes).order_by("pk")
    names = dict(versions.values_list("procedure__code", "name_vi"))
    return [(share, names.get(share.procedure_code, "")) for share in found]


@require_http_methods(["GET", "HEAD", "POST"])
def record_support(request: SignedInRequest) -> HttpResponse:
    """One short form; posted, the help on record."""
    at = clock.now()
    require(request.user, "assistance.guide", at=at)
    form = SupportForm(interrupted.sent(request), initial={"key": uuid.uuid4(), "failure": Failure.NOTHING})
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_support(
                form.given(),
                by=request.user,
                centre=get_centre(request.user),
                key=form.cleaned_data["key"],
                at=at,
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã ghi lần hỗ trợ."))
            return redirect("counter:support")
    return render(request, "counter/support_form.html", {"form": form}, status=422 if form.errors else 200)
