"""Questions and answers about a procedure: nothing is public that nobody approved (duties I.1.a, I.1.b)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, make_faq, make_question, officer, version_of

from motcua.casework.assistance import actions, answers, rules
from motcua.casework.assistance.actions import Worded
from motcua.casework.assistance.models import Faq, Question
from motcua.casework.assistance.states import QuestionStand
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period
from motcua.foundation.versions.states import Standing

CODE = "1.001193"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mang 2 bản, nộp trước ngày 15/08/2026", False),
        ("Lệ phí 15.000 đ theo Nghị định 118/2025", False),
        ("Gọi 0912 345 678", True),
        ("Số 087190001234", True),
        ("Gửi về ten@nhacungcap.vn", True),
    ],
)
def test_what_tells_who_somebody_is_does_not_become_public(text, names):
    if not names:
        rules.require_nobody_named(text)
        return
    with pytest.raises(RuleBroken, match="một người"):
        rules.require_nobody_named("Hỏi", text)


@pytest.mark.parametrize("stand", QuestionStand)
def test_a_question_is_answered_once_and_with_words(stand):
    if stand == QuestionStand.NEW:
        assert rules.after_question(stand, "answer", "Có") == QuestionStand.ANSWERED
        assert rules.after_question(stand, "close", "Trùng") == QuestionStand.CLOSED
        with pytest.raises(RuleBroken, match="Chưa ghi nội dung"):
            rules.after_question(stand, "answer", " ")
        return
    with pytest.raises(RuleBroken, match="Tải lại trang"):
        rules.after_question(stand, "answer", "Có")


def test_a_question_is_answered_and_counts_for_both_duties(centre):
    question = make_question(centre, person_name="Trần Thị Sáu")
    assert question.code == "CH-26-0001"
    assert "Sáu" not in str(Entry.objects.get(action="assistance.question_asked").data)
    done = actions.answer_question(question.pk, "answer", "Một bản.", by=officer("tiep-nhan"), at=NINE)
    assert (done.stand, done.answered_by) == (QuestionStand.ANSWERED, officer("tiep-nhan"))
    for duty in ("I.1.a", "I.1.b"):
        figure = next(each for each in registry.of(duty) if str(each.title).startswith("Câu hỏi"))
        assert figure.query(centre.pk, Period(NINE.date(), NINE.date())).get() == question


def test_a_public_question_shows_its_last_approved_wording(centre):
    faq = make_faq(centre, shown=False)
    assert answers.public(centre.pk, CODE) == []
    draft = faq.versions.get()
    with pytest.raises(PermissionDenied):
        actions.approve_faq(draft.pk, by=officer("tiep-nhan"), at=NINE)
    later = NINE + timedelta(days=3)
    for _twice in range(2):
        actions.approve_faq(draft.pk, by=officer("giam-doc"), at=later)
    actions.reword_faq(faq.pk, Worded("Mấy bản?", "Hai bản."), by=officer("tiep-nhan"), at=later)
    assert [row.answer for row in answers.public(centre.pk, CODE)] == ["Không bắt buộc."]
    assert [standing for _row, standing in answers.wordings(faq)] == [Standing.DRAFT, Standing.IN_FORCE]
    actions.approve_faq(faq.versions.first().pk, by=officer("giam-doc"), at=later)
    assert [row.answer for row in answers.public_matching(centre.pk, "HAI ban", limit=5)] == ["Hai bản."]
    assert answers.public_matching(centre.pk, "khong bat buoc", limit=5) == []


def test_what_is_taken_down_is_shown_no_more_but_stays_on_record(centre, other_centre):
    faq = make_faq(centre)
    assert answers.public(other_centre.pk, CODE) == []
    with pytest.raises(PermissionDenied):
        actions.retire_faq(faq.pk, by=officer("tiep-nhan"), at=NINE)
    actions.retire_faq(faq.pk, by=officer("giam-doc"), at=NINE)
    assert answers.public(centre.pk, CODE) == []
    assert Faq.objects.get().versions.count() == 1


def test_a_question_of_a_citizen_is_offered_and_linked_without_who_asked(centre):
    question = make_question(centre)
    given = {"by": officer("tiep-nhan"), "centre": centre, "at": NINE, "question": question}
    with pytest.raises(RuleBroken):
        actions.write_faq(Worded("Gọi 0912345678?", "Có."), version_of(), **given)
    version = actions.write_faq(Worded("Mấy bản?", "Một."), version_of(), **given)
    assert Question.objects.get().faq == version.faq


def test_rows_of_a_foreign_centre_are_not_seen(centre, other_centre):
    make_question(centre)
    make_faq(centre)
    Question.objects.update(centre=other_centre)
    Faq.objects.update(centre=other_centre)
    assert not answers.questions_visible_to(officer("tiep-nhan"), NINE).exists()
    assert not answers.faqs_visible_to(officer("giam-doc"), NINE).exists()
