"""The second factor: what allauth is told, and one count of wrong codes shared by every process."""

import base64
import hashlib
from datetime import date, timedelta

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.foundation import clock
from motcua.foundation.accounts import attempts
from motcua.foundation.accounts.attempts import Limit
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.ui.formats import vn_datetime

#: wrong codes of one account
OF_CODES = Limit("second_factor.codes", 5, timedelta(minutes=5))
#: longer than a code of an app is good for
ONCE = Limit("second_factor.used", 1, timedelta(minutes=3))
#: what counts as a second factor; recovery codes only stand in for one
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
#: any right at all, in the setting
ANY = "*"
WRONG_CODE = gettext_lazy("Mã chưa đúng hoặc đã dùng. Chờ mã mới trên ứng dụng rồi nhập lại.")


def has_factor(user: User) -> bool:
    """Whether the account has an app or a key."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def required_since(rights: dict[str, date], held: set[str]) -> date | None:
    """From which day who holds these rights needs a second factor; None for never."""
    return min((on for right, on in rights.items() if right == ANY or right in held), default=None)


def due_on(user: User) -> date | None:
    """From which day an officer needs a second factor, by the rights of their posts today; None for never."""
    rights: dict[str, date] = settings.SECOND_FACTOR
    if not rights or user.kind != User.Kind.OFFICIAL:
        return None
    at = clock.now()
    return required_since(rights, {right for right in rights if right != ANY and allows(user, right, at=at)})


def is_required(user: User) -> bool:
    """Whether the officer may not work without a second factor today."""
    since = due_on(user)
    return since is not None and clock.now().astimezone(clock.VIETNAM).date() >= since


def _cipher() -> Fernet:
    digest = hashlib.sha256(f"motcua.factors\n{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Our words, secrets sealed with the installation's key, and no way to drop a factor that is required."""

    error_messages = {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": gettext_lazy(
            "Vị trí công tác này phải có bước xác nhận thứ hai. Thêm ứng dụng hoặc khóa khác trước rồi mới bỏ."
        ),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Thêm ứng dụng hoặc khóa trước rồi mới lập mã dự phòng."
        ),
        "unverified_email": "",
        "add_email_blocked": "",
    }

    def get_totp_issuer(self) -> str:
        return "Mot Cua"

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; nothing that fits any code when the installation's key is not the one it was sealed with."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise ValidationError(
                _(
                    "Máy chủ đã đổi khóa nên không đọc được bước xác nhận này. "
                    "Liên hệ người quản trị để đặt lại."
                ),
                code="sealed",
            ) from None

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS).exclude(
            pk=authenticator.pk
        )
        return bool(others.exists()) or not is_required(authenticator.user)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Khóa %(number)s") % {"number": number}


class _Counted:
    """Counts wrong codes in the database, and takes a code of an app once in all processes together."""

    user: User
    authenticator: Authenticator

    def clean_code(self) -> str:
        at = clock.now()
        taken = attempts.take(OF_CODES, str(self.user.pk), at=at)
        if not taken.allowed:
            raise ValidationError(
                _("Đã nhập sai mã nhiều lần nên tạm ngừng. Thử lại sau %(when)s."),
                code="too_many_codes",
                params={"when": vn_datetime(taken.again_at)},
            )
        code: str = super().clean_code()  # type: ignore[misc]
        used = attempts.take(ONCE, f"{self.user.pk} {code}", at=at)
        if self.authenticator.type == Authenticator.Type.TOTP and not used.allowed:
            raise ValidationError(WRONG_CODE, code="incorrect_code")
        taken.give_back()
        return code


class CodeForm(_Counted, AuthenticateForm):  # type: ignore[misc]
    """The code asked for after the password."""


class CodeAgainForm(_Counted, ReauthenticateForm):  # type: ignore[misc]
    """The code asked for before something about the account's safety is changed."""
