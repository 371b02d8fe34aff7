"""What is typed, ticked and drawn when a result is handed over."""

import base64
import io

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from PIL import Image

from motcua.casework.dossiers.rules import HandOver
from motcua.casework.dossiers.states import Proof
from motcua.desks.counter.forms.acts import ActForm
from motcua.desks.counter.forms.fields import NameField, PhoneField
from motcua.foundation.files.sniffing import DAMAGED

#: more than any screen has, and far less than what would fill the memory
WIDEST = 8000
#: what somebody of the dossier shows; whoever comes for them shows a letter
OWN_PROOFS = [(proof.value, proof.label) for proof in (Proof.RECEIPT, Proof.IDENTITY)]


class Taker(TextChoices):
    """Who stands at the returns desk, as the officer found. Source: NĐ 118/2025 Đ6."""

    APPLICANT = "applicant", _("Người nộp")
    OWNER = "owner", _("Chủ hồ sơ")
    OTHER = "other", _("Người khác, có giấy ủy quyền")


def _redrawn(picture: bytes) -> bytes:
    """The same strokes as a plain grey PNG, whatever else the file carried. Raises one of `DAMAGED`."""
    with Image.open(io.BytesIO(picture), formats=["PNG"]) as drawn:
        if max(drawn.size) > WIDEST:
            raise ValueError("larger than a screen")
        ink = drawn.convert("RGBA")
    paper = Image.new("RGBA", ink.size, "white")
    out = io.BytesIO()
    Image.alpha_composite(paper, ink).convert("L").save(out, "PNG", optimize=True)
    return out.getvalue()


class SignedForm(forms.Form):
    """A signature drawn on the screen, or the word that the paper was signed."""

    signed_on_paper = forms.BooleanField(label=_("Ký trên giấy"), required=False)
    signature = forms.CharField(required=False, max_length=400_000, widget=forms.HiddenInput)

    def clean_signature(self) -> bytes | None:
        """The drawn signature as PNG bytes; None when nothing was drawn."""
        drawn: str = self.cleaned_data["signature"]
        if not drawn:
            return None
        try:
            return _redrawn(base64.b64decode(drawn.removeprefix("data:image/png;base64,"), validate=True))
        except DAMAGED:
            raise ValidationError(
                _("Chữ ký trên màn hình không đọc được. Bấm “Ký lại”, hoặc chọn “Ký trên giấy”.")
            ) from None


class HandOverForm(SignedForm, ActForm):
    """Who takes the result, what they showed, the four checks of the returns desk and the signature."""

    receiver = forms.ChoiceField(
        label=_("Ai đến nhận"),
        choices=Taker,
        initial=Taker.APPLICANT,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn ai đến nhận. Chọn người nộp, chủ hồ sơ hoặc người khác.")},
    )
    receiver_name = NameField(label=_("Người nhận"), max_length=120)
    receiver_phone = PhoneField(label=_("Điện thoại người nhận"), required=False, max_length=20)
    proof = forms.ChoiceField(
        label=_("Giấy tờ xuất trình"), choices=OWN_PROOFS, required=False, widget=forms.RadioSelect
    )
    authorisation = forms.CharField(
        label=_("Giấy ủy quyền: số, ngày (khi người khác nhận thay)"), required=False, max_length=200
    )
    right_person = forms.BooleanField(label=_("Đúng người nhận"), required=False)
    originals_back = forms.BooleanField(label=_("Đã trả lại bản gốc"), required=False)
    fee_settled = forms.BooleanField(label=_("Đã thu đủ phí, lệ phí"), required=False)

    def ticks(self) -> HandOver:
        """The checks as the rule reads them."""
        data = self.cleaned_data
        is_other = data["receiver"] == Taker.OTHER
        shown = Proof.AUTHORISATION if is_other else data["proof"]
        return HandOver(
            right_person=data["right_person"],
            originals_back=data["originals_back"],
            fee_settled=data["fee_settled"],
            signed=bool(data["signature"]) or data["signed_on_paper"],
            receiver_is_applicant=not is_other,
            proof=Proof(shown) if shown else None,
            authorisation=data["authorisation"] if is_other else "",
        )
