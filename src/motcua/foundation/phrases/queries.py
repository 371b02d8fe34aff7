"""Reading phrases; every list starts at one Centre."""

from collections.abc import Iterable

from django.db.models import QuerySet

from motcua.foundation.phrases.models import Phrase, Wording
from motcua.foundation.phrases.states import Use
from motcua.foundation.search import fold

#: so many are offered in one form and shown in the list; a search finds the others
MOST = 200


def of_centre(centre: int) -> QuerySet[Phrase]:
    """The phrases of a Centre, in use or not."""
    return Phrase.objects.filter(centre=centre)


def holding(centre: int) -> QuerySet[Wording]:
    """What every phrase of a Centre says now, by where it fits and by name; those out of use too."""
    newest = Wording.objects.filter(phrase__centre=centre).order_by("phrase", "-version").distinct("phrase")
    rows = Wording.objects.filter(pk__in=newest.values("pk")).select_related("phrase")
    return rows.order_by("phrase__use", "name", "pk")


def listed(centre: int, *, q: str = "", use: str = "", retired: bool = False) -> QuerySet[Wording]:
    """The list: those in use, or those put out of use, narrowed by words and by where they fit."""
    rows = holding(centre).filter(is_retired=retired)
    for word in fold(q).split():
        rows = rows.filter(folded__contains=word)
    return rows.filter(phrase__use=use) if use else rows


def offered(centre: int, uses: Iterable[Use], procedure: str) -> list[Wording]:
    """What an officer may insert into fields of these uses, for one procedure: its own first, then by name."""
    rows = holding(centre).filter(is_retired=False, phrase__use__in=set(uses), procedure__in={"", procedure})
    return list(rows.order_by("-procedure", "name", "pk")[:MOST])


def history(phrase: Phrase) -> QuerySet[Wording]:
    """Every version of a phrase, the newest first."""
    return phrase.wordings.order_by("-version")
