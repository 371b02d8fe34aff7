"""The forms of accounts."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.requests import SignedInRequest


class FirstAdministratorForm(forms.Form):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        validators=[
            RegexValidator(r"^[a-z0-9._-]+$", _("Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch."))
        ],
    )
    password = forms.CharField(
        label=_("Mật khẩu, ít nhất 12 ký tự"),
        strip=False,
        min_length=12,
        error_messages={
            # Django's own words for this are not in Vietnamese
            "min_length": _(
                "Mật khẩu quá ngắn, mới có %(show_value)s ký tự. Đặt ít nhất %(limit_value)s ký tự, "
                "ví dụ bốn từ dễ nhớ."
            )
        },
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username=username).exists():
            raise ValidationError(_("Tên đăng nhập này đã có người dùng. Chọn tên khác."), code="taken")
        return username

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, User(username=self.data.get("username", "")))
        return password


class ChangePasswordForm(forms.Form):
    old = forms.CharField(
        label=_("Mật khẩu đang dùng"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=_("Mật khẩu mới, ít nhất 12 ký tự"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, request: SignedInRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old(self) -> str:
        """Counted as a sign-in is: an open session is no place to guess either."""
        old: str = self.cleaned_data["old"]
        if not get_adapter(self.request).reauthenticate(self.request.user, old):
            raise ValidationError(_("Mật khẩu đang dùng chưa đúng. Nhập lại."), code="wrong")
        return old

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.request.user)
        return password


class ResetForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        help_text=_("Ví dụ: mất điện thoại, đã đối chiếu thẻ công chức tại chỗ. Lý do được ghi vào nhật ký."),
        error_messages={
            "required": _("Chưa ghi lý do. Ghi vì sao đặt lại và đã xác minh người này thế nào.")
        },
        widget=forms.Textarea(attrs={"rows": 3}),
    )
