"""Bringing an annex in: all of it or nothing."""

import hashlib
from dataclasses import asdict
from datetime import date, datetime, timedelta
from pathlib import Path

import yaml
from django.db import transaction

from motcua.foundation import events
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.oversight.duties import importing
from motcua.oversight.duties.actions import versions
from motcua.oversight.duties.actions.events import InstrumentChanged
from motcua.oversight.duties.actions.versions import Origin, Place
from motcua.oversight.duties.importing import Found, Plan
from motcua.oversight.duties.models import Annex, Duty, Group, Requirement
from motcua.oversight.duties.states import COMMUNE
from motcua.reference.instruments import actions as instruments

#: the annex that comes with the house: VPUBND tỉnh Đồng Tháp, 2026
SEED = Path(__file__).parents[1] / "data" / "phu-luc.txt"
#: what evidence the house suggests
SUGGESTED = SEED.with_name("requirements.yaml")


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
        versions.close(version, last=first - timedelta(days=1))
    touched = {version.duty.group.instrument_id for version in plan.closed}
    touched |= {_publish(Origin(annex), found, level, in_force_from) for found in plan.new}
    touched |= {_publish(Origin(annex), found, level, first) for found, _old in plan.changed}
    counts = {name: len(getattr(plan, name)) for name in ("new", "changed", "closed")}
    journal.record("duties.imported", annex, by=None, at=at, centre=0, data=counts)
    for instrument in sorted(touched):
        events.announce(InstrumentChanged(instrument))
    return plan


def _publish(origin: Origin, found: Found, level: str, first: date | None) -> int:
    """The instrument whose duty was published."""
    _code, read, group, duty = found
    assert read.citation is not None
    instrument = instruments.enter(read.citation)
    place = Place(level, instrument, read.numeral, read.words)
    first = first or instrument.in_force_from or instrument.issued_on
    versions.publish(place, group, duty, first=first, origin=origin)
    return instrument.pk


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
