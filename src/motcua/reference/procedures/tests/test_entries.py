from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.reference.procedures.meanings import is_counted, is_same_day
from motcua.reference.procedures.rules.differences import changes
from motcua.reference.procedures.rules.entries import canonical, clean, digest, mark_in
from motcua.reference.procedures.rules.filing import to_file
from motcua.reference.procedures.rules.limits import counted_hours
from motcua.reference.procedures.rules.steps import ACTIONS, kind_of, total_hours
from motcua.reference.procedures.tests.samples import entry, seed


@pytest.mark.parametrize("each", seed(), ids=lambda each: each["code"])
def test_an_entry_goes_through_its_canonical_form_and_back_unchanged(each: dict[str, Any]) -> None:
    assert to_file(canonical(clean(each))) == each


TEXTS = st.text("aăbđ [recalled]", max_size=12).map(lambda text: " ".join(text.split()))
NAMES = st.text("aăbđê", min_size=1, max_size=8)
MARKS = st.sampled_from(["found", "recalled"])
PAPERS = st.fixed_dictionaries(
    {
        "name_vi": NAMES,
        "form": st.sampled_from(["original", "copy", "present_or_data", "data_or_copy"]),
        "required": st.booleans(),
    },
    optional={
        "copies": st.integers(0, 9),
        "originals": st.integers(0, 9),
        "condition": TEXTS,
        "source": MARKS,
    },
)
LIMITS = st.fixed_dictionaries(
    {"value": st.integers(1, 60), "unit": st.sampled_from(["working_day", "day", "hour", "month"])},
    optional={"note": TEXTS, "case": TEXTS, "channel": st.just("online"), "source": MARKS},
)
STEPS = st.fixed_dictionaries(
    {"role": NAMES, "action": NAMES, "hours": st.integers(0, 99) | st.just("4.5")}, optional={"source": MARKS}
)


@given(
    st.lists(PAPERS, max_size=4),
    st.lists(LIMITS, max_size=3),
    st.lists(STEPS, min_size=1, max_size=4),
    st.lists(
        st.fixed_dictionaries({"name_vi": NAMES}, optional={"code": st.just("")}), min_size=1, max_size=3
    ),
    MARKS,
)
def test_whatever_a_file_says_survives_being_written_and_read_again(
    papers: list[Any], limits: list[Any], steps: list[Any], results: list[Any], mark: str
) -> None:
    numbered = [{**step, "n": n} for n, step in enumerate(steps, start=1)]
    made = entry({"documents": papers, "steps": numbered, "steps_source": mark, "source": mark})
    made["time_limit"]["alternatives"] = limits
    del made["result"]
    made["results"] = results
    first = canonical(made)
    assert canonical(to_file(first)) == first


def test_the_hash_follows_the_content_and_nothing_else() -> None:
    one, other = canonical(entry()), canonical(entry())
    assert digest(one) == digest(dict(reversed(list(other.items()))))
    assert digest(one) != digest(canonical(entry({"fee.amount_vnd": 8000})))


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ({}, []),
        ({"time_limit.value": 5}, [("time_limit.value", 3, 5)]),
        ({"fee.amount_vnd": None}, [("fee.amount_vnd", 15000, None)]),
        ({"documents.0.copies": 2}, [("documents[Tờ khai].copies", 1, 2)]),
        ({"steps.1.hours": 8}, [("steps[2].hours", 12, 8)]),
        ({"notes": "Mới"}, [("notes", None, "Mới")]),
        ({"channels": ["direct"]}, [("channels", ["direct", "postal", "online"], ["direct"])]),
    ],
)
def test_changes_name_the_value_before_and_after(new: dict[str, Any], expected: list[Any]) -> None:
    found = changes(canonical(entry()), canonical(entry(new)))
    assert [(change.path, change.old, change.new) for change in found] == expected


def test_a_paper_put_first_does_not_change_those_after_it() -> None:
    paper = {"name_vi": "Ảnh", "form": "original", "copies": 2, "required": True}
    found = changes(canonical(entry()), canonical(entry({"documents": [paper, *entry()["documents"]]})))
    assert [(change.path, change.old, change.new) for change in found] == [("documents[Ảnh]", None, paper)]


@pytest.mark.parametrize(
    ("value", "unit", "hours"), [(3, "working_day", 24), (30, "day", 240), (2, "month", 480), (5, "hour", 5)]
)
def test_a_counted_day_has_eight_hours_of_steps(value: int, unit: str, hours: int) -> None:
    assert counted_hours(value, unit) == hours


@pytest.mark.parametrize(
    ("rule", "same_day"),
    [
        ("", False),
        ("same_day", True),
        ("same_day; received after 15:00 -> next working day", True),
        ("x", False),
    ],
)
def test_the_same_day_rule_is_told_by_its_first_word(rule: str, same_day: bool) -> None:
    assert is_same_day(rule) is same_day


@pytest.mark.parametrize(
    ("role", "action", "kind"),
    [
        ("reception_officer", "receive_check_digitise", "receive"),
        ("reception_officer", "return", "issue"),
        ("unit_lead", "check_draft", "work"),
        ("police_chief", "approve", "sign"),
        ("signing_leader", "sign_and_issue", "sign"),
        ("records_clerk", "number_seal_publish_return", "issue"),
        ("tax_office", "financial_obligation_excluded_from_limit", "external"),
        ("land_registry_branch", "after_payment_prepare", "external"),
        ("somebody", "something", "work"),
    ],
)
def test_the_kind_of_a_step_follows_from_who_does_what(role: str, action: str, kind: str) -> None:
    assert kind_of(role, action) == kind


def test_every_action_of_the_seed_is_known() -> None:
    assert {step["action"] for each in seed() for step in each["steps"]} == set(ACTIONS)


def test_only_the_tax_office_stands_outside_the_sum() -> None:
    uncounted = [action for action in ACTIONS if not is_counted(action)]
    assert uncounted == ["financial_obligation_excluded_from_limit"]
    assert total_hours([("sign", Decimal(4), None), (uncounted[0], Decimal(80), None)]) == 4


@pytest.mark.parametrize(("text", "mark"), [("", "found"), ("thêm [recalled]", "recalled")])
def test_a_part_that_says_recalled_is_recalled(text: str, mark: str) -> None:
    assert mark_in(text, "found") == mark
