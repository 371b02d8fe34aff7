"""The sample commune's dossiers, relative to today: weeks of them as invented lives, the telling ones by hand.

`season` writes the weeks by the rules and mixes of the simulation, up to yesterday. `by_hand` and `roads` take single
dossiers along their way by the real actions, with their messages too; `scans` draws what was handed in. One seed and
one day give the same commune again, but for the codes of papers and views that the real actions draw.
"""

from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.sample import by_hand, roads, scans, season
from motcua.reference.organisation.models import Centre

__all__ = ["SEED", "make", "scans"]

SEED = 1


@transaction.atomic
def make(centre: Centre, *, at: datetime, weeks: int, seed: int = SEED) -> int:
    """How many sample dossiers were new; making them again changes nothing. Without weeks only a few, of these days."""
    if Dossier.objects.filter(centre=centre).exists():
        return 0
    if weeks:
        season.make(centre, at=at, weeks=weeks, seed=seed)
        roads.make(centre, at=at)
    by_hand.make(centre, at=at, scanned=bool(weeks))
    return Dossier.objects.filter(centre=centre).count()
