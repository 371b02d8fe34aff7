"""The pages of an account's safety: password, second factor. allauth does the work, the pages are ours."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import actions, factors
from motcua.foundation.accounts.forms import ChangePasswordForm
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.requests import SignedInRequest

View = Callable[..., HttpResponse]


def _ours(view: View) -> View:
    """One of allauth's pages: for officers alone, never kept by the browser, 422 when it was refused."""

    @never_cache
    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if isinstance(request.user, User) and request.user.kind != User.Kind.OFFICIAL:
            raise PermissionDenied
        answer = view(request, *args, **kwargs)
        form = (getattr(answer, "context_data", None) or {}).get("form")
        if request.method == "POST" and answer.status_code == 200 and form is not None and form.errors:
            answer.status_code = 422
        return answer

    return page


second_step = login_not_required(_ours(AuthenticateView.as_view()))
password_again = _ours(ReauthenticateView.as_view())
code_again = _ours(CodeAgainView.as_view())
key_again = _ours(ReauthenticateWebAuthnView.as_view())
add_app = _ours(ActivateTOTPView.as_view())
drop_app = _ours(DeactivateTOTPView.as_view())
add_key = _ours(AddWebAuthnView.as_view())
recovery_codes = _ours(ViewRecoveryCodesView.as_view())
new_recovery_codes = _ours(GenerateRecoveryCodesView.as_view())


class _RemoveKey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """Drops a key, unless it is the last factor of who must have one."""

    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        adapter = factors.FactorAdapter()
        if not adapter.can_delete_authenticator(self.object):
            messages.error(self.request, str(adapter.error_messages["cannot_delete_authenticator"]))
            return redirect("mfa_index")
        answer: HttpResponse = super().form_valid(form)
        return answer


drop_key = _ours(_RemoveKey.as_view())


@_ours
@require_safe
def overview(request: SignedInRequest) -> HttpResponse:
    """What guards the account, and what may be added."""
    mine = Authenticator.objects.filter(user=request.user).order_by("created_at")
    by_type = {each.type: each for each in mine if each.type != Authenticator.Type.WEBAUTHN}
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    context = {
        "app": by_type.get(Authenticator.Type.TOTP),
        "keys": [each for each in mine if each.type == Authenticator.Type.WEBAUTHN],
        "codes": codes,
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "due_on": factors.due_on(request.user),
        "is_due": factors.is_required(request.user) and not factors.has_factor(request.user),
        "joined": SocialAccount.objects.filter(
            user=request.user, provider=settings.IDENTITY_OFFICERS
        ).first(),
    }
    return render(request, "accounts/security.html", context)


@_ours
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: SignedInRequest) -> HttpResponse:
    """The old password once, the new one once; every other session of the account ends."""
    if not request.user.has_usable_password():
        messages.info(request, _("Tài khoản này không đăng nhập bằng mật khẩu nên không có gì để đổi."))
        return redirect("mfa_index")
    form = ChangePasswordForm(request.POST or None, request=request)
    if form.is_valid():
        actions.change_password(request.user, form.cleaned_data["password"], at=clock.now())
        update_session_auth_hash(request, request.user)
        messages.success(
            request, _("Đã đổi mật khẩu. Các máy khác đang mở tài khoản này phải đăng nhập lại.")
        )
        return redirect("mfa_index")
    return render(
        request, "accounts/change_password.html", {"form": form}, status=422 if form.errors else 200
    )


@_ours
@require_http_methods(["POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def part(request: SignedInRequest) -> HttpResponse:
    """Part the officer's account from the province's shared one."""
    actions.part_from_provider(request.user, settings.IDENTITY_OFFICERS, at=clock.now())
    messages.success(request, _("Đã tách tài khoản chung. Từ nay đăng nhập bằng tên và mật khẩu."))
    return redirect("mfa_index")
