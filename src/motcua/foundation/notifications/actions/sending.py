"""How the sending of a message goes on: taken by the job, sent or not, sent again by an officer."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications import rules
from motcua.foundation.notifications.actions.telling import end_notices
from motcua.foundation.notifications.models import Message
from motcua.foundation.notifications.states import Fault, State
from motcua.foundation.words import _

_TRIED = ["state", "next_at", "tries", "tried_at", "sent_at", "fault", "reply"]


def take_due(pk: int, *, at: datetime) -> Message | None:
    """The message, held until the transaction ends; None when it is sent, not yet due, or being sent right now.

    Whoever was killed while sending lets go of it without a trace: then it is sent again, under the same name.
    """
    held = Message.objects.select_for_update(skip_locked=True)
    return held.filter(pk=pk, next_at__lte=at).first()


def note_sent(message: Message, *, at: datetime) -> None:
    """The server has taken it."""
    message.state = rules.after(State(message.state), "deliver")
    message.next_at, message.tried_at, message.sent_at = None, at, at
    message.fault, message.reply = "", None
    message.save(update_fields=_TRIED)


def note_failure(message: Message, fault: Fault, *, at: datetime, reply: int | None = None) -> None:
    """It was not taken: tried again after a pause, or given up."""
    message.tries += 1
    message.tried_at, message.fault, message.reply = at, fault, reply
    message.next_at = rules.next_try(fault, tries=message.tries, since=message.round_began_at, at=at)
    message.state = rules.after(State(message.state), "fail" if message.next_at else "give_up")
    message.save(update_fields=_TRIED)


@transaction.atomic
def resend(pk: int, *, by: User, based_on: int, at: datetime) -> Message:
    """The message, waiting to be sent in a new round; `based_on` is the round the page showed.

    A repeat changes nothing. Raises PermissionDenied, RuleBroken when it waits already or is being sent.
    """
    message = Message.objects.get(pk=pk)
    require(by, "notifications.resend", message, at=at)
    held = Message.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
    if held is None:
        raise RuleBroken(_("Tin này đang được gửi. Chờ một phút rồi tải lại trang."), code="being_sent")
    if held.rounds == based_on + 1:
        return held
    before = State(held.state)
    held.state = rules.after(before, "resend")
    held.rounds, held.tries, held.fault, held.reply = held.rounds + 1, 0, "", None
    held.next_at = held.round_began_at = at
    sent_at, held.sent_at = held.sent_at, None
    held.save(update_fields=[*_TRIED, "rounds", "round_began_at"])
    end_notices(held, at=at)
    data = {"code": held.code, "kind": held.kind, "from": before.value, "round": held.rounds}
    data |= {"was_sent_at": sent_at.isoformat()} if sent_at else {}
    journal.record("notifications.resent", held, by=by, at=at, centre=held.centre, data=data)
    return held
