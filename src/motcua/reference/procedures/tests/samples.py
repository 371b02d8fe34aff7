"""Entries and files to plant mistakes in."""

import copy
import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from motcua.reference.procedures import actions, reading, words
from motcua.reference.procedures.importing import Report

#: Monday 6 April 2026, 09:00 in Vietnam.
NOON = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
TODAY = date(2026, 4, 6)
TOMORROW = TODAY + timedelta(days=1)

ENTRY: dict[str, Any] = {
    "code": "1.004873",
    "name_vi": "Cấp Giấy xác nhận tình trạng hôn nhân",
    "name_en": "Marital status certificate",
    "field_vi": "Hộ tịch",
    "level": "commune",
    "authority": "commune_peoples_committee",
    "channels": ["direct", "postal", "online"],
    "time_limit": {"value": 3, "unit": "working_day", "source": "found"},
    "fee": {"amount_vnd": 15000, "basis": "Thông tư 281/2016/TT-BTC", "source": "found"},
    "documents": [
        {"name_vi": "Tờ khai", "form": "original", "copies": 1, "required": True},
        {
            "name_vi": "Văn bản ủy quyền",
            "form": "original",
            "copies": 1,
            "required": False,
            "condition": "only when authorised",
        },
    ],
    "documents_source": "found",
    "result": {"name_vi": "Giấy xác nhận tình trạng hôn nhân", "code": "KQ.G15.000038"},
    "steps": [
        {"n": 1, "role": "reception_officer", "action": "receive_check_digitise", "hours": 4},
        {"n": 2, "role": "judicial_civil_status_officer", "action": "appraise", "hours": 12},
        {"n": 3, "role": "signing_leader", "action": "sign", "hours": 4},
        {"n": 4, "role": "records_clerk", "action": "number_seal_publish_return", "hours": 4},
    ],
    "steps_source": "found",
    "source": "found",
}


def entry(changes: dict[str, Any] | None = None) -> dict[str, Any]:
    """A procedure without a fault, after `changes` such as {"steps.0.hours": 0}; None takes the key away."""
    made = copy.deepcopy(ENTRY)
    for path, value in (changes or {}).items():
        *way, last = path.split(".")
        holder: Any = made
        for key in way:
            holder = holder[int(key)] if isinstance(holder, list) else holder[key]
        if value is GONE:
            del holder[last]
        else:
            holder[int(last) if isinstance(holder, list) else last] = value
    return made


#: Put in the place of a value, it takes the key away.
GONE = object()


def file_of(*entries: dict[str, Any]) -> bytes:
    """A JSON file of these entries."""
    return json.dumps({"procedures": entries or [entry()]}, ensure_ascii=False).encode()


@cache
def seed() -> tuple[dict[str, Any], ...]:
    """The procedures shipped with the software, as the reader gives them."""
    return tuple(reading.read(words.SEED.read_bytes()))  # type: ignore[arg-type]


def bring_in(data: bytes = b"", **how: Any) -> Report:
    """Import a file, or the seed, as the system."""
    how = {"by": None, "at": NOON, "is_seed": not data, **how}
    return actions.import_catalogue(data or words.SEED.read_bytes(), **how)
