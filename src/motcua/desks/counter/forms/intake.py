"""What is typed at an intake: the person, the wish, the papers, or why it is refused."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.intake import Grounds, PersonDetails, RepresentationDetails
from motcua.casework.dossiers.rules import ComponentCheck, require_code, require_grounded
from motcua.casework.dossiers.states import Channel, EIdentity, Ground, ReturnPlace, Source
from motcua.desks.counter.forms.declaring import is_control, kept_text
from motcua.desks.counter.forms.fields import (
    CountField,
    LifeDayField,
    NameField,
    PersonNumberField,
    PhoneField,
)
from motcua.foundation.errors import RuleBroken
from motcua.foundation.phrases.states import Use
from motcua.foundation.search import nfc
from motcua.foundation.ui.fields import offer
from motcua.reference.procedures.asking import PREFIX as ANSWERED
from motcua.reference.procedures.models import Component, ProcedureVersion
from motcua.reference.procedures.states import FeeCase

SEXES = [("", "—"), ("Nam", _("Nam")), ("Nữ", _("Nữ"))]
#: how papers come to the counter; what is filed online comes by the portal
COUNTER_CHANNELS = (Channel.DIRECT, Channel.POSTAL)
#: the fields of the submitter, by the names of `PersonDetails`
PERSON = ("full_name", "personal_id", "born_on", "sex", "address", "phone", "card_issued_on")
#: how many of a paper there are; every component's field is this same one, made once
ORIGINALS = CountField(label=_("Số bản chính"), required=False)
COPIES = CountField(label=_("Số bản sao"), required=False)
#: the fields of why somebody files for another
GROUND = ("ground", "ground_document", "ground_on", "ground_scope", "principal_name", "principal_id")


class SubmitterForm(forms.Form):
    """The person at the counter, as every screen that takes papers in asks for them."""

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
    person_checked = forms.BooleanField(label=_("Đã đối chiếu thẻ và người"), required=False)
    #: the tick “Đúng là người này” carries the number it was given for, so that it holds for no other
    person_same = forms.CharField(required=False, max_length=24)

    def person_is_same(self) -> bool:
        """Whether the officer says that the person known by the submitter's number is the one at the counter."""
        return self._is_same("personal_id", "person_same")

    def _is_same(self, number: str, tick: str) -> bool:
        typed = self.cleaned_data.get(number)
        return bool(typed and self.cleaned_data.get(tick) == typed)

    def submitter(self) -> PersonDetails:
        """The person at the counter; what is not well typed yet is left out."""
        return self._person({name: name for name in PERSON})

    def _person(self, fields: dict[str, str]) -> PersonDetails:
        typed = {name: self.cleaned_data.get(field) for name, field in fields.items()}
        return PersonDetails(**{"full_name": ""} | {name: value for name, value in typed.items() if value})


