"""What is typed about e-identity accounts, help to do something online, and filing with somebody's consent."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance import sending
from motcua.casework.assistance.actions import Asked, Checked, Supported
from motcua.casework.assistance.states import (
    LONGEST_MINUTES,
    AccountHelp,
    AgeBand,
    ConsentBy,
    Failure,
    Subject,
    Updates,
)
from motcua.casework.dossiers.states import EIdentity
from motcua.desks.counter.forms.fields import NameField
from motcua.foundation import clock
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.models import ProcedureVersion


class ProcedureField(forms.CharField):
    """A procedure by its code, as it is in force today; None when nothing is typed."""

    def clean(self, value: Any) -> ProcedureVersion | None:
        code = super().clean(value).strip()
        if not code:
            return None
        version = catalogue.in_force(code, clock.now().astimezone(clock.VIETNAM).date())
        if version is None:
            raise ValidationError(
                _("Không có thủ tục mang mã này đang áp dụng. Xem mã ở danh mục Thủ tục."),
                code="no_procedure",
            )
        return catalogue.for_intake(version.pk)


class AccountCheckForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    account = forms.ChoiceField(
        label=_("Tài khoản định danh của chủ hồ sơ"),
        choices=(*EIdentity.choices[1:], EIdentity.choices[0]),
        widget=forms.RadioSelect,
        required=False,
    )
    reason = forms.CharField(label=_("Vì sao chưa kiểm tra được"), required=False, max_length=200)
    help = forms.ChoiceField(
        label=_("Đã giúp"),
        choices=AccountHelp,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn việc đã giúp.")},
    )

    def found(self) -> Checked:
        typed = self.cleaned_data
        return Checked(EIdentity(typed["account"]), AccountHelp(typed["help"]), typed["reason"])


class SupportForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    subject = forms.ChoiceField(
        label=_("Giúp việc gì"),
        choices=Subject,
        error_messages={"required": _("Chưa chọn việc đã giúp.")},
    )
    version = ProcedureField(label=_("Mã thủ tục"), required=False, max_length=8)
    failure = forms.ChoiceField(label=_("Vướng gì"), choices=Failure)
    failed_words = forms.CharField(label=_("Vướng thế nào"), required=False, max_length=300)
    solved = forms.BooleanField(label=_("Cuối cùng đã làm được"), required=False, initial=True)
    minutes = forms.IntegerField(
        label=_("Số phút"),
        required=False,
        error_messages={
            "invalid": _("Số phút chưa đúng. Ghi từ 1 đến %(most)s, hoặc để trống khi không rõ.")
            % {"most": LONGEST_MINUTES}
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    age = forms.ChoiceField(label=_("Tuổi"), choices=AgeBand, required=False)
    hamlet = forms.CharField(label=_("Ấp, khu phố"), required=False, max_length=80)
    person_name = NameField(label=_("Họ và tên"), required=False, max_length=120)
    next_step = forms.CharField(label=_("Lần sau người dân tự làm được gì"), required=False, max_length=300)

    def given(self) -> Supported:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "key"}
        return Supported(
            **typed
            | {
                "subject": Subject(typed["subject"]),
                "failure": Failure(typed["failure"]),
                "age": AgeBand(typed["age"]),
            }
        )


class AskConsentForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    person_name = NameField(
        label=_("Họ và tên người dân"),
        max_length=120,
        error_messages={"required": _("Chưa ghi họ tên người dân.")},
    )
    version = ProcedureField(
        label=_("Mã thủ tục"), max_length=8, error_messages={"required": _("Chưa ghi mã thủ tục.")}
    )
    consent_by = forms.ChoiceField(
        label=_("Người dân đồng ý bằng"), choices=ConsentBy, widget=forms.RadioSelect
    )
    contact = forms.CharField(
        label=_("Thư điện tử của chính người dân"),
        required=False,
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    updates_to = forms.ChoiceField(
        label=_("Ai nhận tin về hồ sơ"), choices=Updates, widget=forms.RadioSelect, initial=Updates.CITIZEN
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(way.value, way.label) for way in sending.ways()]
        field = self.fields["consent_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices, field.initial = offered, offered[0][0]

    def clean_contact(self) -> str:
        typed: str = self.cleaned_data["contact"].strip()
        if typed and self.data.get("consent_by") == ConsentBy.EMAIL:
            try:
                validate_email(typed)
            except ValidationError:
                raise ValidationError(
                    _("Thư điện tử chưa đúng. Ví dụ: ten@nhacungcap.vn."), code="email"
                ) from None
        return typed

    def asked(self) -> Asked:
        typed = self.cleaned_data
        way = ConsentBy(typed["consent_by"])
        contact = "" if way == ConsentBy.SLIP else typed["contact"]
        return Asked(
            typed["person_name"],
            way,
            contact,
            version=typed["version"],
            updates_to=Updates(typed["updates_to"]),
        )


class ConsentCodeForm(forms.Form):
    code = forms.RegexField(
        r"^\s*\d{6}\s*$",
        label=_("Mã 6 chữ số người dân vừa nhận"),
        error_messages={"invalid": _("Mã có 6 chữ số."), "required": _("Chưa nhập mã.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class EndSessionForm(forms.Form):
    saw = forms.CharField(
        label=_("Người hỗ trợ đã thấy những gì"),
        max_length=300,
        help_text=_("Ví dụ: giấy chứng sinh, số điện thoại. Ghi loại giấy, không ghi nội dung."),
        error_messages={"required": _("Chưa ghi đã thấy những gì. Không thấy gì thì ghi: không thấy gì.")},
    )
    next_step = forms.CharField(
        label=_("Lần sau người dân tự làm được gì"),
        max_length=300,
        error_messages={"required": _("Chưa ghi bước người dân có thể tự làm lần sau.")},
    )
