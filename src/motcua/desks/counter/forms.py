"""What an officer types at the counter, made into values."""

import base64
import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.card import OLDEST_YEARS
from motcua.casework.dossiers.intake import Grounds, PersonDetails
from motcua.casework.dossiers.rules import ComponentCheck, HandOver
from motcua.casework.dossiers.states import Channel, EIdentity, Outcome, ReturnPlace, Source
from motcua.foundation import clock
from motcua.foundation.search import fold_code, nfc
from motcua.foundation.ui.fields import DayField
from motcua.reference.procedures.models import ProcedureVersion

SEXES = [("", "—"), ("Nam", _("Nam")), ("Nữ", _("Nữ"))]


#: how papers come to the counter; what is filed online comes by the portal
COUNTER_CHANNELS = (Channel.DIRECT, Channel.POSTAL)
PNG_SIGN = b"\x89PNG\r\n\x1a\n"


class LifeDayField(DayField):
    """A day of somebody's life: not to come, and not longer ago than anybody lives."""

    default_error_messages = {
        "future": _("Ngày “%(typed)s” chưa tới. Kiểm tra lại năm."),
        "old": _("Ngày “%(typed)s” đã quá %(years)s năm. Kiểm tra lại năm."),
    }

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


class NameField(forms.CharField):
    """A name as on the card: any letters, apostrophes and hyphens; NFC; no digits."""

    default_error_messages = {
        "letters": _(
            "“%(typed)s” có ký tự không thuộc họ tên. Nhập họ tên như trên thẻ, không kèm số hay ký hiệu."
        )
    }

    def clean(self, value: Any) -> str:
        typed = nfc(super().clean(value) or "")
        if re.search(r"[\d<>{}\[\]|@#$%^*=_+~\\/]", typed):
            raise ValidationError(self.error_messages["letters"], params={"typed": typed})
        return typed


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


class PhoneField(forms.CharField):
    """A telephone number; spaces, dots and +84 are forgiven."""

    default_error_messages = {
        "shape": _(
            "Số điện thoại “%(typed)s” không đủ 10 chữ số. Nhập lại, hoặc để trống nếu công dân không có."
        )
    }

    def clean(self, value: Any) -> str:
        typed = re.sub(r"^\+?84(?=[0-9]{9,10}$)", "0", re.sub(r"[\s.\-()]", "", super().clean(value) or ""))
        if typed and not re.fullmatch(r"0[0-9]{9,10}", typed):
            raise ValidationError(self.error_messages["shape"], params={"typed": typed})
        return typed


class IntakeForm(forms.Form):
    """The person, the wish and the promise; the papers are read by `read_checks`."""

    full_name = NameField(
        label=_("Họ và tên"),
        max_length=120,
        error_messages={"required": _("Chưa có họ tên người nộp. Quét thẻ (F2) hoặc nhập tay.")},
    )
    personal_id = PersonNumberField(label=_("Số định danh"), required=False, max_length=24)
    born_on = LifeDayField(label=_("Ngày sinh"), required=False)
    sex = forms.ChoiceField(label=_("Giới tính"), choices=SEXES, required=False)
    address = forms.CharField(label=_("Địa chỉ như trên thẻ"), max_length=250, required=False)
    phone = PhoneField(label=_("Điện thoại nhận tin"), required=False, max_length=20)
    card_issued_on = LifeDayField(label=_("Ngày cấp thẻ"), required=False)
    e_identity = forms.ChoiceField(label=_("Định danh điện tử"), choices=EIdentity, required=False)
    person_checked = forms.BooleanField(label=_("Đã đối chiếu thẻ và người"), required=False)
    channel = forms.TypedChoiceField(
        label=_("Cách nộp"),
        choices=[(channel.value, channel.label) for channel in COUNTER_CHANNELS],
        coerce=int,
        empty_value=None,
        required=False,
    )
    behalf = forms.BooleanField(label=_("Nộp thay người khác"), required=False)
    owner_name = NameField(label=_("Chủ hồ sơ"), max_length=120, required=False)
    owner_id = PersonNumberField(label=_("Số định danh của chủ hồ sơ"), required=False, max_length=24)
    owner_born_on = LifeDayField(label=_("Ngày sinh của chủ hồ sơ"), required=False)
    content = forms.CharField(label=_("Nội dung đề nghị"), max_length=500, required=False)
    return_place = forms.ChoiceField(
        label=_("Nơi nhận kết quả"), choices=ReturnPlace, required=False, initial=ReturnPlace.CENTRE
    )
    fee_settled = forms.BooleanField(label=_("Đã thu"), required=False)
    #: ticks “Đúng là người này”: each carries the number it was given for, so that it holds for no other
    person_same = forms.CharField(required=False, max_length=24)
    owner_same = forms.CharField(required=False, max_length=24)

    def __init__(self, *args: Any, filed_online: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if filed_online:  # what came by the portal stays what it is while it is checked here
            self.fields["channel"].choices = Channel.choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("behalf") and not cleaned.get("owner_name") and "owner_name" not in self.errors:
            self.add_error(
                "owner_name", _("Đã chọn nộp thay nhưng chưa có họ tên chủ hồ sơ. Nhập họ tên chủ hồ sơ.")
            )
        return cleaned

    def person_is_same(self) -> bool:
        """Whether the officer says that the person known by the submitter's number is the one at the counter."""
        return bool(self._typed("personal_id")) and self._typed("person_same") == self._typed("personal_id")

    def owner_is_same(self) -> bool:
        """The same of the owner."""
        return bool(self._typed("owner_id")) and self._typed("owner_same") == self._typed("owner_id")

    def _typed(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))

    def submitter(self) -> PersonDetails:
        """The person at the counter."""
        names = ("full_name", "personal_id", "born_on", "sex", "address", "phone", "card_issued_on")
        return PersonDetails(**{name: self.cleaned_data[name] for name in names})

    def owner(self) -> PersonDetails | None:
        """The person the result is for, when it is somebody else."""
        if not self.cleaned_data["behalf"]:
            return None
        return PersonDetails(
            self.cleaned_data["owner_name"],
            self.cleaned_data["owner_id"],
            self.cleaned_data["owner_born_on"],
        )


