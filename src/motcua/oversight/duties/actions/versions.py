"""Publishing and closing the words of duties: what an import and an entry by hand do alike."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.oversight.duties.models import Annex, Duty, DutyVersion, Group
from motcua.oversight.duties.rules.annex import ReadDuty, ReadGroup
from motcua.oversight.duties.rules.numerals import position_of
from motcua.oversight.duties.states import code_of
from motcua.reference.instruments.models import Instrument


@dataclass(frozen=True)
class Place:
    """Where duties stand: the level's register, the instrument, its number there and the words it is cited with."""

    level: str
    instrument: Instrument
    numeral: str
    cited: str


@dataclass(frozen=True)
class Origin:
    """Where words come from: a file, or somebody who entered them, and on what basis."""

    annex: Annex | None = None
    by: User | None = None
    at: datetime | None = None
    basis: str = ""


def close(version: DutyVersion, *, last: date) -> None:
    """End a version with that day. Raises RuleBroken when it begins later, or has its end already."""
    told = {"code": version.duty.code, "day": f"{version.in_force_from:%d/%m/%Y}"}
    if version.in_force_from > last:
        raise RuleBroken(
            _(
                "Nhiệm vụ %(code)s đang áp dụng từ %(day)s nên nội dung mới không thể áp dụng từ ngày đó hoặc trước. "
                "Chọn ngày áp dụng muộn hơn (khi nhập bằng lệnh: --in-force-from)."
            ),
            code="closed_before_begun",
            params=told,
        )
    if version.in_force_to is not None:
        raise RuleBroken(
            _(
                "Nhiệm vụ %(code)s đã ghi hết áp dụng sau %(day)s. Chọn ngày áp dụng của nội dung mới muộn hơn ngày đó."
            ),
            code="closed_already",
            params=told | {"day": f"{version.in_force_to:%d/%m/%Y}"},
        )
    version.in_force_to = last
    version.save(update_fields=["in_force_to"])


def publish(place: Place, group: ReadGroup, duty: ReadDuty, *, first: date, origin: Origin) -> DutyVersion:
    """The words of a duty from a day on, to the last day of their instrument when that is known."""
    row, _made = Duty.objects.get_or_create(
        group=_group(place, group),
        letter=duty.letter,
        defaults={
            "code": code_of(place.numeral, group.n, duty.letter),
            "position": position_of(place.numeral, group.n, duty.letter),
        },
    )
    return DutyVersion.objects.create(
        duty=row,
        words=duty.words,
        body=group.body,
        in_force_from=first,
        in_force_to=place.instrument.in_force_to,
        annex=origin.annex,
        line=duty.line or None if origin.annex else None,
        basis=origin.basis,
        entered_by=origin.by,
        entered_at=origin.at,
    )


def _group(place: Place, group: ReadGroup) -> Group:
    """The field under the name it is given; another name is another row, and the old one still reads right."""
    return Group.objects.get_or_create(
        level=place.level,
        instrument=place.instrument,
        numeral=place.numeral,
        n=group.n,
        name=group.name,
        defaults={"cited": place.cited},
    )[0]
