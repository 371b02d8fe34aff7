"""What others may hear of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ProcedurePublished:
    """A version was published; it may hold only from a later day."""

    version_id: int


@dataclass(frozen=True)
class ProcedureClosed:
    """The last day of a version was set, with no other version after it."""

    version_id: int
