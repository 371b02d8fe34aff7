"""The one dossier an address names, as far as the officer may see it."""

from django.http import Http404

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier
from motcua.foundation import clock
from motcua.foundation.accounts.requests import SignedInRequest


def found(request: SignedInRequest, code: str) -> Dossier:
    """The dossier, not yet with what stands beside it; not found when the officer may not see it."""
    dossier = queries.find(request.user, code, clock.now())
    if dossier is None:
        raise Http404
    return dossier


def whole(request: SignedInRequest, code: str) -> Dossier:
    """The dossier with everything its page shows; not found when the officer may not see it."""
    dossier = found(request, code)
    queries.read_sides(dossier)
    return dossier
