from datetime import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.fixtures import seed_entries

from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions, helper, words
from motcua.reference.procedures.models import Procedure, QuestionSet
from motcua.reference.procedures.rules import questions as rules
from motcua.reference.procedures.states import LastButton, Verdict
from motcua.reference.procedures.tests.samples import NOON

CONDITIONS = ["only when authorised", "re-issue", "family household"]


def question(key: str = "a", **given: Any) -> dict[str, Any]:
    """A question without a fault: yes needs the authorisation, no does not."""
    choices = [{"value": "yes", "papers": ["only when authorised"]}, {"value": "no"}, {"value": "unsure"}]
    return {"key": key, "ask": "Nộp thay?", "mark": "found", "basis": "Danh mục", "choices": choices, **given}


def choices(*given: dict[str, Any]) -> dict[str, Any]:
    return {"choices": [*given, {"value": "unsure"}]}


NOT_YET = {"value": "no", "verdict": "not_yet", "why": "Vì sao", "instead": "Cách khác"}
ASK = {"value": "yes", "verdict": "ask", "why": "Phải xem"}


@pytest.mark.parametrize(
    ("answers", "verdict", "reasons"),
    [
        ({}, None, []),
        ({"a": "yes"}, None, []),
        ({"a": "yes", "b": "lạ"}, None, []),
        ({"a": "no", "b": "unsure"}, Verdict.MAY, []),
        ({"a": "yes", "b": "unsure"}, Verdict.ASK, ["Phải xem"]),
        ({"a": "no", "b": "no"}, Verdict.NOT_YET, ["Vì sao"]),
        ({"a": "yes", "b": "no"}, Verdict.NOT_YET, ["Vì sao"]),
    ],
)
def test_what_the_answers_come_to(answers, verdict, reasons):
    asked = rules.read([question("a", **choices(ASK, {"value": "no"})), question("b", **choices(NOT_YET))])
    found = rules.outcome(asked, answers)
    assert (found and found.verdict) == verdict
    assert [reason.why for reason in found.reasons] == reasons if found else not reasons


def test_without_questions_there_is_no_outcome():
    assert rules.outcome((), {}) is None


@pytest.mark.parametrize(
    ("answers", "needed", "not_needed"),
    [
        ({"a": "yes", "b": "x"}, {"only when authorised", "re-issue"}, {"family household"}),
        ({"a": "no", "b": "y"}, {"family household"}, {"only when authorised", "re-issue"}),
        ({"a": "unsure", "b": "unsure"}, set(), set()),
        ({"a": "unsure", "b": "both"}, {"re-issue", "family household"}, set()),
        ({"b": "x"}, {"re-issue"}, {"family household"}),
    ],
)
def test_which_papers_the_answers_settle(answers, needed, not_needed):
    kinds = choices(
        {"value": "x", "papers": ["re-issue"]},
        {"value": "y", "papers": ["family household"]},
        {"value": "both", "papers": ["re-issue", "family household"]},
    )
    assert rules.papers_of(rules.read([question("a"), question("b", **kinds)]), answers) == (
        needed,
        not_needed,
    )


def test_only_answers_a_question_has_are_kept():
    asked = rules.read([question("a"), question("b")])
    sent = {"a": "yes", "b": "<script>", "csrf": "x"}
    assert rules.known(asked, sent) == {"a": "yes"}
    assert [each.key for each in rules.unanswered(asked, sent)] == ["b"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ([question(str(n)) for n in range(6)], "Nhiều nhất 5 câu hỏi"),
        ([question("a"), question("a")], "trùng mã"),
        ([question(ask="")], "chưa có lời hỏi"),
        ([question(mark="sure")], "chưa ghi dấu nguồn và căn cứ"),
        ([question(basis="")], "chưa ghi dấu nguồn và căn cứ"),
        ([question(choices=[{"value": "yes"}, {"value": "no"}])], "Không biết"),
        ([question(papers=[])], "có mục lạ: papers"),
        ([question(**choices({"value": "yes", "hoặc": None}))], "có mục lạ: hoặc"),
        ([question(choices=[{"value": "unsure"}])], "từ hai câu trả lời"),
        ([question(choices=[{"value": str(n)} for n in range(6)] + [{"value": "unsure"}])], "nhiều nhất 6"),
        ([question(**choices(ASK | {"why": ""}))], "chưa nói vì sao"),
        ([question(**choices(NOT_YET | {"instead": ""}))], "có thể làm gì khác"),
        ([question(mark="recalled", **choices(NOT_YET))], "Nên hỏi cán bộ"),
        ([question(mark="inferred", **choices(NOT_YET))], "Nên hỏi cán bộ"),
        ([question(**choices({"value": "yes", "papers": ["sổ hộ khẩu"]}))], "sổ hộ khẩu"),
    ],
)
def test_what_is_wrong_with_a_set_is_said(content, says):
    assert says in " ".join(rules.faults(content, CONDITIONS))


