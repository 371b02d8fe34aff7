"""Pages of a list in the order of a day: the address names the last row seen."""

from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)
PAGE = 50


def page(
    request: HttpRequest, rows: QuerySet[Row], field: str, *, newest_first: bool
) -> tuple[list[Row], str]:
    """The rows after the place `?sau=` names, and the address of the next page; empty on the last one."""
    found = list(
        rows.filter(_after(request.GET.get("sau", ""), field, "lt" if newest_first else "gt"))[: PAGE + 1]
    )
    if len(found) <= PAGE:
        return found, ""
    last, address = found[PAGE - 1], request.GET.copy()
    address["sau"] = f"{getattr(last, field).isoformat()}_{last.pk}"
    return found[:PAGE], f"?{address.urlencode()}"


def _after(cursor: str, field: str, beyond: str) -> Q:
    """The rows beyond a place; all of them for none, and for one that somebody mistyped."""
    day, _underscore, pk = cursor.partition("_")
    try:
        place, key = date.fromisoformat(day), int(pk)
    except ValueError:
        return Q()
    return Q(**{f"{field}__{beyond}": place}) | Q(**{field: place, f"pk__{beyond}": key})
