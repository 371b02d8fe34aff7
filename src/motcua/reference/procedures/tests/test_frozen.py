"""What is published stays: the database itself refuses, whoever asks."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from motcua.reference.procedures.models import Component, Fee, ProcedureVersion, ResultType, Step, TimeLimit
from motcua.reference.procedures.tests.samples import NOON, bring_in, entry, file_of

PARTS = (TimeLimit, Fee, Component, Step, ResultType)
Act = Callable[[ProcedureVersion], object]


@pytest.fixture
def version(db: None) -> ProcedureVersion:
    bring_in(file_of(), in_force_from=date(2025, 7, 1))
    return ProcedureVersion.objects.get()


def refused(act: Act, version: ProcedureVersion) -> bool:
    """Whether the database refuses `act`, by the trigger that guards published versions."""
    try:
        with transaction.atomic():
            act(version)
    except IntegrityError as error:
        return "a published version of a procedure is never changed" in str(error)
    return False


ACTS: dict[str, Act] = {
    "rename": lambda version: ProcedureVersion.objects.update(name_vi="Tên khác"),
    "forge the hash": lambda version: ProcedureVersion.objects.update(sha256="0" * 64),
    "move the first day": lambda version: ProcedureVersion.objects.update(in_force_from=date(2024, 1, 1)),
    "make it a draft": lambda version: ProcedureVersion.objects.update(status="draft", published_at=None),
    "close and rename": lambda version: ProcedureVersion.objects.update(
        name_vi="Tên khác", in_force_to=date(2027, 1, 1)
    ),
    "delete": lambda version: version.delete(),
    "delete by SQL": lambda version: connection.cursor().execute("delete from procedures_procedureversion"),
    "add a step": lambda version: Step.objects.create(
        version=version, n=9, role="x", action="sign", kind="sign", hours=1, source="found"
    ),
    "add a paper": lambda version: Component.objects.create(
        version=version, position=9, name="x", form="copy", originals=0, copies=1, required=True
    ),
    "add a limit": lambda version: TimeLimit.objects.create(version=version, position=9, value=9, unit="day"),
    "add a result": lambda version: ResultType.objects.create(version=version, position=9, name="x"),
    "raise the fee": lambda version: Fee.objects.update(amount_vnd=20_000),
    "shorten the limit": lambda version: TimeLimit.objects.update(value=1),
    "give hours away": lambda version: Step.objects.filter(n=2).update(hours=1),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_a_published_version_is_never_changed(version: ProcedureVersion, act: Act) -> None:
    assert refused(act, version)


@pytest.mark.parametrize("part", PARTS)
def test_no_row_below_a_published_version_is_deleted(version: ProcedureVersion, part: type) -> None:
    assert refused(lambda _version: part.objects.all().delete(), version)  # type: ignore[attr-defined]


def test_a_step_cannot_be_moved_into_a_published_version(version: ProcedureVersion) -> None:
    draft = make_draft(version)
    step = Step.objects.create(
        version=draft, n=9, role="x", action="sign", kind="sign", hours=1, source="found"
    )
    assert refused(lambda published: Step.objects.filter(pk=step.pk).update(version=published), version)


def test_the_last_day_is_set_once(version: ProcedureVersion) -> None:
    assert not refused(lambda v: ProcedureVersion.objects.update(in_force_to=date(2026, 12, 31)), version)
    assert refused(lambda v: ProcedureVersion.objects.update(in_force_to=date(2027, 12, 31)), version)
    assert refused(lambda v: ProcedureVersion.objects.update(in_force_to=None), version)


def test_a_draft_is_changed_and_deleted_freely(version: ProcedureVersion) -> None:
    draft = make_draft(version)
    Step.objects.create(version=draft, n=1, role="x", action="sign", kind="sign", hours=1, source="found")
    ProcedureVersion.objects.filter(pk=draft.pk).update(name_vi="Tên khác")
    assert draft.delete()[0] == 2


def test_two_published_versions_never_hold_on_one_day(version: ProcedureVersion) -> None:
    draft = make_draft(version)
    with pytest.raises(IntegrityError, match="procedure_version_one_in_force_a_day"), transaction.atomic():
        ProcedureVersion.objects.filter(pk=draft.pk).update(status="published", published_at=NOON)


def make_draft(version: ProcedureVersion) -> ProcedureVersion:
    """A second version of the same procedure, not published."""
    return ProcedureVersion.objects.create(
        procedure=version.procedure,
        field=version.field,
        number=2,
        in_force_from=date(2026, 1, 1),
        name_vi=entry()["name_vi"],
        level="commune",
        authority="commune_peoples_committee",
        channels=["direct"],
        source="found",
        search_text="",
        sha256="0" * 64,
        created_at=NOON,
    )
