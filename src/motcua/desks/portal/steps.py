"""The steps of a filing as addresses, and how its tasks and pages follow each other."""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.online import CONTENT, PAPERS, PERSON, RESULT, Filing
from motcua.casework.dossiers.rules import TaskState

#: the five tasks of a filing, in order; the last is looked at and sent
CHECK = "check"
TASKS: dict[str, tuple[str, Promise]] = {
    PERSON: ("nguoi-nop", _("Thông tin người nộp")),
    CONTENT: ("noi-dung", _("Nội dung đề nghị")),
    PAPERS: ("giay-to", _("Giấy tờ")),
    RESULT: ("nhan-ket-qua", _("Nhận kết quả")),
    CHECK: ("kiem-tra", _("Kiểm tra và nộp")),
}
STATES = {
    TaskState.NOT_BEGUN: _("Chưa bắt đầu"),
    TaskState.UNDER_WAY: _("Đang làm"),
    TaskState.DONE: _("Đã xong"),
}
_STEP = re.compile(r"(?P<slug>[a-z-]+?)(?:-(?P<n>[1-9][0-9]?))?")
_BY_SLUG = {slug: task for task, (slug, _title) in TASKS.items()}


@dataclass(frozen=True)
class Row:
    """One line of the list of tasks."""

    title: Promise
    state: Promise
    is_done: bool
    url: str


def parsed(step: str) -> tuple[str, int] | None:
    """Task and page of the last part of an address: `noi-dung-3`; None for anything else."""
    found = _STEP.fullmatch(step)
    task = _BY_SLUG.get(found["slug"]) if found else None
    return None if found is None or task in (None, CHECK) else (str(task), int(found["n"] or 1))


def base(filing: Filing) -> str:
    """With what the address of each page of a filing begins: the citizen's own, or the helper's for one session."""
    draft = filing.draft
    if draft.helper_id:
        return reverse("portal:help", args=[draft.key])
    return reverse("portal:file", args=[draft.procedure_code])


def tasks_url(filing: Filing) -> str:
    """Where the list of tasks is."""
    return f"{base(filing)}cac-buoc/"


def url_of(filing: Filing, task: str, n: int = 1) -> str:
    """Where a page of a task is."""
    slug = TASKS[task][0]
    return f"{base(filing)}{slug}/" if task == CHECK else f"{base(filing)}{slug}-{n}/"


def rows(filing: Filing) -> list[Row]:
    """The five tasks with how far each is."""
    found = []
    for task, (_slug, title) in TASKS.items():
        state = TaskState.NOT_BEGUN if task == CHECK else filing.state(task)
        url = url_of(filing, task, entry(filing, task))
        found.append(Row(title, STATES[state], state is TaskState.DONE, url))
    return found


def entry(filing: Filing, task: str) -> int:
    """The page on which a task is taken up: the first on which something is lacking, else its first."""
    if task == CHECK:
        return 1
    if task == PAPERS:
        return next((n for n, slot in enumerate(filing.slots, start=1) if not slot.is_settled), 1)
    return filing.open_page(task) or 1


def number_of(task: str) -> int:
    """Which of the five it is, from 1."""
    return list(TASKS).index(task) + 1


def numbers(filing: Filing, task: str) -> list[int]:
    """The pages of a task that are asked."""
    if task == PAPERS:
        return list(range(1, len(filing.slots) + 1))
    return [number for number, _page, _questions in filing.pages(task)]


def after(filing: Filing, task: str, n: int) -> str:
    """Where one goes on from a page: the next of its task, else the list of tasks."""
    following = next((number for number in numbers(filing, task) if number > n), None)
    if following is not None:
        return url_of(filing, task, following)
    return tasks_url(filing)


def before(filing: Filing, task: str, n: int) -> str:
    """Where `Quay lại` leads."""
    earlier = [number for number in numbers(filing, task) if number < n]
    if earlier:
        return url_of(filing, task, earlier[-1])
    return tasks_url(filing)
