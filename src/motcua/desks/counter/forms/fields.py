"""Fields that forgive how people type: days, names, numbers, telephones."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.card import OLDEST_YEARS
from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.search import fold_code
from motcua.foundation.ui.fields import DayField
from motcua.foundation.ui.fields import NameField as NameField
from motcua.foundation.ui.fields import PhoneField as PhoneField


def people(users: Iterable[User]) -> list[tuple[int, str]]:
    """Officers to choose among: name, and title where there is one."""
    return [(user.pk, f"{user.full_name}, {user.title}" if user.title else user.full_name) for user in users]


class LifeDayField(DayField):
    """A day of somebody's life: not to come, and not longer ago than anybody lives."""

    default_error_messages = {
        "future": _("Ngày “%(typed)s” chưa tới. Kiểm tra lại năm."),
        "old": _("Ngày “%(typed)s” đã quá %(years)s năm. Kiểm tra lại năm."),
    }

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        del self.widget.attrs["placeholder"]  # the pane of the person is too narrow for it

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        return day and self._plausible(day, str(value))

    def _plausible(self, day: date, typed: str) -> date:
        """The day, when somebody living can have seen it."""
        today = clock.now().astimezone(clock.VIETNAM).date()
        if day > today:
            raise ValidationError(self.error_messages["future"], params={"typed": typed})
        if today.year - day.year > OLDEST_YEARS:
            params = {"typed": typed, "years": OLDEST_YEARS}
            raise ValidationError(self.error_messages["old"], params=params)
        return day


class PersonNumberField(forms.CharField):
    """A personal number of 12 digits, an old number of 9, or a passport; spaces and dots are forgiven."""

    default_error_messages = {
        "shape": _(
            "Số “%(typed)s” có %(count)s ký tự. Căn cước có 12 chữ số, chứng minh nhân dân cũ có 9, "
            "hộ chiếu có 5 đến 15 chữ cái và số. So lại với giấy tờ."
        )
    }

    def clean(self, value: Any) -> str:
        typed = fold_code(re.sub(r"[.\-]", "", super().clean(value) or ""))
        if typed and not re.fullmatch(r"[0-9]{12}|[0-9]{9}|(?=.*[A-Z])[A-Z0-9]{5,15}", typed):
            raise ValidationError(self.error_messages["shape"], params={"typed": typed, "count": len(typed)})
        return typed


class CountField(forms.CharField):
    """How many of a paper there are, 0 to 99; None when nothing was typed."""

    default_error_messages = {"count": _("%(what)s “%(typed)s” chưa đúng. Ghi một số từ 0 đến 99.")}

    def clean(self, value: Any) -> int | None:
        typed = super().clean(value) or ""
        if typed and not re.fullmatch("[0-9]{1,2}", typed):
            params = {"what": self.label, "typed": typed[:20]}
            raise ValidationError(self.error_messages["count"], code="count", params=params)
        return int(typed) if typed else None