def test_nothing_is_wrong_with_what_may_be_asked():
    everything = [question("a"), question("b", **choices(ASK, NOT_YET)), *map(question, "cde")]
    assert rules.faults(everything, CONDITIONS) == rules.faults([], CONDITIONS) == []


def test_the_shipped_questions_are_of_twelve_procedures_at_least_and_without_a_fault():
    papers = {entry["code"]: entry["documents"] for entry in seed_entries()}
    assert len(words.questions()) >= 12
    for code, content in words.questions().items():
        conditions = [paper.get("condition") for paper in papers[code] if not paper["required"]]
        assert rules.faults(content, conditions) == [], code


def test_the_shipped_questions_are_taken_in_once_and_never_over_the_offices_own(catalogue, publisher):
    own = actions.save_questions(procedure(), [question()], based_on=0, by=publisher, at=NOON)
    assert actions.take_in_questions(at=NOON) == len(words.questions()) - 1
    assert actions.take_in_questions(at=NOON) == 0
    assert helper.questions_of("1.004873") == own
    assert helper.asked(helper.questions_of("1.001193"))[0].key == "foreign"
    assert helper.questions_of("1.004222") is None


def test_what_we_put_right_reaches_a_procedure_whose_questions_are_still_ours(
    catalogue, publisher, monkeypatch
):
    actions.take_in_questions(at=NOON)
    actions.save_questions(procedure(), [question()], based_on=1, by=publisher, at=NOON)
    corrected = {code: [*content[1:]] for code, content in words.questions().items()}
    monkeypatch.setattr(words, "questions", lambda: corrected)
    assert actions.take_in_questions(at=NOON) == len(corrected) - 1
    assert actions.take_in_questions(at=NOON) == 0
    assert helper.question_sets("1.001193")[0].content == corrected["1.001193"]
    assert helper.question_sets("1.004873").count() == 2


def procedure(code: str = "1.004873") -> Procedure:
    return Procedure.objects.get(code=code)


def write(by: User, content: list[dict[str, Any]], *, based_on: int = 0, at: datetime = NOON) -> QuestionSet:
    return actions.save_questions(procedure(), content, based_on=based_on, by=by, at=at)


def test_every_set_written_is_kept_and_the_last_holds(catalogue, publisher):
    write(publisher, [question()])
    write(publisher, [question(), question("b")], based_on=1)
    again = write(publisher, [question(), question("b")], based_on=2)
    assert [row.number for row in helper.question_sets("1.004873")] == [2, 1]
    assert again.number == 2
    write(publisher, [], based_on=2)
    assert helper.questions_of("1.004873") is None


@pytest.mark.parametrize(
    ("content", "based_on", "code"),
    [([question(basis="")], 1, "faulty_questions"), ([question("b")], 0, "stale_questions")],
)
def test_a_set_that_is_faulty_or_written_from_an_old_one_is_refused(
    catalogue, publisher, content, based_on, code
):
    write(publisher, [question()])
    with pytest.raises(RuleBroken) as refused:
        write(publisher, content, based_on=based_on)
    assert refused.value.code == code
    assert helper.questions_of("1.004873").number == 1


def test_who_may_not_publish_writes_no_questions_and_chooses_no_button(catalogue, viewer):
    with pytest.raises(PermissionDenied):
        write(viewer, [question()])
    with pytest.raises(PermissionDenied):
        actions.choose_end(procedure(), LastButton.CODE, by=viewer, at=NOON)


def test_the_database_keeps_a_set_as_it_was(catalogue, publisher):
    row = write(publisher, [question()])
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionSet.objects.filter(pk=row.pk).update(content=[])
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()


def test_how_a_declaration_ends_is_the_filing_until_something_else_is_chosen(catalogue, publisher):
    assert helper.last_button("1.004873") is LastButton.FILE
    actions.choose_end(procedure(), LastButton.PORTAL, by=publisher, at=NOON)
    assert helper.last_button("1.004873") is LastButton.PORTAL
    assert helper.last_button("1.001193") is LastButton.FILE
