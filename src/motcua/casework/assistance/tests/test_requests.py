"""Who cannot use the information online asks for help; the Centre answers, on record (NĐ 118/2025 Đ16.2, I.1.a)."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, make_help_request, officer

from motcua.casework.assistance import actions, queries, rules
from motcua.casework.assistance.models import HelpAct, HelpRequest
from motcua.casework.assistance.promise import answer_by
from motcua.casework.assistance.states import HELP_STEPS, HelpStand, HelpVerb, Wish
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period


def answer(request, verb, words="", *, by="tiep-nhan", key=None, at=NINE):
    return actions.answer_help(request.pk, verb, words, by=officer(by), key=key or uuid.uuid4(), at=at)


@pytest.mark.parametrize("stand", HelpStand)
@pytest.mark.parametrize("verb", HelpVerb)
def test_a_step_leads_where_the_table_says_and_nowhere_else(stand, verb):
    after = HELP_STEPS.get((stand, verb))
    if after:
        assert rules.after_help(stand, verb, "Đã gọi") == after
        return
    with pytest.raises(RuleBroken) as refusal:
        rules.after_help(stand, verb, "Đã gọi")
    assert refusal.value.code == "step_not_open"


def test_the_outcome_is_told_in_words():
    with pytest.raises(RuleBroken, match="Chưa ghi kết quả"):
        rules.after_help(HelpStand.TAKEN, HelpVerb.DONE, " ")


def test_who_is_to_be_visited_says_where():
    with pytest.raises(RuleBroken, match="Chưa ghi ấp"):
        rules.require_place(Wish.VISIT, "")
    rules.require_place(Wish.VISIT, "Ấp An Lợi")
    rules.require_place(Wish.CALL, "")


def test_a_request_is_numbered_promised_and_told_to_the_journal_without_the_person(centre):
    request = make_help_request(centre)
    assert request.code == "GD-26-0001"
    assert request.due_at == answer_by(centre.pk, NINE) > NINE
    entry = Entry.objects.get(action="assistance.help_asked")
    assert "Sáu" not in str(entry.data)
    assert "0907" not in str(entry.data)


def test_a_centre_without_hours_turns_nobody_away(other_centre):
    assert answer_by(10**6, NINE) >= NINE + timedelta(hours=1)


def test_a_repeat_of_the_key_gives_the_first(centre):
    key = uuid.uuid4()
    wanted = actions.Wanted("Trần Thị Sáu", "0907000111", "Trợ cấp", Wish.CALL)
    first, again = (actions.ask_for_help(wanted, centre=centre, key=key, at=NINE) for _ in range(2))
    assert first == again
    assert HelpRequest.objects.count() == 1


def test_help_goes_from_taking_to_done_and_counts_for_the_duty(centre):
    request, key = make_help_request(centre), uuid.uuid4()
    answer(request, HelpVerb.TAKE, key=key)
    answer(request, HelpVerb.TAKE, key=key)
    answer(request, HelpVerb.MISSED)
    done = answer(request, HelpVerb.DONE, "Đã đọc từng giấy tờ qua điện thoại")
    assert (done.stand, done.ended_at, done.taken_by) == (HelpStand.DONE, NINE, officer("tiep-nhan"))
    assert list(HelpAct.objects.values_list("verb", flat=True)) == ["take", "missed", "done"]
    figure = next(each for each in registry.of("I.1.a") if "thông tin điện tử" in str(each.title))
    assert figure.query(centre.pk, Period(NINE.date(), NINE.date())).get() == request


def test_only_who_guides_answers_and_only_who_may_see_it_sees_it(centre, other_centre):
    request = make_help_request(centre)
    with pytest.raises(PermissionDenied):
        answer(request, HelpVerb.TAKE, by="giam-doc")
    assert queries.help_visible_to(officer("giam-doc"), NINE).count() == 1
    assert not queries.help_visible_to(officer("cntt"), NINE).exists()
    HelpRequest.objects.update(centre=other_centre)
    assert not queries.help_visible_to(officer("tiep-nhan"), NINE).exists()
