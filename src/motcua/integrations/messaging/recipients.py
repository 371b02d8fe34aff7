"""Who hears of a dossier: the people whose it is, and the officers whose turn it is."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.notifications.states import Channel
from motcua.reference.organisation.models import Delegation, Grant, Holding
from motcua.reference.organisation.queries import holds_on
from motcua.reference.organisation.rules import DECIDE, Place


def contacts_of(dossier: Dossier) -> Iterator[tuple[Channel, str]]:
    """Every channel and address of submitter and owner, each address once.

    The e-mail is what was written on the filing, since nothing else asks for one: a dossier of the counter has none.
    """
    filing = getattr(dossier, "filing", None)
    emails = [filing.email, filing.owner_email] if filing else []
    phones = [dossier.submitter.phone, dossier.owner.phone, filing.owner_phone if filing else ""]
    yield from ((Channel.EMAIL, each) for each in dict.fromkeys(emails) if each)
    yield from ((Channel.SMS, each) for each in dict.fromkeys(phones) if each)


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
