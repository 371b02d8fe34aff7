"""Each planted mistake is named, in its place, and nothing else is; the seed's own doubts are all found."""

import unicodedata
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.reference.procedures.messages import MESSAGES, told
from motcua.reference.procedures.rules.checks import ERROR, INFO, LEVELS, WARNING, check, check_entry
from motcua.reference.procedures.rules.entries import canonical, clean
from motcua.reference.procedures.rules.filing import to_file
from motcua.reference.procedures.tests.samples import GONE, entry, seed

Changes = dict[str, Any]
MOJIBAKE = "Đăng ký khai sinh".encode().decode("latin-1")

TAX = {"what": "tax_slip", "value": 2, "unit": "working_day", "source": "found"}
RETURN = {"what": "result", "value": 1, "unit": "working_day", "source": "found"}
LEAD = {
    "agency": "commune_peoples_committee",
    "task": "register_birth",
    "value": 1,
    "unit": "working_day",
    "leads": True,
    "source": "recalled",
}
OTHER = {
    "agency": "social_insurance",
    "task": "issue_health_card",
    "value": 2,
    "unit": "working_day",
    "source": "recalled",
}


def rules_of(*entries: object) -> Counter[str]:
    return Counter(finding.rule for finding in check(list(entries)))


def named(changes: Changes) -> list[tuple[str, str]]:
    return [(finding.rule, finding.path) for finding in check_entry(entry(changes))]


def test_an_entry_without_a_fault_has_no_finding() -> None:
    assert named({}) == []


def test_two_appointments_and_agencies_that_fill_the_limit_have_no_finding() -> None:
    assert named({"appointments": [TAX, RETURN], "agencies": [LEAD, OTHER]}) == []


