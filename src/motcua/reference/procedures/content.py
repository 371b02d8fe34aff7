"""Rows of a version as the canonical entry of a file, and back: the two directions meet in one hash."""

from datetime import date
from typing import Any

from motcua.foundation.search import fold
from motcua.reference.procedures.models import (
    AgencyTask,
    AppointmentLimit,
    Component,
    Fee,
    ProcedureVersion,
    ResultType,
    Step,
    TimeLimit,
)
from motcua.reference.procedures.rules.entries import Entry, when_given
from motcua.reference.procedures.rules.numbers import plain
from motcua.reference.procedures.rules.steps import kind_of


def of(version: ProcedureVersion) -> Entry:
    """What the rows of a version say, in canonical form; the parts are best fetched beforehand."""
    return {
        "code": version.procedure.code,
        "field_vi": version.field.name,
        **_plain(version, "name_vi", "name_en", "level", "authority", "channels", "source", "notes"),
        "decision": {
            "number": version.decision_number,
            "issued_on": version.decision_issued_on.isoformat() if version.decision_issued_on else "",
            "issuer": version.decision_issuer,
        },
        "limits": [
            _plain(limit, "value", "unit", "source", "case", "channel", "rule", "note")
            for limit in version.limits.all()
        ],
        "fee": _plain(version.fee, "amount_vnd", "basis", "exempt", "formula", "source"),
        "documents": [
            {
                "name_vi": paper.name,
                **_plain(paper, "form", "originals", "copies", "required", "condition", "source"),
            }
            for paper in version.components.all()
        ],
        "results": [{"name_vi": result.name, "code": result.code} for result in version.results.all()],
        "steps": [
            {
                **_plain(step, "n", "role", "action", "source"),
                "hours": plain(step.hours),
                **({} if step.group is None else {"group": step.group}),
            }
            for step in version.steps.all()
        ],
        **when_given(
            "appointments",
            [
                _plain(row, "what", "value", "unit", "condition", "source")
                for row in version.appointments.all()
            ],
        ),
        **when_given(
            "agencies",
            [
                _plain(row, "agency", "task", "value", "unit", "leads", "source")
                for row in version.agencies.all()
            ],
        ),
    }


def _plain(row: object, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def version_fields(entry: Entry) -> dict[str, Any]:
    """The version's own columns, its field of administration and its number left out."""
    decision, texts = entry["decision"], ("code", "name_vi", "field_vi")
    return {
        **{
            name: entry[name]
            for name in ("name_vi", "name_en", "level", "authority", "channels", "source", "notes")
        },
        "decision_number": decision["number"],
        "decision_issued_on": date.fromisoformat(decision["issued_on"]) if decision["issued_on"] else None,
        "decision_issuer": decision["issuer"],
        "search_text": " ".join(fold(entry[name]) for name in texts),
    }


Parts = (
    list[TimeLimit]
    | list[Fee]
    | list[Component]
    | list[Step]
    | list[ResultType]
    | list[AppointmentLimit]
    | list[AgencyTask]
)


def parts(version: ProcedureVersion, entry: Entry) -> list[Parts]:
    """Unsaved rows of everything below the version, one list for each model."""
    return [
        [TimeLimit(version=version, position=n, **limit) for n, limit in enumerate(entry["limits"])],
        [Fee(version=version, **entry["fee"])],
        [_component(version, n, paper) for n, paper in enumerate(entry["documents"], start=1)],
        [
            Step(version=version, kind=kind_of(step["role"], step["action"]), **step)
            for step in entry["steps"]
        ],
        [_result(version, n, result) for n, result in enumerate(entry["results"], start=1)],
        [
            AppointmentLimit(version=version, position=n, **row)
            for n, row in enumerate(entry.get("appointments", []), start=1)
        ],
        [
            AgencyTask(version=version, position=n, **row)
            for n, row in enumerate(entry.get("agencies", []), start=1)
        ],
    ]


def _component(version: ProcedureVersion, position: int, paper: Entry) -> Component:
    columns = {key: value for key, value in paper.items() if key != "name_vi"}
    return Component(version=version, position=position, name=paper["name_vi"], **columns)


def _result(version: ProcedureVersion, position: int, result: Entry) -> ResultType:
    return ResultType(version=version, position=position, name=result["name_vi"], code=result["code"])
