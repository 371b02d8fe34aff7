"""What allauth is told about our house: accounts are made by administrators, and guessing is slow."""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.foundation import clock
from motcua.foundation.accounts import assurance, attempts
from motcua.foundation.accounts.attempts import Limit, Taken
from motcua.foundation.accounts.models import User
from motcua.foundation.ui.formats import vn_datetime

OF_A_NAME = Limit("sign_in.name", 5, timedelta(minutes=5))
#: a whole Centre may stand behind one address
OF_AN_ADDRESS = Limit("sign_in.address", 30, timedelta(minutes=5))


MESSAGES = {
    "account/messages/logged_out.txt": gettext_lazy("Đã đăng xuất khỏi máy này."),
    "mfa/messages/totp_activated.txt": gettext_lazy("Đã thêm ứng dụng xác nhận."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("Đã bỏ ứng dụng xác nhận."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("Đã thêm khóa."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("Đã bỏ khóa."),
    "socialaccount/messages/account_connected.txt": gettext_lazy("Đã gắn tài khoản chung của tỉnh."),
    "socialaccount/messages/account_connected_other.txt": gettext_lazy(
        "Tài khoản chung này đã gắn với một cán bộ khác nên chưa gắn được. Liên hệ người quản trị."
    ),
}


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in only; nobody registers an account of their own at a Centre's desk."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": gettext_lazy(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Xem lại phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại. "
            "Quên mật khẩu thì liên hệ người quản trị của Trung tâm."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """allauth's messages speak English; those worth their words are said in ours."""
        said = MESSAGES.get(message_template or "")
        if said:
            messages.add_message(request, level, said)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """A citizen is not led to the officers' desk."""
        is_citizen = getattr(request.user, "kind", "") == User.Kind.CITIZEN
        return "/" if is_citizen else settings.LOGIN_REDIRECT_URL

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Who came from a provider of identity is told that its own session may still be open there."""
        came = assurance.of(request)
        return reverse("identity_left", args=[came.provider]) if came else settings.LOGOUT_REDIRECT_URL

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts the attempt for the name and for the address. Raises ValidationError once there are too many."""
        at = clock.now()
        name = str(credentials.get("username", "")).strip().lower()
        self._taken = [
            attempts.take(OF_AN_ADDRESS, self.get_client_ip(request), at=at),
            attempts.take(OF_A_NAME, name, at=at),
        ]
        refused = [taken for taken in self._taken if not taken.allowed]
        if refused:
            raise _too_many(refused)

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth calls this once the password was right: the attempt does not count."""
        for taken in self._taken:
            taken.give_back()

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """The password was right, but the account is no longer in use."""
        messages.error(
            request,
            _("Tài khoản này đã ngừng dùng nên chưa đăng nhập được. Liên hệ người quản trị của Trung tâm."),
        )
        return redirect("account_login")


def _too_many(refused: list[Taken]) -> ValidationError:
    again_at = max(taken.again_at for taken in refused)
    return ValidationError(
        _(
            "Đã nhập sai nhiều lần nên tạm ngừng đăng nhập, kể cả khi mật khẩu đúng. Thử lại sau "
            "%(when)s. Quên mật khẩu thì liên hệ người quản trị của Trung tâm."
        ),
        code="too_many_login_attempts",
        params={"when": vn_datetime(again_at)},
    )
