"""Asking the national population database about a person: the port that `integrations/population` fills.

What it answers is that source's word at that moment; kept is only that somebody asked, about whom and why.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from datetime import date


@dataclass(frozen=True)
class Found:
    """What the source has on a person; empty where it says nothing."""

    full_name: str
    born_on: date | None = None
    sex: str = ""
    address: str = ""


#: the names of what can be found, which are those of the intake's fields
FIELDS = tuple(field.name for field in fields(Found))


class NoAnswerError(Exception):
    """The source did not answer; its own words stay with the adapter."""


class PopulationDatabase(ABC):
    """A connection to the database. Each call is one look-up that the source counts."""

    #: whether what it says is about invented people only
    is_sample = False
    #: what it is called on screens
    source: str

    @abstractmethod
    def person(self, number: str, *, purpose: str) -> Found | None:
        """The person with that personal number, asked for that purpose; None when unknown there.

        Raises NoAnswerError when the source cannot be reached or answers too late.
        """


_connected: list[PopulationDatabase] = []


def connect(database: PopulationDatabase) -> None:
    """From now on the look-ups of this installation go there."""
    _connected[:] = [database]


def connected() -> PopulationDatabase | None:
    """Where look-ups go; None when no connection is set up, and nothing pretends there is one."""
    return _connected[0] if _connected else None
