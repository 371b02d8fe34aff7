"""The clocks C1–C16 of domain 01 §7 that concern a dossier, each before, at and after its edge.

docs/reference/clocks.md says for every clock and every edge case of §18 which test stands at its edge.
"""

from datetime import date, datetime, timedelta

import pytest
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, promises, queries, worklists
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Lack, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.reference.calendars import rules as working_time

CODE = "1.004873"
SECOND = timedelta(seconds=1)


def moment(text: str) -> datetime:
    """A moment in Vietnam; seconds may be left out."""
    return datetime.strptime(text if text.count(":") == 2 else f"{text}:00", "%d/%m/%Y %H:%M:%S").replace(
        tzinfo=VIETNAM
    )


#: just before, at, and just after what a clock allows
AROUND = pytest.mark.parametrize(
    ("after", "over"), [(-SECOND, False), (0 * SECOND, False), (SECOND, True)], ids=["before", "at", "after"]
)


@pytest.fixture
def working(centre):
    """Received at 9:00 on Monday 6 April 2026, at the specialist's step, due on Thursday."""
    return make_dossier(centre, code=CODE, way="forward")


def ask(dossier, at):
    item = dossier.version.components.all()[0].pk
    request = actions.Request((actions.Lacking(item, Lack.WRONG),), "Điều 19 khoản 5")
    return actions.ask_supplement(dossier.pk, act(dossier, "chuyen-mon", at=at), request)


def bring(dossier, at):
    items = dossier.supplements.get(answered_at=None).items.values_list("component", flat=True)
    return actions.take_supplement(dossier.pk, act(dossier, "tiep-nhan", at=at), list(items))


def extend(dossier, at):
    new_due = max(dossier.due_at, at) + timedelta(days=7)
    return actions.extend_dossier(dossier.pk, act(dossier, "lanh-dao", at=at), reason="Chờ", new_due=new_due)


@AROUND
def test_c1_the_officer_is_alerted_two_hours_after_an_online_filing(centre, after, over):
    """NĐ 118/2025 Đ17.2. What comes from the portal itself is not built: the rule stands ready."""
    parameters = promises.Counting.of(centre.pk, NINE).parameters
    alert = working_time.alert_at(NINE, parameters)
    assert alert == NINE + timedelta(hours=2)
    assert (alert < NINE + timedelta(hours=2) + after) is over


@AROUND
def test_c2_a_filing_from_afar_not_answered_in_eight_working_hours_is_late_and_urged(centre, after, over):
    """NĐ 118/2025 Đ17.2c: filed on Monday at 9:00, so on Tuesday once eight hours of work are over."""
    filed = make_dossier(centre, way="submit")
    assert filed.act_by == moment("07/04/2026 09:00")
    at = filed.act_by + after
    assert Dossier.objects.filter(worklists.late(at), pk=filed.pk).exists() is over
    assert worklists.to_urge(officer("giam-doc"), at).contains(filed) is over


@pytest.mark.parametrize(
    ("received", "hand_by"),
    [
        ("10/04/2026 14:59", "10/04/2026 17:00"),  # C3
        ("10/04/2026 15:00", "10/04/2026 17:00"),  # C3
        ("10/04/2026 15:01", "13/04/2026 08:30"),  # C4
    ],
)
@AROUND
def test_c3_c4_a_dossier_forwarded_after_its_time_is_urged_and_on_record(
    centre, received, hand_by, after, over
):
    """NĐ 118/2025 Đ18.2."""
    dossier = make_dossier(centre, code=CODE, at=moment(received))
    assert dossier.act_by == moment(hand_by)
    at = dossier.act_by + after
    assert worklists.to_urge(officer("giam-doc"), at).contains(dossier) is over
    actions.forward_dossier(dossier.pk, act(dossier, "tiep-nhan", at=at))
    assert ("late" in queries.timeline(dossier).last().data) is over


@pytest.mark.parametrize(
    ("received", "sent_by"),
    [
        ("06/04/2026 09:00", "07/04/2026 17:00"),
        ("10/04/2026 15:01", "13/04/2026 17:00"),
        ("13/02/2026 09:00", "23/02/2026 17:00"),
    ],
    ids=["Monday", "Friday after the cut-off", "eve of Tết"],
)
@AROUND
def test_c5_paper_for_a_body_of_another_level_leaves_within_one_working_day(
    centre, received, sent_by, after, over
):
    """NĐ 118/2025 Đ20.1a."""
    counting = promises.Counting.of(centre.pk, moment(received))
    last = working_time.paper_transfer_by(counting.calendar, moment(received), counting.parameters)
    assert last == moment(sent_by)
    assert (moment(sent_by) + after > last) is over


