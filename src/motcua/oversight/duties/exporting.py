"""The register as an annex again: Word in the layout of the letter it came with, Excel, JSON, text."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from motcua.oversight.duties import sheet, word
from motcua.oversight.duties.models import Annex, DutyVersion
from motcua.oversight.duties.queries import in_force
from motcua.oversight.duties.rules.annex import Letter, ReadDuty, ReadGroup, ReadInstrument
from motcua.oversight.duties.rules.writing import HEADS, as_text, rows_of
from motcua.oversight.duties.states import COMMUNE

_WIDTHS = (6, 34, 110, 30)


@dataclass(frozen=True)
class Exported:
    """The letter and the annex as they are in force on a day."""

    letter: Letter
    instruments: list[ReadInstrument]


def exported(on: date, level: str = COMMUNE) -> Exported:
    """What is in force that day, under the letter that came last."""
    versions = list(in_force(on, level).select_related("annex"))
    latest = max((version.annex for version in versions if version.annex), key=lambda a: a.pk, default=None)
    return Exported(_letter(latest), _instruments(versions))


def _letter(annex: Annex | None) -> Letter:
    parts: dict[str, Any] = {
        name: tuple(part) if isinstance(part, list) else part
        for name, part in (annex.letter if annex else {}).items()
    }
    return Letter(**parts)


def _instruments(versions: Sequence[DutyVersion]) -> list[ReadInstrument]:
    found: dict[str, ReadInstrument] = {}
    groups: dict[tuple[str, int], ReadGroup] = {}
    for version in versions:
        group = version.duty.group
        instrument = found.setdefault(
            group.numeral, ReadInstrument(group.numeral, group.cited or str(group.instrument), 0)
        )
        key = group.numeral, group.n
        if key not in groups:
            groups[key] = ReadGroup(group.n, group.name, version.body, 0)
            instrument.groups.append(groups[key])
        groups[key].duties.append(ReadDuty(version.duty.letter, version.words, 0))
    return list(found.values())


def as_json(told: Exported) -> bytes:
    """For other programs; what `motcua duties import` takes."""
    value = {
        "letter": asdict(told.letter),
        "instruments": [_bare(asdict(instrument)) for instrument in told.instruments],
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _bare(value: Any) -> Any:
    """Without lines of a file, which an export has none of."""
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name not in ("line", "citation")}
    return [_bare(part) for part in value] if isinstance(value, list) else value


def as_xlsx(told: Exported) -> bytes:
    """One sheet: the table of the annex."""
    rows = [(number, name, "\n".join(words), body) for number, name, words, body in rows_of(told.instruments)]
    return sheet.written("Phụ lục", HEADS, rows, _WIDTHS)


def as_docx(told: Exported) -> bytes:
    """The letter with its annex, in the layout of NĐ 30/2020."""
    return word.letter_with_annex(told.letter, told.instruments)


def as_txt(told: Exported) -> bytes:
    """The text as such annexes come by mail."""
    return as_text(told.letter, told.instruments).encode()


#: ending of the file -> how it is made, its media type
KINDS: dict[str, tuple[Callable[[Exported], bytes], str]] = {
    "docx": (as_docx, word.MEDIA_TYPE),
    "xlsx": (as_xlsx, sheet.MEDIA_TYPE),
    "json": (as_json, "application/json"),
    "txt": (as_txt, "text/plain; charset=utf-8"),
}


@dataclass(frozen=True)
class Statistics:
    """How many duties, by what gives them, by field and by who performs them; each in the order of the annex."""

    duties: int
    groups: int
    by_instrument: list[tuple[str, int]]
    by_field: list[tuple[str, int]]
    by_body: list[tuple[str, int]]


def statistics(versions: Sequence[DutyVersion]) -> Statistics:
    """The figures the province asks for, of duties read with their groups and instruments."""
    return Statistics(
        duties=len(versions),
        groups=len({version.duty.group_id for version in versions}),
        by_instrument=_counted(str(version.duty.group.instrument) for version in versions),
        by_field=_counted(version.duty.group.name for version in versions),
        by_body=_counted(version.body for version in versions),
    )


def _counted(names: Any) -> list[tuple[str, int]]:
    return list(Counter(names).items())