def cleaned(field: type[forms.Field], typed: str | None) -> Any:
    """The value of one thing typed, None when it is missing or not well typed yet."""
    try:
        return field(required=False).clean(typed)
    except ValidationError:
        return None


#: fields of an intake that a draft keeps; the raw line of the scanner is not one of them
KEPT = (*IntakeForm.base_fields, "version")


def kept(posted: dict[str, str]) -> dict[str, str]:
    """What a draft keeps of a posted intake: the known fields and the papers' fields, at a sane length."""
    papers = re.compile(r"(source|originals|copies)_\d+")
    return {
        name: nfc(value)[:500]
        for name, value in posted.items()
        if (name in KEPT or papers.fullmatch(name)) and value.strip()
    }


def _count(typed: str, default: int) -> int:
    return min(int(typed), 99) if re.fullmatch("[0-9]{1,9}", typed) else default


def read_checks(version: ProcedureVersion, data: dict[str, str]) -> tuple[ComponentCheck, ...]:
    """What the officer chose for each component of the version; an unknown choice counts as none."""
    checks = []
    for component in version.components.all():
        chosen = data.get(f"source_{component.pk}", "")
        checks.append(
            ComponentCheck(
                component.pk,
                component.name,
                component.required,
                Source(chosen) if chosen in Source.values else None,
                _count(data.get(f"originals_{component.pk}", ""), component.originals),
                _count(data.get(f"copies_{component.pk}", ""), component.copies),
            )
        )
    return tuple(checks)


class GroundsForm(forms.Form):
    """Why a dossier is refused, by which rule, and the way on."""

    reason = forms.CharField(
        label=_("Lý do từ chối"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        error_messages={"required": _("Chưa ghi lý do. Công dân cần biết vì sao.")},
    )  # fmt: skip
    basis = forms.CharField(
        label=_("Căn cứ: điều, khoản, văn bản"), max_length=500,
        error_messages={"required": _("Chưa ghi căn cứ. Ghi điều, khoản và tên văn bản.")},
    )  # fmt: skip
    remedy = forms.CharField(
        label=_("Cách làm tiếp cho công dân"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000,
        error_messages={"required": _("Chưa ghi cách làm tiếp. Công dân cần biết nộp ở đâu, thêm giấy gì.")},
    )  # fmt: skip

    def grounds(self) -> Grounds:
        return Grounds(**self.cleaned_data)


class ActForm(forms.Form):
    """What every act brings along: its idempotency key and the revision it was based on."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(ActForm):
    remark = forms.CharField(
        label=_("Ý kiến, ghi chú chuyển bước"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecisionForm(ActForm):
    outcome = forms.ChoiceField(
        label=_("Quyết định"), choices=Outcome, initial=Outcome.GRANTED, widget=forms.RadioSelect
    )
    number = forms.CharField(label=_("Số, ký hiệu văn bản kết quả"), required=False, max_length=60)
    reason = forms.CharField(
        label=_("Lý do và căn cứ, bắt buộc khi không đủ điều kiện"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


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
