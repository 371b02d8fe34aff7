"""What one road beside the straight one is: an act on a dossier with a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter.forms.roads import RoadForm

Do = Callable[[Dossier, Act, Any], Dossier]


@dataclass(frozen=True)
class Road:
    """One act with a page of its own: its address, its words, its form, and what it does."""

    slug: str
    title: str | Promise
    lead: str | Promise
    button: str | Promise
    icon: str
    form: type[RoadForm]
    act: Do
    issues_paper: bool = False
    #: for which dossiers alone it issues one; None for all
    issues_when: Callable[[Dossier], bool] | None = None
    #: what its form is filled with to begin with
    draft: Callable[[Dossier, datetime], dict[str, Any]] | None = None
    #: opens it from the dossier's page
    key: str = ""

    def issues(self, dossier: Dossier) -> bool:
        """Whether the act issues a paper for this dossier."""
        return self.issues_paper and (self.issues_when is None or self.issues_when(dossier))
