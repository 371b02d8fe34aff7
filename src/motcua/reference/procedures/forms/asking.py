"""The questions before a procedure as they are written: a slot for each, with a line for each answer."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ui.fields import offer
from motcua.reference.procedures.models import Component
from motcua.reference.procedures.rules.questions import MOST_CHOICES, MOST_QUESTIONS, NO, UNSURE, YES, Choice
from motcua.reference.procedures.states import LastButton, Mark, Verdict

#: the answers a new question begins with
_USUAL = ({"value": YES}, {"value": NO}, {"value": UNSURE})
Given = Mapping[str, Any]


def _line(label: Any, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **more)


def _free(stem: str, taken: set[str]) -> str:
    """The first of `stem1`, `stem2` … that nothing has yet; it is taken from then on."""
    name = next(name for n in count(1) if (name := f"{stem}{n}") not in taken)
    taken.add(name)
    return name


class ChoiceForm(forms.Form):
    """One answer; without words it is left out."""

    value = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    said = _line(_("Trả lời"), 80)
    verdict = forms.ChoiceField(label=_("Kết luận"), choices=Verdict)
    why = _line(_("Vì sao"), 300)
    instead = _line(_("Có thể làm gì khác"), 300)
    papers = forms.MultipleChoiceField(
        label=_("Thì cần giấy"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, sent: Any, given: Given, *, prefix: str, papers: Sequence[Component]) -> None:
        said = Choice(str(given.get("value", "")), str(given.get("said", ""))).words
        initial = {"verdict": Verdict.MAY, **given, "said": said}
        super().__init__(sent, prefix=prefix, initial=initial)
        listed = {paper.condition: paper.name for paper in papers}
        # what the procedure no longer lists stays until it is taken out, or the rule would not name it
        gone = {each: each for each in given.get("papers", ()) if each not in listed}
        offer(self, "papers", [*listed.items(), *gone.items()])

    def made(self, taken: set[str]) -> dict[str, Any] | None:
        """The answer as it is kept, a new one under a value not yet `taken`; None for a line without words."""
        typed = self.cleaned_data
        if not typed["said"]:
            return None
        value = typed["value"] or _free("c", taken)
        usual = {"said": "" if typed["said"] == Choice(value).words else typed["said"]}
        verdict = "" if typed["verdict"] == Verdict.MAY else typed["verdict"]
        kept = {"value": value, **usual, "verdict": verdict, "why": typed["why"], "instead": typed["instead"]}
        return {name: each for name, each in (kept | {"papers": typed["papers"]}).items() if each}


class QuestionForm(forms.Form):
    """One question; without words it is left out."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    ask = _line(_("Câu hỏi"), 200)
    hint = _line(_("Gợi ý cách tìm câu trả lời"), 300)
    mark = forms.ChoiceField(label=_("Dấu nguồn"), choices=Mark, initial=Mark.RECALLED)
    basis = _line(_("Dựa vào đâu"), 300, help_text=_("Người dân đọc được dòng này."))

    def __init__(self, sent: Any, given: Given, *, n: int, papers: Sequence[Component]) -> None:
        super().__init__(sent, prefix=f"cau-{n}", initial=dict(given))
        choices = [*given.get("choices", _USUAL)]
        spare: list[Given] = [{}] * (min(MOST_CHOICES, len(choices) + 1) - len(choices))
        self.lines = [
            ChoiceForm(sent, each, prefix=f"cau-{n}-{m}", papers=papers)
            for m, each in enumerate([*choices, *spare], start=1)
        ]

    def made(self, taken: set[str]) -> dict[str, Any] | None:
        """The question as it is kept, a new one under a key not yet `taken`; None for an empty slot."""
        typed = self.cleaned_data
        if not typed["ask"]:
            return None
        kept = {
            "key": typed["key"] or _free("cau", taken),
            **{name: typed[name] for name in ("ask", "hint", "mark", "basis")},
        }
        values = {line.cleaned_data["value"] for line in self.lines}
        choices = [line.made(values) for line in self.lines]
        kept = {name: each for name, each in kept.items() if each}
        return {**kept, "choices": [choice for choice in choices if choice]}


class QuestionsEditor:
    """All slots of a procedure's questions, filled with a set, or with what was sent."""

    def __init__(self, content: Sequence[Given], papers: Sequence[Component], sent: Any = None) -> None:
        slots = [*content, *[{}] * (MOST_QUESTIONS - len(content))]
        self.slots = [QuestionForm(sent, each, n=n, papers=papers) for n, each in enumerate(slots, start=1)]

    def is_valid(self) -> bool:
        every = [form for slot in self.slots for form in (slot, *slot.lines)]
        return not [form for form in every if not form.is_valid()]

    def made(self) -> list[dict[str, Any]]:
        """The set as it is kept."""
        keys = {slot.cleaned_data["key"] for slot in self.slots}
        found = [slot.made(keys) for slot in self.slots]
        return [each for each in found if each]


class EndForm(forms.Form):
    """How a declaration made here ends."""

    button = forms.ChoiceField(
        label=_("Nút cuối khi khai trực tuyến"),
        choices=LastButton,
        widget=forms.RadioSelect,
        help_text=_("Chỉ đổi nút cuối; nội dung khai và danh mục giấy tờ vẫn như nhau."),
    )
