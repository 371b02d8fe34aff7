"""What is typed, ticked and drawn when a result is handed over."""

import base64

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.rules import HandOver
from motcua.desks.counter.forms.acts import ActForm
from motcua.desks.counter.forms.fields import NameField, PhoneField

PNG_SIGN = b"\x89PNG\r\n\x1a\n"


class ReturnForm(ActForm):
    """Who takes the result, and the four checks of the returns desk."""

    receiver_name = NameField(label=_("Người nhận"), max_length=120)
    receiver_phone = PhoneField(label=_("Điện thoại người nhận"), required=False, max_length=20)
    authorisation = forms.CharField(
        label=_("Giấy ủy quyền: số, ngày (khi người khác nhận thay)"), required=False, max_length=200
    )
    right_person = forms.BooleanField(label=_("Đúng người nhận"), required=False)
    originals_back = forms.BooleanField(label=_("Đã trả lại bản gốc"), required=False)
    fee_settled = forms.BooleanField(label=_("Đã thu đủ phí, lệ phí"), required=False)
    signed_on_paper = forms.BooleanField(label=_("Ký trên giấy"), required=False)
    signature = forms.CharField(required=False, max_length=400_000, widget=forms.HiddenInput)

    def clean_signature(self) -> bytes | None:
        """The drawn signature as PNG bytes; None when nothing was drawn."""
        drawn: str = self.cleaned_data["signature"]
        if not drawn:
            return None
        try:
            image = base64.b64decode(drawn.removeprefix("data:image/png;base64,"), validate=True)
            if not image.startswith(PNG_SIGN):
                raise ValueError("not drawn on the screen")
        except ValueError:
            raise ValidationError(
                _("Chữ ký trên màn hình không đọc được. Bấm “Ký lại”, hoặc chọn “Ký trên giấy”.")
            ) from None
        return image

    def ticks(self, *, applicants: set[str]) -> HandOver:
        """The checks as the rule reads them; `applicants` are the names a result may go to without a letter."""
        data = self.cleaned_data
        return HandOver(
            right_person=data["right_person"],
            originals_back=data["originals_back"],
            fee_settled=data["fee_settled"],
            signed=bool(data["signature"]) or data["signed_on_paper"],
            receiver_is_applicant=data["receiver_name"].casefold() in applicants,
            authorisation=data["authorisation"],
        )
