"""Reading hand-over lists: which there are, between which units, what waits to be put on one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from motcua.casework.dossiers.custody import GIVES, TAKES, TRAVELS, Direction, ListStatus
from motcua.casework.dossiers.models import Dossier, DossierComponent, HandedItem, HandOverList
from motcua.casework.dossiers.queries import reached_by
from motcua.casework.dossiers.states import Source
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.search import fold_code
from motcua.reference.organisation import queries as organisation
from motcua.reference.organisation.models import Unit


@dataclass(frozen=True)
class Way:
    """A way papers may go: from one of the officer's units to another one."""

    direction: Direction
    giver: Unit
    receiver: Unit

    @property
    def value(self) -> str:
        return f"{self.giver.pk}-{self.receiver.pk}"


def ways_of(user: User, at: datetime) -> list[Way]:
    """The ways on which `user` may give that day: the counter gives to a unit of the house, a unit to the counter."""
    mine = organisation.units_of(user, at)
    near = Unit.objects.filter(centre__in={unit.centre_id for unit in mine}).exclude(kind=Unit.Kind.OUTSIDE)
    others = list(near.order_by("name"))
    ways = []
    for giver in mine:
        at_counter = giver.kind == Unit.Kind.CENTRE
        direction = Direction.OUT if at_counter else Direction.BACK
        if allows(user, GIVES[direction], giver, at=at):
            ways += [
                Way(direction, giver, unit)
                for unit in others
                if unit.centre_id == giver.centre_id and (unit.kind == Unit.Kind.CENTRE) != at_counter
            ]
    return ways


def lists_of(user: User, at: datetime) -> QuerySet[HandOverList]:
    """The lists `user` may read: those of their own units, and all of a Centre for who reads all its dossiers."""
    reaches = organisation.reaches_of(user, "dossiers.view", at)
    if not reaches:
        return HandOverList.objects.none()
    whole = [reach.centre for reach in reaches if not reach.field and not reach.procedure]
    if None in whole:
        return HandOverList.objects.all()
    units = organisation.units_of(user, at)
    return HandOverList.objects.filter(
        Q(centre__in=whole) | Q(giver_unit__in=units) | Q(receiver_unit__in=units)
    )


def for_list_page(lists: QuerySet[HandOverList]) -> QuerySet[HandOverList]:
    """The same lists with what a row of the page shows, in one query."""
    return lists.select_related(
        "giver_unit", "receiver_unit", "begun_by", "handed_by", "received_by"
    ).annotate(count=Count("items"), lacking=Count("items", filter=Q(items__is_there=False)))


def items_of(hand_over: HandOverList) -> QuerySet[HandedItem]:
    """What is on the list, in the order it was put there."""
    return hand_over.items.select_related(
        "dossier__owner", "dossier__version__procedure", "dossier__result"
    ).prefetch_related("dossier__components__component")


def may_give(user: User, hand_over: HandOverList, at: datetime) -> bool:
    """Whether `user` gathers and gives for the giving unit that day."""
    right = GIVES[Direction(hand_over.direction)]
    return hand_over.giver_unit in organisation.units_of(user, at) and allows(user, right, hand_over, at=at)


def may_take(user: User, hand_over: HandOverList, at: datetime) -> bool:
    """Whether `user` receives for the receiving unit that day, and did not give it."""
    right = TAKES[Direction(hand_over.direction)]
    in_unit = hand_over.receiver_unit in organisation.units_of(user, at)
    return in_unit and hand_over.handed_by_id != user.pk and allows(user, right, hand_over, at=at)


def waiting_for(user: User, at: datetime) -> QuerySet[HandOverList]:
    """The lists that wait until somebody of the officer's units receives them."""
    units = organisation.units_of(user, at)
    return HandOverList.objects.filter(status=ListStatus.HANDED, receiver_unit__in=units).exclude(
        handed_by=user
    )


def to_gather(user: User, direction: Direction, centre: int, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose papers did not go that way yet and are on no open list, the most urgent first."""
    went = HandedItem.objects.filter(dossier=OuterRef("pk"), direction=direction).filter(
        Q(is_open=True) | Q(is_there=True)
    )
    paper = DossierComponent.objects.filter(dossier=OuterRef("pk"), source=Source.PAPER)
    rows = reached_by(user, GIVES[direction], at).filter(centre=centre, status__in=TRAVELS[direction])
    if direction == Direction.OUT:
        rows = rows.filter(Exists(paper))
    else:  # what never went out has nothing to come back with, unless it has a result
        gone = HandedItem.objects.filter(dossier=OuterRef("pk"), direction=Direction.OUT, is_there=True)
        rows = rows.filter(Q(result__isnull=False, result__returned_at=None) | Exists(gone))
    return rows.exclude(Exists(went)).select_related("owner", "version").order_by("act_by", "pk")


def find_by_code(user: User, direction: Direction, centre: int, typed: str, at: datetime) -> Dossier | None:
    """The dossier behind a code that was typed or scanned, among those whose papers `user` may give."""
    rows = reached_by(user, GIVES[direction], at).filter(centre=centre)
    return rows.filter(code=fold_code(typed)).first()


@dataclass(frozen=True)
class Whereabouts:
    """Where the papers of a dossier are: with which unit, since when, by which list; or on the way there."""

    unit: Unit
    since: datetime
    hand_over: HandOverList
    is_under_way: bool


def _is_under_way(item: HandedItem) -> bool:
    return item.is_open and item.hand_over.status == ListStatus.HANDED


def whereabouts(dossier: Dossier) -> Whereabouts | None:
    """Where the papers were last taken to; None while they never left the counter."""
    moved = [item for item in dossier.handed.all() if item.is_there or _is_under_way(item)]
    if not moved:
        return None
    given = max(moved, key=lambda item: (item.hand_over.handed_at, item.pk)).hand_over
    since = given.received_at or given.handed_at
    assert since is not None
    return Whereabouts(given.receiver_unit, since, given, given.received_at is None)
