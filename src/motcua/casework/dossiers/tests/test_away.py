"""Reception outside the boundary: received here, resolved by another commune (NĐ 118/2025 Đ14.2, Đ20; duty II.1.h)."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, queries, worklists
from motcua.casework.dossiers.actions import Decision, Sending
from motcua.casework.dossiers.states import Outcome, Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.queries import papers_about
from motcua.reference.organisation.models import Commune, Province
from motcua.reference.organisation.queries import communes_called

FRIDAY = datetime(2026, 4, 10, 16, 30, tzinfo=VIETNAM)


@pytest.fixture
def neighbour(centre):
    return Commune.objects.create(code=30002, name="Xã Tân Hội", province_id=82)


def send(dossier, commune, *, role="tiep-nhan", at=NINE, **changes):
    given = {"task": "Giải quyết theo thẩm quyền", "due_at": FRIDAY} | changes
    return actions.send_away(dossier.pk, act(dossier, role, at=at), Sending(commune, **given))


def take_back(dossier, **changes):
    decision = Decision(**{"outcome": Outcome.GRANTED, "number": "12/UBND"} | changes)
    return actions.take_back(dossier.pk, act(dossier, "tiep-nhan"), decision)


def test_a_dossier_is_sent_with_its_slip_and_its_clock_runs_on(centre, neighbour):
    dossier = make_dossier(centre)
    due = dossier.due_at
    dossier = send(dossier, neighbour)
    assert (dossier.status, dossier.is_away, dossier.due_at) == (Status.IN_PROCESS, True, due)
    assert dossier.transfer.commune == neighbour
    slip = papers_about(dossier, centre=centre.pk).get(code="phieu-chuyen")
    assert slip.data["tasks"][0]["agency"] == "UBND Xã Tân Hội"
    assert dossier.runs.filter(done_at=None).count() == 1


def test_meanwhile_nobody_here_works_on_it_and_the_counter_sees_it_waits(centre, neighbour):
    dossier = send(make_dossier(centre), neighbour)
    assert queries.open_steps(dossier) == {"take_back", "extend", "withdraw"}
    assert dossier in worklists.to_work_on(officer("tiep-nhan"), NINE)
    assert dossier not in worklists.to_work_on(officer("lanh-dao"), NINE)
    with pytest.raises(RuleBroken):
        actions.complete_step(dossier.pk, act(dossier, "tiep-nhan"), remark="Đã xong")


@pytest.mark.parametrize(
    ("outcome", "reason"), [(Outcome.GRANTED, ""), (Outcome.DECLINED, "Không đủ điều kiện, điều 5")]
)
def test_the_result_comes_back_and_is_handed_over_here(centre, neighbour, outcome, reason):
    dossier = take_back(send(make_dossier(centre), neighbour), outcome=outcome, reason=reason)
    assert (dossier.status, dossier.result.number, dossier.is_away) == (Status.RESOLVED, "12/UBND", False)
    assert dossier.transfer.returned_at == NINE
    assert dossier in worklists.to_return(officer("thu-ngan"), NINE)
    assert [event.verb for event in queries.timeline(dossier)] == ["receive", "send_away", "take_back"]


def test_a_negative_result_says_why(centre, neighbour):
    dossier = send(make_dossier(centre), neighbour)
    with pytest.raises(RuleBroken) as refusal:
        take_back(dossier, outcome=Outcome.DECLINED, reason=" ")
    assert refusal.value.code == "reason_needed"


def test_a_dossier_that_was_not_sent_is_not_taken_back(centre):
    with pytest.raises(RuleBroken) as refusal:
        take_back(make_dossier(centre, way="forward"))
    assert refusal.value.code == "step_not_open"


def test_what_is_wrong_sends_nothing(centre, neighbour):
    dossier = make_dossier(centre)
    far = Commune.objects.create(
        code=26000, name="Xã Xa", province=Province.objects.create(code=79, name="Tỉnh khác")
    )
    for commune, changes, code in (
        (centre.commune, {}, "same_commune"),
        (far, {}, "other_province"),
        (neighbour, {"task": " "}, "words_needed"),
        (neighbour, {"due_at": NINE}, "due_in_the_past"),
    ):
        with pytest.raises(RuleBroken) as refusal:
            send(dossier, commune, **changes)
        assert refusal.value.code == code
    with pytest.raises(PermissionDenied):
        send(dossier, neighbour, role="chuyen-mon")


def test_sent_after_its_time_is_on_record(centre, neighbour):
    dossier = send(make_dossier(centre), neighbour, at=NINE + timedelta(days=1), due_at=FRIDAY)
    assert dossier.transfer.is_late
    assert queries.timeline(dossier).last().data["late"] is True


@pytest.mark.parametrize("typed", ["tan hoi", "Xã Tân Hội", "30002", "TÂN HỘI"])
def test_a_commune_is_found_by_name_without_accents_or_by_code(centre, neighbour, typed):
    Commune.objects.create(code=30003, name="Xã Tân Hội Trung", province_id=82)
    assert communes_called(typed, 82) == [neighbour]
    assert len(communes_called("hoi", 82)) == 2
    assert communes_called("", 82) == []
