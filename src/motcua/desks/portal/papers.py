"""The papers of a procedure as a checklist: who needs which, in plain words, with a drawing.

Only what the catalogue says is said; where a paper is to be had stands there only when it tells.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.foundation.search import fold
from motcua.foundation.ui.formats import lower_first
from motcua.reference.procedures import words
from motcua.reference.procedures.models import Component, ProcedureVersion
from motcua.reference.procedures.models.version import Source

#: a drawing for each kind of paper, by the words of its name; the first that fits
_DRAWINGS = (
    ("authorised", re.compile(r"uy quyen|dai dien")),
    ("residence", re.compile(r"cu tru|cho o|nha o")),
    ("identity", re.compile(r"tuy than|can cuoc|ho chieu|\banh\b")),
    (
        "form",
        re.compile(r"^(to khai|don |giay de nghi|van ban de nghi|thong bao|ban dang ky|du thao)|mau dien tu"),
    ),
    ("earlier", re.compile(r"da cap|da chung thuc|\bcu\b|ban chinh|ban goc|trich luc")),
)


@dataclass(frozen=True)
class Paper:
    """One row of the checklist: its name, when and how it is given, its drawing."""

    pk: int
    name: str
    notes: list[str]
    drawing: str
    is_recalled: bool


@dataclass(frozen=True)
class Papers:
    """What has to be brought, and what only some bring."""

    always: list[Paper]
    sometimes: list[Paper]

    @classmethod
    def of(
        cls, version: ProcedureVersion, *, needed: Container[str] = (), not_needed: Container[str] = ()
    ) -> "Papers":
        """The checklist of a version whose components are at hand; of one person, when it is settled which they need.

        `needed` and `not_needed` are conditions of papers.
        """
        rows = [row for row in version.components.all() if row.required or row.condition not in not_needed]
        always = [row.required or (row.condition != "" and row.condition in needed) for row in rows]
        pairs = list(zip(rows, always, strict=True))
        return cls(
            [_paper(row) for row, is_due in pairs if is_due], [_paper(row) for row, due in pairs if not due]
        )

    @property
    def has_recalled(self) -> bool:
        """Whether some of it is only remembered."""
        return any(paper.is_recalled for paper in self.always + self.sometimes)


def _paper(row: Component) -> Paper:
    return Paper(row.pk, row.name, [*_notes(row)], _drawing(row.name), row.source == Source.RECALLED)


def _notes(row: Component) -> list[str]:
    told = (
        [f"{row.condition_shown}."] if row.condition and not words.is_known(row.condition, "handling") else []
    )
    how = {
        Component.Form.ORIGINAL: _("Nộp bản chính"),
        Component.Form.COPY: _("Nộp bản sao"),
        Component.Form.PRESENT_OR_DATA: _(
            "Chỉ xuất trình để xem, không phải nộp. Không cần mang khi Trung tâm lấy được từ cơ sở dữ liệu"
        ),
        Component.Form.DATA_OR_COPY: _(
            "Không cần nộp khi Trung tâm lấy được từ cơ sở dữ liệu; không lấy được thì nộp bản sao"
        ),
    }[Component.Form(row.form)]
    return [*told, f"{how}{_count(row)}."]


def _count(row: Component) -> str:
    """How many, when more than one of a kind is to be handed in."""
    originals, copies = row.originals, row.copies
    told = (
        [ngettext("%(n)s bản chính", "%(n)s bản chính", originals) % {"n": originals}]
        if originals > 1
        else []
    )
    if copies > 1:
        told.append(ngettext("%(n)s bản sao", "%(n)s bản sao", copies) % {"n": copies})
    return f": {lower_first(', '.join(told))}" if told else ""


def _drawing(name: str) -> str:
    folded = fold(name)
    kind = next((kind for kind, pattern in _DRAWINGS if pattern.search(folded)), "other")
    return f"portal/pictures/paper-{kind}.svg"
