"""Filing with somebody's consent: the citizen says yes by a code or a signed slip, the helper stays who they are."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.assistance import actions, queries
from motcua.casework.assistance.models import AssistedSession
from motcua.casework.assistance.states import ConsentBy, Stand
from motcua.desks.counter import paging
from motcua.desks.counter.forms.helping import AskConsentForm, ConsentCodeForm, EndSessionForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving, store
from motcua.reference.organisation.queries import get_centre

PAGE = 25


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """The sessions one may see; posted, a new one that waits for the citizen's yes."""
    at = clock.now()
    if not allows(request.user, "assistance.view", at=at):
        raise PermissionDenied
    can_guide = allows(request.user, "assistance.guide", at=at)
    form = AskConsentForm(interrupted.sent(request), initial={"key": uuid.uuid4()})
    if request.method == "POST":
        require(request.user, "assistance.guide", at=at)
        if form.is_valid():
            try:
                session = actions.ask_consent(
                    form.asked(),
                    by=request.user,
                    centre=get_centre(request.user),
                    key=form.cleaned_data["key"],
                    at=at,
                )
            except RuleBroken as refusal:
                form.add_error(None, refusal)
            else:
                return redirect("counter:assisted", session.pk)
    rows = queries.sessions_visible_to(request.user, at)
    page = paging.by_latest(rows, request.GET.get("sau", ""), PAGE, field="asked_at")
    context = {
        "form": form,
        "can_guide": can_guide,
        "open": queries.open_session(request.user, at),
        "rows": page.rows,
        "next_url": paging.next_url(request, page),
        "total": rows.order_by()[:1000].count(),
        "now": at,
    }
    return render(request, "counter/assisting.html", context, status=422 if form.errors else 200)


def _visible(request: SignedInRequest, session: int, at: datetime) -> AssistedSession:
    """The session, when the officer may see it; that somebody's name was shown is written down."""
    found = get_object_or_404(queries.sessions_visible_to(request.user, at), pk=session)
    actions.note_session_reading(found, by=request.user, at=at)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, session: int) -> HttpResponse:
    """Where a session stands and what comes next; posted, the consent or the end of it."""
    at = clock.now()
    found = _visible(request, session, at)
    sent = interrupted.sent(request)
    said = {"next_step": found.next_step}
    form = EndSessionForm(sent, initial=said) if found.stand == Stand.OPEN else ConsentCodeForm(sent)
    slip_wrong = ""
    if request.method == "POST":
        try:
            if _acted(request, found, form, at):
                return redirect("counter:assisted", found.pk)
        except RuleBroken as refusal:
            if request.FILES:
                slip_wrong = " ".join(refusal.messages)
            else:
                form.add_error(None, refusal)
        found = _visible(request, session, at)
    context = {
        "session": found,
        "form": form,
        "slip_wrong": slip_wrong,
        "is_own": found.helper_id == request.user.pk
        and allows(request.user, "assistance.guide", found, at=at),
        "can_withdraw": allows(request.user, "assistance.guide", found, at=at),
        "is_over": found.until is not None and at > found.until,
        "by_slip": found.consent_by == ConsentBy.SLIP,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "counter/assisted.html", context, status=status)


def _acted(
    request: SignedInRequest, session: AssistedSession, form: EndSessionForm | ConsentCodeForm, at: datetime
) -> bool:
    """Whether what was posted was taken: a scanned slip, a code, or the end."""
    upload = request.FILES.get("slip")
    if upload is not None and session.stand == Stand.ASKED:
        require(request.user, "assistance.guide", session, at=at)
        store.require_size(upload.size or 0, name=upload.name or "")
        slip = store.take_in(upload.read(), name=upload.name or "", centre=session.centre_id)
        actions.give_by_slip(session.pk, slip, by=request.user, at=at)
        messages.success(request, _("Đã lưu phiếu đồng ý. Bắt đầu hỗ trợ."))
        return True
    if not form.is_valid():
        return False
    if isinstance(form, EndSessionForm):
        actions.end_session(session.pk, **form.cleaned_data, by=request.user, at=at)
        messages.success(request, _("Đã ghi xong phiên hỗ trợ."))
    else:
        actions.give_by_code(session.pk, form.cleaned_data["code"], by=request.user, at=at)
        messages.success(request, _("Người dân đã đồng ý. Bắt đầu hỗ trợ."))
    return True


@require_POST
def withdraw(request: SignedInRequest, session: int) -> HttpResponse:
    """The citizen takes the consent back."""
    at = clock.now()
    found = _visible(request, session, at)
    try:
        actions.withdraw_consent(found.pk, by=request.user, at=at)
    except RuleBroken as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("Đã ghi người dân rút đồng ý. Phiên hỗ trợ đã đóng."))
    return redirect("counter:assisted", found.pk)


@require_safe
def slip(request: SignedInRequest, session: int) -> HttpResponse:
    """The slip to sign, in Vietnamese whatever language the officer's screen speaks."""
    found = _visible(request, session, clock.now())
    with override("vi"):
        return render(request, "counter/assisted_slip.html", {"session": found})


@require_safe
def signed_slip(request: SignedInRequest, session: int) -> HttpResponse:
    """The scan of the slip that was signed."""
    found = _visible(request, session, clock.now())
    if found.slip is None:
        raise Http404(_("Phiên này không có phiếu ký tay."))
    return serving.response(found.slip, name=f"phieu-dong-y-{found.code}")
