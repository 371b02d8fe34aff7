"""Lists of work, declared once: the list, its count and the dashboard ask the same query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from motcua.foundation.accounts.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Worklist:
    """One list: whose right it needs, what is on it, what one does next, what an empty one says."""

    code: str
    title: StrOrPromise
    right: str
    query: Callable[[User, datetime], QuerySet[Any]]
    next_action: StrOrPromise
    empty: StrOrPromise
    #: the same rows in several queries, when an index answers each in the order of what is due and not the whole
    parts: Callable[[User, datetime], Sequence[QuerySet[Any]]] | None = None

    def parts_of(self, user: User, at: datetime) -> Sequence[QuerySet[Any]]:
        """Its rows, part by part; a row may be in more than one. Some say `NOW` where others name the moment."""
        return self.parts(user, at) if self.parts else [self.query(user, at)]


_lists: dict[str, Worklist] = {}


def register(worklist: Worklist) -> None:
    """Add a list; the code is its address, so the second of a name is a mistake."""
    if worklist.code in _lists:
        raise ValueError(f"worklist {worklist.code} is registered twice")
    _lists[worklist.code] = worklist


def every() -> list[Worklist]:
    """All lists in the order in which they were declared."""
    return list(_lists.values())


def find(code: str) -> Worklist | None:
    return _lists.get(code)
