"""Texts of messages: written by one, approved by whoever holds that right."""

from datetime import date, datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.notifications import queries, rules
from motcua.foundation.notifications.models import MessageTemplate
from motcua.foundation.notifications.rules import Wording
from motcua.foundation.notifications.states import Channel, Kind
from motcua.foundation.search import nfc
from motcua.foundation.versions import actions as versions
from motcua.foundation.versions.rules import require_coming_day


@transaction.atomic
def write_template(
    kind: Kind,
    channel: Channel,
    wording: Wording,
    *,
    centre: int,
    in_force_from: date,
    by: User,
    at: datetime,
) -> MessageTemplate:
    """A new version for one Centre (0: for every Centre without its own), waiting for approval.

    Raises PermissionDenied; RuleBroken when a placeholder is unknown, a part is empty or the day has passed.
    """
    template = MessageTemplate(
        centre=centre, kind=kind, channel=channel, in_force_from=in_force_from,
        title=_tidied(wording.title), text=_tidied(wording.text),
        written_at=at, written_by=by.pk, written_by_name=by.full_name,
    )  # fmt: skip
    require(by, "notifications.write", template, at=at)
    rules.require_wording(template.wording)
    require_coming_day(in_force_from, at.astimezone(VIETNAM).date())
    versions.number(template, queries.versions(kind, channel, centre))
    template.save()
    _record("written", template, by, at)
    return template


def _tidied(text: str) -> str:
    """Letters composed, single spaces, one kind of line end, no blank lines around."""
    return "\n".join(nfc(line) for line in text.splitlines()).strip()


@transaction.atomic
def approve_template(pk: int, *, by: User, at: datetime) -> MessageTemplate:
    """The version, which holds from its day on; approving it again changes nothing.

    Raises PermissionDenied, RuleBroken when its day has passed by now.
    """
    template = MessageTemplate.objects.select_for_update().get(pk=pk)
    if versions.approve(template, "notifications.approve", by=by, at=at):
        _record("approved", template, by, at)
    return template


def _record(verb: str, template: MessageTemplate, by: User, at: datetime) -> None:
    data = {"kind": template.kind, "channel": template.channel, "version": template.version}
    data |= {"title": template.title, "text": template.text, "from": template.in_force_from.isoformat()}
    journal.record(f"notifications.{verb}", template, by=by, at=at, centre=template.centre, data=data)
