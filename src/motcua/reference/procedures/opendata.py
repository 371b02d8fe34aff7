"""The catalogue in force as open data: JSON, CSV and a DCAT description. Nothing in it is about a person.

Built once for each day and state of the catalogue, then kept in memory: the same bytes for everybody.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.foundation.words import kept_words
from motcua.reference.procedures import content, publishing, queries
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.rules.filing import to_file

#: what a spreadsheet would take for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEAD = (
    "ma",
    "ten",
    "linh_vuc",
    "cap_thuc_hien",
    "co_quan",
    "cach_nop",
    "thoi_han",
    "phi_le_phi",
    "giay_to",
    "ket_qua",
    "quyet_dinh",
    "ap_dung_tu",
    "dau_nguon",
    "dia_chi",
)


@dataclass(frozen=True)
class Dataset:
    """One file: what it is called, of what kind, and who makes it."""

    name: str
    media_type: str
    title: str
    build: Callable[[list[ProcedureVersion], date], bytes]


@dataclass(frozen=True)
class Built:
    """A file as it is sent, with the mark by which a reader asks whether it has changed."""

    body: bytes
    etag: str


_built: dict[tuple[str, date], tuple[str, Built]] = {}


def built(dataset: Dataset, on: date) -> Built:
    """The file for a day; made anew when the catalogue has changed, which one query tells."""
    stamp, key = queries.stamp(), (dataset.name, on)
    known = _built.get(key)
    if known is not None and known[0] == stamp:
        return known[1]
    for old in [each for each in _built if each[1] != on]:
        _built.pop(old, None)
    with kept_words():
        body = dataset.build(list(queries.with_parts(queries.catalogue(on))), on)
    made = Built(body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
    _built[key] = stamp, made
    return made


def _json(versions: list[ProcedureVersion], on: date) -> bytes:
    rows = [{**to_file(content.of(version)), **_around(version)} for version in versions]
    return json.dumps({"date": on.isoformat(), "procedures": rows}, ensure_ascii=False, indent=1).encode()


def _around(version: ProcedureVersion) -> dict[str, Any]:
    return {
        "version": version.number,
        "in_force_from": version.in_force_from.isoformat(),
        "url": publishing.address_of(version.procedure.code),
    }


def _csv(versions: list[ProcedureVersion], on: date) -> bytes:
    """With a byte order mark, so that a spreadsheet reads the accents."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(HEAD)
    table.writerows([_cell(value) for value in _row(version)] for version in versions)
    return ("\ufeff" + text.getvalue()).encode()


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _row(version: ProcedureVersion) -> tuple[str, ...]:
    return (
        version.procedure.code,
        version.name_vi,
        version.field.name,
        version.level_title,
        version.authority_title,
        "; ".join(version.channel_titles),
        str(version.limits.all()[0]),
        str(version.fee),
        "; ".join(paper.name for paper in version.components.all()),
        version.result_name,
        version.decision if version.decision_number else "",
        version.in_force_from.isoformat(),
        str(version.get_source_display()),
        publishing.address_of(version.procedure.code),
    )


CATALOGUE = (
    Dataset("thu-tuc.json", "application/json", "Danh mục thủ tục, đủ nội dung (JSON)", _json),
    Dataset("thu-tuc.csv", "text/csv", "Danh mục thủ tục, mỗi thủ tục một dòng (CSV)", _csv),
)
