"""A filing read back before it is sent: each answer with the page on which it is put right."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from motcua.casework.dossiers.online import ASKING, NOT_NEEDED, PAPERS, PERSON, SHOWN, Filing, Slot
from motcua.desks.portal import steps
from motcua.foundation.forms import rules as asking
from motcua.foundation.ui.formats import masked_id, vn_date

#: answers that are read back as their last four signs
_MASKED = ("personal_id", "owner_id")


@dataclass(frozen=True)
class Line:
    """One answer read back; without an address it is not put right here."""

    title: str
    text: str
    url: str = ""


@dataclass(frozen=True)
class Section:
    """One task read back."""

    title: Promise
    lines: list[Line] = field(default_factory=list)


def review(filing: Filing) -> list[Section]:
    """The four tasks that ask, read back."""
    return [
        Section(title, _lines(filing, task)) for task, (_slug, title) in steps.TASKS.items() if _asks(task)
    ]


def _asks(task: str) -> bool:
    return task in (*ASKING, PAPERS)


def _lines(filing: Filing, task: str) -> list[Line]:
    if task == PAPERS:
        return [_paper(filing, n, slot) for n, slot in enumerate(filing.slots, start=1)]
    vouched = _vouched(filing) if task == PERSON else []
    answers = filing.answers(task)
    return vouched + [
        Line(each.title, _said(each, answers), f"{steps.url_of(filing, task, n)}?ve=kiem-tra")
        for n, _page, questions in filing.pages(task)
        for each in questions
    ]


def _said(question: asking.Question, answers: asking.Answers) -> str:
    text = asking.shown(question, answers.get(question.path))
    return masked_id(text) if question.path in _MASKED and text else text


def _vouched(filing: Filing) -> list[Line]:
    """What the e-identity says."""
    citizen = filing.citizen
    if not citizen.is_vouched:
        return []
    lines = [Line(_("Họ và tên"), citizen.full_name), Line(_("Số định danh"), masked_id(citizen.personal_id))]
    return lines + ([Line(_("Ngày sinh"), vn_date(citizen.born_on))] if citizen.born_on else [])


def _paper(filing: Filing, n: int, slot: Slot) -> Line:
    words = {
        SHOWN: _("Xuất trình bản chính, hoặc Trung tâm lấy từ cơ sở dữ liệu"),
        NOT_NEEDED: _("Không có, không áp dụng"),
    }
    said = ", ".join(each.name for each in slot.files) or words.get(slot.said, "")
    return Line(slot.component.name, said, f"{steps.url_of(filing, PAPERS, n)}?ve=kiem-tra")
