"""What of a dossier's life is told to whom: the handlers that `config/wiring.py` joins to its events.

Each event has a `dossier_id`. A handler runs inside the act's transaction, after the act is in the timeline.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from django.conf import settings
from django.urls import reverse

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier, DossierEvent
from motcua.casework.dossiers.states import OUTSIDE, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.notifications import actions
from motcua.foundation.notifications.actions import About
from motcua.foundation.notifications.rules import Facts
from motcua.foundation.notifications.states import Kind
from motcua.integrations.messaging import recipients, registry
from motcua.reference.organisation.rules import Place


class AboutDossier(Protocol):
    """An event of a dossier."""

    @property
    def dossier_id(self) -> int: ...


#: what day a message names: the promise where it tells of a new one, else the day of the act
_PROMISED = (Kind.RECEIVED, Kind.EXTENDED, Kind.RESCHEDULED)


def applicant_hears(kind: Kind) -> Callable[[AboutDossier], None]:
    """A handler: those whose dossier it is are told by every channel that is set up and for which they gave an address.

    The day is what the act names in the timeline as `until` (by when to supplement), else the promise, or its own day.
    """

    def tell(event: AboutDossier) -> None:
        if not any(recipients.are_kept(channel) for channel in registry.every()):
            return
        dossier = Dossier.objects.select_related("submitter", "owner").get(pk=event.dossier_id)
        contacts = [
            (channel, address)
            for channel, address in recipients.contacts_of(dossier)
            if registry.find(channel)
        ]
        if not contacts:  # most people give a telephone only: the act is not read for nothing
            return
        act = _last_act(dossier)
        where = f"{settings.PUBLIC_URL}{reverse('portal:status', args=[dossier.code])}"
        about = About(dossier, dossier.centre_id, Facts(dossier.code, _day_named(kind, dossier, act), where))
        for channel, address in contacts:
            actions.write_message(kind, channel, address, about, at=act.at)

    return tell


def _day_named(kind: Kind, dossier: Dossier, act: DossierEvent) -> date:
    if "until" in act.data:
        return date.fromisoformat(act.data["until"])
    return _local_day((dossier.due_at if kind in _PROMISED else None) or act.at)


def turn_ends(event: AboutDossier) -> None:
    """What officers were told of the dossier is done."""
    dossier = Dossier.objects.get(pk=event.dossier_id)
    actions.end_notices(dossier, at=_last_act(dossier).at)


def turn_comes(event: AboutDossier) -> None:
    """Whoever is to work on the dossier now, sign it, note a reply or hand over, sees so; the actor knows."""
    dossier = Dossier.objects.get(pk=event.dossier_id)
    act = _last_act(dossier)
    actions.end_notices(dossier, at=act.at)
    kind, right, role, page = _turn_of(dossier)
    place = Place(dossier.centre_id, dossier.field_code, dossier.procedure_code)
    officers = recipients.holders(right, place, role=role, on=_local_day(act.at)) - {act.by}
    if kind == Kind.TURN and dossier.handler_id:
        officers &= {dossier.handler_id}
    where = reverse(page, args=[dossier.code])
    facts = Facts(dossier.code, _local_day(dossier.due_at or act.at), where)
    actions.tell_officers(kind, officers, About(dossier, dossier.centre_id, facts), at=act.at)


def _turn_of(dossier: Dossier) -> tuple[Kind, str, str, str]:
    """What is to be done now, the right and the role in the process it needs, the page it is done on."""
    if dossier.status == Status.RESOLVED:
        return Kind.TO_RETURN, "dossiers.return", "", "counter:hand_over"
    if dossier.deciding:
        return Kind.TO_SIGN, "dossiers.decide", "", "counter:dossier"
    if dossier.current_role == OUTSIDE:
        return Kind.OUTSIDE, "dossiers.forward", "", "counter:dossier"
    return Kind.TURN, "dossiers.process", dossier.current_role, "counter:dossier"


def _last_act(dossier: Dossier) -> DossierEvent:
    """The act that was just taken, with its moment and its actor."""
    act = queries.timeline(dossier).last()
    if act is None:
        raise LookupError(f"dossier {dossier.pk} has no act to tell of")
    return act


def _local_day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
