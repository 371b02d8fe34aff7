"""Sending one message of the outbox."""

import logging
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from motcua.foundation.clock import VIETNAM
from motcua.foundation.notifications import actions
from motcua.foundation.notifications.actions import About
from motcua.foundation.notifications.models import Message
from motcua.foundation.notifications.rules import Facts
from motcua.foundation.notifications.states import OF_THE_WAY, Kind, State
from motcua.integrations.messaging import recipients
from motcua.integrations.messaging.base import Carrier, Letter, NotDeliveredError
from motcua.reference.organisation.rules import Place

log = logging.getLogger("motcua.messaging")


@transaction.atomic
def send(pk: int, carrier: Carrier, *, at: datetime) -> bool:
    """Try one message if it is due; False when the way itself is shut, so that others need not be tried now.

    The row is held while the server is talked to: a second run passes it over. When the process dies after the server
    took the message and before this was written down, the next run sends it again under the same Message-ID.
    """
    message = actions.take_due(pk, at=at)
    if message is None:
        return True
    try:
        carrier.deliver(Letter(message.address, message.title, message.text, message.wire_id))
    except NotDeliveredError as failed:
        actions.note_failure(message, failed.fault, reply=failed.reply, at=at)
        if message.state == State.GIVEN_UP:
            _needs_somebody(message, at)
        log.info("message_not_sent message=%s fault=%s reply=%s", pk, failed.fault.value, failed.reply)
        return failed.fault not in OF_THE_WAY
    actions.note_sent(message, at=at)
    return True


def _needs_somebody(message: Message, at: datetime) -> None:
    """What was given up is work for whoever may have it sent again (ux.md §3)."""
    on = at.astimezone(VIETNAM).date()
    officers = recipients.holders("notifications.resend", Place(message.centre), on=on)
    facts = Facts(message.code, on, reverse("notifications:resend", args=[message.pk]))
    actions.tell_officers(Kind.UNDELIVERED, officers, About(message, message.centre, facts), at=at)
