"""Publishing one version, ending one."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures.actions.events import ProcedureClosed
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish, take_turn
from motcua.reference.procedures.actions.writing import publish
from motcua.reference.procedures.importing import Planned
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.states import Status


@transaction.atomic
def publish_version(entry: Entry, *, by: User | None, at: datetime, in_force_from: date) -> ProcedureVersion:
    """A published version with the content of a canonical entry, in force from a day; the one before ends.

    Raises PermissionDenied; RuleBroken when the day is not after the first day of the version before.
    """
    may_publish(by, at)
    take_turn()
    return publish([Planned(entry, in_force_from)], by=by, at=at)[0]


@transaction.atomic
def close_version(
    version: ProcedureVersion, *, by: User | None, at: datetime, in_force_to: date
) -> ProcedureVersion:
    """The version with its last day in force, set once: the procedure is abolished, nothing follows."""
    may_publish(by, at)
    take_turn()
    version = ProcedureVersion.objects.select_for_update().get(pk=version.pk)
    _must_be_open(version)
    if in_force_to < version.in_force_from:
        message = _("Ngày hết hiệu lực trước ngày bắt đầu áp dụng %(day)s. Chọn ngày này hoặc muộn hơn.")
        raise RuleBroken(
            message, code="closed_before_start", params={"day": f"{version.in_force_from:%d/%m/%Y}"}
        )
    version.in_force_to = in_force_to
    version.save(update_fields=["in_force_to"])
    data = {"code": version.procedure.code, "number": version.number, "in_force_to": in_force_to.isoformat()}
    record("procedures.closed", version, by=by, at=at, centre=EVERYWHERE, data=data)
    events.announce(ProcedureClosed(version.pk))
    return version


def _must_be_open(version: ProcedureVersion) -> None:
    if version.status != Status.PUBLISHED or version.in_force_to is not None:
        message = _(
            "Phiên bản %(number)s chưa công bố hoặc đã có ngày hết hiệu lực; ngày này chỉ đặt một lần. "
            "Mở lại trang để xem tình trạng mới nhất."
        )
        raise RuleBroken(message, code="version_not_open", params={"number": version.number})
