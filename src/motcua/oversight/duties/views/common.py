"""Whose register a page shows, and which duty: what every page of the register asks first."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import Http404

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.clock import VIETNAM
from motcua.oversight.duties import queries
from motcua.oversight.duties.models import HandEntry
from motcua.oversight.duties.queries import MANAGE, VIEW
from motcua.oversight.duties.states import slug_of
from motcua.reference.organisation.models import Centre

#: Centres to choose from on one page
MOST_CENTRES = 200


@dataclass(frozen=True)
class Asked:
    """Who looks, at which Centre's register, when."""

    user: User
    centre: Centre
    at: datetime
    #: Centres to choose from; empty for who reads only one
    others: list[Centre]

    @property
    def on(self) -> date:
        return self.at.astimezone(VIETNAM).date()

    @property
    def may_manage(self) -> bool:
        return allows(self.user, MANAGE, HandEntry(centre=self.centre), at=self.at)

    @property
    def query(self) -> str:
        """What an address needs so that the next page shows the same Centre; empty for who reads only one."""
        return f"?{urlencode({'trung-tam': self.centre.pk})}" if self.others else ""


def asked(request: SignedInRequest) -> Asked:
    """The register the address asks for. Raises PermissionDenied, Http404 for a Centre out of reach."""
    at = clock.now()
    require(request.user, VIEW, at=at)
    centres = list(queries.centres_of(request.user, at).select_related("commune")[:MOST_CENTRES])
    chosen = request.GET.get("trung-tam", "")
    found = [centre for centre in centres if not chosen or str(centre.pk) == chosen]
    if not found:
        raise Http404
    return Asked(request.user, found[0], at, centres if len(centres) > 1 else [])


def code_of(slug: str, on: date) -> str:
    """The code of the duty in force that an address names. Raises Http404."""
    codes = queries.in_force(on).values_list("duty__code", flat=True)
    found = next((code for code in codes if slug_of(code) == slug), None)
    if found is None:
        raise Http404
    return found
