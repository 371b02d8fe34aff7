"""What is sent with a new version of a template."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.foundation.letters.word import MEDIA_TYPE
from motcua.foundation.ui.fields import DayField


class TemplateForm(forms.Form):
    """A Word file, what it changes, and from when it holds."""

    file = forms.FileField(
        label=_("Tệp Word (.docx)"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": f".docx,{MEDIA_TYPE}"}),
        error_messages={
            "required": _("Chưa chọn tệp. Bấm “Chọn tệp”, chọn mẫu đã sửa bằng Word rồi tải lên.")
        },
    )
    note = forms.CharField(
        label=_("Đổi gì so với mẫu trước"),
        max_length=300,
        error_messages={"required": _("Còn trống: đổi gì so với mẫu trước. Ghi rồi tải lên lại.")},
    )
    in_force_from = DayField(label=_("Áp dụng từ ngày"))
