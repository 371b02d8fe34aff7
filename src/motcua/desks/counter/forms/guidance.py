"""What is typed when somebody was told what to bring."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.actions import Told
from motcua.casework.assistance.states import LONGEST_MINUTES, Way
from motcua.casework.dossiers.states import Lack
from motcua.desks.counter.forms.fields import NameField, PhoneField
from motcua.desks.counter.forms.judging import JudgingForm
from motcua.reference.procedures.asking import QuestionsForm
from motcua.reference.procedures.models import Component, ProcedureVersion
from motcua.reference.procedures.rules.questions import papers_of


class GuidanceForm(JudgingForm):
    """How, what was said, which papers need attention; who it was only when they tell. `asked` settles some papers."""

    must_judge = False

    key = forms.UUIDField(widget=forms.HiddenInput)
    way = forms.ChoiceField(
        label=_("Cách hướng dẫn"),
        choices=Way,
        initial=Way.CENTRE,
        error_messages={"required": _("Chưa chọn cách hướng dẫn.")},
    )
    said = forms.CharField(
        label=_("Đã hướng dẫn gì thêm"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ngoài giấy tờ, thời hạn, phí đã có sẵn trên phiếu."),
    )
    minutes = forms.IntegerField(
        label=_("Số phút"),
        required=False,
        error_messages={
            "invalid": _("Số phút chưa đúng. Ghi từ 1 đến %(most)s, hoặc để trống khi không rõ.")
            % {"most": LONGEST_MINUTES}
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    person_name = NameField(label=_("Họ và tên"), max_length=120, required=False)
    person_phone = PhoneField(label=_("Điện thoại"), required=False, max_length=20)

    def __init__(self, *args: Any, version: ProcedureVersion, asked: QuestionsForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.asked = version, asked
        self.needed, self.not_needed = papers_of(asked.questions, asked.given())
        self.judge(version.components.all(), {})

    def judgements(self, component: Component) -> list[tuple[str, Any]]:
        if component.required or component.condition in self.needed:
            return [("", _("Cần mang")), *Lack.choices]
        return [
            ("", _("Không cần") if component.condition in self.not_needed else _("Khi có")),
            *Lack.choices,
        ]

    def told(self) -> Told:
        typed = self.cleaned_data
        return Told(
            self.version.pk,
            Way(typed["way"]),
            self.lacking(),
            typed["said"],
            typed["minutes"],
            typed["person_name"],
            typed["person_phone"],
            questions=self.asked.asked,
            answers=self.asked.given(),
        )