@pytest.mark.parametrize(
    ("changes", "rule", "path"),
    [
        # the form of the file
        ({"steps_source": GONE}, "source_missing", "steps_source"),
        ({"source": "guessed"}, "source_unknown", "source"),
        ({"name_vi": GONE}, "key_missing", "name_vi"),
        ({"time_limit.value": GONE}, "key_missing", "time_limit.value"),
        ({"fee": GONE}, "key_missing", "fee"),
        ({"result": GONE}, "key_missing", "result"),
        ({"results": [{"name_vi": "Thẻ", "code": "KQ.G15.000001"}]}, "key_unknown", "result"),
        ({"steps.1.role": GONE}, "key_missing", "steps[1].role"),
        ({"colour": "red"}, "key_unknown", "colour"),
        ({"fee.amount": 5}, "key_unknown", "fee.amount"),
        ({"channels": "direct"}, "type_wrong", "channels"),
        ({"documents.1.required": "yes"}, "type_wrong", "documents[1].required"),
        ({"documents.1": "Tờ khai"}, "type_wrong", "documents[1]"),
        ({"name_vi": ["a"]}, "type_wrong", "name_vi"),
        ({"decision": {"number": "1/QĐ", "issued_on": "31/02/2025"}}, "date_bad", "decision.issued_on"),
        ({"decision": {"issued_on": "2025-02-30"}}, "date_bad", "decision.issued_on"),
        # two appointments, several agencies
        ({"appointments": [TAX]}, "appointments_not_two", "appointments"),
        ({"appointments": [RETURN, TAX]}, "appointments_not_two", "appointments"),
        ({"appointments": [TAX | {"value": 3}, RETURN]}, "appointments_over_limit", "appointments"),
        ({"appointments": [TAX | {"value": 0}, RETURN]}, "limit_not_positive", "appointments[0].value"),
        (
            {"appointments": [TAX | {"condition": "sometimes"}, RETURN]},
            "appointment_condition_unknown",
            "appointments[0].condition",
        ),
        ({"agencies": [LEAD]}, "agencies_number", "agencies"),
        ({"agencies": [LEAD, LEAD]}, "agencies_lead", "agencies"),
        ({"agencies": [OTHER, LEAD]}, "agencies_lead", "agencies"),
        ({"agencies": [LEAD, OTHER | {"value": 3}]}, "agencies_over_limit", "agencies"),
        ({"agencies": [LEAD, OTHER | {"agency": "somebody"}]}, "not_vietnamese", "agencies[1].agency"),
        ({"agencies": [LEAD, OTHER | {"source": "guessed"}]}, "source_unknown", "agencies[1].source"),
        # the words
        ({"name_vi": unicodedata.normalize("NFD", "Đăng ký khai tử")}, "text_not_nfc", "name_vi"),
        ({"name_vi": MOJIBAKE}, "text_mojibake", "name_vi"),
        ({"result.name_vi": "Giấy\u200bkhai sinh"}, "text_invisible", "result.name_vi"),
        ({"notes": "Bản\u00adsao"}, "text_invisible", "notes"),
        ({"notes": "Đây là " + "rất " * 2000}, "text_too_long", "notes"),
        ({"field_vi": "Lĩnh vực " * 30}, "text_too_long", "field_vi"),
        ({"code": "1.04873"}, "code_bad", "code"),
        ({"code": "4.004873"}, "code_bad", "code"),
        ({"code": "1.004873\n2"}, "code_bad", "code"),
        ({"name_vi": "   "}, "name_empty", "name_vi"),
        ({"documents.0.name_vi": ""}, "name_empty", "documents[0].name_vi"),
        ({"steps.2.role": ""}, "name_empty", "steps[2].role"),
        ({"name_vi": "Cấp GCN an toàn thực phẩm"}, "name_short_form", "name_vi"),
        ({"level": "district"}, "level_unknown", "level"),
        ({"authority": "district_committee"}, "authority_unknown", "authority"),
        ({"channels": []}, "channels_empty", "channels"),
        ({"channels": ["direct", "fax"]}, "channel_unknown", "channels[1]"),
        ({"channels": ["direct", "direct"]}, "channel_repeated", "channels[1]"),
        ({"time_limit.channel": "fax"}, "channel_unknown", "time_limit.channel"),
        ({"notes": "Applicant waits outside"}, "not_vietnamese", "notes"),
        ({"documents.1.condition": "when raining"}, "not_vietnamese", "documents[1].condition"),
        ({"notes": "Trang in nhầm một số"}, "note_tells_doubt", "notes"),
        ({"steps_source": "recalled"}, "recalled", "steps_source"),
        ({"notes": "Thêm 3 ngày [recalled]"}, "recalled_remark", "notes"),
        # the time limit
        ({"time_limit.unit": GONE}, "limit_unit_missing", "time_limit.unit"),
        ({"time_limit.unit": None}, "limit_unit_missing", "time_limit.unit"),
        ({"time_limit.unit": "week"}, "limit_unit_unknown", "time_limit.unit"),
        ({"time_limit.value": "3"}, "limit_no_number", "time_limit.value"),
        ({"time_limit.value": None}, "key_missing", "time_limit.value"),
        ({"time_limit.value": True}, "limit_no_number", "time_limit.value"),
        ({"time_limit.value": 0}, "limit_not_positive", "time_limit.value"),
        ({"time_limit.value": -3}, "limit_not_positive", "time_limit.value"),
        ({"time_limit.rule": "theo quý"}, "limit_rule_unknown", "time_limit.rule"),
        ({"time_limit.rule": "same_day"}, "limit_same_day_longer", "time_limit.value"),
        # the fee
        ({"fee.amount_vnd": 700}, "fee_thousands_lost", "fee.amount_vnd"),
        ({"fee.amount_vnd": 1}, "fee_thousands_lost", "fee.amount_vnd"),
        ({"fee.amount_vnd": 15300}, "fee_not_round", "fee.amount_vnd"),
        ({"fee.amount_vnd": 15050}, "fee_not_round", "fee.amount_vnd"),
        ({"fee.amount_vnd": -8000}, "fee_negative", "fee.amount_vnd"),
        ({"fee.amount_vnd": "700.000"}, "fee_no_number", "fee.amount_vnd"),
        ({"fee.amount_vnd": 10**12}, "fee_absurd", "fee.amount_vnd"),
        ({"fee.amount_vnd": None}, "fee_not_set", "fee.amount_vnd"),
        ({"fee.basis": GONE}, "fee_basis_missing", "fee.basis"),
        ({"fee.basis": "free"}, "fee_free_with_amount", "fee.amount_vnd"),
        ({"fee.basis": "Nghị quyết của HĐND tỉnh"}, "fee_local_with_amount", "fee.amount_vnd"),
        ({"fee.basis": "Nộp trực tuyến 7.000 đồng"}, "fee_other_amounts", "fee.basis"),
        ({"fee.basis": "Mỗi việc, miễn: hộ nghèo"}, "fee_exempt_in_words", "fee.basis"),
        ({"fee.exempt": ["friends"]}, "fee_exempt_unknown", "fee.exempt[0]"),
        ({"fee.basis": "per page as 2.000815"}, "fee_no_formula", "fee.formula"),
        ({"fee.formula": "__import__('os')"}, "fee_formula_bad", "fee.formula"),
        ({"fee.formula": "min(2000*p"}, "fee_formula_bad", "fee.formula"),
        # the papers
        ({"documents": []}, "papers_none", "documents"),
        (
            {"documents.0.required": False, "documents.0.condition": "if any"},
            "papers_none_required",
            "documents",
        ),
        ({"documents.0.form": "fax"}, "paper_form_unknown", "documents[0].form"),
        ({"documents.0.copies": -1}, "paper_count_bad", "documents[0].copies"),
        ({"documents.0.copies": "hai"}, "paper_count_bad", "documents[0].copies"),
        ({"documents.0.copies": 10**9}, "paper_count_bad", "documents[0].copies"),
        ({"documents.0.copies": 0}, "paper_count_zero", "documents[0].copies"),
        ({"documents.0.copies": 100}, "paper_count_absurd", "documents[0].copies"),
        ({"documents.0.condition": "if any"}, "paper_required_with_condition", "documents[0].condition"),
        ({"documents.1.condition": GONE}, "paper_optional_without_condition", "documents[1].condition"),
        ({"documents.0.condition": "recalled"}, "paper_condition_is_mark", "documents[0].condition"),
        ({"documents.0.name_vi": "Tờ khai; ảnh"}, "paper_two_in_one", "documents[0].name_vi"),
        # the results
        ({"result": GONE, "results": []}, "results_none", "results"),
        ({"result.code": "dsfas"}, "result_code_bad", "result.code"),
        ({"result.code": "KQ.G15.31"}, "result_code_bad", "result.code"),
        ({"result.code": "KQ.H20.000038"}, "result_code_local", "result.code"),
        ({"result.code": GONE}, "result_code_missing", "result.code"),
        ({"result.name_vi": "Thẻ (KQ.G01.000065)"}, "result_code_in_name", "result.name_vi"),
        ({"result.name_vi": "Giấy khai sinh; thẻ"}, "result_several_in_one", "result.name_vi"),
        # the steps
        ({"steps": []}, "steps_none", "steps"),
        ({"steps.2.n": 7}, "step_numbers", "steps[2].n"),
        ({"steps.1.hours": "nhiều"}, "step_hours_bad", "steps[1].hours"),
        ({"steps.1.hours": -1}, "step_hours_bad", "steps[1].hours"),
        ({"steps.1.hours": 0, "steps.2.hours": 16}, "step_hours_zero", "steps[1].hours"),
        ({"steps.1.role": "friend"}, "step_role_unknown", "steps[1].role"),
        ({"steps.1.group": "một"}, "step_group_bad", "steps[1].group"),
        ({"steps.1.group": 0}, "step_group_bad", "steps[1].group"),
        ({"steps.1.group": 1}, "step_group_alone", "steps[1].group"),
        ({"steps.0.group": 1, "steps.2.group": 1}, "step_group_apart", "steps[0].group"),
        ({"steps.1.group": 1, "steps.2.group": 1}, "step_group_kind", "steps[1].group"),
        ({"steps.1.action": "ponder"}, "step_action_unknown", "steps[1].action"),
        ({"steps.0.action": "appraise"}, "steps_no_receiving", "steps[0].action"),
        ({"steps.2.action": "check_draft"}, "steps_no_signing", "steps"),
        ({"steps.3.action": "check_draft"}, "steps_no_issuing", "steps[3].action"),
        ({"steps.1.hours": "12.5"}, "steps_over_limit", "steps"),
        ({"steps.1.hours": 2}, "steps_far_under_limit", "steps"),
        ({"time_limit.unit": "day"}, "steps_in_calendar_days", "steps"),
    ],
)
def test_a_planted_mistake_is_the_one_thing_named(changes: Changes, rule: str, path: str) -> None:
    assert named(changes) == [(rule, path)]


