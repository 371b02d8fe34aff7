"""What an annex says, as values: its letter, instruments, groups and duties, and what was not understood."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from motcua.oversight.duties.states import code_of
from motcua.reference.instruments.rules import Citation


@dataclass(frozen=True)
class Remark:
    """What was noticed at a line of the file; a fault keeps the whole file out."""

    line: int
    text: str
    is_fault: bool = False


@dataclass
class ReadDuty:
    """One duty; the letter is empty where a group is one duty."""

    letter: str
    words: str
    line: int


@dataclass
class ReadGroup:
    """One row of the annex: a field with its duties and who performs them."""

    n: int
    name: str
    body: str
    line: int
    duties: list[ReadDuty] = field(default_factory=list)


@dataclass
class ReadInstrument:
    """One instrument of the annex, in the words it is cited with."""

    numeral: str
    words: str
    line: int
    citation: Citation | None = None
    groups: list[ReadGroup] = field(default_factory=list)


@dataclass(frozen=True)
class Letter:
    """What the letter over the annex says of itself; every part may be missing."""

    bodies: tuple[str, ...] = ()
    number: str = ""
    dated: str = ""
    about: str = ""
    addressee: str = ""
    body: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    signer: str = ""
    annex_title: tuple[str, ...] = ()


@dataclass
class Reading:
    """A file as it was understood."""

    letter: Letter
    instruments: list[ReadInstrument]
    remarks: list[Remark]

    @property
    def faults(self) -> list[Remark]:
        return [remark for remark in self.remarks if remark.is_fault]

    @property
    def groups(self) -> list[ReadGroup]:
        return [group for instrument in self.instruments for group in instrument.groups]

    def each(self) -> Iterator[tuple[str, ReadInstrument, ReadGroup, ReadDuty]]:
        """Every duty with its code, in the order of the annex."""
        for instrument in self.instruments:
            for group in instrument.groups:
                for duty in group.duties:
                    yield code_of(instrument.numeral, group.n, duty.letter), instrument, group, duty

    @property
    def counts(self) -> dict[str, int]:
        """What the province asks for: how many instruments, groups, duties."""
        return {
            "instruments": len(self.instruments),
            "groups": len(self.groups),
            "duties": sum(len(group.duties) for group in self.groups),
        }
