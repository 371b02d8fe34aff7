"""Where a visitor is: the one Centre of this house."""

from django.http import HttpRequest

from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import only_centre

_KEPT = "_only_centre"


def centre_of(request: HttpRequest) -> Centre | None:
    """The only Centre of the house, asked for once a request; None where there are none or several."""
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, only_centre())
    found: Centre | None = getattr(request, _KEPT)
    return found