class IntakeForm(SubmitterForm):
    """The person, the wish and the promise; and how many of each paper of `version` there are."""

    e_identity = forms.ChoiceField(label=_("Định danh điện tử"), choices=EIdentity, required=False)
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
    ground = forms.ChoiceField(
        label=_("Căn cứ nộp thay"), choices=[("", _("Chọn…")), *Ground.choices], required=False
    )
    ground_document = forms.CharField(
        label=_("Giấy tờ làm căn cứ: tên, số, nơi lập"), max_length=200, required=False
    )
    ground_on = LifeDayField(label=_("Ngày của giấy tờ"), required=False)
    ground_scope = forms.CharField(label=_("Phạm vi được làm thay"), max_length=300, required=False)
    principal_name = NameField(label=_("Người ủy quyền, khi khác chủ hồ sơ"), max_length=120, required=False)
    principal_id = PersonNumberField(
        label=_("Số định danh của người ủy quyền"), required=False, max_length=24
    )
    content = forms.CharField(label=_("Nội dung đề nghị"), max_length=500, required=False)
    portal_code = forms.CharField(label=_("Mã trên Cổng DVC, nếu có"), max_length=60, required=False)
    return_place = forms.ChoiceField(
        label=_("Nơi nhận kết quả"), choices=ReturnPlace, required=False, initial=ReturnPlace.CENTRE
    )
    fee_case = forms.ChoiceField(label=_("Mức thu áp dụng"), choices=FeeCase, required=False)
    fee_settled = forms.BooleanField(label=_("Đã thu"), required=False)
    owner_same = forms.CharField(required=False, max_length=24)

    def __init__(
        self, *args: Any, version: ProcedureVersion | None, filed_online: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.components = list(version.components.all()) if version is not None else []
        for component in self.components:
            self.fields[f"originals_{component.pk}"] = ORIGINALS
            self.fields[f"copies_{component.pk}"] = COPIES
        if filed_online:  # what came by the portal stays what it is while it is checked here
            offer(self, "channel", Channel.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("behalf") and not cleaned.get("owner_name") and "owner_name" not in self.errors:
            self.add_error(
                "owner_name", _("Đã chọn nộp thay nhưng chưa có họ tên chủ hồ sơ. Nhập họ tên chủ hồ sơ.")
            )
        if cleaned.get("behalf"):
            self._require_ground(cleaned)
        return cleaned

    def clean_portal_code(self) -> str:
        code = str(self.cleaned_data["portal_code"]).strip()
        if code:
            try:
                require_code(code)
            except RuleBroken as refusal:
                raise forms.ValidationError(refusal.messages) from refusal
        return code

    def _require_ground(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("ground"):
            self.add_error("ground", _("Đã chọn nộp thay nhưng chưa có căn cứ. Bấm “Căn cứ” rồi chọn."))
        elif "ground_document" not in self.errors:
            try:
                require_grounded(cleaned.get("ground_document", ""))
            except RuleBroken as refusal:
                self.add_error("ground_document", refusal)

    def ground_is_wrong(self) -> bool:
        """Whether something about the ground has to be put right, so that its panel must be seen."""
        return self.is_bound and not self.errors.keys().isdisjoint(GROUND)

    def owner_is_same(self) -> bool:
        """The same of the owner."""
        return self._is_same("owner_id", "owner_same")

    def owner(self) -> PersonDetails | None:
        """The person the result is for, when it is somebody else."""
        if not self.cleaned_data.get("behalf"):
            return None
        return self._person(
            {"full_name": "owner_name", "personal_id": "owner_id", "born_on": "owner_born_on"}
        )

    def representation(self) -> RepresentationDetails | None:
        """Why the submitter files for the owner, once its form is found valid."""
        typed = self.cleaned_data
        if not typed.get("behalf"):
            return None
        return RepresentationDetails(
            Ground(typed["ground"]),
            typed["ground_document"],
            typed["ground_on"],
            typed["ground_scope"],
            typed["principal_name"],
            typed["principal_id"],
        )

    def checks(self) -> tuple[ComponentCheck, ...]:
        """What the officer chose for each component; an unknown choice counts as none, no number as the catalogue's."""
        return tuple(self._check(component) for component in self.components)

    def _check(self, component: Component) -> ComponentCheck:
        chosen = self.data.get(f"source_{component.pk}", "")
        originals, copies = (
            self.cleaned_data.get(f"{kind}_{component.pk}") for kind in ("originals", "copies")
        )
        return ComponentCheck(
            component.pk,
            component.name,
            component.required,
            Source(chosen) if chosen in Source.values else None,
            component.originals if originals is None else originals,
            component.copies if copies is None else copies,
        )


#: fields of an intake that a draft keeps; the raw line of the scanner is not one of them
KEPT = (*IntakeForm.base_fields, "version")


def kept(posted: dict[str, str]) -> dict[str, str]:
    """What a draft keeps of a posted intake: known fields, papers, questions, the declaration, at a sane length."""
    papers = re.compile(rf"(source|originals|copies)_\d+|{ANSWERED}-\w{{1,40}}")
    return {
        name: kept_text(value) if is_control(name) else nfc(value)[:500]
        for name, value in posted.items()
        if (name in KEPT or papers.fullmatch(name) or is_control(name)) and value.strip()
    }


class GroundsForm(forms.Form):
    """Why a dossier is refused, by which rule, and the way on."""

    phrased: ClassVar[Mapping[str, Use]] = {"reason": Use.REFUSAL, "remedy": Use.REMEDY}

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
