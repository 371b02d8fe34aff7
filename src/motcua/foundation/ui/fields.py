"""Form fields that read what people in Viet Nam type."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from motcua.foundation.days import read_day
from motcua.foundation.files.sniffing import ACCEPTED
from motcua.foundation.search import nfc

AS_SHOWN = "%d/%m/%Y"
#: no digit pad lets one choose a day of 1950 quickly; one types it
DAY_ATTRIBUTES = {"inputmode": "numeric", "autocomplete": "off", "placeholder": _("ngày/tháng/năm")}


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let that field of a form choose among these, known only when the form is made."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def text_field(
    label: Any, most: int, *, required: bool = True, lines: int = 0, hint: Any = ""
) -> forms.CharField:
    """Words of at most that many letters, on one line or on `lines`; left empty it is asked for by its label."""
    widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
    missing = {"required": format_lazy(_("Còn trống: {what}. Ghi rồi lưu lại."), what=label)}
    return forms.CharField(
        label=label, max_length=most, required=required, widget=widget, error_messages=missing, help_text=hint
    )


def paper_field(label: Any, **more: Any) -> forms.FileField:
    """A file the Centre can open later; the browser offers no other, its bytes are looked into once it is sent."""
    widget = forms.FileInput(attrs={"accept": ",".join(ACCEPTED)})
    return forms.FileField(label=label, widget=widget, **more)


class DayField(forms.DateField):
    """A day typed as people type it: 5/11/2026, 05-11-2026, 05112026; 2026-11-05 too.

    No browser picker: on an English Windows it shows month before day.
    """

    default_error_messages = {
        "required": _("Chưa nhập ngày."),
        "invalid": _("Không có ngày “%(typed)s”. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/11/1990."),
    }

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.DateInput(format=AS_SHOWN, attrs=dict(DAY_ATTRIBUTES)), **more)

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return value
        typed = nfc(str(value or ""))
        if not typed:
            return None
        try:
            return read_day(typed)
        except ValueError:
            message = self.error_messages["invalid"]
            raise ValidationError(message, code="invalid", params={"typed": typed}) from None


class NameField(forms.CharField):
    """A name as on the card: any letters, apostrophes and hyphens; NFC; no digits."""

    default_error_messages = {
        "letters": _(
            "“%(typed)s” có ký tự không thuộc họ tên. Nhập họ tên như trên thẻ, không kèm số hay ký hiệu."
        )
    }

    def clean(self, value: Any) -> str:
        typed = nfc(super().clean(value) or "")
        if re.search(r"[\d<>{}\[\]|@#$%^*=_+~\\/]", typed):
            raise ValidationError(self.error_messages["letters"], params={"typed": typed})
        return typed


class PhoneField(forms.CharField):
    """A telephone number; spaces, dots and +84 are forgiven."""

    default_error_messages = {
        "shape": _(
            "Số điện thoại “%(typed)s” không đủ 10 chữ số. Nhập lại, hoặc để trống nếu công dân không có."
        )
    }

    def clean(self, value: Any) -> str:
        typed = re.sub(r"^\+?84(?=[0-9]{9,10}$)", "0", re.sub(r"[\s.\-()]", "", super().clean(value) or ""))
        if typed and not re.fullmatch(r"0[0-9]{9,10}", typed):
            raise ValidationError(self.error_messages["shape"], params={"typed": typed})
        return typed
