"""Which words may be kept as a phrase. No database, no clock."""

from dataclasses import dataclass

from motcua.foundation.errors import RuleBroken
from motcua.foundation.phrases.states import LONGEST, ONE_LINE, Use
from motcua.foundation.search import nfc
from motcua.foundation.words import _

#: longest short name, in characters
NAME_LIMIT = 80


@dataclass(frozen=True)
class Words:
    """What a phrase says: its short name, the text, and the one procedure it is for (empty: all)."""

    name: str
    text: str
    procedure: str = ""


def tidied(words: Words, use: Use) -> Words:
    """As it is kept: letters composed, single spaces; one line where the field it goes into is one."""
    text = nfc(words.text) if use in ONE_LINE else "\n".join(map(nfc, words.text.splitlines())).strip()
    return Words(nfc(words.name), text, words.procedure.strip())


def require_words(words: Words, use: Use) -> None:
    """Nothing when a phrase has a name and a text that fits its field. Raises RuleBroken otherwise."""
    if not words.name or not words.text:
        raise RuleBroken(
            _("Mẫu câu cần cả tên ngắn và nội dung. Ghi phần còn trống rồi lưu lại."), code="words_needed"
        )
    longest = ONE_LINE.get(use, LONGEST)
    if len(words.name) > NAME_LIMIT or len(words.text) > longest:
        raise RuleBroken(
            _(
                "Tên ngắn tối đa %(name)s ký tự; nội dung tối đa %(text)s ký tự để vừa ô “%(where)s”. "
                "Rút gọn rồi lưu lại."
            ),
            code="too_long",
            params={"name": NAME_LIMIT, "text": longest, "where": str(use.label)},
        )


def require_newest(based_on: int, newest: int) -> None:
    """Nothing when a change was made from the version that stands. Raises RuleBroken otherwise."""
    if based_on != newest:
        raise RuleBroken(
            _(
                "Mẫu câu vừa được người khác sửa, nên thay đổi này chưa được ghi. "
                "Xem bản mới trong lịch sử rồi lưu lại."
            ),
            code="changed_meanwhile",
        )
