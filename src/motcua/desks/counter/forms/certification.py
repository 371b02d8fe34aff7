"""What is typed to certify, to void lines of the book, and to word a statement."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.certification.actions import Visit
from motcua.casework.certification.models import Certified
from motcua.casework.certification.rules import Paper
from motcua.casework.certification.states import Kind
from motcua.desks.counter.forms.fields import people
from motcua.desks.counter.forms.intake import SubmitterForm
from motcua.foundation.accounts.models import User
from motcua.foundation.search import nfc
from motcua.foundation.ui.fields import offer

#: lines for papers on a fresh screen, how many more a press adds, and the most of one visit
FIRST_LINES, MORE_LINES, MOST_LINES = 4, 4, 24
PARTS = ("name", "pages", "copies")


def _count(label: Any, most: int) -> forms.IntegerField:
    wrong = _("%(what)s phải là một số từ 1 đến %(most)s.") % {"what": label, "most": most}
    said = dict.fromkeys(("invalid", "min_value", "max_value"), wrong)
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=most, error_messages=said)


class CertifyForm(SubmitterForm):
    """The person, the kind, the papers with their pages and copies, who signed, and that all is done."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    #: when the screen was opened, in seconds: how long a visit takes is measured, not guessed
    begun = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=_("Loại chứng thực"), choices=Kind, initial=Kind.COPY, widget=forms.RadioSelect
    )
    used_for = forms.CharField(label=_("Dùng để làm gì, nộp ở đâu"), required=False, max_length=200)
    signer = forms.TypedChoiceField(
        label=_("Người ký chứng thực"),
        coerce=int,
        error_messages={
            "required": _("Chưa chọn người ký. Chọn người có quyền ký trong ngày hôm nay."),
            "invalid_choice": _("Người này không có quyền ký trong ngày hôm nay. Chọn người ký khác."),
        },
    )
    handed_over = forms.BooleanField(
        label=_("Đã đối chiếu bản chính, thu phí và trao kết quả"), required=False
    )

    def __init__(self, *args: Any, lines: int, signers: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.signers = {user.pk: user for user in signers}
        offer(self, "signer", people(signers))
        for line in range(lines):
            self.fields[f"name_{line}"] = forms.CharField(
                label=_("Tên giấy tờ"), required=False, max_length=200
            )
            self.fields[f"pages_{line}"] = _count(_("Số trang"), 999)
            self.fields[f"copies_{line}"] = _count(_("Số bản"), 99)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for line in range(self.lines):
            name, pages, copies = (cleaned.get(f"{part}_{line}") for part in PARTS)
            if not name and (pages or copies):
                self.add_error(f"name_{line}", _("Dòng này có số trang, số bản mà chưa có tên giấy tờ."))
            if name and not pages and f"pages_{line}" not in self.errors:
                self.add_error(f"pages_{line}", _("“%(name)s” chưa có số trang.") % {"name": name})
        return cleaned

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField, forms.BoundField]]:
        """The lines for papers: name, pages, copies."""
        return [
            (self[f"name_{line}"], self[f"pages_{line}"], self[f"copies_{line}"])
            for line in range(self.lines)
        ]

    def papers(self) -> tuple[Paper, ...]:
        """The papers typed well so far; one copy of each unless told."""
        typed = [[self.cleaned_data.get(f"{part}_{line}") for part in PARTS] for line in range(self.lines)]
        return tuple(Paper(nfc(name), pages, copies or 1) for name, pages, copies in typed if name and pages)

    @property
    def chosen(self) -> Kind:
        """The kind chosen so far."""
        return Kind(self.cleaned_data.get("kind") or Kind.COPY)

    def visit(self, seconds: int | None) -> Visit:
        """The visit, once the form is found valid."""
        typed = self.cleaned_data
        return Visit(
            kind=self.chosen,
            submitter=self.submitter(),
            papers=self.papers(),
            signer=self.signers[typed["signer"]],
            person_checked=typed["person_checked"],
            handed_over=typed["handed_over"],
            person_same=self.person_is_same(),
            used_for=nfc(typed["used_for"]),
            seconds=seconds,
        )


def kept(posted: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """What is kept of a posted visit: the known fields at a sane length, never the scanner's line."""
    line = re.compile(r"(name|pages|copies)_\d{1,2}")
    known = (*CertifyForm.base_fields, "lines")
    return {
        name: nfc(str(value))[:500]
        for name, value in posted
        if (name in known or line.fullmatch(name)) and str(value).strip()
    }


class VoidForm(forms.Form):
    """Which lines of a visit were entered wrongly, and why."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    rows = forms.TypedMultipleChoiceField(
        label=_("Số chứng thực cần hủy"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn số nào. Đánh dấu số ghi nhầm.")},
    )
    reason = forms.CharField(
        label=_("Lý do hủy, còn lại trong sổ"),
        max_length=300,
        error_messages={"required": _("Chưa ghi lý do hủy. Ghi nhầm gì, ai phát hiện.")},
    )

    def __init__(self, *args: Any, standing: Sequence[Certified], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "rows", [(row.pk, f"{row}: {row.name}, {row.copies} bản") for row in standing])


class WordingForm(forms.Form):
    """The words of a statement, and where they come from."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Lời chứng"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Chưa ghi lời chứng. Chép nguyên văn từ văn bản đang áp dụng.")},
    )
    basis = forms.CharField(
        label=_("Lấy từ văn bản nào (số, ngày, mẫu)"),
        max_length=200,
        error_messages={"required": _("Chưa ghi văn bản. Ghi số, ngày văn bản và số mẫu.")},
    )
