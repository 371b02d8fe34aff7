"""What people got ready before they came: found by its code, opened once a Centre, thrown away in time."""

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, officer, version_of

from motcua.casework.assistance import actions, preparing, queries, rules
from motcua.casework.assistance.models import Guidance, Preparation
from motcua.casework.assistance.states import Way
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period
from motcua.reference.procedures import helper
from motcua.reference.procedures.actions import take_in_questions


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("ABCDEFGH", "ABCDEFGH"),
        ("abcd-efgh", "ABCDEFGH"),
        (" ABCD EFGH ", "ABCDEFGH"),
        ("ABCD–EFGH", "ABCDEFGH"),
        ("https://mot-cua.vn/chuan-bi/ABCD-EFGH/", "ABCDEFGH"),
        ("HTTPS://X/chuan-bi/abcd-efgh/?in=1", "ABCDEFGH"),
        ("ABCDEFG", None),
        ("ABCDEFGHJ", None),
        ("ABCDEFG0", None),
        ("087190001234||Nguyễn Thị Hồng Nhung|05111990|Nữ|…|12042022", None),
        ("000.00.45.H20-260406-0007", None),
        ("", None),
    ],
)
def test_a_code_is_read_from_what_is_typed_or_scanned(given, code):
    assert rules.preparation_code(given) == code


@pytest.mark.parametrize(("days", "is_over"), [(0, False), (29, False), (30, True), (31, True)])
def test_a_code_is_kept_for_the_days_of_the_data(days, is_over):
    until = NINE + preparing.kept_for()
    with pytest.raises(RuleBroken) if is_over else nullcontext():
        rules.require_live(until, NINE + timedelta(days=days))


@pytest.mark.parametrize(
    ("had", "now", "found"),
    [({1}, {5: "Tờ khai"}, {5}), ({2}, {5: "Tờ khai"}, set()), ({1, 2}, {7: "Ảnh", 8: "Khác"}, {7})],
)
def test_what_somebody_has_is_known_by_name_in_another_version(had, now, found):
    assert rules.had_by_name(had, {1: "Tờ khai", 2: "Ảnh"}, now) == found


@pytest.fixture
def ready(centre):
    take_in_questions(at=NINE)
    answers = {"authorised": "yes", "issued": "no", "lived": "lạ"}
    version = version_of("1.004873")
    had = [version.components.first().pk, 999999]
    return actions.Ready(version, helper.questions_of(version.code), answers, had)


def test_only_known_answers_and_listed_papers_are_kept(ready):
    kept = actions.prepare(ready, at=NINE)
    assert kept.answers == {"authorised": "yes", "issued": "no"}
    assert kept.had == [ready.version.components.first().pk]
    assert preparing.settled(kept) == ({"only when authorised"}, {"re-issue"})


def test_opened_at_the_counter_it_is_guidance_on_record_once(ready, centre):
    kept, by = actions.prepare(ready, at=NINE), officer("tiep-nhan")
    key = actions.open_preparation(kept, by=by, centre=centre, at=NINE)
    assert actions.open_preparation(kept, by=by, centre=centre, at=NINE) == key
    guidance = Guidance.objects.get()
    assert (guidance.key, guidance.way, guidance.person_name) == (key, Way.ONLINE, "")
    assert str(kept) in guidance.said
    assert Entry.objects.filter(action="assistance.preparation_opened").count() == 2
    period = Period(NINE.date(), NINE.date())
    given = next(each for each in registry.of("II.1.g") if "chuẩn bị, bổ sung" in str(each.title))
    assert given.query(centre.pk, period).get() == guidance


def test_the_checklist_of_the_guidance_knows_which_papers_this_person_needs(ready, centre):
    actions.open_preparation(actions.prepare(ready, at=NINE), by=officer("tiep-nhan"), centre=centre, at=NINE)
    needed = {row.component.condition: row.needed for row in queries.checklist(Guidance.objects.get())}
    assert needed["only when authorised"] is True
    assert needed["re-issue"] is False
    assert needed["only if DB lookup fails"] is None


@pytest.mark.parametrize("role", ["thu-ngan", "giam-doc"])
def test_who_may_not_receive_opens_none(ready, centre, role):
    with pytest.raises(PermissionDenied):
        actions.open_preparation(actions.prepare(ready, at=NINE), by=officer(role), centre=centre, at=NINE)
    assert not Guidance.objects.exists()


def test_one_whose_time_is_over_is_not_opened_and_thrown_away(ready, centre):
    kept, late = actions.prepare(ready, at=NINE), NINE + timedelta(days=30)
    with pytest.raises(RuleBroken) as refused:
        actions.open_preparation(kept, by=officer("tiep-nhan"), centre=centre, at=late)
    assert refused.value.code == "preparation_over"
    assert preparing.find_preparation(kept.code, late) is None
    assert actions.forget_preparations(before=late - timedelta(seconds=1)) == 0
    assert actions.forget_preparations(before=late) == 1
    assert not Preparation.objects.exists()
