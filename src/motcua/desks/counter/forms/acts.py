"""What is typed to take an act on a dossier."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.states import Outcome
from motcua.foundation.phrases.states import Use


class ActForm(forms.Form):
    """What every act brings along: its idempotency key and the revision it was based on."""

    #: which fields take the Centre's phrases
    phrased: ClassVar[Mapping[str, Use]] = {}

    key = forms.UUIDField(widget=forms.HiddenInput)
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(ActForm):
    phrased = {"remark": Use.REMARK}

    remark = forms.CharField(
        label=_("Ý kiến, ghi chú chuyển bước"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecisionForm(ActForm):
    phrased = {"reason": Use.REFUSAL}

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
