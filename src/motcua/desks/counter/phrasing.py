"""The Centre's own texts beside the fields they fit: which form takes which."""

from collections.abc import Mapping
from typing import ClassVar, Protocol

from motcua.foundation.phrases import queries
from motcua.foundation.phrases.models import Wording
from motcua.foundation.phrases.states import Use


class Phrased(Protocol):
    """A form that says which of its fields take the Centre's phrases."""

    phrased: ClassVar[Mapping[str, Use]]


def offered(form: Phrased | None, *, centre: int, procedure: str) -> dict[str, list[Wording]]:
    """For each such field what may be inserted, in one query; empty without a form."""
    uses = form.phrased if form is not None else {}
    rows = queries.offered(centre, uses.values(), procedure) if uses else []
    return {name: [row for row in rows if row.phrase.use == use] for name, use in uses.items()}