@AROUND
def test_c6_papers_asked_for_after_working_day_three_are_on_record_as_late(working, after, over):
    """NĐ 118/2025 Đ19.5: received on Monday, so by the close of Thursday."""
    asked = ask(working, moment("09/04/2026 17:00") + after)
    assert asked.supplements.get().is_late is over


@pytest.mark.parametrize(
    ("at", "taken"),
    [("21/04/2026 23:59:59", True), ("22/04/2026 00:00:00", False)],
    ids=["end of day 15", "day 16"],
)
def test_c7_papers_come_until_the_end_of_day_fifteen_and_only_then_the_dossier_is_closed(working, at, taken):
    """NĐ 118/2025 Đ19.5."""
    asked = ask(working, NINE)
    close = actions.ClosingGrounds("Không bổ sung")
    if taken:
        with pytest.raises(RuleBroken, match="chưa đóng hồ sơ được"):
            actions.close_unsupplemented(asked.pk, act(asked, "tiep-nhan", at=moment(at)), close)
        assert bring(asked, moment(at)).status == Status.IN_PROCESS
        return
    with pytest.raises(RuleBroken, match="Hạn bổ sung đã hết"):
        bring(asked, moment(at))
    closed = actions.close_unsupplemented(asked.pk, act(asked, "tiep-nhan", at=moment(at)), close)
    assert closed.status == Status.STOPPED


def test_c7_a_fifteenth_day_that_is_off_moves_to_the_next_working_day(centre):
    """NĐ 118/2025 Đ19.5: asked on 2 February 2026, day 15 lies in Tết."""
    dossier = make_dossier(centre, code=CODE, way="forward", at=moment("30/01/2026 09:00"))
    assert ask(dossier, moment("02/02/2026 09:00")).supplements.get().until == date(2026, 2, 23)


@pytest.mark.parametrize("asked", ["06/04/2026 10:00", "09/04/2026 16:29"], ids=["fresh", "a minute left"])
def test_c8_a_complete_supplement_gives_the_whole_limit_however_little_was_left(working, asked):
    """NĐ 118/2025 Đ19.5."""
    again = moment("15/04/2026 09:00")
    dossier = bring(ask(working, moment(asked)), again)
    fresh = make_dossier(dossier.centre, code=CODE, at=again)
    assert (dossier.clock_from, dossier.due_at) == (again, fresh.due_at)


@pytest.mark.parametrize(
    ("at", "late"),
    [("08/04/2026 23:59:59", False), ("09/04/2026 00:00:00", True), ("10/04/2026 08:00:00", True)],
    ids=["end of the day before", "the day itself", "after"],
)
def test_c9_an_apology_on_the_day_of_the_promise_is_on_record_as_late(working, at, late):
    """NĐ 118/2025 Đ19.6: due on Thursday 9 April."""
    assert working.due_at.astimezone(VIETNAM).date() == date(2026, 4, 9)
    assert extend(working, moment(at)).extensions.get().is_late is late


def test_c10_a_second_new_date_is_refused_even_after_the_limit_began_again(working):
    """NĐ 118/2025 Đ19.6: once a dossier."""
    dossier = bring(ask(extend(working, NINE), NINE), moment("07/04/2026 09:00"))
    with pytest.raises(RuleBroken, match="luật cho nhiều nhất 1 lần"):
        extend(dossier, moment("08/04/2026 09:00"))
    assert dossier.extensions.count() == 1


@AROUND
def test_c11_an_error_not_put_right_in_three_working_days_is_late(centre, after, over):
    """NĐ 118/2025 Đ23.1: reported on Monday, so by the close of Thursday; it can still be put right."""
    dossier = make_dossier(centre, way="return")
    dossier = actions.report_error(dossier.pk, act(dossier, "thu-ngan"), error="Sai tên đệm")
    assert dossier.corrections.get().due_at == moment("09/04/2026 17:00")
    at = moment("09/04/2026 17:00") + after
    corrected = actions.correct_result(
        dossier.pk, act(dossier, "lanh-dao", at=at), number="", remark="Đã sửa"
    )
    assert corrected.corrections.get().is_late is over


@AROUND
def test_c14_of_an_opinion_over_its_day_the_head_of_the_centre_hears(working, after, over):
    """NĐ 118/2025 Đ19.4c."""
    due = moment("09/04/2026 17:00")
    question = actions.Question("Công an xã", "Xác minh nơi cư trú", due, "12/CV")
    asked = actions.consult(working.pk, act(working, "chuyen-mon"), question)
    for role, listed in (
        ("giam-doc", worklists.to_urge),
        ("chuyen-mon", worklists.unanswered),
    ):
        assert listed(officer(role), due + after).contains(asked) is over
