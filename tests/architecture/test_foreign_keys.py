"""Relations are rows too: a key points down the strata. Imports cannot see it, so the models are asked."""

from collections.abc import Iterable, Iterator
from functools import cache

import pytest
from django.apps import apps
from django.apps.registry import Apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from .house import contracts

Model = type[models.Model]
#: tables that only grow and may one day be cut by month: never the target of a key
APPEND_ONLY = {"audit.entry", "audit.anchor", "dossiers.dossierevent"}


@cache
def floors(contract: str) -> dict[str, int]:
    """How high each sibling of a layered contract stands; those of one layer stand equally high."""
    layers: list[str] = contracts()[contract]["layers"] if contract in contracts() else []
    return {
        name.strip("() "): floor for floor, layer in enumerate(reversed(layers)) for name in layer.split("|")
    }


def points_down(source: str, target: str) -> bool:
    """Whether a row of the app `source` may hold a key to a row of `target`, both as `motcua.stratum.app`."""
    _, stratum, app = source.split(".")[:3]
    _, target_stratum, target_app = target.split(".")[:3]
    if stratum != target_stratum:
        return floors("strata")[stratum] > floors("strata")[target_stratum]
    inside = floors(stratum)
    return app == target_app or not inside or inside[app] > inside[target_app]


def keys(model: Model) -> Iterator[models.Field]:
    """The relations that `model` itself declares, generic ones included."""
    return (field for field in model._meta.get_fields() if field.is_relation and not field.auto_created)


def faulty_keys(rows: Iterable[Model], append_only: set[str] = APPEND_ONLY) -> list[str]:
    """Every key of our models that points up, sideways, at an append-only table or anywhere at all."""
    return [
        f"{model._meta.label}.{field.name} -> {fault}"
        for model in rows
        for field in keys(model)
        if (fault := fault_of(model, field, append_only))
    ]


def fault_of(model: Model, field: models.Field, append_only: set[str]) -> str:
    target = field.related_model
    if not isinstance(target, type):
        return "any table"
    if target._meta.label_lower in append_only:
        return f"{target._meta.label}, which only grows"
    ours = target.__module__.startswith("motcua.")
    return "" if not ours or points_down(model.__module__, target.__module__) else target.__module__


def our_models() -> list[Model]:
    return [model for model in apps.get_models() if model.__module__.startswith("motcua.")]


def test_every_key_points_down_the_strata():
    assert faulty_keys(our_models()) == []


def test_the_tables_that_only_grow_are_there():
    assert {model._meta.label_lower for model in our_models()} >= APPEND_ONLY


def make_model(module: str, **fields: object) -> Model:
    """A model that pretends to live in `module`."""
    *_, label, _models = module.split(".")
    meta = type("Meta", (), {"app_label": label, "apps": Apps()})
    return type("Row", (models.Model,), {"__module__": module, "Meta": meta, **fields})


@pytest.mark.parametrize(
    ("source", "target", "allowed"),
    [
        ("reference.organisation", "foundation.accounts", True),
        ("foundation.files", "reference.organisation", False),
        ("casework.dossiers", "reference.procedures", True),
        ("reference.procedures", "casework.dossiers", False),
        ("reference.procedures", "reference.organisation", True),
        ("reference.organisation", "reference.procedures", False),
        ("reference.organisation", "reference.calendars", False),
        ("casework.dossiers", "casework.documents", True),
        ("casework.fees", "casework.dossiers", False),
        ("casework.dossiers", "workplace.staffing", False),
        ("oversight.grievances", "casework.dossiers", True),
        ("casework.dossiers", "oversight.grievances", False),
        ("desks.counter", "integrations.payments", False),
        ("foundation.papers", "foundation.files", True),
        ("casework.dossiers", "casework.dossiers", True),
    ],
)
def test_a_key_may_point_down_and_nowhere_else(source, target, allowed):
    below = make_model(f"motcua.{target}.models")
    above = make_model(f"motcua.{source}.models", link=models.ForeignKey(below, models.PROTECT))
    assert (faulty_keys([above]) == []) is allowed


def test_a_list_of_keys_counts_as_a_key():
    above = make_model("motcua.reference.procedures.models")
    below = make_model("motcua.foundation.accounts.models", many=models.ManyToManyField(above))
    assert faulty_keys([below]) == ["accounts.Row.many -> motcua.reference.procedures.models"]


def test_a_key_to_any_table_is_refused():
    row = make_model("motcua.casework.dossiers.models", anything=GenericForeignKey())
    assert faulty_keys([row]) == ["dossiers.Row.anything -> any table"]


def test_a_key_to_a_table_that_only_grows_is_refused():
    journal = make_model("motcua.foundation.audit.models")
    row = make_model("motcua.casework.dossiers.models", cause=models.ForeignKey(journal, models.PROTECT))
    assert faulty_keys([row], {"audit.row"}) == ["dossiers.Row.cause -> audit.Row, which only grows"]
