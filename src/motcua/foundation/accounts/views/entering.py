"""Signing in: by password, by the demo's role buttons, by the first administrator's link."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation import clock
from motcua.foundation.accounts import actions, demo
from motcua.foundation.accounts.forms import FirstAdministratorForm
from motcua.foundation.accounts.models import User
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.ui.addresses import own_address

BACKEND = "motcua.foundation.accounts.backends.PasswordBackend"


@login_not_required
@require_POST
def try_role(request: HttpRequest, role: str) -> HttpResponse:
    """Enter as one of the sample people and go where one was going. Only in the demo, only from this machine."""
    if not demo.is_offered(request):
        raise PermissionDenied
    user = User.objects.filter(username=demo.username_of(role), is_sample=True, is_active=True).first()
    if user is None:
        raise Http404(_("Không có vai mẫu này. Chọn một vai trên trang đăng nhập."))
    login(request, user, backend=BACKEND)
    journal.record("accounts.tried_role", user, by=user, at=clock.now(), centre=user.centre or 0)
    return redirect(_way_on(request, user))


def _way_on(request: HttpRequest, user: User) -> str:
    """Where the person was going, in this house; a citizen is not led to the officers' desk."""
    desk, target = settings.LOGIN_REDIRECT_URL, request.POST.get("next", "")
    if user.kind == User.Kind.CITIZEN:
        return own_address(request, "" if target.startswith(desk) else target, otherwise="/")
    return own_address(request, target, otherwise=desk)


@login_not_required
@require_http_methods(["GET", "POST"])
def first_administrator(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the one-time link that the first run prints."""
    if not actions.link_is_open(token, at=clock.now()):
        raise Http404(
            _("Liên kết này đã được dùng hoặc đã quá 24 giờ. Chạy lại lệnh khởi động để nhận liên kết mới.")
        )
    form = FirstAdministratorForm(request.POST or None)
    if form.is_valid():
        try:
            user = actions.enter_first_administrator(token, **form.cleaned_data, at=clock.now())
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            login(request, user, backend=BACKEND)
            messages.success(request, _("Tài khoản quản trị đã sẵn sàng."))
            return redirect(settings.LOGIN_REDIRECT_URL)
    return render(
        request, "accounts/first_administrator.html", {"form": form}, status=422 if form.errors else 200
    )
