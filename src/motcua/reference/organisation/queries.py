"""Reading the organisation: what somebody may do on a day, and where."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.db.models.query import QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.reference.organisation.models import Centre, Delegation, Grant, Holding
from motcua.reference.organisation.rules import DECIDE, Reach


def holds_on(on: date, prefix: str = "") -> Q:
    """Rows in force on that day."""
    return Q(**{f"{prefix}first_on__lte": on}) & (
        Q(**{f"{prefix}last_on": None}) | Q(**{f"{prefix}last_on__gte": on})
    )


def _granted(user: User, on: date) -> set[Reach]:
    """The rights of the posts that `user` holds that day; the Centre is that of the post's unit."""
    held = Holding.objects.filter(holds_on(on), user=user).values("post")
    grants = Grant.objects.filter(holds_on(on), post__in=held)
    rows = grants.values_list("right", "everywhere", "post__unit__centre", "field", "procedure")
    return {
        Reach(right, None if everywhere else centre, field, procedure)
        for right, everywhere, centre, field, procedure in rows
        if everywhere or centre is not None
    }


def _delegated(user: User, on: date) -> set[Reach]:
    """The written delegations to decide that `user` has that day."""
    delegations = Delegation.objects.filter(holds_on(on), receiver=user, giver__unit__isnull=False)
    rows = delegations.values_list("giver__unit__centre", "field")
    return {Reach(DECIDE, centre, field) for centre, field in rows}


def reaches(user: User, right: str, at: datetime) -> frozenset[Reach]:
    """How far `user` holds `right` that day. Asked once per request: one query, one more when it is to decide."""
    on = at.astimezone(VIETNAM).date()
    known: dict[tuple[date, bool], frozenset[Reach]] = user.__dict__.setdefault("_reaches", {})
    if (on, False) not in known:
        known[on, False] = frozenset(_granted(user, on))
    if right == DECIDE and (on, True) not in known:
        known[on, True] = known[on, False] | _delegated(user, on)
    return known[on, right == DECIDE]


def reaches_of(user: User, right: str, at: datetime) -> list[Reach]:
    """How far `user` holds one right."""
    return [reach for reach in reaches(user, right, at) if reach.right == right]


def roles_of(user: User, at: datetime) -> frozenset[str]:
    """The roles in approved processes that `user`'s posts act in that day; one query, then none."""
    on = at.astimezone(VIETNAM).date()
    known: dict[date, frozenset[str]] = user.__dict__.setdefault("_roles", {})
    if on not in known:
        posts = Holding.objects.filter(holds_on(on), user=user).values_list("post__roles", flat=True)
        known[on] = frozenset(role for roles in posts for role in roles)
    return known[on]


def centre_of(user: User) -> Centre | None:
    """The Centre the officer sits in, with its commune; None for everybody else."""
    if user.centre is None:
        return None
    known: Centre | None = user.__dict__.get("_centre")
    if known is None:
        known = Centre.objects.select_related("commune").get(pk=user.centre)
        user.__dict__["_centre"] = known
    return known


def get_centre(user: User) -> Centre:
    """The Centre the officer sits in. Raises PermissionDenied for whoever sits in none."""
    centre = centre_of(user)
    if centre is None:
        raise PermissionDenied("no Centre")
    return centre


def only_centre() -> Centre | None:
    """The Centre of this installation, when there is exactly one."""
    centres = list(Centre.objects.select_related("commune")[:2])
    return centres[0] if len(centres) == 1 else None


def officers_of(centre: int) -> QuerySet[User]:
    """The active officers of one Centre."""
    return User.objects.filter(centre=centre, is_active=True, kind=User.Kind.OFFICIAL).order_by("full_name")
