"""What is typed about requests for help, questions, and answers made public."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.actions import Worded
from motcua.casework.assistance.states import HelpVerb
from motcua.desks.counter.forms.helping import ProcedureField


class HelpActForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    verb = forms.ChoiceField(choices=HelpVerb)
    words = forms.CharField(label=_("Kết quả, ghi chú"), required=False, max_length=300)


class AnswerForm(forms.Form):
    step = forms.ChoiceField(choices=[("answer", ""), ("close", "")])
    words = forms.CharField(
        label=_("Trả lời người dân"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class FaqForm(forms.Form):
    version = ProcedureField(
        label=_("Mã thủ tục"), max_length=8, error_messages={"required": _("Chưa ghi mã thủ tục.")}
    )
    question = forms.CharField(
        label=_("Câu hỏi"), max_length=300, error_messages={"required": _("Chưa ghi câu hỏi.")}
    )
    answer = forms.CharField(
        label=_("Trả lời"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Câu ngắn, lời thường. Không ghi tên, số của ai."),
        error_messages={"required": _("Chưa ghi câu trả lời.")},
    )
    basis = forms.CharField(
        label=_("Căn cứ"),
        required=False,
        max_length=200,
        help_text=_("Điều, văn bản mà câu trả lời dựa vào."),
    )

    def worded(self) -> Worded:
        typed = self.cleaned_data
        return Worded(typed["question"], typed["answer"], typed["basis"])