SAME_DAY: Changes = {
    "time_limit.value": 1,
    "time_limit.rule": "same_day",
    **{f"steps.{n}.hours": 2 for n in range(4)},
}


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({}, []),
        ({"time_limit.unit": "day"}, ["steps_in_calendar_days"]),
        ({"time_limit.unit": GONE}, ["limit_unit_missing"]),
        ({"time_limit.unit": "week"}, ["limit_unit_unknown"]),
        ({"time_limit.value": GONE}, ["key_missing"]),
        ({"time_limit.value": "một"}, ["limit_no_number"]),
        ({"time_limit.value": 0}, ["limit_not_positive"]),
        ({"time_limit.value": 2, "steps.1.hours": 8}, ["limit_same_day_longer"]),
        ({"time_limit.unit": "hour", "time_limit.value": 8}, ["limit_same_day_longer"]),
    ],
)
def test_one_mistake_in_a_same_day_limit_is_said_once(changes: Changes, rules: list[str]) -> None:
    assert [rule for rule, _path in named({**SAME_DAY, **changes})] == rules


def test_the_other_limits_say_nothing_of_a_main_unit_that_is_missing() -> None:
    other = [{"value": 5, "unit": "day", "note": "Nhà ở"}]
    found = named({"time_limit.alternatives": other, "time_limit.unit": GONE})
    assert found == [("limit_unit_missing", "time_limit.unit")]


