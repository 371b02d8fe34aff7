"""Papers between the counter and a unit: one list, two people. Source: NĐ 118/2025 Đ5.1; task I.1.b, II.1.k."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.fixtures import NINE, make_dossier, officer

from motcua.casework.dossiers import actions, handing, rules
from motcua.casework.dossiers.actions import Act, Found, Remark
from motcua.casework.dossiers.custody import LIST_STEPS, MOST_ITEMS, Direction, ListStatus
from motcua.casework.dossiers.models import DossierEvent, HandedItem, HandOverList
from motcua.casework.dossiers.states import Source, Status
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.samples import STROKES
from motcua.reference.organisation.models import Unit


def by(role, at=NINE):
    return Act(officer(role), at, uuid.uuid4(), 0)


def way(role, unit):
    return next(each.value for each in handing.ways_of(officer(role), NINE) if each.receiver.name == unit)


def begin(role="tiep-nhan", unit="Phòng Văn hóa – Xã hội"):
    return actions.begin_list(by(role), way(role, unit))


def handed(*dossiers, role="tiep-nhan", unit="Phòng Văn hóa – Xã hội"):
    """A list with those dossiers, handed over."""
    made = begin(role, unit)
    for dossier in dossiers:
        actions.gather(made.pk, by(role), dossier.pk)
    return actions.hand_list_over(made.pk, by(role))


def found(made, lacking=None, **how):
    given = {item.pk: (lacking or {}).get(item.dossier_id) for item in made.items.all()}
    return Found(given, **({"signed_on_paper": True} | how))


def refused(code, do, *args, **kwargs):
    with pytest.raises(RuleBroken) as refusal:
        do(*args, **kwargs)
    assert refusal.value.code == code


def test_the_table_of_a_list():
    assert sorted(f"{start.value} {step} {end.value}" for (start, step), end in LIST_STEPS.items()) == [
        "gathering cancel cancelled",
        "gathering gather gathering",
        "gathering hand handed",
        "handed cancel cancelled",
        "handed confirm received",
    ]


@pytest.mark.parametrize("status", [ListStatus.RECEIVED, ListStatus.CANCELLED])
def test_what_was_received_or_cancelled_has_no_next_step(status):
    assert rules.open_list_steps(status) == set()
    refused("list_step_not_open", rules.list_after, status, "cancel")


@pytest.mark.parametrize(
    ("status", "out", "back"),
    [
        (Status.SUBMITTED, False, False),
        (Status.RECEIVED, True, False),
        (Status.REFUSED, False, False),
        (Status.IN_PROCESS, True, False),
        (Status.AWAITING_SUPPLEMENT, True, False),
        (Status.AWAITING_PAYMENT, True, False),
        (Status.WITHDRAWN, False, True),
        (Status.STOPPED, False, True),
        (Status.RESOLVED, False, True),
        (Status.RETURNED, False, False),
    ],
)
def test_which_papers_travel_which_way(status, out, back):
    for direction, may in ((Direction.OUT, out), (Direction.BACK, back)):
        if may:
            rules.require_travels("1", status, direction, on_paper=True)
        else:
            refused("does_not_travel", rules.require_travels, "1", status, direction, on_paper=True)


def test_a_list_is_full_at_its_limit():
    rules.require_room(MOST_ITEMS - 1)
    refused("list_full", rules.require_room, MOST_ITEMS)


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        ({1: None}, "not_looked_at"),
        ({1: None, 2: " "}, "lack_unexplained"),
        ({1: None, 2: "thiếu tờ khai"}, ""),
    ],
)
def test_every_item_is_accounted_for(lacking, code):
    items = {1: "A", 2: "B"}
    if code:
        refused(code, rules.require_accounted, items, lacking)
    else:
        rules.require_accounted(items, lacking)


def test_papers_go_out_on_a_printed_list_and_the_unit_signs(centre):
    one, two = make_dossier(centre), make_dossier(centre)
    made = begin()
    for dossier in (one, two, one):  # scanned twice, on the list once
        actions.gather(made.pk, by("tiep-nhan"), dossier.pk)
    first = made.items.get(dossier=one)
    remarks = {first.pk: Remark(12, "kèm ảnh")}
    made = actions.hand_list_over(made.pk, by("tiep-nhan"), remarks)
    paper = IssuedPaper.objects.get(code="ban-giao-ho-so")
    assert (paper.number, paper.data["total"][:2], paper.data["rows"][0]["note"]) == (
        made.number,
        "02",
        "12 tờ; kèm ảnh",
    )
    assert handing.whereabouts(one).is_under_way

    done = actions.receive_list(made.pk, by("chuyen-mon"), found(made, signature_png=STROKES))
    assert (done.status, done.received_by.full_name) == (ListStatus.RECEIVED, "Lê Văn Phúc")
    assert done.signature is not None
    where = handing.whereabouts(one)
    assert (where.unit.name, where.is_under_way) == ("Phòng Văn hóa – Xã hội", False)
    last = IssuedPaper.objects.filter(code="ban-giao-ho-so").latest("pk")
    assert last.data["receiver"]["name"] == "Lê Văn Phúc"
    verbs = DossierEvent.objects.filter(dossier=one.pk).order_by("pk").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["hand_papers", "take_papers"]
    one.refresh_from_db()
    assert one.status == Status.RECEIVED  # the legal state is another matter


def test_what_is_missing_is_said_printed_and_goes_on_the_next_list(centre):
    one, two = make_dossier(centre), make_dossier(centre)
    made = handed(one, two)
    actions.receive_list(made.pk, by("chuyen-mon"), found(made, {two.pk: "thiếu tờ khai"}))
    paper = IssuedPaper.objects.filter(code="ban-giao-ho-so").latest("pk")
    assert paper.data["rows"][1]["note"] == "THIẾU: thiếu tờ khai"
    event = DossierEvent.objects.get(dossier=two.pk, verb="miss_papers")
    assert event.data["remark"] == "thiếu tờ khai"
    again = handed(two)
    assert again.items.count() == 1


def test_a_dossier_is_on_one_open_list_a_direction(centre):
    dossier = make_dossier(centre)
    made = handed(dossier)
    second = begin()
    refused("on_another_list", actions.gather, second.pk, by("tiep-nhan"), dossier.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        HandedItem.objects.create(hand_over=second, dossier=dossier, direction=Direction.OUT)
    actions.cancel_list(made.pk, by("tiep-nhan"), reason="Giao nhầm đơn vị")
    actions.gather(second.pk, by("tiep-nhan"), dossier.pk)


def test_a_cancelled_list_says_why_and_its_print_no_longer_holds(centre):
    made = handed(make_dossier(centre))
    refused("words_needed", actions.cancel_list, made.pk, by("tiep-nhan"), reason=" ")
    actions.cancel_list(made.pk, by("tiep-nhan"), reason="Giao nhầm")
    assert IssuedPaper.objects.get(code="ban-giao-ho-so").withdrawal.reason == "Giao nhầm"
    refused("list_step_not_open", actions.cancel_list, made.pk, by("tiep-nhan"), reason="Lần nữa")


def test_a_received_list_is_not_cancelled(centre):
    made = handed(make_dossier(centre))
    actions.receive_list(made.pk, by("chuyen-mon"), found(made))
    refused("list_step_not_open", actions.cancel_list, made.pk, by("tiep-nhan"), reason="Muộn")


def test_who_gave_does_not_sign_for_the_receipt(centre):
    made = handed(make_dossier(centre))
    refused("same_person", actions.receive_list, made.pk, by("tiep-nhan"), found(made))
    with pytest.raises(PermissionDenied):  # another unit
        actions.receive_list(made.pk, by("lanh-dao"), found(made))
    refused("not_signed", actions.receive_list, made.pk, by("chuyen-mon"), found(made, signed_on_paper=False))


def test_giving_and_receiving_twice_gives_the_first_result(centre):
    made = handed(make_dossier(centre))
    assert actions.hand_list_over(made.pk, by("tiep-nhan")).number == made.number
    done = actions.receive_list(made.pk, by("chuyen-mon"), found(made))
    assert actions.receive_list(made.pk, by("chuyen-mon"), found(made)).received_at == done.received_at
    assert IssuedPaper.objects.filter(code="ban-giao-ho-so").count() == 2


def test_beginning_twice_from_one_page_makes_one_list(centre):
    act, chosen = by("tiep-nhan"), way("tiep-nhan", "Phòng Kinh tế")
    assert actions.begin_list(act, chosen).pk == actions.begin_list(act, chosen).pk
    refused("no_way", actions.begin_list, by("tiep-nhan"), "0-0")


def test_a_dossier_without_paper_is_not_handed_over(centre):
    dossier = make_dossier(centre)
    dossier.components.update(source=Source.DATA)
    refused("no_paper", actions.gather, begin().pk, by("tiep-nhan"), dossier.pk)


def test_an_empty_list_is_not_handed_over(centre):
    refused("list_empty", actions.hand_list_over, begin().pk, by("tiep-nhan"))


def test_results_come_back_to_the_counter(centre):
    dossier = make_dossier(centre, way="decide")
    assert list(handing.to_gather(officer("chuyen-mon"), Direction.BACK, centre.pk, NINE)) == [dossier]
    made = handed(dossier, role="chuyen-mon", unit="Trung tâm")
    assert list(handing.to_gather(officer("chuyen-mon"), Direction.BACK, centre.pk, NINE)) == []
    paper = IssuedPaper.objects.get(code="ban-giao-ket-qua")
    assert paper.data["rows"][0]["dossier_code"] == dossier.code
    assert list(handing.waiting_for(officer("thu-ngan"), NINE)) == [made]
    assert actions.receive_list(made.pk, by("thu-ngan"), found(made)).status == ListStatus.RECEIVED


def test_who_may_give_for_no_unit_begins_nothing(centre):
    with pytest.raises(PermissionDenied):
        actions.begin_list(by("giam-doc"), "1-2")


def test_lists_are_seen_by_who_reads_the_dossiers_of_the_centre(centre, other_centre):
    made = handed(make_dossier(centre))
    assert list(handing.lists_of(officer("giam-doc"), NINE)) == [made]
    assert list(handing.lists_of(officer("kiem-soat"), NINE)) == []  # sits in the unit, reads no dossier
    unit = Unit.objects.create(centre=other_centre, name="Trung tâm", kind=Unit.Kind.CENTRE)
    division = Unit.objects.create(centre=other_centre, name="Phòng", kind=Unit.Kind.DIVISION)
    HandOverList.objects.filter(pk=made.pk).update(
        centre=other_centre, giver_unit=unit, receiver_unit=division
    )
    assert list(handing.lists_of(officer("giam-doc"), NINE)) == []
