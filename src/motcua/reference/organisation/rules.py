"""Whether a set of dated rights covers an act. No database, no clock."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _

DECIDE = "dossiers.decide"
#: what somebody needs besides, to read what they are to decide
VIEW = "dossiers.view"
#: signing letters of the Centre itself
SIGN = "letters.sign"
#: the body in a post's title, which the letterhead already names
_BODY = re.compile(r"\s+(UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Trung tâm)\b.*$")
_DEPUTY = "Phó "


@dataclass(frozen=True)
class Reach:
    """How far one right goes: in one Centre (None: in all), one field or procedure (empty: all)."""

    right: str
    centre: int | None
    field: str = ""
    procedure: str = ""


@dataclass(frozen=True)
class Place:
    """Where an act takes place; None and empty where the act has no such side."""

    centre: int | None = None
    field: str = ""
    procedure: str = ""


def passed_on(held: Reach, field: str) -> set[Reach]:
    """What a delegation in `field` (empty: all) gives of one right to decide that its giver holds.

    Never more than the giver has; and the receiver may read what they may decide. Source: NĐ 118/2025 Đ17.5.
    """
    if held.right != DECIDE or (field and held.field and field != held.field):
        return set()
    decide = replace(held, field=held.field or field)
    return {decide, replace(decide, right=VIEW)}


def require_delegation(*, giver_decides: bool, first_on: date, last_on: date, document: str) -> None:
    """Nothing when a delegation is written, for a time, and of a right its giver has.

    Source: NĐ 30/2020 Đ13 (written, time-limited, not passed on); NĐ 118/2025 Đ17.5.
    """
    if not document.strip():
        raise RuleBroken(
            _("Chưa ghi số văn bản ủy quyền. Ủy quyền ký chỉ có hiệu lực khi bằng văn bản."),
            code="document_needed",
        )
    if last_on < first_on:
        raise RuleBroken(
            _("Ngày hết ủy quyền trước ngày bắt đầu. Sửa một trong hai ngày theo văn bản ủy quyền."),
            code="days_crossed",
        )
    if not giver_decides:
        raise RuleBroken(
            _(
                "Vị trí giao quyền không có quyền ký vào ngày bắt đầu nên không ủy quyền được. "
                "Người được ủy quyền không ủy quyền lại cho người khác."
            ),
            code="giver_cannot_decide",
        )


def covers(reach: Reach, right: str, place: Place) -> bool:
    """Whether `reach` allows `right` at `place`. Without a Centre, holding the right anywhere is enough."""
    if reach.right != right:
        return False
    if place.centre is None:
        return True
    return (
        reach.centre in (None, place.centre)
        and reach.field in ("", place.field)
        and reach.procedure in ("", place.procedure)
    )


def allowed(reaches: Iterable[Reach], right: str, place: Place) -> bool:
    """Whether any of the rights held covers the act."""
    return any(covers(reach, right, place) for reach in reaches)


def position(title: str) -> str:
    """A post's title as it stands above a signature: `Chủ tịch` of `Chủ tịch UBND xã`."""
    return _BODY.sub("", title)


def authority(title: str, *, delegated_by: str = "") -> str:
    """The line above the position: `TUQ.` the giver of a delegation, `KT.` the head for a deputy; empty for a head.

    Source: NĐ 30/2020 Đ13.
    """
    if delegated_by:
        return f"TUQ. {position(delegated_by)}"
    if not title.startswith(_DEPUTY):
        return ""
    head = position(title).removeprefix(_DEPUTY)
    return f"KT. {head[:1].upper()}{head[1:]}"
