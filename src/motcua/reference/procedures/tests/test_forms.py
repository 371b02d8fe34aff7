from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.fixtures import seed_entries

from motcua.foundation.clock import VIETNAM
from motcua.foundation.forms import rules
from motcua.reference.procedures import forming, queries
from motcua.reference.procedures.actions import take_in_forms
from motcua.reference.procedures.models import Procedure, ProcedureForm
from motcua.reference.procedures.rules import declarations

NINE = datetime(2026, 4, 6, 9, 0, tzinfo=VIETNAM)
ENTRIES = {entry["procedure"]: entry for entry in forming.entries()}
SHARED = forming.shared()


def test_forms_are_of_fifteen_procedures_and_six_fields_at_least():
    fields = {entry["code"]: entry["field_vi"] for entry in seed_entries()}
    assert len(ENTRIES) >= 15
    wanted = {"Hộ tịch", "Chứng thực", "Bảo trợ xã hội", "Hộ kinh doanh", "Đất đai", "Hoạt động xây dựng"}
    assert {fields[code] for code in ENTRIES} >= wanted


def test_no_form_has_an_error_and_each_that_is_recalled_is_named():
    found = forming.findings()
    assert [each for each in found if each[1].level == "error"] == []
    recalled = {code for code, entry in ENTRIES.items() if entry["source"] == "recalled"}
    assert {code for code, finding in found if "trí nhớ" in finding.words} == recalled


@pytest.mark.parametrize("code", ENTRIES)
def test_every_question_of_a_form_can_be_asked_and_has_words(code):
    form = rules.read(declarations.content_of(ENTRIES[code], SHARED))
    assert all(question.title and question.kind for question in form.questions)
    assert rules.open_pages(form, {})[0][0] == 1


def test_short_words_of_a_file_are_written_out():
    spec = {"$ref": "nguoi", "choices": {"a": "Loại A"}, "items": [{"$ref": "#/$defs/x"}]}
    assert declarations.written_out(spec) == {
        "$ref": "#/$defs/nguoi",
        "type": "string",
        "items": [{"$ref": "#/$defs/x"}],
        "oneOf": [{"const": "a", "title": "Loại A"}],
    }


def test_only_the_shared_parts_that_are_needed_are_put_in():
    content = declarations.content_of(ENTRIES["1.004837"], SHARED)
    assert "nguoi" in content["schema"]["$defs"]
    assert "tre" not in content["schema"]["$defs"]


def test_an_entry_that_lacks_its_source_is_named():
    entry = {**ENTRIES["1.004837"], "source_note": ""}
    assert [finding.where for _code, finding in declarations.examined([entry], SHARED)] == ["source_note"]


@pytest.fixture
def birth(db):
    return Procedure.objects.create(code="1.001193")


def test_forms_are_taken_in_once(birth):
    assert take_in_forms(at=NINE) == 1
    assert take_in_forms(at=NINE) == 0
    form = queries.form_on(birth.pk, date(2026, 4, 6))
    assert form is not None
    assert form.name == "Tờ khai đăng ký khai sinh"
    assert form.is_recalled
    assert queries.form_on(birth.pk, date(2025, 6, 30)) is None


def test_questions_keep_their_order_in_the_database(birth):
    take_in_forms(at=NINE)
    written = rules.read(declarations.content_of(ENTRIES["1.001193"], SHARED))
    kept = ProcedureForm.objects.get().form
    assert [each.path for each in kept.questions] == [each.path for each in written.questions]
    assert kept.questions[1].path == "tre.ho_ten"


def test_a_condition_of_one_question_is_kept():
    content = {
        "schema": {"properties": {"a": {"type": "boolean"}, "b": {"type": "string"}}},
        "layout": [
            {"title": "A", "fields": ["a"]},
            {"title": "B", "fields": [{"field": "b", "when": {"a": True}}]},
        ],
    }
    spelled = declarations.spelled_out(content)
    assert spelled["layout"][1]["fields"] == [{"field": "b", "when": {"a": [True]}}]


def test_a_changed_form_is_a_new_version_and_ends_the_old_one(birth, monkeypatch):
    take_in_forms(at=NINE)
    later = [{**ENTRIES["1.001193"], "in_force_from": date(2026, 5, 1), "name": "Tờ khai mới"}]
    monkeypatch.setattr(forming, "entries", lambda: later)
    assert take_in_forms(at=NINE) == 1
    assert queries.form_on(birth.pk, date(2026, 4, 30)).number == 1
    assert queries.form_on(birth.pk, date(2026, 5, 1)).name == "Tờ khai mới"


def test_the_database_refuses_to_change_a_form(birth):
    take_in_forms(at=NINE)
    form = ProcedureForm.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProcedureForm.objects.filter(pk=form.pk).update(name="khác")
    with pytest.raises(IntegrityError), transaction.atomic():
        form.delete()
    ProcedureForm.objects.filter(pk=form.pk).update(in_force_to=form.in_force_from + timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        ProcedureForm.objects.filter(pk=form.pk).update(in_force_to=None)
