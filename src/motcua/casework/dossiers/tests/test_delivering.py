"""Results on the shelf, by post and as a file. Source: NĐ 118/2025 Đ22; tasks II.1.l, I.1.b."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, rules, shelf, verifying
from motcua.casework.dossiers.actions import Act, Electronic, Parcel
from motcua.casework.dossiers.models import Dossier, DossierEvent, Posting, ResultFile, ShelfSlot
from motcua.casework.dossiers.states import Delivery, Proof, ReturnPlace, Status
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.queries import check
from motcua.foundation.papers.sheets.samples import STROKES

TODAY = NINE.date()


def resolved(centre, place=ReturnPlace.CENTRE):
    dossier = make_dossier(centre, way="decide", return_place=place)
    assert dossier.return_place == place
    return dossier


def by(dossier, role="thu-ngan", at=NINE):
    dossier.refresh_from_db()
    return act(dossier, role) if at == NINE else Act(officer(role), at, uuid.uuid4(), dossier.revision)


def refused(code, do, *args, **kwargs):
    with pytest.raises(RuleBroken) as refusal:
        do(*args, **kwargs)
    assert refusal.value.code == code


def parcel(**changes):
    given = {
        "carrier": "Bưu điện mẫu",
        "tracking_number": "EM000000001VN",
        "sent_on": TODAY,
        "originals_back": True,
        "fee_settled": True,
    }
    return Parcel(**given | changes)


def posted(centre):
    dossier = resolved(centre, ReturnPlace.POST)
    actions.post_result(dossier.pk, by(dossier), parcel())
    dossier.refresh_from_db()
    return dossier


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (TODAY, ""),
        (TODAY - timedelta(days=1), ""),
        (TODAY - timedelta(days=2), "day_too_early"),
        (TODAY + timedelta(days=1), "day_to_come"),
    ],
)
def test_a_day_on_the_carriers_slip_is_possible(day, code):
    first = TODAY - timedelta(days=1)
    if code:
        refused(code, rules.require_day_between, day, first, TODAY)
    else:
        rules.require_day_between(day, first, TODAY)


def test_days_on_the_shelf_are_counted_from_the_first():
    assert [rules.days_waiting(TODAY, TODAY + timedelta(days=n)) for n in (0, 1, 7)] == [0, 1, 7]


def test_a_result_lies_in_a_slot_until_it_is_returned(centre):
    dossier = resolved(centre)
    actions.shelve(dossier.pk, by(dossier), "  Kệ 2,  ngăn B ")
    dossier.refresh_from_db()
    assert dossier.slot.code == "Kệ 2, ngăn B"
    other = resolved(centre)
    actions.shelve(other.pk, by(other), "kệ 2, ngăn b")  # the same slot, typed otherwise
    assert ShelfSlot.objects.count() == 1
    ticks = rules.HandOver(True, True, True, True, True, Proof.RECEIPT)
    receiver = actions.Receiver(dossier.submitter.full_name, known=dossier.submitter)
    actions.return_result(dossier.pk, by(dossier), receiver=receiver, ticks=ticks)
    dossier.refresh_from_db()
    assert (dossier.slot, dossier.delivery) == (None, Delivery.HANDED_OVER)
    assert shelf.slots_of(centre.pk) == ["Kệ 2, ngăn B"]


def test_an_empty_name_takes_a_result_out_of_its_slot(centre):
    dossier = resolved(centre)
    actions.shelve(dossier.pk, by(dossier), "A3")
    assert actions.shelve(dossier.pk, by(dossier), " ").slot is None


def test_only_a_waiting_result_is_put_into_a_slot_by_who_returns_results(centre):
    dossier = make_dossier(centre)
    refused("step_not_open", actions.shelve, dossier.pk, by(dossier), "A3")
    with pytest.raises(PermissionDenied):
        actions.shelve(dossier.pk, by(dossier, "chuyen-mon"), "A3")


def test_the_list_of_results_nobody_came_for_ages(centre):
    dossier = resolved(centre)
    later = dossier.finished_at + timedelta(days=7)
    user = officer("thu-ngan")
    assert [row.days for row in shelf.aged(list(shelf.uncollected(user, later)), later)] == [7]
    assert list(shelf.uncollected(user, later, days=7)) == [dossier]
    assert list(shelf.uncollected(user, later, days=8)) == []
    assert list(shelf.uncollected(user, later, slot="A3")) == []


def test_owners_are_reminded_once_a_day(centre):
    one, two = resolved(centre), resolved(centre)
    first = Act(officer("thu-ngan"), NINE, uuid.uuid4(), 0)
    assert actions.remind_owners([one.pk, two.pk], first) == 2
    assert actions.remind_owners([one.pk, two.pk], first) == 0  # the same page once more
    tomorrow = NINE + timedelta(days=1)
    assert actions.remind_owners([one.pk], Act(officer("thu-ngan"), NINE, uuid.uuid4(), 0)) == 0
    assert actions.remind_owners([one.pk], Act(officer("thu-ngan"), tomorrow, uuid.uuid4(), 0)) == 1
    rows = shelf.aged([one, two], tomorrow)
    assert [(row.reminders, row.reminded_at) for row in rows] == [(2, tomorrow), (1, NINE)]
    refused("none_chosen", actions.remind_owners, [], first)


def test_a_result_in_the_post_is_not_returned_before_it_is_delivered(centre):
    dossier = posted(centre)
    assert (dossier.status, dossier.delivery) == (Status.RESOLVED, Delivery.IN_POST)
    ticks = rules.HandOver(True, True, True, True, True, Proof.RECEIPT)
    receiver = actions.Receiver("Ai đó")
    refused("in_post", actions.return_result, dossier.pk, by(dossier), receiver=receiver, ticks=ticks)
    refused("in_post", actions.post_result, dossier.pk, by(dossier), parcel())
    with pytest.raises(IntegrityError), transaction.atomic():
        Posting.objects.create(
            dossier=dossier, carrier="x", tracking_number="y", sent_on=TODAY, sent_by=officer("thu-ngan")
        )


def test_with_delivery_it_is_returned_and_the_note_names_the_carrier(centre):
    dossier = posted(centre)
    late = NINE + timedelta(days=2)
    actions.note_delivered(
        dossier.pk, by(dossier, at=late), on=TODAY + timedelta(days=1), receiver="Nguyễn Văn Mẫu"
    )
    dossier.refresh_from_db()
    assert (dossier.status, dossier.delivery) == (Status.RETURNED, Delivery.HANDED_OVER)
    assert dossier.result.returned_at.astimezone(NINE.tzinfo).date() == TODAY + timedelta(days=1)
    note = IssuedPaper.objects.get(code="bien-nhan")
    assert note.data["shown"] == "bưu chính Bưu điện mẫu, vận đơn EM000000001VN"
    told = dict(check(note.verify_code).told)
    assert set(told) == {"Kết quả", "Trả lúc"}
    assert "Mẫu" not in " ".join(told.values())


def test_what_came_back_waits_again_and_is_sent_again(centre):
    dossier = posted(centre)
    refused("words_needed", actions.note_came_back, dossier.pk, by(dossier), on=TODAY, reason=" ")
    actions.note_came_back(dossier.pk, by(dossier), on=TODAY, reason="Không có người nhận")
    dossier.refresh_from_db()
    assert (dossier.status, dossier.delivery) == (Status.RESOLVED, Delivery.WAITING)
    refused("not_in_post", actions.note_delivered, dossier.pk, by(dossier), on=TODAY, receiver="Ai đó")
    actions.post_result(dossier.pk, by(dossier), parcel(tracking_number="EM2"))
    assert Posting.objects.filter(dossier=dossier).count() == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"carrier": " "}, "words_needed"),
        ({"tracking_number": ""}, "words_needed"),
        ({"sent_on": date(2026, 4, 5)}, "day_too_early"),
        ({"sent_on": date(2027, 1, 1)}, "day_to_come"),
        ({"originals_back": False}, "originals_open"),
        ({"fee_settled": False}, "fee_open"),
    ],
)
def test_what_is_open_before_the_carrier_takes_it(centre, changes, code):
    dossier = resolved(centre, ReturnPlace.POST)
    refused(code, actions.post_result, dossier.pk, by(dossier), parcel(**changes))


def test_a_result_goes_as_its_owner_chose(centre):
    dossier = resolved(centre)
    refused("other_place", actions.post_result, dossier.pk, by(dossier), parcel())
    refused("other_place", actions.publish_result, dossier.pk, by(dossier), electronic())


def electronic(**changes):
    given = {"content": STROKES, "name": "ket-qua.png", "is_right": True, "fee_settled": True}
    return Electronic(**given | changes)


def test_an_electronic_result_is_returned_when_it_is_available(centre):
    dossier = resolved(centre, ReturnPlace.ONLINE)
    refused("file_unchecked", actions.publish_result, dossier.pk, by(dossier), electronic(is_right=False))
    refused("fee_open", actions.publish_result, dossier.pk, by(dossier), electronic(fee_settled=False))
    actions.publish_result(dossier.pk, by(dossier), electronic())
    dossier.refresh_from_db()
    assert (dossier.status, dossier.delivery) == (Status.RETURNED, Delivery.AVAILABLE)
    file = ResultFile.objects.get(dossier=dossier)
    assert store.read(file.file) == STROKES
    assert DossierEvent.objects.get(verb="publish_result").data == {"sha256": file.file.sha256}


def test_anybody_may_check_an_electronic_result_and_learns_of_an_error(centre):
    dossier = resolved(centre, ReturnPlace.ONLINE)
    actions.publish_result(dossier.pk, by(dossier), electronic())
    code = ResultFile.objects.get(dossier=dossier).verify_code
    found = verifying.check_result(f"{code[:5]} {code[5:].lower()}")
    assert found.is_valid
    assert "Nhung" not in str(found)
    actions.report_error(dossier.pk, by(dossier), error="Sai ngày sinh")
    assert not verifying.check_result(code).is_valid
    assert verifying.check_result("KHONGCOMA9") is None


def test_the_same_act_twice_is_done_once(centre):
    dossier = resolved(centre, ReturnPlace.POST)
    once = by(dossier)
    for _n in range(2):
        actions.post_result(dossier.pk, once, parcel())
    assert Dossier.objects.get(pk=dossier.pk).postings.count() == 1
