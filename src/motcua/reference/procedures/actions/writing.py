"""Writing versions with everything below them: few queries for many versions."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import chain

from django.utils.translation import gettext as _

from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import content
from motcua.reference.procedures.actions.events import ProcedurePublished
from motcua.reference.procedures.actions.rows import fields_of, procedures_of
from motcua.reference.procedures.actions.turn import EVERYWHERE
from motcua.reference.procedures.importing import Planned
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.rules.entries import digest
from motcua.reference.procedures.states import STEPS, Status

_BATCH = 500


def publish(planned: list[Planned], *, by: User | None, at: datetime) -> list[ProcedureVersion]:
    """Write the versions with everything below them, few queries for many versions; each is journalled."""
    procedures = procedures_of([plan.code for plan in planned], at)
    fields = fields_of([str(plan.entry["field_vi"]) for plan in planned])
    numbers = _end_those_before(planned)
    versions = [
        ProcedureVersion(
            procedure=procedures[plan.code],
            field=fields[plan.entry["field_vi"]],
            number=numbers[plan.code],
            in_force_from=plan.in_force_from,
            sha256=digest(plan.entry),
            created_at=at,
            **content.version_fields(plan.entry),
        )
        for plan in planned
    ]
    ProcedureVersion.objects.bulk_create(versions, batch_size=_BATCH)
    _write_parts(versions, planned)
    _set_published(versions, at)
    for version in versions:
        _announce(version, by=by, at=at)
    return versions


def _announce(version: ProcedureVersion, *, by: User | None, at: datetime) -> None:
    data = {
        "code": version.procedure.code,
        "number": version.number,
        "in_force_from": version.in_force_from.isoformat(),
        "sha256": version.sha256,
    }
    record("procedures.published", version, by=by, at=at, centre=EVERYWHERE, data=data)
    events.announce(ProcedurePublished(version.pk))


def _write_parts(versions: list[ProcedureVersion], planned: list[Planned]) -> None:
    by_model: defaultdict[type, list[object]] = defaultdict(list)
    for version, plan in zip(versions, planned, strict=True):
        for row in chain.from_iterable(content.parts(version, plan.entry)):
            by_model[type(row)].append(row)
    for model, rows in by_model.items():
        model.objects.bulk_create(rows, batch_size=_BATCH)  # type: ignore[attr-defined]


def _set_published(versions: list[ProcedureVersion], at: datetime) -> None:
    """Drafts until everything below them is written: from here on the database lets nothing change."""
    status = STEPS[Status.DRAFT, "publish"]
    keys = [version.pk for version in versions]
    ProcedureVersion.objects.filter(pk__in=keys).update(status=status, published_at=at)
    for version in versions:
        version.status, version.published_at = status, at


def _end_those_before(planned: list[Planned]) -> dict[str, int]:
    """End the versions that the planned ones follow, the day before; gives the number each new one gets."""
    last = {version.procedure.code: version for version in _last_versions(planned)}
    ends: defaultdict[date, list[int]] = defaultdict(list)
    for plan in planned:
        before = last.get(plan.code)
        if before is not None and before.status == Status.PUBLISHED and _must_end(before, plan.in_force_from):
            ends[plan.in_force_from - timedelta(days=1)].append(before.pk)
    for day, keys in ends.items():
        ProcedureVersion.objects.filter(pk__in=keys).update(in_force_to=day)
    return {plan.code: last[plan.code].number + 1 if plan.code in last else 1 for plan in planned}


def _last_versions(planned: list[Planned]) -> list[ProcedureVersion]:
    versions = ProcedureVersion.objects.filter(procedure__code__in=[plan.code for plan in planned])
    newest = versions.select_related("procedure").order_by("procedure_id", "-number").distinct("procedure_id")
    return list(newest)


def _must_end(before: ProcedureVersion, next_from: date) -> bool:
    """Whether the version before is still open. Raises RuleBroken when the next one would begin within it."""
    if before.in_force_to is None and next_from > before.in_force_from:
        return True
    if before.in_force_to is not None and next_from > before.in_force_to:
        return False
    message = _(
        "Thủ tục %(code)s đã có phiên bản %(number)s áp dụng trong ngày %(day)s. "
        "Hai phiên bản không cùng áp dụng một ngày. Chọn ngày bắt đầu muộn hơn."
    )
    params = {"code": before.procedure.code, "number": before.number, "day": f"{next_from:%d/%m/%Y}"}
    raise RuleBroken(message, code="version_not_later", params=params)
