"""What is typed about messages. Fields shown in an address have Vietnamese names."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.foundation.notifications.rules import TEXT_LIMIT, TITLE_LIMIT, Wording
from motcua.foundation.notifications.states import FOR_OFFICERS, NEVER_OFF, Channel, Kind, State, When
from motcua.foundation.ui.fields import DayField


class FilterForm(forms.Form):
    """What the address narrows the outbox to; an unknown value narrows nothing."""

    trang_thai = forms.ChoiceField(choices=State, required=False)
    kenh = forms.ChoiceField(choices=Channel, required=False)
    ma = forms.CharField(max_length=60, required=False)


class ResendForm(forms.Form):
    """The round that the page showed."""

    based_on = forms.IntegerField(min_value=1, max_value=32000, widget=forms.HiddenInput)


class WordingForm(forms.Form):
    """A new version of one text."""

    title = forms.CharField(
        label=_("Tiêu đề"),
        max_length=TITLE_LIMIT,
        error_messages={"required": _("Còn trống: tiêu đề. Ghi rồi gửi lại.")},
    )
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_(
            "Chỗ điền: {mã} là mã hồ sơ, {ngày} là ngày, {nơi xem} là địa chỉ tra cứu. Không có chỗ điền nào khác."
        ),
        error_messages={"required": _("Còn trống: nội dung. Ghi rồi gửi lại.")},
    )
    in_force_from = DayField(label=_("Áp dụng từ ngày"))

    def wording(self) -> Wording:
        return Wording(self.cleaned_data["title"], self.cleaned_data["text"])


class WaysForm(forms.Form):
    """How the officer wants to hear of each kind of thing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in FOR_OFFICERS:
            ways = [way for way in When if way != When.OFF or kind not in NEVER_OFF]
            self.fields[kind] = forms.ChoiceField(
                label=kind.label,
                choices=[(way.value, way.label) for way in ways],
                error_messages={"invalid_choice": _("Loại tin này không có cách báo đó. Chọn cách khác.")},
                help_text=_("Không tắt được vì không danh sách việc nào cho thấy tin này.")
                if kind in NEVER_OFF
                else "",
            )

    def ways(self) -> dict[Kind, When]:
        return {kind: When(self.cleaned_data[kind]) for kind in FOR_OFFICERS}
