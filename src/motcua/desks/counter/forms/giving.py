"""What is typed when all open work of one officer goes to another."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.desks.counter.forms.fields import people
from motcua.foundation.accounts.models import User
from motcua.foundation.ui.fields import offer


class GivingForm(forms.Form):
    """To whom the work goes, and why."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    receiver = forms.TypedChoiceField(
        label=_("Giao lại cho"),
        coerce=int,
        error_messages={
            "required": _("Chưa chọn người nhận việc."),
            "invalid_choice": _("Người này hôm nay không giữ vai nào của các việc đó. Chọn người khác."),
        },
    )
    reason = forms.CharField(
        label=_("Lý do giao lại"),
        max_length=300,
        help_text=_("Ví dụ: nghỉ phép từ ngày đến ngày, chuyển công tác. Ghi vào diễn tiến từng hồ sơ."),
        error_messages={"required": _("Chưa ghi lý do giao lại.")},
    )

    def __init__(self, *args: Any, receivers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "receiver", [("", _("Chọn…")), *people(receivers)])
