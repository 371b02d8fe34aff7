"""What is typed of a phrase. Fields shown in an address have Vietnamese names."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from motcua.foundation.phrases.rules import NAME_LIMIT, Words
from motcua.foundation.phrases.states import LONGEST, Use


class FilterForm(forms.Form):
    """What the address narrows the list to; an unknown value narrows nothing."""

    q = forms.CharField(max_length=100, required=False)
    o = forms.ChoiceField(choices=Use, required=False)
    ngung = forms.BooleanField(required=False)


class PhraseForm(forms.Form):
    """A phrase as it is to read; `procedures` are the names that its code may stand for."""

    name = forms.CharField(
        label=_("Tên ngắn"),
        max_length=NAME_LIMIT,
        help_text=_("Để chọn cho nhanh, không in ra."),
        error_messages={"required": _("Chưa ghi tên ngắn.")},
    )
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dùng cho nhiều hồ sơ: không ghi họ tên, số định danh, mã hồ sơ của ai."),
        error_messages={"required": _("Chưa ghi nội dung.")},
    )
    procedure = forms.CharField(
        label=_("Chỉ cho thủ tục"),
        max_length=20,
        required=False,
        help_text=_("Mã thủ tục; để trống thì dùng cho mọi thủ tục."),
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, procedures: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.procedures = procedures

    def clean_procedure(self) -> str:
        code: str = self.cleaned_data["procedure"].strip()
        if code and code not in self.procedures and code != self.initial.get("procedure"):
            raise ValidationError(
                _(
                    "Không có thủ tục nào đang áp dụng mang mã “%(code)s”. Chọn trong danh sách, hoặc để trống."
                ),
                params={"code": code},
            )
        return code

    def words(self) -> Words:
        typed = self.cleaned_data
        return Words(typed["name"], typed["text"], typed["procedure"])


class NewPhraseForm(PhraseForm):
    """A phrase that is not there yet: also where it fits, which stays."""

    use = forms.ChoiceField(
        label=_("Dùng ở ô"),
        choices=[("", _("Chọn…")), *Use.choices],
        error_messages={"required": _("Chưa chọn ô.")},
    )
    based_on = None  # type: ignore[assignment]  # nothing to be based on
    field_order = ("use", "name", "text", "procedure")