def test_an_absurd_limit_is_an_error() -> None:
    assert ("limit_absurd", "time_limit.value") in named({"time_limit.value": 9999})


def test_a_paper_written_twice_is_named_in_both_places() -> None:
    places = [path for rule, path in named({"documents.1.name_vi": "tờ khai"}) if rule == "paper_repeated"]
    assert places == ["documents[0].name_vi", "documents[1].name_vi"]


@pytest.mark.parametrize(
    ("other", "rules"),
    [
        ({"value": 5, "unit": "working_day", "note": "Nhà ở"}, []),
        ({"value": 5, "unit": "working_day", "channel": "online"}, []),
        ({"value": 5, "unit": "working_day"}, ["limit_case_unclear"]),
        ({"value": 5, "unit": "working_day", "note": "second value on portal sheet"}, ["limit_case_unclear"]),
        ({"value": 5, "unit": "day", "note": "Nhà ở"}, ["limit_units_differ"]),
        ({"value": 5, "note": "Nhà ở"}, ["limit_unit_missing"]),
        ({"value": 5, "unit": "week", "note": "Nhà ở"}, ["limit_unit_unknown"]),
        ({"value": -5, "unit": "working_day", "note": "Nhà ở"}, ["limit_not_positive"]),
    ],
)
def test_another_limit_must_say_for_whom_it_is(other: Changes, rules: list[str]) -> None:
    assert [rule for rule, _path in named({"time_limit.alternatives": [other]})] == rules


def test_steps_within_the_longest_limit_only_warn() -> None:
    longer = [{"value": 9, "unit": "working_day", "note": "Vùng khó khăn"}]
    changes = {"time_limit.alternatives": longer, "steps.1.hours": 20}
    assert named(changes) == [("steps_over_main_limit", "steps")]


def test_time_at_the_tax_office_is_not_counted() -> None:
    tax = {"n": 5, "role": "tax_office", "action": "financial_obligation_excluded_from_limit", "hours": 80}
    steps = [*entry()["steps"], tax]
    assert named({"steps": steps}) == []


def test_a_found_entry_needs_a_time_or_a_fee_that_was_found() -> None:
    changes = {"time_limit.source": "recalled", "fee.source": "recalled"}
    assert ("found_but_recalled", "source") in named(changes)
    assert ("found_but_recalled", "source") not in named({**changes, "source": "recalled"})


def test_one_fault_does_not_hide_another() -> None:
    rules = {rule for rule, _path in named({"time_limit": "soon", "fee.amount_vnd": 700, "steps.0.n": 4})}
    assert rules == {"type_wrong", "fee_thousands_lost", "step_numbers"}


@pytest.mark.parametrize("other", [{}, {"name_vi": "Khác", "result.name_vi": "Giấy khác"}])
def test_a_code_stands_once_in_a_file(other: Changes) -> None:
    found = [finding for finding in check([entry(), entry(other)]) if finding.rule == "code_repeated"]
    assert [(finding.path, finding.params["first"]) for finding in found] == [
        ("procedures[1].code", "procedures[0]")
    ]


@pytest.mark.parametrize(
    ("changes", "rule", "times"),
    [
        ([{}], "name_shared", 2),
        ([{"name_vi": "CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"}], "name_shared", 2),
        ([{}, {}], "name_wrong", 3),
        ([{"field_vi": "Đất đai"}], "name_wrong", 2),
        ([{"name_vi": "Việc khác", "result.name_vi": "Giấy khác"}], "result_code_two_names", 2),
        ([{"name_vi": "Việc khác", "result.code": "KQ.G15.000039"}], "result_name_two_codes", 2),
        ([{"name_vi": "Việc khác", "field_vi": "Hộ Tịch"}], "field_spelling", 1),
    ],
)
def test_what_shows_only_between_procedures_is_named(changes: list[Changes], rule: str, times: int) -> None:
    others = [entry({"code": f"1.00000{n}", **change}) for n, change in enumerate(changes)]
    assert rules_of(entry(), *others)[rule] == times


