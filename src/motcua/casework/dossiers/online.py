"""A filing in the making as its tasks: what each asks, what was said, what is still lacking.

Who files, what is wanted and how the result comes are forms like those of the procedures; papers are files.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from motcua.casework.dossiers.models import DraftPaper, OnlineDraft
from motcua.casework.dossiers.rules import TaskState, state_of
from motcua.casework.dossiers.states import Ground, ReturnPlace
from motcua.foundation.accounts.models import User
from motcua.foundation.forms import rules as asking
from motcua.foundation.words import _
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import Component, ProcedureVersion

#: the word of the catalogue for filing from afar
ONLINE = "online"
#: the tasks that ask, in order; papers come before the last
PERSON, CONTENT, PAPERS, RESULT = "person", "content", "papers", "result"
ASKING = (PERSON, CONTENT, RESULT)
SELF, OTHER = "self", "other"
#: what a citizen says of a paper that is not sent as a file
NOT_NEEDED, SHOWN = "not_needed", "shown"

_ID = "^([0-9]{12}|[0-9]{9}|(?=.*[A-Za-z])[A-Za-z0-9]{5,15})$"


@dataclass(frozen=True)
class Citizen:
    """The signed-in citizen, and what an e-identity vouches for; without one everything is typed."""

    full_name: str
    personal_id: str = ""
    born_on: date | None = None
    level: int = 0

    @property
    def is_vouched(self) -> bool:
        return bool(self.personal_id)


def citizen_of(user: User, draft: OnlineDraft | None = None) -> Citizen:
    """What the account knows of its citizen; nothing of whom it only helps to fill in that draft."""
    if draft is not None and draft.helper_id:
        return Citizen("")
    known = getattr(user, "identity", None)
    if known is None:
        return Citizen(user.full_name)
    return Citizen(user.full_name, known.personal_number, known.born_on, known.level)


def _name(title: str) -> dict[str, Any]:
    wrong = _("nhập họ tên như trên thẻ, không kèm số hay ký hiệu.")
    shape = r"^[^0-9<>{}\[\]|@#$%^*=_+~\\/]+$"
    return {"title": title, "type": "string", "maxLength": 120, "pattern": shape, "x-wrong": wrong}


def _number(title: str) -> dict[str, Any]:
    wrong = _(
        "căn cước có 12 chữ số, chứng minh nhân dân cũ có 9, hộ chiếu có 5 đến 15 chữ cái và số. So lại với giấy tờ."
    )
    return {
        "title": title, "type": "string", "maxLength": 15, "pattern": _ID, "x-digits": True, "x-wrong": wrong
    }  # fmt: skip


def _phone(title: str) -> dict[str, Any]:
    wrong = _("số điện thoại có 10 chữ số. Nhập lại.")
    return {
        "title": title, "type": "string", "maxLength": 11, "pattern": "^0[0-9]{9,10}$", "x-digits": True,
        "x-keys": "tel", "x-wrong": wrong,
    }  # fmt: skip


def _email(title: str) -> dict[str, Any]:
    return {"title": title, "type": "string", "maxLength": 120, "format": "email", "x-keys": "email"}


def _day(title: str) -> dict[str, Any]:
    return {"title": title, "type": "string", "format": "date", "x-past": True}


def _one_of(title: str, choices: list[tuple[str, str]]) -> dict[str, Any]:
    listed = [{"const": value, "title": words} for value, words in choices]
    return {"title": title, "type": "string", "oneOf": listed}


def person_form(citizen: Citizen) -> asking.Form:
    """Who files, for whom, and on what ground. What an e-identity vouches for is not asked."""
    who = [] if citizen.is_vouched else ["full_name", "personal_id", "born_on"]
    fields = {
        "whose": _one_of(
            _("Nộp cho ai"), [(SELF, _("Cho chính tôi")), (OTHER, _("Tôi nộp thay người khác"))]
        ),
        "full_name": _name(_("Họ và tên")) | {"x-autocomplete": "name"},
        "personal_id": _number(_("Số định danh, hộ chiếu")),
        "born_on": _day(_("Ngày sinh")),
        "sex": _one_of(_("Giới tính"), [("Nam", _("Nam")), ("Nữ", _("Nữ"))]),
        "address": {
            "title": _("Địa chỉ"), "description": _("Số nhà, đường hoặc ấp, thôn, tổ; xã, phường; tỉnh, thành phố"),
            "type": "string", "maxLength": 250, "x-autocomplete": "address-line1",
        },
        "phone": _phone(_("Điện thoại")) | {"x-autocomplete": "tel"},
        "email": _email(_("Thư điện tử")) | {"x-autocomplete": "email"},
        "owner_name": _name(_("Họ và tên chủ hồ sơ")),
        "owner_id": _number(_("Số định danh, hộ chiếu của chủ hồ sơ")),
        "owner_born_on": _day(_("Ngày sinh của chủ hồ sơ")),
        "owner_phone": _phone(_("Điện thoại của chủ hồ sơ"))
        | {"description": _("Trung tâm báo cho cả người nộp và chủ hồ sơ")},
        "owner_email": _email(_("Thư điện tử của chủ hồ sơ")),
        "ground": _one_of(_("Căn cứ nộp thay"), [(str(key), str(words)) for key, words in Ground.choices]),
        "document": {
            "title": _("Giấy tờ làm căn cứ"), "type": "string", "maxLength": 200,
            "description": _("Ví dụ: giấy ủy quyền số 12 chứng thực tại xã Mỹ An Hưng"),
        },
        "issued_on": _day(_("Ngày của giấy tờ")),
        "scope": {"title": _("Phạm vi được làm thay"), "type": "string", "maxLength": 250},
    }  # fmt: skip
    other = {"whose": OTHER}
    return _form(
        {name: spec for name, spec in fields.items() if name in who or name not in _VOUCHED},
        required=["whose", "full_name", "personal_id", "address", "phone", "owner_name", "ground", "document"],
        layout=[
            {"title": _("Nộp cho ai"), "fields": ["whose"]},
            {"title": _("Người nộp"), "fields": [*who, "sex"]},
            {"title": _("Liên hệ với người nộp"), "fields": ["address", "phone", "email"]},
            {
                "title": _("Chủ hồ sơ"), "when": other,
                "fields": ["owner_name", "owner_id", "owner_born_on", "owner_phone", "owner_email"],
            },
            {
                "title": _("Căn cứ nộp thay"), "when": other,
                "fields": ["ground", "document", "issued_on", "scope"],
            },
        ],
    )  # fmt: skip


#: what an e-identity says instead of the citizen
_VOUCHED = ("full_name", "personal_id", "born_on")


def result_form() -> asking.Form:
    """How the result is to come."""
    fields = {
        "place": _one_of(
            _("Nhận kết quả"),
            [
                (ReturnPlace.CENTRE, _("Tại quầy trả kết quả của Trung tâm")),
                (ReturnPlace.POST, _("Qua bưu chính, về địa chỉ người nộp")),
                (ReturnPlace.ONLINE, _("Bản điện tử, trên trang tra cứu")),
            ],
        )
    }
    return _form(fields, required=["place"], layout=[{"title": _("Nhận kết quả"), "fields": ["place"]}])


def plain_content_form() -> asking.Form:
    """What is wanted, in the applicant's words: for a procedure without a form of its own here."""
    fields = {"content": {"title": _("Nội dung đề nghị"), "type": "string", "maxLength": 500}}
    return _form(
        fields, required=["content"], layout=[{"title": _("Nội dung đề nghị"), "fields": ["content"]}]
    )


