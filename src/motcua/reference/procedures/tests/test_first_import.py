import json
from typing import Any

from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.audit.models import Entry as JournalEntry
from motcua.reference.procedures import actions, importing, queries, words
from motcua.reference.procedures.models import Field, Procedure, ProcedureVersion, Step
from motcua.reference.procedures.rules.entries import canonical
from motcua.reference.procedures.tests.samples import (
    NOON,
    TODAY,
    TOMORROW,
    bring_in,
    entry,
    file_of,
    seed,
)


def test_a_dry_run_writes_nothing(db: None) -> None:
    report = importing.examine(words.SEED.read_bytes(), today=TODAY, is_seed=True)
    assert (len(report.new), report.written) == (71, False)
    assert not Procedure.objects.exists()


def test_an_error_in_row_sixty_leaves_nothing(db: None) -> None:
    rows = [dict(each) for each in seed()]
    rows[59] = {**rows[59], "fee": {"amount_vnd": 700, "basis": "Theo trang", "source": "found"}}
    report = bring_in(file_of(*rows))
    errors = [(told.code, told.path) for told in report.findings if told.level == "error"]
    assert errors == [(rows[59]["code"], "procedures[59].fee.amount_vnd")]
    assert not report.written
    assert not Procedure.objects.exists()
    assert not Field.objects.exists()


def test_a_decision_is_kept_and_shown(db: None) -> None:
    decision = {"number": "1234/QĐ-UBND", "issued_on": "2026-03-02", "issuer": "UBND tỉnh Đồng Tháp"}
    bring_in(file_of(entry({"decision": decision})))
    version = ProcedureVersion.objects.get()
    assert version.decision == "1234/QĐ-UBND, 02/03/2026, UBND tỉnh Đồng Tháp"
    assert queries.exported(TODAY)[0]["decision"] == decision


def test_kinds_and_hours_of_steps_are_kept(db: None) -> None:
    bring_in(file_of(entry({"steps.1.hours": "11.5"})))
    steps = Step.objects.values_list("n", "kind", "hours")
    assert [(n, kind, float(hours)) for n, kind, hours in steps] == [
        (1, "receive", 4.0),
        (2, "work", 11.5),
        (3, "sign", 4.0),
        (4, "issue", 4.0),
    ]
    assert bring_in(file_of(*queries.exported(TODAY))).unchanged == ["1.004873"]


def test_two_fields_with_one_slug_are_told_apart(db: None) -> None:
    other = entry(
        {"code": "1.000001", "name_vi": "Việc khác", "field_vi": "Hộ – tịch", "result": {"name_vi": "x"}}
    )
    bring_in(file_of(entry(), other))
    assert set(Field.objects.values_list("code", flat=True)) == {"ho-tich", "ho-tich-2"}


def test_each_publication_is_journalled_for_the_whole_installation(db: None, publisher: User) -> None:
    bring_in(file_of(), by=publisher)
    line = JournalEntry.objects.get(action="procedures.published")
    data = json.loads(line.data) if isinstance(line.data, str) else line.data
    assert (line.centre, line.actor) == (0, publisher.pk)
    assert (data["code"], data["number"]) == ("1.004873", 1)


def test_the_system_itself_is_named_when_nobody_acts(db: None) -> None:
    bring_in(file_of())
    assert JournalEntry.objects.get(action="procedures.published").actor_label == "hệ thống"


def test_others_hear_of_what_is_published_and_closed(db: None) -> None:
    heard: list[Any] = []
    events.connect(actions.ProcedurePublished, heard.append)
    events.connect(actions.ProcedureClosed, heard.append)
    bring_in(file_of())
    version = ProcedureVersion.objects.get()
    actions.close_version(version, by=None, at=NOON, in_force_to=TOMORROW)
    assert heard == [actions.ProcedurePublished(version.pk), actions.ProcedureClosed(version.pk)]


def test_one_version_is_published_by_itself(db: None, publisher: User) -> None:
    version = actions.publish_version(canonical(entry()), by=publisher, at=NOON, in_force_from=TODAY)
    assert queries.in_force("1.004873", TODAY) == version


def test_the_same_bytes_are_kept_once(publisher: User) -> None:
    kept = [actions.keep_file(b"procedures: []", name, by=publisher, at=NOON) for name in ("a", "b")]
    assert kept[0] == kept[1]
    assert bytes(kept[0].body) == b"procedures: []"
