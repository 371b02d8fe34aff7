"""Reading the organisation: what somebody may do on a day, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.asked import OnceAPage
from motcua.foundation.clock import VIETNAM
from motcua.foundation.search import fold
from motcua.foundation.statements import Given, Question, kept, written
from motcua.reference.organisation.models import Centre, Commune, Delegation, Grant, Holding, Post, Unit
from motcua.reference.organisation.rules import DECIDE, SIGN, Place, Reach, authority, passed_on, position

#: kinds of communes before the name itself, as they are searched
KINDS = ("dac khu ", "phuong ", "xa ")
#: communes shown to choose from
MOST_COMMUNES = 12


def holds_on(on: date) -> Q:
    """Rows in force on that day."""
    return Q(first_on__lte=on) & (Q(last_on=None) | Q(last_on__gte=on))


#: one reach as a row: right, everywhere, Centre, field, procedure, field of the delegation (None: a post's own), and
#: no role; or nothing of that and a role
_Row = tuple[str, bool, int | None, str, str, str | None, str]


# Written out because every request asks it: building this union anew costs more than answering it.
_REACHING = """
select g."right", g.everywhere, u.centre_id, g.field, g.procedure, null, ''
from organisation_grant g
join organisation_holding h on h.post_id = g.post_id
join organisation_post p on p.id = g.post_id
left join organisation_unit u on u.id = p.unit_id
where h.user_id = %(user)s
  and h.first_on <= %(on)s and (h.last_on is null or h.last_on >= %(on)s)
  and g.first_on <= %(on)s and (g.last_on is null or g.last_on >= %(on)s)
union
select g."right", false, u.centre_id, g.field, g.procedure, d.field, ''
from organisation_delegation d
join organisation_post p on p.id = d.giver_id
left join organisation_unit u on u.id = p.unit_id
join organisation_grant g on g.post_id = d.giver_id and g."right" = %(decide)s
where d.receiver_id = %(user)s
  and d.first_on <= %(on)s and (d.last_on is null or d.last_on >= %(on)s)
  and g.first_on <= %(on)s and (g.last_on is null or g.last_on >= %(on)s)
union
select '', false, null, '', '', null, jsonb_array_elements_text(p.roles)
from organisation_holding h
join organisation_post p on p.id = h.post_id
where h.user_id = %(user)s
  and h.first_on <= %(on)s and (h.last_on is null or h.last_on >= %(on)s)
"""


@OnceAPage
def reaching(user: int, on: date) -> Question[_Row]:
    """What the posts give that somebody holds that day, and the rights to decide that were delegated: one query.

    A delegation is joined to what its giver's post itself may decide that day.
    """
    return written(_REACHING, {"user": user, "on": on, "decide": DECIDE}).told(lambda row: cast(_Row, row))


def _reaches_of_row(row: _Row) -> set[Reach]:
    """Of a post above all Centres only what is granted everywhere counts; nobody signs for it elsewhere. A role
    reaches nothing."""
    right, everywhere, centre, field, procedure, delegated_field, _role = row
    if not everywhere and centre is None:
        return set()
    reach = Reach(right, None if everywhere else centre, field, procedure)
    return {reach} if delegated_field is None else passed_on(reach, delegated_field)


def _kept_with(user: User, name: str) -> dict[Any, Any]:
    """What was read about `user`, kept for as long as that is; a request's user is one with the one behind it."""
    if not hasattr(user, name):
        setattr(user, name, {})
    kept: dict[Any, Any] = getattr(user, name)
    return kept


@dataclass(frozen=True)
class _Held:
    """What somebody's posts and delegations give on a day."""

    reaches: dict[str, frozenset[Reach]]
    roles: frozenset[str]


def _held_by(user: User, at: datetime) -> _Held:
    on = at.astimezone(VIETNAM).date()
    known: dict[date, _Held] = _kept_with(user, "_held")
    if on not in known:
        rows = reaching(user.pk, on)
        reaches: dict[str, frozenset[Reach]] = {}
        for row in rows:
            for reach in _reaches_of_row(row):
                reaches[reach.right] = reaches.get(reach.right, frozenset()) | {reach}
        known[on] = _Held(reaches, frozenset(role for *_reach, role in rows if role))
    return known[on]


def reaches(user: User, at: datetime) -> dict[str, frozenset[Reach]]:
    """Every right of `user` that day and how far it goes; one query a request, then none."""
    return _held_by(user, at).reaches


def reaches_of(user: User, right: str, at: datetime) -> frozenset[Reach]:
    """How far `user` holds one right that day; empty when not at all."""
    return reaches(user, at).get(right, frozenset())


def roles_of(user: User, at: datetime) -> frozenset[str]:
    """The roles in approved processes that `user`'s posts act in that day, read together with the rights."""
    return _held_by(user, at).roles


def acting_in(centre: int, role: str, at: datetime) -> list[User]:
    """The people of a Centre whose posts act in a role of approved processes that day, by name."""
    on = at.astimezone(VIETNAM).date()
    holding = Holding.objects.filter(holds_on(on), post__unit__centre=centre, post__roles__contains=[role])
    return list(
        User.objects.filter(pk__in=holding.values("user"), is_active=True).order_by("full_name", "pk")
    )