def _form(fields: dict[str, Any], *, required: list[str], layout: list[dict[str, Any]]) -> asking.Form:
    return asking.read({"schema": {"properties": fields, "required": required}, "layout": layout})


@dataclass(frozen=True)
class Slot:
    """One listed component in a filing: the files chosen for it, or what was said instead."""

    component: Component
    files: list[DraftPaper]
    said: str

    @property
    def may_be_shown(self) -> bool:
        """Whether the catalogue lets it be shown or fetched from a database instead of handed in."""
        return self.component.form in (Component.Form.PRESENT_OR_DATA, Component.Form.DATA_OR_COPY)

    @property
    def is_settled(self) -> bool:
        return bool(self.files) or self.said in self.answers

    @property
    def answers(self) -> list[str]:
        """What may be said instead of choosing a file."""
        shown = [SHOWN] if self.may_be_shown else []
        return shown if self.component.required else [*shown, NOT_NEEDED]


class Filing:
    """A filing in the making, read once for a page."""

    def __init__(self, draft: OnlineDraft, citizen: Citizen, today: date) -> None:
        self.draft, self.citizen, self.today = draft, citizen, today

    @cached_property
    def version(self) -> ProcedureVersion:
        return procedures.for_intake(self.draft.version_id)

    @cached_property
    def forms(self) -> dict[str, asking.Form]:
        """The form of each task that asks."""
        content = self.draft.form.form if self.draft.form else plain_content_form()
        return {PERSON: person_form(self.citizen), CONTENT: content, RESULT: result_form()}

    def answers(self, task: str) -> dict[str, Any]:
        """What was answered to questions that are asked."""
        return asking.kept(self.forms[task], self.draft.data.get(task, {}))

    def pages(self, task: str) -> list[tuple[int, asking.Page, list[asking.Question]]]:
        return asking.open_pages(self.forms[task], self.draft.data.get(task, {}))

    def visited(self, task: str) -> set[int]:
        """Pages that were sent once: one with nothing required on it is done by that."""
        return set(self.draft.data.get("visited", {}).get(task, []))

    def open_page(self, task: str) -> int | None:
        """The first page on which something is lacking or wrong, or that was never sent."""
        answers, visited = self.answers(task), self.visited(task)
        for n, _page, questions in self.pages(task):
            if n not in visited or asking.faults(questions, answers, today=self.today):
                return n
        return None

    @property
    def declaration(self) -> Component | None:
        """The listed paper whose place the form takes; None when nothing of the kind is listed."""
        return next((each for each in self.version.components.all() if _is_the_form(each, self.draft)), None)

    @cached_property
    def slots(self) -> list[Slot]:
        said = self.draft.data.get(PAPERS, {})
        files: dict[int, list[DraftPaper]] = {}
        for paper in self.draft.papers.select_related("file"):
            files.setdefault(paper.component_id, []).append(paper)
        listed = [each for each in self.version.components.all() if each != self.declaration]
        return [Slot(each, files.get(each.pk, []), said.get(str(each.pk), "")) for each in listed]

    def state(self, task: str) -> TaskState:
        if task == PAPERS:
            settled = [slot.is_settled for slot in self.slots]
            return state_of(begun=any(settled) or not settled, lacking=not all(settled))
        begun = bool(self.visited(task) or self.answers(task))
        return state_of(begun=begun, lacking=self.open_page(task) is not None)

    @property
    def undone(self) -> list[str]:
        """The tasks to which something is lacking."""
        return [task for task in (PERSON, CONTENT, PAPERS, RESULT) if self.state(task) is not TaskState.DONE]


def _is_the_form(component: Component, draft: OnlineDraft) -> bool:
    """Whether a listed paper is the very declaration that is filled in here: the catalogue names it first."""
    named = component.name.casefold().startswith(_DECLARATIONS)
    return draft.form_id is not None and component.position == 1 and named


#: how the catalogue names the paper whose place the form of a procedure takes
_DECLARATIONS = ("tờ khai", "đơn đề nghị", "giấy đề nghị", "đơn đăng ký", "thông báo", "văn bản đề nghị")
