"""Rules for passwords beside Django's own: words people here can read, names without accents."""

from difflib import SequenceMatcher

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import User
from motcua.foundation.search import fold

LEAST = 12
#: of two words that are this much alike one may be guessed from the other
ALIKE = 0.7


class LongEnough(password_validation.MinimumLengthValidator):
    """Length is what makes a password hard to guess."""

    def __init__(self) -> None:
        super().__init__(min_length=LEAST)

    def get_error_message(self) -> str:
        return _("Mật khẩu quá ngắn. Đặt ít nhất %(least)s ký tự, ví dụ bốn từ dễ nhớ.") % {"least": LEAST}


class NotTheName:
    """Not the person's own name or sign-in name, with or without accents."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user is None:
            return
        typed = fold(password).replace(" ", "")
        for own in (user.username, user.full_name):
            name = fold(own).replace(" ", "")
            if name and SequenceMatcher(a=typed, b=name).quick_ratio() >= ALIKE:
                raise ValidationError(
                    _("Mật khẩu quá giống họ tên hoặc tên đăng nhập. Đặt mật khẩu khác."),
                    code="password_too_similar",
                )

    def get_help_text(self) -> str:
        return ""
