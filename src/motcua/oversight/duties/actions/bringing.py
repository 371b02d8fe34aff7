"""Bringing an annex in: all of it or nothing."""

import hashlib
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path

import yaml
from django.db import transaction

from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.oversight.duties import importing
from motcua.oversight.duties.importing import Found, Plan
from motcua.oversight.duties.models import Annex, Duty, DutyVersion, Group, Requirement
from motcua.oversight.duties.rules.annex import ReadGroup, ReadInstrument
from motcua.oversight.duties.states import COMMUNE, LETTERS
from motcua.reference.instruments import actions as instruments
from motcua.reference.instruments.models import Instrument

#: the annex that comes with the house: VPUBND tỉnh Đồng Tháp, 2026
SEED = Path(__file__).parents[1] / "data" / "phu-luc.txt"
#: what evidence the house suggests
SUGGESTED = SEED.with_name("requirements.yaml")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


@transaction.atomic
def import_annex(
    data: bytes, *, name: str, at: datetime, in_force_from: date | None = None, level: str = COMMUNE
) -> Plan:
    """What was written of a file: new words close the old ones the day before; a file that is the same adds nothing.

    New duties hold from their instrument's first day, new words from today, unless a day is given. Called from the
    command line, whose user owns the installation. Raises RuleBroken when anything in the file was not understood,
    or when words would have to be closed before they began.
    """
    on = at.astimezone(VIETNAM).date()
    plan = importing.planned(data, on=on, level=level)
    if plan.reading.faults:
        raise RuleBroken(
            _("Phụ lục có %(n)s chỗ chưa hiểu nên chưa nhập gì. Sửa từng chỗ theo số dòng rồi nhập lại."),
            code="annex_not_understood",
            params={"n": len(plan.reading.faults)},
        )
    if plan.changes_nothing:
        return plan
    annex = Annex.objects.create(
        name=name[:255],
        sha256=hashlib.sha256(data).hexdigest(),
        content=data,
        letter=asdict(plan.reading.letter),
        brought_at=at,
    )
    first = in_force_from or on
    for version in [*plan.closed, *(old for _found, old in plan.changed)]:
        _close(version, first)
    for found in plan.new:
        _publish(annex, found, level, in_force_from)
    for found, _old in plan.changed:
        _publish(annex, found, level, first)
    counts = {name: len(getattr(plan, name)) for name in ("new", "changed", "closed")}
    journal.record("duties.imported", annex, by=None, at=at, centre=0, data=counts)
    return plan


def _close(version: DutyVersion, first: date) -> None:
    if version.in_force_from >= first:
        raise RuleBroken(
            _(
                "Nhiệm vụ %(code)s đang áp dụng từ %(day)s nên nội dung mới không thể áp dụng từ ngày đó hoặc trước. "
                "Thêm --in-force-from với ngày muộn hơn."
            ),
            code="closed_before_begun",
            params={"code": version.duty.code, "day": f"{version.in_force_from:%d/%m/%Y}"},
        )
    version.in_force_to = first - timedelta(days=1)
    version.save(update_fields=["in_force_to"])


def _publish(annex: Annex, found: Found, level: str, first: date | None) -> None:
    code, read_instrument, read_group, read_duty = found
    assert read_instrument.citation is not None
    instrument = instruments.enter(read_instrument.citation)
    group = _group(read_instrument, read_group, instrument, level)
    duty, _made = Duty.objects.get_or_create(
        group=group,
        letter=read_duty.letter,
        defaults={
            "code": code,
            "position": _position(read_instrument.numeral, read_group.n, read_duty.letter),
        },
    )
    DutyVersion.objects.create(
        duty=duty,
        words=read_duty.words,
        body=read_group.body,
        in_force_from=first or instrument.in_force_from or instrument.issued_on,
        annex=annex,
        line=read_duty.line or None,
    )


def _group(read: ReadInstrument, group: ReadGroup, instrument: Instrument, level: str) -> Group:
    """The field under the name the file gives it; another name is another row, and the old one still reads right."""
    return Group.objects.get_or_create(
        level=level,
        instrument=instrument,
        numeral=read.numeral,
        n=group.n,
        name=group.name,
        defaults={"cited": read.words},
    )[0]


def _position(numeral: str, n: int, letter: str) -> int:
    """Where a duty stands in its annex, as one number."""
    values = [_ROMAN[sign] for sign in numeral]
    signed = (
        -value if any(value < later for later in values[place + 1 :]) else value
        for place, value in enumerate(values)
    )
    return sum(signed) * 10_000 + n * 100 + (LETTERS.index(letter) + 1 if letter else 0)


def seed(*, at: datetime) -> Plan | None:
    """The communes' register from the annex that comes with the house; None when there is one already."""
    if Group.objects.filter(level=COMMUNE).exists():
        return None
    plan = import_annex(SEED.read_bytes(), name=SEED.name, at=at)
    duties = {duty.code: duty for duty in Duty.objects.filter(group__level=COMMUNE)}
    suggested: dict[str, tuple[int, str]] = yaml.safe_load(SUGGESTED.read_text())
    Requirement.objects.bulk_create(
        Requirement(
            duty=duties[code],
            frequency=str(months),
            minimum=1,
            wanted=wanted,
            basis="Gợi ý kèm phần mềm, không phải quy định",
            entered_at=at,
        )
        for code, (months, wanted) in suggested.items()
    )
    return plan
