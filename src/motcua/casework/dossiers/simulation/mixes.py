"""How often what happens, read from `mixes.yaml`, which says where each figure comes from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.casework.dossiers.states import Channel


@dataclass(frozen=True)
class Mixes:
    """The figures by the names they have in the file; shares are of 1."""

    weekdays: Sequence[float]
    hours: Sequence[tuple[float, float, float]]
    tet_week: float
    after_tet: Mapping[str, Any]
    summer: Mapping[str, Any]
    sizes: Mapping[str, float]
    channels: Mapping[int, Mapping[int, float]]
    fields: Mapping[str, float]
    others: float
    supplement_at_intake: float
    supplement_in_process: float
    refused: float
    withdrawn: float
    extended: float
    on_time: float
    on_time_of_field: Mapping[str, float]
    stopped: float
    declined: float
    supplemented: float
    uncollected: float
    collected_by_another: float
    known_person: float
    other_owner: float
    posted_results: float

    def size_of(self, commune: str) -> float:
        """Dossiers a working day of a commune of that name."""
        return next(size for start, size in self.sizes.items() if commune.startswith(start))

    def channels_on(self, day: date) -> Mapping[Channel, float]:
        """The share of each way of filing in that year: the latest year known that is not after it."""
        years = sorted(self.channels)
        year = max((known for known in years if known <= day.year), default=years[0])
        return {Channel(number): share for number, share in self.channels[year].items()}

    def late_in(self, field: str) -> float:
        """The share of late dossiers in a field."""
        return 1 - self.on_time_of_field.get(field, self.on_time)

    def field_shares(self, fields: Sequence[str]) -> dict[str, float]:
        """The share of each of these fields; the ones without a figure divide `others` among them."""
        unnamed = [field for field in fields if field not in self.fields]
        return {field: self.fields.get(field, self.others / max(len(unnamed), 1)) for field in fields}


@cache
def read() -> Mixes:
    """The figures as they stand in the file."""
    return Mixes(**yaml.safe_load(Path(__file__).with_name("mixes.yaml").read_text(encoding="utf-8")))
