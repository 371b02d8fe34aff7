"""What the population database said, beside what stands in the fields of an intake."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.actions import Answer
from motcua.casework.dossiers.population import FIELDS
from motcua.casework.dossiers.states import LookupOutcome
from motcua.desks.counter.forms.intake import SubmitterForm
from motcua.foundation.search import fold
from motcua.foundation.ui.formats import vn_date

#: what is said when nothing was found: what happened, and how the officer goes on
SAID = {
    LookupOutcome.UNKNOWN: _("%(source)s không có số định danh này. Kiểm tra lại số trên thẻ rồi tra lại."),
    LookupOutcome.NO_ANSWER: _(
        "%(source)s chưa trả lời. Thử lại sau ít phút, hoặc đối chiếu theo thẻ căn cước; nội dung đã nhập vẫn còn."
    ),
    LookupOutcome.NOT_SET_UP: _(
        "Chưa kết nối Cơ sở dữ liệu quốc gia về dân cư nên chưa tra được. "
        "Đối chiếu theo thẻ căn cước hoặc VNeID của người nộp."
    ),
}


@dataclass(frozen=True)
class Line:
    """One field: what the source says, what was typed, and whether they differ."""

    name: str
    label: str | Promise
    said: str
    typed: str

    @property
    def differs(self) -> bool:
        return bool(self.typed) and fold(self.typed) != fold(self.said)


@dataclass(frozen=True)
class LookedUp:
    """An answer as the intake shows it."""

    source: str
    at: datetime
    is_sample: bool
    trouble: str
    lines: tuple[Line, ...] = ()

    @property
    def differing(self) -> list[Line]:
        return [line for line in self.lines if line.differs]

    def filled_in(self, data: Mapping[str, str]) -> dict[str, str]:
        """What was typed, with what the source says where nothing was."""
        return {**{line.name: line.said for line in self.lines}, **{k: v for k, v in data.items() if v}}


def beside(answer: Answer, data: Mapping[str, str]) -> LookedUp:
    """The answer beside what was typed so far."""
    trouble = SAID.get(answer.outcome, "")
    said = str(trouble) % {"source": answer.source} if trouble else ""
    if answer.found is None:
        return LookedUp(answer.source, answer.at, answer.is_sample, said)
    lines = tuple(
        Line(name, SubmitterForm.base_fields[name].label or name, _shown(value), data.get(name, ""))
        for name in FIELDS
        if (value := getattr(answer.found, name))
    )
    return LookedUp(answer.source, answer.at, answer.is_sample, "", lines)


def _shown(value: str | date) -> str:
    return vn_date(value) if isinstance(value, date) else value
