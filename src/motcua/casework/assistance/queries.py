"""Reading guidance; every list starts at `visible_to`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from motcua.casework.assistance.models import Guidance, GuidanceItem
from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.models import Dossier, Draft
from motcua.foundation.accounts.models import User
from motcua.foundation.search import fold
from motcua.reference.organisation.queries import reaches_of
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import Component


def visible_to(user: User, at: datetime) -> QuerySet[Guidance]:
    """The guidance `user` may read that day: the only door to rows."""
    reaches = reaches_of(user, "assistance.view", at)
    if not reaches:
        return Guidance.objects.none()
    return Guidance.objects.filter(reduce(or_, [dossiers.within(reach) for reach in reaches]))


def with_people(guidance: QuerySet[Guidance]) -> QuerySet[Guidance]:
    """The same with what a list row or a page shows, in one query."""
    return guidance.select_related("version__field", "given_by", "centre__commune")


def matching(guidance: QuerySet[Guidance], q: str) -> QuerySet[Guidance]:
    """Those whose code, person, telephone or procedure have every word asked for, without accents."""
    for word in fold(q).split():
        guidance = guidance.filter(search__contains=word)
    return guidance


def led_to_a_dossier(guidance: QuerySet[Guidance], *, yes: bool) -> QuerySet[Guidance]:
    """Those of which a dossier came, or those of which none did."""
    made = Exists(Dossier.objects.filter(intake_key=OuterRef("key")))
    return guidance.filter(made if yes else ~made)


def dossiers_of(guidance: Iterable[Guidance], *, by: User, at: datetime) -> dict[UUID, Dossier]:
    """The dossiers that came of these, by the key of the guidance, of those `by` may read that day."""
    keys = [each.key for each in guidance]
    return {
        dossier.intake_key: dossier for dossier in dossiers.visible_to(by, at).filter(intake_key__in=keys)
    }


def before_dossier(dossier: Dossier, *, by: User, at: datetime) -> Guidance | None:
    """The guidance of which the dossier came, when there was one that `by` may read."""
    return visible_to(by, at).filter(key=dossier.intake_key).first()


def not_sent_home(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """The intakes that still go on: not those kept as they were when their person was guided and went."""
    gone = Guidance.objects.filter(key=OuterRef("pk"), given_at__gte=OuterRef("saved_at"))
    return drafts.filter(~Exists(gone))


@dataclass(frozen=True)
class ToBring:
    """One component of the checklist, with what was found of it; None when nothing was said about it."""

    component: Component
    item: GuidanceItem | None


def checklist(guidance: Guidance) -> list[ToBring]:
    """Every component of the procedure as it was explained, in its order."""
    items = {item.component_id: item for item in guidance.items.all()}
    version = procedures.for_intake(guidance.version_id)
    return [ToBring(component, items.get(component.pk)) for component in version.components.all()]
