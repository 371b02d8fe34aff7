"""What a change of a procedure sets going: things to renew at every Centre, and old sheets that no longer hold."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit.journal import record
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers import actions as papers
from motcua.foundation.words import _, kept_words
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures.actions.events import ProcedureClosed, ProcedurePublished
from motcua.reference.procedures.actions.posting import POST
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.posting import FollowUp, Sheet
from motcua.reference.procedures.states import AFTER_CHANGE, AFTER_END, FollowUpKind, FollowUpState

#: sheets declared void in one run of the nightly job; the rest follows in the next
AT_ONCE = 1_000


def on_published(event: ProcedurePublished) -> None:
    """A new version of a procedure that was there before leaves things to renew at every Centre."""
    version = ProcedureVersion.objects.get(pk=event.version_id)
    if version.number > 1:
        _open(version, AFTER_CHANGE, version.in_force_from)


def on_closed(event: ProcedureClosed) -> None:
    """An ended procedure leaves its sheets to be taken down."""
    version = ProcedureVersion.objects.get(pk=event.version_id)
    assert version.in_force_to is not None, "a closed version has its last day"
    _open(version, AFTER_END, version.in_force_to + timedelta(days=1))


def _open(version: ProcedureVersion, kinds: tuple[FollowUpKind, ...], due_on: date) -> None:
    at = clock.now()
    FollowUp.objects.bulk_create(
        (
            FollowUp(centre=centre, version=version, kind=kind, due_on=due_on, opened_at=at)
            for centre in Centre.objects.all()
            for kind in kinds
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def take_on(follow_up: FollowUp, *, by: User, at: datetime) -> FollowUp:
    """The follow-up with whoever takes it on. Raises PermissionDenied, RuleBroken when it is closed."""
    follow_up = _own(follow_up, by, at)
    follow_up.owner = by
    follow_up.save(update_fields=["owner"])
    record("procedures.follow_up_taken", follow_up, by=by, at=at, centre=follow_up.centre_id)
    return follow_up


@transaction.atomic
def close_follow_up(
    follow_up: FollowUp, state: FollowUpState, *, note: str, by: User, at: datetime
) -> FollowUp:
    """The follow-up as done, or as needless with the reason why. Raises PermissionDenied, RuleBroken."""
    follow_up = _own(follow_up, by, at)
    if state == FollowUpState.NEEDLESS and not note.strip():
        message = _("Chưa ghi vì sao không cần làm. Ghi một câu rồi bấm lại.")
        raise RuleBroken(message, code="reason_missing")
    follow_up.state, follow_up.note, follow_up.closed_at = state, note.strip(), at
    follow_up.owner = follow_up.owner or by
    follow_up.save(update_fields=["state", "note", "closed_at", "owner"])
    data = {"kind": follow_up.kind, "state": state}
    record("procedures.follow_up_closed", follow_up, by=by, at=at, centre=follow_up.centre_id, data=data)
    return follow_up


def _own(follow_up: FollowUp, by: User, at: datetime) -> FollowUp:
    """The row, locked, of the officer's own Centre, still open."""
    require(by, POST, at=at)
    follow_up = FollowUp.objects.select_for_update().get(pk=follow_up.pk, centre=get_centre(by))
    if follow_up.state != FollowUpState.OPEN:
        message = _("Việc này đã có người ghi xong. Mở lại danh sách để xem.")
        raise RuleBroken(message, code="follow_up_closed")
    return follow_up


def void_sheets(*, at: datetime) -> int:
    """How many prints of ended versions were declared void; whoever checks one is told what holds now."""
    today = at.astimezone(VIETNAM).date()
    return sum(_void(sheet, at) for sheet in _ended(today)[:AT_ONCE])


def _ended(today: date) -> QuerySet[Sheet]:
    ended = Sheet.objects.filter(is_void=False, version__in_force_to__lt=today)
    return ended.select_related("paper", "version__procedure").order_by("pk")


@transaction.atomic
def _void(sheet: Sheet, at: datetime) -> bool:
    """Whether this call did it; another one at the same time may have."""
    if not Sheet.objects.filter(pk=sheet.pk, is_void=False).update(is_void=True):
        return False
    with kept_words():
        words = _(
            "Thủ tục đã đổi, tờ này hết giá trị sau ngày %(day)s. Xem bản hiện hành ở trang thủ tục %(code)s."
        )
        day, code = f"{sheet.version.in_force_to:%d/%m/%Y}", sheet.version.procedure.code
        papers.withdraw(sheet.paper, reason=words % {"day": day, "code": code}, by=None, at=at)
    return True