@dataclass(frozen=True)
class Signatory:
    """Somebody who may sign that day, and how that is written above the name."""

    user_id: int
    name: str
    #: `KT. Chủ tịch`, `TUQ. Chủ tịch`; empty for a head
    authority: str
    position: str
    #: number of the written delegation; empty for who signs by a post
    document: str = ""

    @property
    def key(self) -> str:
        """Names this way of signing among those of the same day."""
        return f"{self.user_id}:{self.position}:{self.document}"


def delegations(user: User) -> QuerySet[Delegation]:
    """Delegations of the officer's Centre, the latest first; of every Centre for who sits above them."""
    given = Delegation.objects.select_related("giver__unit", "receiver").order_by("-first_on", "-pk")
    return given if user.centre is None else given.filter(giver__unit__centre=user.centre)


def deciding_posts(centre: int, on: date) -> QuerySet[Post]:
    """The posts of a Centre that may decide that day, in all or some fields: those that may delegate it."""
    granted = Grant.objects.filter(holds_on(on), right=DECIDE, post__unit__centre=centre)
    return Post.objects.filter(pk__in=granted.values("post")).order_by("title", "pk")


def officers_of(centre: int) -> QuerySet[User]:
    """The people who work in a Centre, by name."""
    own = User.objects.filter(centre=centre, kind=User.Kind.OFFICIAL, is_active=True)
    return own.order_by("full_name", "pk")


def signatories(place: Place, at: datetime, rights: Iterable[str] = (DECIDE, SIGN)) -> list[Signatory]:
    """Who may sign at a Centre that day, in a field and procedure: by post first, then by written delegation.

    `rights` are those that count: deciding alone, or the Centre's own letters too.

    Source: NĐ 118/2025 Đ17.5; NĐ 30/2020 Đ13.
    """
    on = at.astimezone(VIETNAM).date()
    granted = Grant.objects.filter(
        holds_on(on),
        right__in=rights,
        field__in=("", place.field),
        procedure__in=("", place.procedure),
        post__unit__centre=place.centre,
    )
    return [
        *_by_post(granted.values("post"), on),
        *_by_delegation(granted.filter(right=DECIDE).values("post"), place.field, on),
    ]


def deciders(place: Place, at: datetime) -> list[User]:
    """The people who may decide there that day, by post or by written delegation, by name."""
    may = {each.user_id for each in signatories(place, at, rights=(DECIDE,))}
    return list(User.objects.filter(pk__in=may).order_by("full_name", "pk"))


def _by_post(posts: QuerySet[Grant, Any], on: date) -> Iterator[Signatory]:
    held = Holding.objects.filter(holds_on(on), post__in=posts, user__is_active=True)
    for each in held.select_related("post", "user").order_by("user__full_name", "pk"):
        title = each.post.title
        yield Signatory(each.user_id, each.user.full_name, authority(title), position(title))


def _by_delegation(posts: QuerySet[Grant, Any], field: str, on: date) -> Iterator[Signatory]:
    given = Delegation.objects.filter(
        holds_on(on), giver__in=posts, field__in=("", field), receiver__is_active=True
    )
    for each in given.select_related("giver", "receiver").order_by("receiver__full_name", "pk"):
        line = authority("", delegated_by=each.giver.title)
        title = position(each.receiver.title)
        yield Signatory(each.receiver_id, each.receiver.full_name, line, title, each.document)


def communes_called(name: str, province: int) -> list[Commune]:
    """The communes of that code or of that name without accents, those of the province first; few, or none.

    A name that is only part of others is told apart when one commune has just that name.
    """
    typed = fold(name)
    if typed.isdecimal():
        return list(Commune.objects.filter(code=int(typed)).select_related("province"))
    every = Commune.objects.select_related("province")
    found = [each for each in every if typed and typed in fold(each.name)]
    near = [each for each in found if each.province_id == province]
    exact = [each for each in near if _bare(each.name) == _bare(name)]
    return (exact or near or found)[:MOST_COMMUNES]


def _bare(name: str) -> str:
    """`my an hung` of `Xã Mỹ An Hưng`."""
    folded = fold(name)
    return next((folded.removeprefix(kind) for kind in KINDS if folded.startswith(kind)), folded)


def centre_of(user: User) -> Centre | None:
    """The Centre the officer sits in, with its commune; None for everybody else."""
    if user.centre is None:
        return None
    known: dict[int, Centre] = _kept_with(user, "_centres")
    if user.centre not in known:
        [known[user.centre]] = centre_rows(user.centre)
    return known[user.centre]


@OnceAPage
def centre_rows(centre: int) -> Question[Centre]:
    """One Centre with its commune, or no row."""
    return _centre().given(centre=centre)


@kept
def _centre() -> QuerySet[Centre]:
    return Centre.objects.select_related("commune").filter(pk=Given("centre"))


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


def units_of(user: User, at: datetime) -> list[Unit]:
    """The units in which `user` holds a post that day, by name."""
    on = at.astimezone(VIETNAM).date()
    posts = Holding.objects.filter(holds_on(on), user=user).values("post__unit")
    return list(Unit.objects.filter(pk__in=posts).order_by("name"))
