"""What the pages of the catalogue take in."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ui.fields import DayField
from motcua.reference.procedures import reading
from motcua.reference.procedures.states import Announcer, Look, Way


class UploadForm(forms.Form):
    """A catalogue file and the day its versions begin."""

    file = forms.FileField(
        label=_("Tệp danh mục (YAML hoặc JSON)"),
        help_text=_(
            "Bảng mã UTF-8, cùng mẫu với tệp xuất ra. Chưa ghi gì cho đến khi bấm Công bố ở trang sau."
        ),
        allow_empty_file=True,
        error_messages={"required": _("Chưa chọn tệp. Bấm vào ô tệp và chọn danh mục thủ tục.")},
    )
    in_force_from = DayField(
        label=_("Áp dụng từ ngày"), help_text=_("Để trống: từ ngày mai."), required=False
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """The upload, refused before it is read when it is too large."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > reading.LARGEST_BYTES:
            message = _("Tệp nặng quá %(most)s MB nên chưa được đọc. Kiểm tra có chọn đúng tệp không.")
            raise forms.ValidationError(message, params={"most": reading.LARGEST_BYTES // 1024 // 1024})
        return file


class ConfirmForm(forms.Form):
    """The decision to publish what was looked at: the catalogue it was compared with, and the day."""

    based_on = forms.CharField(widget=forms.HiddenInput)
    in_force_from = DayField(required=False)


class AliasForm(forms.Form):
    """One more word people use for a procedure."""

    text = forms.CharField(
        label=_("Thêm cách gọi"),
        max_length=200,
        error_messages={"required": _("Chưa ghi cách gọi. Gõ chữ người dân hay dùng rồi bấm Thêm.")},
    )


class CloseForm(forms.Form):
    """The last day of a procedure that is abolished."""

    in_force_to = DayField(
        label=_("Áp dụng đến hết ngày"), help_text=_("Chỉ đặt một lần, không sửa lại được.")
    )


class AnnouncementForm(forms.Form):
    """Who announced a version and when."""

    announcer = forms.ChoiceField(label=_("Cấp công bố"), choices=Announcer)
    decision_number = forms.CharField(
        label=_("Số quyết định công bố"),
        max_length=60,
        error_messages={"required": _("Chưa ghi số quyết định. Ghi đúng như trên văn bản.")},
    )
    signed_on = DayField(label=_("Ngày ký"))
    entered_on = DayField(
        label=_("Ngày có trên Cơ sở dữ liệu quốc gia"), help_text=_("Để trống khi chưa xem."), required=False
    )


class PostingForm(forms.Form):
    """Where, when and how something was posted, with the picture of it."""

    way = forms.ChoiceField(label=_("Hình thức"), choices=Way)
    place = forms.CharField(
        label=_("Nơi niêm yết"),
        max_length=120,
        help_text=_("Ví dụ: bảng cạnh cửa chính, tầng 1."),
        error_messages={"required": _("Chưa ghi nơi niêm yết. Ghi để người khác tìm thấy được.")},
    )
    posted_on = DayField(label=_("Ngày niêm yết"))
    photo = forms.FileField(
        label=_("Ảnh chụp nơi niêm yết"),
        help_text=_("JPEG, PNG hoặc PDF. Không bắt buộc, nhưng là bằng chứng tốt nhất."),
        required=False,
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=200, required=False)


class LookForm(forms.Form):
    """Which sheet to print."""

    look = forms.ChoiceField(label=_("Khổ"), choices=Look)


class LinkForm(forms.Form):
    """A document behind the procedure, and where it is read."""

    title = forms.CharField(
        label=_("Văn bản"),
        max_length=200,
        help_text=_("Ví dụ: Nghị định 123/2015/NĐ-CP."),
        error_messages={"required": _("Chưa ghi tên văn bản. Ghi số, ký hiệu rồi lưu lại.")},
    )
    url = forms.URLField(
        label=_("Địa chỉ"),
        max_length=500,
        assume_scheme="https",
        error_messages={
            "required": _("Chưa ghi địa chỉ. Chép từ thanh địa chỉ của trình duyệt."),
            "invalid": _("Địa chỉ này không mở được. Chép cả phần https:// từ trình duyệt."),
        },
    )
