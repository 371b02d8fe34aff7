"""What is typed about messages. Fields shown in an address have Vietnamese names."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.foundation.notifications.rules import TEXT_LIMIT, TITLE_LIMIT, Wording
from motcua.foundation.notifications.states import Channel, State
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