def test_a_finding_names_procedure_and_place() -> None:
    (finding,) = check([entry(), entry({"code": "1.000001", "name_vi": "Khác", "fee.amount_vnd": 700})])
    assert (finding.code, finding.path) == ("1.000001", "procedures[1].fee.amount_vnd")
    assert "700000" in told(finding).what


@pytest.mark.parametrize("raw", ["một câu", 5, None, ["a"]])
def test_an_entry_that_is_no_mapping_is_an_error(raw: object) -> None:
    assert rules_of(raw) == {"entry_no_mapping": 1}


def test_every_rule_has_a_level_and_three_sentences() -> None:
    assert set(MESSAGES) == set(LEVELS)
    assert set(LEVELS.values()) == {ERROR, WARNING, INFO}


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PATHS = [
    "level",
    "source",
    "time_limit.rule",
    "time_limit.alternatives",
    "documents.0.form",
    "steps.0.action",
    "code",
    "name_vi",
    "field_vi",
    "channels",
    "time_limit",
    "time_limit.value",
    "time_limit.unit",
    "fee",
    "fee.amount_vnd",
    "fee.exempt",
    "documents",
    "documents.0",
    "documents.0.copies",
    "result",
    "result.code",
    "steps",
    "steps.0",
    "steps.0.n",
    "steps.0.hours",
]


@given(st.sampled_from([*PATHS, "decision", "results"]), JSON_VALUES)
def test_no_value_anywhere_makes_the_validator_fail(path: str, value: object) -> None:
    broken = entry({path: value})
    assert all(told(finding).what for finding in check([broken, entry(), broken]))
    if all(finding.level != ERROR for finding in check([broken])):
        assert canonical(to_file(canonical(clean(broken)))) == canonical(clean(broken))


@pytest.mark.parametrize("kind", [{}, [], None, True, 0, "x"])
@pytest.mark.parametrize("path", PATHS)
def test_a_value_of_another_kind_is_an_error_not_a_failure(path: str, kind: object) -> None:
    told_of = [told(finding) for finding in check([entry({path: kind})])]
    assert all(each.what and each.why and each.do for each in told_of)


def _doubts(rule: str) -> set[str]:
    return {finding.code for finding in check(list(seed())) if finding.rule == rule}


SEED_DOUBTS = {
    "step_hours_zero": {"1.004845", "2.001035", "2.001019", "2.001016", "2.001406"},
    "steps_no_signing": {"1.012817", "1.012796", "2.000986"},
    "steps_no_issuing": {"1.013967", "1.012812"},
    "steps_far_under_limit": {"2.000986"},
    "result_code_missing": {
        "2.000942",
        "1.001776",
        "1.014027",
        "1.014028",
        "1.001731",
        "1.001699",
        "1.001653",
    },
    "result_code_local": {"1.002693"},
    "result_code_in_name": {"2.000986"},
    "result_several_in_one": {"1.000689", "1.004222", "1.004194", "2.000986"},
    "result_code_two_names": {"1.001022", "2.000779", "1.012817", "1.012796"},
    "result_name_two_codes": {"1.011609", "3.000412", "1.013225", "1.013229"},
    "fee_no_formula": {"2.000942"},
    "fee_local_with_amount": {"1.001612"},
    "fee_other_amounts": {"1.004222", "1.004194", "1.010038"},
    "fee_exempt_in_words": {"2.001035", "2.001263"},
    "fee_basis_missing": {"1.012812", "1.013274", "1.002693"},
    "limit_case_unclear": {"1.012817", "1.013978", "1.013967", "1.012812"},
    "limit_units_differ": {"1.013274"},
    "paper_condition_is_mark": {"2.001263", "1.013225"},
    "paper_two_in_one": {"2.001263"},
    "note_tells_doubt": {
        "1.004859",
        "2.000635",
        "2.000942",
        "2.000720",
        "1.001776",
        "2.001827",
        "2.000986",
    },
    "found_but_recalled": {"1.001776"},
}


@pytest.mark.parametrize(("rule", "codes"), SEED_DOUBTS.items())
def test_the_doubts_of_the_seed_are_found(rule: str, codes: set[str]) -> None:
    assert _doubts(rule) == codes


def test_the_seed_has_no_error_and_no_other_warning() -> None:
    grave = {finding.rule for finding in check(list(seed())) if finding.level != INFO}
    assert grave == set(SEED_DOUBTS)
