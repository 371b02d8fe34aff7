"""What on record may be the same as what is brought now: told to the officer, who decides; nothing is joined here."""

from collections.abc import Collection
from datetime import date, datetime

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier, DossierComponent, Person
from motcua.casework.dossiers.states import Status
from motcua.foundation.accounts.models import User
from motcua.foundation.search import fold

#: a dossier in one of these is over: filing the same procedure again is filing anew
OVER = (Status.REFUSED, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED)


def people_like(
    centre: int, name: str, born_on: date, *, besides: Collection[int] = (), limit: int = 3
) -> list[Person]:
    """The latest people this Centre knows by that name, accents aside, and day of birth, but those in `besides`."""
    alike = Person.objects.filter(centre=centre, folded_name=fold(name), born_on=born_on)
    return list(alike.exclude(pk__in=besides).order_by("-pk")[:limit])


def still_open(
    people: Collection[Person],
    procedure_code: str,
    *,
    by: User,
    at: datetime,
    besides: Dossier | None = None,
    limit: int = 3,
) -> list[Dossier]:
    """The latest dossiers of that procedure for one of `people` that are not over, of those `by` may read that day."""
    if not people:
        return []
    same = queries.visible_to(by, at).filter(owner__in=people, procedure_code=procedure_code)
    if besides is not None:
        same = same.exclude(pk=besides.pk)
    return list(same.exclude(status__in=OVER).select_related("owner").order_by("-submitted_at")[:limit])


def same_file(held: DossierComponent, *, by: User, at: datetime, limit: int = 3) -> list[DossierComponent]:
    """Other papers whose scan is the very same file, of dossiers `by` may read: here or elsewhere, one is mistaken."""
    if held.file_id is None:
        return []
    same = DossierComponent.objects.filter(file=held.file_id).exclude(pk=held.pk)
    seen = same.filter(dossier__in=queries.visible_to(by, at))
    return list(seen.select_related("dossier", "component").order_by("-dossier__submitted_at")[:limit])
