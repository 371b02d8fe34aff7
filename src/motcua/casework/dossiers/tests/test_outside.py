"""Codes of dossiers in systems of others: found by them, seen there by somebody, compared in lists."""

import csv
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, outside, queries, rules
from motcua.casework.dossiers.models import OutsideCode
from motcua.casework.dossiers.states import Agreement, Status, System
from motcua.foundation.errors import RuleBroken

CODE = "H20.45-260406-0009"
LABELS = dict(Status.choices)


@pytest.mark.parametrize(
    ("words", "number"),
    [("2", 2), ("Được tiếp nhận", 2), ("duoc tiep nhan", 2), ("ĐANG XỬ LÝ", 4), ("", None), ("  ", None)],
)
def test_a_state_is_read_by_number_or_name(words, number):
    assert rules.status_said(words, LABELS) == number


@pytest.mark.parametrize("words", ["11", "0", "Xong rồi", "2.5", "9" * 5000])
def test_a_state_that_is_none_of_the_ten_is_refused(words):
    with pytest.raises(RuleBroken) as refusal:
        rules.status_said(words, LABELS)
    assert refusal.value.code == "status_unknown"


@pytest.mark.parametrize(
    ("seen", "status", "found"),
    [(4, Status.IN_PROCESS, "same"), (2, Status.IN_PROCESS, "different"), (None, Status.RECEIVED, "unseen")],
)
def test_what_was_seen_is_compared_with_the_dossier(seen, status, found):
    assert rules.agreement(seen, status) == found


@pytest.mark.parametrize("code", ["", "abc", "mã số 1", "-260406", "x" * 61, "<b>1234</b>"])
def test_what_cannot_be_a_code_is_refused(code):
    with pytest.raises(RuleBroken) as refusal:
        rules.require_code(code)
    assert refusal.value.code == "code_shape"


def note(dossier, code=CODE, status=2, role="tiep-nhan", at=NINE):
    seen = actions.Seen(System.PROVINCE, code, status)
    return actions.note_outside(dossier.pk, act(dossier, role, at=at), seen)


def test_a_dossier_is_found_by_its_code_elsewhere_and_seen_again_the_new_state_holds(centre):
    dossier = make_dossier(centre, way="receive")
    revision = dossier.revision
    note(dossier)
    note(dossier, status=None, at=NINE + timedelta(hours=1))
    [(kept, agreement)] = outside.compared(dossier)
    assert (kept.code, agreement, kept.seen_at) == (CODE, Agreement.UNSEEN, NINE + timedelta(hours=1))
    dossier.refresh_from_db()
    assert dossier.revision == revision
    assert list(queries.matching(queries.visible_to(officer("tiep-nhan"), NINE), CODE)) == [dossier]
    assert CODE.lower() in queries.search_text(dossier, dossier.submitter)
    assert [row.code for row in outside.differing(officer("tiep-nhan"), NINE)] == [CODE]


def test_a_code_belongs_to_one_dossier(centre):
    one, two = make_dossier(centre), make_dossier(centre)
    note(one)
    with pytest.raises(RuleBroken) as refusal:
        note(two)
    assert refusal.value.code == "code_of_another"
    assert one.code in refusal.value.messages[0]


def test_only_who_receives_writes_codes_down(centre):
    with pytest.raises(PermissionDenied):
        note(make_dossier(centre), role="thu-ngan")
    assert not OutsideCode.objects.exists()


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_a_pasted_list_is_compared_and_written_down_whole(centre, mark):
    dossier = note(make_dossier(centre, way="forward"), status=4)
    text = f"Mã hồ sơ{mark}Trạng thái\n{CODE}{mark}Được tiếp nhận\n\nH20.45-999{mark}4\n"
    user = officer("tiep-nhan")
    lines = outside.read_list(text, System.PROVINCE, by=user, at=NINE)
    assert [(line.n, line.agreement) for line in lines] == [(2, Agreement.DIFFERENT), (3, None)]
    assert actions.note_many(System.PROVINCE, lines, centre=centre, by=user, at=NINE) == 1
    assert OutsideCode.objects.get().seen_status == Status.RECEIVED
    assert outside.read_list(text, System.PORTAL, by=user, at=NINE)[0].held is None
    assert dossier.status == Status.IN_PROCESS


def test_one_wrong_line_keeps_the_whole_list_out(centre):
    note(make_dossier(centre), status=2)
    user = officer("tiep-nhan")
    lines = outside.read_list(f"{CODE};10\n{CODE}-2;Không rõ", System.PROVINCE, by=user, at=NINE)
    with pytest.raises(RuleBroken) as refusal:
        actions.note_many(System.PROVINCE, lines, centre=centre, by=user, at=NINE)
    assert "Dòng 2" in refusal.value.messages[0]
    assert OutsideCode.objects.get().seen_status == Status.RECEIVED


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "list_empty"),
        ("\n \n", "list_empty"),
        ("\n".join(f"{CODE}-{n};4" for n in range(outside.MOST_LINES + 1)), "list_too_long"),
        (f'{CODE};"4' + "x" * csv.field_size_limit(), "list_unreadable"),
    ],
    ids=["nothing", "blank", "too long", "an open quotation mark"],
)
def test_a_list_that_is_none_is_refused(centre, text, code):
    with pytest.raises(RuleBroken) as refusal:
        outside.read_list(text, System.PROVINCE, by=officer("tiep-nhan"), at=NINE)
    assert refusal.value.code == code
