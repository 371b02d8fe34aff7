"""What a message may say, when the next try is. No database, no clock."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications.states import FINAL, STEPS, Fault, State
from motcua.foundation.words import _


@dataclass(frozen=True)
class Facts:
    """All that a message may ever say of a dossier or a request: its code, one day, where to look.

    Nothing of a person has a place here. Source: domain 09 §4.9 (no personal number in messages), ux.md §3.
    """

    code: str
    on: date
    where: str


@dataclass(frozen=True)
class Wording:
    """The two texts of a template; the title is the subject of a letter and the line in a list."""

    title: str
    text: str


CODE, DAY, WHERE = "mã", "ngày", "nơi xem"
PLACEHOLDERS = (CODE, DAY, WHERE)
TITLE_LIMIT, TEXT_LIMIT = 120, 2000
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
#: what the code of a dossier looks like (NĐ 118/2025 Đ28), or that of a row numbered a year (`GD-26-0012`), and how
#: an address begins
_CODE_SHAPE, _WHERE_SHAPE = (
    re.compile(r"[0-9A-Z.]+-[0-9]{6}-[0-9]{4,}|[A-Z]{2}-[0-9]{2}-[0-9]{4,}"),
    re.compile(r"(https?://[^\s?]+|/[^\s?]*)"),
)


def filled(wording: Wording, facts: Facts) -> Wording:
    """The wording with its placeholders filled in.

    Raises ValueError when a fact does not have its shape: then something else was about to be sent.
    """
    if not (_CODE_SHAPE.fullmatch(facts.code) and _WHERE_SHAPE.fullmatch(facts.where)):
        raise ValueError("a message may name a code and an address without a query, nothing else")
    values = {CODE: facts.code, DAY: f"{facts.on:%d/%m/%Y}", WHERE: facts.where}

    def fill(text: str) -> str:
        return _PLACEHOLDER.sub(lambda found: values[found[1]], text)

    return Wording(fill(wording.title), fill(wording.text))


def require_wording(wording: Wording) -> None:
    """Nothing when the texts can be used. Raises RuleBroken naming what stands in the way."""
    texts = (wording.title, wording.text)
    if not all(text.strip() for text in texts):
        raise RuleBroken(
            _("Mẫu tin còn trống tiêu đề hoặc nội dung. Ghi đủ hai phần rồi lưu lại."), code="wording_empty"
        )
    if "\n" in wording.title or len(wording.title) > TITLE_LIMIT or len(wording.text) > TEXT_LIMIT:
        raise RuleBroken(
            _("Mẫu tin dài quá. Tiêu đề một dòng, tối đa %(title)s ký tự; nội dung tối đa %(text)s ký tự."),
            code="wording_long",
            params={"title": TITLE_LIMIT, "text": TEXT_LIMIT},
        )
    for text in texts:
        _require_known_placeholders(text)
    if f"{{{CODE}}}" not in "".join(texts):
        raise RuleBroken(
            _("Mẫu tin chưa có {mã}, người nhận không biết tin nói về hồ sơ nào. Thêm {mã} rồi lưu lại."),
            code="wording_without_code",
        )


def _require_known_placeholders(text: str) -> None:
    unknown = [name for name in _PLACEHOLDER.findall(text) if name not in PLACEHOLDERS]
    unknown += re.findall(r"[{}]", _PLACEHOLDER.sub("", text))
    if unknown:
        raise RuleBroken(
            _(
                "Không có chỗ điền “%(name)s”. Tin chỉ báo tình trạng, không ghi dữ liệu cá nhân: "
                "chỉ dùng {mã}, {ngày}, {nơi xem}."
            ),
            code="placeholder_unknown",
            params={"name": unknown[0]},
        )


#: from one try to the next, growing; the last is repeated, so that an hour after an outage all has left
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60))
#: so long a message is tried: a weekend without a mail server loses nothing
PATIENCE = timedelta(days=4)


def next_try(fault: Fault, *, tries: int, since: datetime, at: datetime) -> datetime | None:
    """When to try again after `tries` failures in vain; None when to give up."""
    if fault in FINAL or at - since >= PATIENCE:
        return None
    return at + PAUSES[min(tries, len(PAUSES)) - 1]


def after(state: State, step: str) -> State:
    """The state that `step` leads to. Raises RuleBroken when it is not open."""
    if (state, step) not in STEPS:
        raise RuleBroken(
            _(
                "Tin đang ở trạng thái “%(state)s” nên không làm được việc này. Tải lại trang để xem tình trạng mới."
            ),
            code="step_not_open",
            params={"state": str(state.label)},
        )
    return STEPS[state, step]


def can_resend(state: State) -> bool:
    """Whether an officer may have the message sent again."""
    return (state, "resend") in STEPS


def masked_address(address: str) -> str:
    """`n•••@thu.vn`: enough to tell two addresses apart, not enough to write to one."""
    name, at_sign, host = address.rpartition("@")
    return f"{name[:1]}•••@{host}" if at_sign else "•••"
