"""Form fields that read what people in Viet Nam type."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from motcua.foundation.search import nfc

#: a day with its parts kept apart, or all eight digits; seven could be two different days
_DAY = re.compile(r"([0-9]{1,2}) ?[/.\- ] ?([0-9]{1,2}) ?[/.\- ] ?([0-9]{4})|([0-9]{2})([0-9]{2})([0-9]{4})")
#: as files and other programs write it
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
AS_SHOWN = "%d/%m/%Y"


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Let that field of a form choose among these, known only when the form is made."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


class DayField(forms.DateField):
    """A day typed as people type it: 5/11/2026, 05-11-2026, 05112026; 2026-11-05 too.

    No browser picker: on an English Windows it shows month before day.
    """

    default_error_messages = {
        "required": _("Chưa nhập ngày."),
        "invalid": _("Không có ngày “%(typed)s”. Nhập theo mẫu ngày/tháng/năm, ví dụ 05/11/1990."),
    }

    def __init__(self, **more: Any) -> None:
        attributes = {"inputmode": "numeric", "autocomplete": "off", "placeholder": _("ngày/tháng/năm")}
        super().__init__(widget=forms.DateInput(format=AS_SHOWN, attrs=attributes), **more)

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return value
        typed = nfc(str(value or ""))
        if not typed:
            return None
        try:
            return _day(typed)
        except ValueError:
            message = self.error_messages["invalid"]
            raise ValidationError(message, code="invalid", params={"typed": typed}) from None


def _day(typed: str) -> date:
    """Raises ValueError when it is no day."""
    if iso := _ISO_DAY.fullmatch(typed):
        return date(*map(int, iso.groups()))
    found = _DAY.fullmatch(typed)
    if found is None:
        raise ValueError(typed)
    day, month, year = (int(part) for part in found.groups() if part is not None)
    return date(year, month, day)
