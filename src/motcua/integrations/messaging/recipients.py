"""Who hears of a dossier: the people whose it is, and the officers whose turn it is."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from motcua.casework.dossiers.models import Dossier, Person
from motcua.foundation.notifications.states import Channel
from motcua.reference.organisation.models import Delegation, Grant, Holding
from motcua.reference.organisation.queries import holds_on
from motcua.reference.organisation.rules import DECIDE, Place

#: where a person's address for a channel is kept; the e-mail is read from the day the field exists
_KEPT_IN = {Channel.EMAIL: "email", Channel.SMS: "phone"}


def are_kept(channel: Channel) -> bool:
    """Whether people's addresses for that channel are kept at all."""
    return channel in _KEPT_IN and hasattr(Person, _KEPT_IN[channel])


def contacts_of(dossier: Dossier) -> Iterator[tuple[Channel, str]]:
    """Every channel and address of those whose dossier it is, each address once."""
    seen: set[tuple[Channel, str]] = set()
    for person in (dossier.submitter, dossier.owner):
        found = {channel: getattr(person, name, "") for channel, name in _KEPT_IN.items()}
        for contact in found.items():
            if contact[1] and contact not in seen:
                seen.add(contact)
                yield contact


def holders(right: str, place: Place, *, role: str = "", on: date) -> set[int]:
    """The accounts that hold `right` at that place on that day, and act in `role` when one is named.

    Two queries at most; the answer that `permissions.allows` and `roles_of` give for each of them.
    """
    reaching = Q(everywhere=True) | Q(post__unit__centre=place.centre)
    posts = _granted(right, place, on).filter(reaching).values("post")
    held = Holding.objects.filter(holds_on(on), post__in=posts, user__is_active=True)
    found = set(held.values_list("user", flat=True))
    if right == DECIDE:
        found |= _delegated(place, on)
    return found & _acting_in(role, on) if role else found


def _delegated(place: Place, on: date) -> set[int]:
    """Those to whom a post of this Centre that may decide there delegated it. Source: NĐ 118/2025 Đ17.5."""
    own = _granted(DECIDE, place, on).filter(everywhere=False, post__unit__centre=place.centre)
    given = Delegation.objects.filter(
        holds_on(on),
        giver__in=own.values("post"),
        field__in=("", place.field),
        receiver__is_active=True,
    )
    return set(given.values_list("receiver", flat=True))


def _granted(right: str, place: Place, on: date) -> QuerySet[Grant]:
    """The grants of `right` in force that day that are not for another field or procedure."""
    return Grant.objects.filter(
        holds_on(on),
        right=right,
        field__in=("", place.field),
        procedure__in=("", place.procedure),
    )


def _acting_in(role: str, on: date) -> set[int]:
    holdings = Holding.objects.filter(holds_on(on), post__roles__contains=[role])
    return set(holdings.values_list("user", flat=True))
