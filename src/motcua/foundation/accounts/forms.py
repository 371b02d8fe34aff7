"""The form of the first administrator."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from motcua.foundation.accounts.models import User


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
