"""The catalogue as a file that can be brought in again: same shape, same order, every time the same bytes."""

import json
from datetime import date

import yaml

from motcua.reference.procedures import queries, words


def as_json(on: date) -> str:
    """Every procedure not ended by `on`, by code, as JSON."""
    return json.dumps(_whole(on), ensure_ascii=False, indent=1) + "\n"


def as_yaml(on: date) -> str:
    """Every procedure not ended by `on`, by code, as YAML."""
    return yaml.dump(
        _whole(on),
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=110,
        default_flow_style=None,
    )


def _whole(on: date) -> dict[str, object]:
    return {"meta": words.file_meta(), "procedures": queries.exported(on)}
