"""Where a field typed by hand may stand in a register. No database, no clock."""

from collections.abc import Collection
from datetime import date

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.oversight.duties.rules.numerals import HIGHEST, is_numeral, numeral_of, value_of


def next_numeral(taken: Collection[str]) -> str:
    """The number for one more instrument: after the highest there is."""
    return numeral_of(min(max(map(value_of, taken), default=0) + 1, HIGHEST))


def require_numeral(numeral: str, *, own: str, taken_by: str) -> None:
    """Nothing, when an instrument may have that number: its own (empty while it has none), and nobody else's.

    `taken_by` names the other instrument of that number that is in force; empty when there is none.
    """
    if not is_numeral(numeral):
        raise RuleBroken(
            _("“%(numeral)s” không phải số La Mã. Viết như I, II, IV."),
            code="no_numeral",
            params={"numeral": numeral},
        )
    if own and numeral != own:
        raise RuleBroken(
            _("Ở cấp này văn bản mang số %(own)s. Giữ số đó cho mọi lĩnh vực của văn bản."),
            code="other_numeral",
            params={"own": own},
        )
    if taken_by:
        raise RuleBroken(
            _(
                "Số %(numeral)s ở cấp này đang là của %(taken)s. Ghi ngày hết hiệu lực của văn bản đó trước ngày áp "
                "dụng này, hoặc chọn số khác."
            ),
            code="numeral_taken",
            params={"numeral": numeral, "taken": taken_by},
        )


def require_order(n: int, there: Collection[int]) -> None:
    """Nothing, when the field is one of those there or the next. Raises RuleBroken otherwise."""
    following = max(there, default=0) + 1
    if n not in there and n != following:
        raise RuleBroken(
            _("Lĩnh vực ghi số %(n)s, đúng thứ tự phải là %(following)s."),
            code="field_out_of_order",
            params={"n": n, "following": following},
        )


def require_within(first: date, begins: date, ends: date | None) -> None:
    """Nothing, when duties that hold from `first` are held up by their instrument that day."""
    if first < begins:
        raise RuleBroken(
            _("Văn bản có hiệu lực từ %(day)s nên nhiệm vụ không thể áp dụng sớm hơn. Sửa ngày áp dụng."),
            code="before_instrument",
            params={"day": f"{begins:%d/%m/%Y}"},
        )
    if ends and first > ends:
        raise RuleBroken(
            _(
                "Văn bản hết hiệu lực sau %(day)s nên nhiệm vụ không thể áp dụng từ ngày muộn hơn. Sửa ngày áp dụng."
            ),
            code="after_instrument",
            params={"day": f"{ends:%d/%m/%Y}"},
        )
