"""Reading what others' systems say: a list that was pasted, and the dossiers that stand otherwise there."""

import csv
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.models import Dossier, OutsideCode
from motcua.casework.dossiers.states import OVER, Agreement, Status, System
from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import nfc
from motcua.foundation.words import _, kept_words

#: lines of one list
MOST_LINES = 2000


@dataclass(frozen=True)
class Line:
    """One line of a list: the code there, the state it says, and the row here that has the code."""

    n: int
    code: str
    status: int | None = None
    trouble: str = ""
    held: OutsideCode | None = None

    @property
    def agreement(self) -> Agreement | None:
        """How it compares with the dossier here; None when nobody here has the code."""
        return rules.agreement(self.status, Status(self.held.dossier.status)) if self.held else None

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label) if self.status else ""


def read_list(text: str, system: System, *, by: User, at: datetime) -> list[Line]:
    """The lines of a pasted list `code, state`, told apart by tabs, semicolons or commas; a head is passed over.

    Raises RuleBroken when it is empty, too long or not to be read.
    """
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row)]
    if not rows:
        raise RuleBroken(
            _("Chưa có dòng nào. Dán danh sách gồm hai cột: mã hồ sơ ở hệ thống kia, trạng thái."),
            code="list_empty",
        )
    if len(rows) > MOST_LINES:
        raise RuleBroken(
            _("Danh sách có %(count)s dòng, mỗi lần nhận tối đa %(most)s. Chia làm nhiều lần."),
            code="list_too_long",
            params={"count": len(rows), "most": MOST_LINES},
        )
    visible = OutsideCode.objects.filter(dossier__in=queries.visible_to(by, at), system=system)
    codes = {nfc(row[0]) for row in rows}
    held = {each.code: each for each in visible.filter(code__in=codes).select_related("dossier")}
    return [_line(n, row, held) for n, row in enumerate(rows, 1) if not (n == 1 and _is_head(row))]


def _rows(text: str) -> list[list[str]]:
    first = text.strip().partition("\n")[0]
    mark = next((mark for mark in "\t;," if mark in first), ",")
    try:
        return list(csv.reader(text.strip().splitlines(), delimiter=mark))
    except csv.Error as error:
        message = _(
            "Không đọc được danh sách: có ô quá dài, thường do dấu ngoặc kép mở mà không đóng. "
            "Bỏ dấu đó rồi dán lại."
        )
        raise RuleBroken(message, code="list_unreadable") from error


def _is_head(row: list[str]) -> bool:
    """Whether the first line names the columns: it has no digit in its first cell."""
    return not any(letter.isdigit() for letter in row[0])


def _line(n: int, row: list[str], held: dict[str, OutsideCode]) -> Line:
    code, said = nfc(row[0]), nfc(row[1]) if len(row) > 1 else ""
    try:
        rules.require_code(code)
        with kept_words():
            status = rules.status_said(said, {each.value: str(each.label) for each in Status})
    except RuleBroken as refusal:
        return Line(n, code, trouble=refusal.messages[0])
    return Line(n, code, status, held=held.get(code))


def compared(dossier: Dossier) -> list[tuple[OutsideCode, Agreement]]:
    """The codes of a dossier, each with how the state last seen there compares."""
    codes = dossier.outside_codes.select_related("seen_by")
    return [(each, rules.agreement(each.seen_status, Status(dossier.status))) for each in codes]


def differing(user: User, at: datetime) -> QuerySet[OutsideCode]:
    """Codes whose last state seen there is not the dossier's, or that were not found there; the latest seen first."""
    open_ones = queries.visible_to(user, at).exclude(status__in=OVER)
    codes = OutsideCode.objects.filter(dossier__in=open_ones)
    apart = codes.filter(Q(seen_status=None) | ~Q(seen_status=F("dossier__status")))
    return apart.select_related("dossier__submitter", "seen_by").order_by("-seen_at", "-id")
