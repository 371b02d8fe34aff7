"""What of a dossier's life is told to whom: the handlers that `config/wiring.py` joins to its events.

Each event has a `dossier_id`. A handler runs inside the act's transaction, after the act is in the timeline.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.conf import settings
from django.urls import reverse

from motcua.casework.assistance.queries import helper_to_tell
from motcua.casework.dossiers import queries
from motcua.casework.dossiers.actions import DossierReceived, StepsTaken
from motcua.casework.dossiers.models import Dossier, DossierEvent
from motcua.casework.dossiers.states import ELSEWHERE, Channel, Status
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


@dataclass(frozen=True)
class Turn:
    """What is to be done now, the right and the role in the process it needs, the page it is done on."""

    kind: Kind
    right: str
    role: str
    page: str


#: what day a message names: by when the Centre answers what was sent from afar, the promise where it tells of a new
#: one, else the day of the act
_ANSWERED = (Kind.FILED, Kind.BROUGHT)
_PROMISED = (Kind.RECEIVED, Kind.RECEIVED_FIRST, Kind.EXTENDED, Kind.RESCHEDULED)


def applicant_hears(kind: Kind) -> Callable[[AboutDossier], None]:
    """A handler: those whose dossier it is are told by every channel that is set up and for which they gave an address.

    The day is what the act names in the timeline as `until` (by when to supplement), else the promise, or its own day;
    of what was sent from afar, by when the Centre answers.
    """

    def tell(event: AboutDossier) -> None:
        if not registry.every():
            return
        dossier = Dossier.objects.select_related("submitter", "owner", "filing").get(pk=event.dossier_id)
        contacts = [
            (channel, address)
            for channel, address in recipients.contacts_of(dossier)
            if registry.find(channel)
        ]
        if not contacts:  # most people give a telephone only: the act is not read for nothing
            return
        act, said = _last_act(dossier), kind
        if kind == Kind.RECEIVED and dossier.appointment == 1:
            said = Kind.RECEIVED_FIRST
        where = f"{settings.PUBLIC_URL}{reverse('portal:status', args=[dossier.code])}"
        about = About(dossier, dossier.centre_id, Facts(dossier.code, _day_named(said, dossier, act), where))
        for channel, address in contacts:
            actions.write_message(said, channel, address, about, at=act.at)

    return tell


def helper_hears(event: AboutDossier) -> None:
    """Whoever helped a citizen to file hears what the citizen hears, when the citizen wants it so."""
    helper = helper_to_tell(event.dossier_id)
    if helper is None:
        return
    dossier = Dossier.objects.get(pk=event.dossier_id)
    act = _last_act(dossier)
    if act.by == helper:
        return
    where = reverse("portal:status", args=[dossier.code])
    about = About(dossier, dossier.centre_id, Facts(dossier.code, _local_day(act.at), where))
    actions.tell_officers(Kind.HELPED, [helper], about, at=act.at)


def helper_hears_of_receipt(event: DossierReceived) -> None:
    """The same of a reception: nobody helped to file what did not come online."""
    if event.channel == Channel.ONLINE:
        helper_hears(event)


def _day_named(kind: Kind, dossier: Dossier, act: DossierEvent) -> date:
    if "until" in act.data:
        return date.fromisoformat(act.data["until"])
    if kind in _ANSWERED and dossier.act_by:
        return _local_day(dossier.act_by)
    return _local_day((dossier.due_at if kind in _PROMISED else None) or act.at)


def turn_ends(event: AboutDossier) -> None:
    """What officers were told of the dossier is done."""
    dossier = Dossier.objects.get(pk=event.dossier_id)
    actions.end_notices(dossier, at=_last_act(dossier).at)


def turns_end(event: StepsTaken) -> None:
    """What officers were told of all these dossiers is done: somebody took them."""
    actions.end_notices(*Dossier.objects.filter(pk__in=event.dossier_ids).only("pk"), at=event.at)


def turn_comes(event: AboutDossier) -> None:
    """Whoever is to work on the dossier now, sign it, note a reply or hand over, sees so; the actor knows."""
    _tell_whose_turn_it_is(event, None)


def turn_comes_as(kind: Kind) -> Callable[[AboutDossier], None]:
    """A handler: as `turn_comes`, under the name of what brought the turn, which has a setting of its own."""

    def tell(event: AboutDossier) -> None:
        _tell_whose_turn_it_is(event, kind)

    return tell


def _tell_whose_turn_it_is(event: AboutDossier, kind: Kind | None) -> None:
    dossier = Dossier.objects.get(pk=event.dossier_id)
    act = _last_act(dossier)
    actions.end_notices(dossier, at=act.at)
    for turn in _turns_of(dossier):
        _tell_holders(turn, dossier, act, kind=kind)


def holder_is_urged(event: AboutDossier) -> None:
    """Whoever the dossier waits for sees that it was urged; what they were told before stands."""
    dossier = Dossier.objects.get(pk=event.dossier_id)
    for turn in _turns_of(dossier):
        _tell_holders(turn, dossier, _last_act(dossier), kind=Kind.URGED)


def _tell_holders(turn: Turn, dossier: Dossier, act: DossierEvent, *, kind: Kind | None = None) -> None:
    """The officers whose turn it is, but who took the act, hear of it as `kind`, else as what the turn is."""
    place = Place(dossier.centre_id, dossier.field_code, dossier.procedure_code)
    officers = recipients.holders(turn.right, place, role=turn.role, on=_local_day(act.at)) - {act.by}
    if turn.kind == Kind.TURN and dossier.handler_id:
        officers &= {dossier.handler_id}
    where = reverse(turn.page, args=[dossier.code])
    facts = Facts(dossier.code, _local_day(dossier.due_at or dossier.act_by or act.at), where)
    actions.tell_officers(kind or turn.kind, officers, About(dossier, dossier.centre_id, facts), at=act.at)


def _turns_of(dossier: Dossier) -> list[Turn]:
    """Whose turn it is: one, or several where steps run side by side."""
    return [_turn_of(dossier), *(_turn_in(each["role"]) for each in dossier.beside)]


def _turn_of(dossier: Dossier) -> Turn:
    if dossier.status == Status.SUBMITTED:
        return Turn(Kind.TURN, "dossiers.receive", "", "counter:dossier")
    if dossier.status == Status.RECEIVED:
        return Turn(Kind.TURN, "dossiers.forward", "", "counter:dossier")
    if dossier.status == Status.RESOLVED:
        return Turn(Kind.TO_RETURN, "dossiers.return", "", "counter:hand_over")
    if dossier.deciding:
        return Turn(Kind.TO_SIGN, "dossiers.decide", "", "counter:dossier")
    return _turn_in(dossier.current_role)


def _turn_in(role: str) -> Turn:
    if role in ELSEWHERE:
        return Turn(Kind.OUTSIDE, "dossiers.forward", "", "counter:dossier")
    return Turn(Kind.TURN, "dossiers.process", role, "counter:dossier")


def _last_act(dossier: Dossier) -> DossierEvent:
    """The act that was just taken, with its moment and its actor."""
    act = queries.timeline(dossier).last()
    if act is None:
        raise LookupError(f"dossier {dossier.pk} has no act to tell of")
    return act


def _local_day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
