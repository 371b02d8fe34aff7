"""The Centre's own levels: for the note on one who files for many, and for reminding agencies."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.rules import LONGEST_LOOK_BACK, LONGEST_WAIT_DAYS
from motcua.foundation.ui.fields import DayField

_NUMBER = {"required": _("Chưa ghi số."), "invalid": _("Ghi một số nguyên.")}


class FilingNoticeForm(forms.Form):
    owners = forms.IntegerField(
        label=_("Từ mấy chủ hồ sơ khác nhau thì nhắc"),
        min_value=0,
        max_value=999,
        help_text=_("Ghi 0 để không nhắc."),
        error_messages=_NUMBER,
    )
    days = forms.IntegerField(
        label=_("Trong mấy ngày gần nhất"), min_value=1, max_value=LONGEST_LOOK_BACK, error_messages=_NUMBER
    )
    in_force_from = DayField(label=_("Áp dụng từ ngày"))


def _days_field(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=LONGEST_WAIT_DAYS, error_messages=_NUMBER)


class ReminderDaysForm(forms.Form):
    polite_days = _days_field(_("Nhắc lần đầu sau mấy ngày làm việc kể từ hạn trả lời"))
    formal_days = _days_field(_("Đôn đốc sau mấy ngày làm việc kể từ lần nhắc trước"))
    in_force_from = DayField(label=_("Áp dụng từ ngày"))
