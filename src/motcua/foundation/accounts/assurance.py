"""How surely a session knows its citizen: what the provider of identity vouched for, kept with the session.

Whoever records what a citizen does keeps `of(request)` with it: a level belongs to the session, not to the person.
"""

from dataclasses import asdict, dataclass

from django.http import HttpRequest

KEY = "assurance"


@dataclass(frozen=True)
class Assurance:
    """What a session's citizen was recognised by."""

    #: the provider's key, `cong-dan`
    provider: str
    #: 1 or 2 as in NĐ 69/2024 Đ7; 0 when the provider did not say or said what we do not know
    level: int
    #: the provider's own word for the level
    claimed: str = ""
    #: how the provider recognised the person (`amr`): `otp`, `face`
    methods: tuple[str, ...] = ()


def keep(request: HttpRequest, assurance: Assurance) -> None:
    """From now on the session says so."""
    request.session[KEY] = asdict(assurance) | {"methods": list(assurance.methods)}


def of(request: HttpRequest) -> Assurance | None:
    """The assurance of this session; None for whoever came by another way than a provider."""
    kept = request.session.get(KEY)
    return Assurance(**kept | {"methods": tuple(kept["methods"])}) if kept else None
