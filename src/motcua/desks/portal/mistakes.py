"""`Những chỗ hay sai`: what the Centre most often had to ask again of one procedure, from its own coded reasons."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Count

from motcua.casework.dossiers.models import SupplementItem
from motcua.casework.dossiers.states import Lack
from motcua.foundation.suppression import FEWEST

#: dossiers asked again below which nothing is shown: fewer say nothing, and might say something about one person
ENOUGH = 20
#: days looked back, and lines shown
DAYS, MOST = 365, 5
_KEPT_SECONDS = 600


@dataclass(frozen=True)
class Mistake:
    """One paper and what was wrong with it, in how many dossiers."""

    paper: str
    lack: str
    dossiers: int

    @property
    def what(self) -> str:
        return str(Lack(self.lack).label)


def of(code: str, *, centre: int, at: datetime) -> list[Mistake]:
    """The commonest of the last twelve months, most frequent first; none from too few dossiers.

    Reckoned anew every ten minutes.
    """
    key = f"portal.mistakes.{centre}.{code}"
    found: list[Mistake] | None = cache.get(key)
    if found is None:
        found = _counted(code, centre, at)
        cache.set(key, found, _KEPT_SECONDS)
    return found


def _counted(code: str, centre: int, at: datetime) -> list[Mistake]:
    asked = SupplementItem.objects.filter(
        supplement__dossier__centre=centre,
        supplement__dossier__procedure_code=code,
        supplement__asked_at__gte=at - timedelta(days=DAYS),
    ).order_by()
    dossiers = Count("supplement__dossier", distinct=True)
    if asked.aggregate(n=dossiers)["n"] < ENOUGH:
        return []
    rows = asked.values_list("component__name", "lack").annotate(n=dossiers).filter(n__gte=FEWEST)
    return [Mistake(*row) for row in rows.order_by("-n", "component__name", "lack")[:MOST]]
