"""Certifying at the counter, voiding, and giving a receipt (NĐ 118/2025 Đ17.4; duties I.1.b, II.1.h)."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import InternalError, ProgrammingError, transaction
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.certification import actions, queries
from motcua.casework.certification.models import Certified
from motcua.casework.certification.rules import Paper
from motcua.casework.certification.states import Kind
from motcua.casework.dossiers.models import DossierEvent
from motcua.casework.dossiers.queries import timeline
from motcua.casework.dossiers.states import Money, Status
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.queries import papers_about
from motcua.reference.organisation.models import Delegation, Post

from .factories import BIRTH, DIPLOMA, certified


def lines(dossier):
    return [(row.number, row.name, row.fee_vnd) for row in dossier.certified.order_by("number")]


def codes(dossier):
    return sorted(papers_about(dossier, centre=dossier.centre_id).values_list("code", flat=True))


def test_a_visit_is_received_decided_and_returned_in_one_act(certifying, signer):
    dossier = certified(certifying, signer)
    dossier.refresh_from_db()
    assert (dossier.status, dossier.money, dossier.fee_vnd) == (Status.RETURNED, Money.SETTLED, 16_000)
    assert dossier.received_at == dossier.finished_at == dossier.result.returned_at == NINE
    assert [event.verb for event in timeline(dossier)] == ["receive", "forward", "decide", "return_result"]
    assert lines(dossier) == [(1, "Bằng tốt nghiệp", 12_000), (2, "Giấy khai sinh", 4_000)]
    assert (dossier.result.number, dossier.result.decided_by) == ("1-2/2026", signer)
    assert not dossier.runs.filter(done_at=None).exists()


def test_no_receipt_unless_it_is_asked_for_but_everything_is_on_record(certifying, signer):
    dossier = certified(certifying, signer)
    assert codes(dossier) == ["loi-chung"]
    journal = Entry.objects.filter(subject=f"dossiers.dossier:{dossier.pk}").values_list("action", flat=True)
    assert {"dossiers.receive", "dossiers.forward", "dossiers.decide", "dossiers.return_result"} <= set(
        journal
    )
    for _twice in range(2):
        paper = actions.give_receipt(dossier.pk, act(dossier, "tiep-nhan"))
    assert codes(dossier) == ["loi-chung", "mau-01"]
    assert [each["pages"] for each in paper.data["to_certify"]] == ["2", "1"]
    assert paper.data["appointments"] == []


def test_numbers_run_on_without_gap_in_each_kind_and_year(certifying, signer):
    certified(certifying, signer)
    with pytest.raises(RuleBroken):
        certified(certifying, signer, handed_over=False)
    assert lines(certified(certifying, signer, papers=(BIRTH,))) == [(3, "Giấy khai sinh", 4_000)]
    signed = certified(certifying, signer, kind=Kind.SIGNATURE, papers=(Paper("Đơn", 3, 2),))
    assert lines(signed) == [(1, "Đơn", 20_000)]
    later = certified(certifying, signer, at=NINE + timedelta(days=365), papers=(DIPLOMA,))
    assert lines(later) == [(1, "Bằng tốt nghiệp", 12_000)]


def test_a_repeat_of_the_key_enters_nothing_more(certifying, signer):
    key = uuid.uuid4()
    assert certified(certifying, signer, key=key) == certified(certifying, signer, key=key)
    assert Certified.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"papers": ()}, "no_papers"),
        ({"person_checked": False}, "person_not_checked"),
        ({"handed_over": False}, "hand_over_open"),
    ],
)
def test_what_is_open_refuses_the_whole_visit(certifying, signer, changes, code):
    with pytest.raises(RuleBroken) as refusal:
        certified(certifying, signer, **changes)
    assert refusal.value.code == code
    assert not Certified.objects.exists()
    assert not DossierEvent.objects.exists()


def test_only_who_may_sign_that_day_is_named_as_signer(certifying):
    specialist = officer("chuyen-mon")
    with pytest.raises(RuleBroken) as refusal:
        certified(certifying, specialist)
    assert refusal.value.code == "signer_may_not"
    leader = Post.objects.get(title="Phó Chủ tịch UBND xã")
    Delegation.objects.create(
        giver=leader, receiver=specialist, document="05/UQ-UBND", first_on=NINE.date(), last_on=NINE.date()
    )
    specialist = officer("chuyen-mon")
    version = queries.version_of(Kind.COPY, NINE.date())
    assert specialist in queries.signers(version, certifying.pk, NINE)
    assert specialist not in queries.signers(version, certifying.pk, NINE + timedelta(days=1))
    assert certified(certifying, specialist).result.decided_by == specialist


def test_who_signed_last_is_offered_first(certifying, signer):
    version = queries.version_of(Kind.COPY, NINE.date())
    assert queries.signers(version, certifying.pk, NINE) == [signer]


def test_certifying_needs_the_rights_to_receive_and_to_return(certifying, signer):
    for role in ("chuyen-mon", "thu-ngan"):
        with pytest.raises(PermissionDenied):
            actions.certify(
                actions.Visit(Kind.COPY, certified(certifying, signer).submitter, (DIPLOMA,), signer, True, True),
                by=officer(role), centre=certifying, key=uuid.uuid4(), at=NINE,
            )  # fmt: skip


def test_a_voided_line_stays_with_its_reason_and_its_number_is_not_reused(certifying, signer):
    dossier = certified(certifying, signer)
    wrong = dossier.certified.get(number=1)
    actions.void(dossier.pk, [wrong.pk], act(dossier, "tiep-nhan"), reason="Ghi nhầm tên giấy tờ")
    wrong.refresh_from_db()
    assert (wrong.void_reason, wrong.voided_by.username) == ("Ghi nhầm tên giấy tờ", "mau-tiep-nhan")
    sheets = papers_about(dossier, centre=certifying.pk).filter(code="loi-chung")
    assert [hasattr(sheet, "withdrawal") for sheet in sheets] == [False, True]
    assert [s["number"] for s in sheets[0].data["statements"]] == ["2/2026", "2/2026"]
    assert lines(certified(certifying, signer, papers=(DIPLOMA,)))[0][0] == 3
    assert timeline(dossier).last().verb == "void_certified"


@pytest.mark.parametrize("reason", ["", "  "])
def test_voiding_says_why(certifying, signer, reason):
    dossier = certified(certifying, signer)
    with pytest.raises(RuleBroken):
        actions.void(dossier.pk, [dossier.certified.first().pk], act(dossier, "tiep-nhan"), reason=reason)


def test_a_line_is_voided_once_and_only_in_its_own_visit(certifying, signer):
    dossier, other = certified(certifying, signer), certified(certifying, signer)
    pk = dossier.certified.first().pk
    actions.void(dossier.pk, [pk], act(dossier, "tiep-nhan"), reason="Nhầm")
    dossier.refresh_from_db()
    for visit, row in ((dossier, pk), (other, dossier.certified.last().pk), (other, -1)):
        with pytest.raises(RuleBroken) as refusal:
            actions.void(visit.pk, [row], act(visit, "tiep-nhan"), reason="Nhầm")
        assert refusal.value.code == "not_to_void"


@pytest.mark.parametrize("change", [{"name": "Khác"}, {"number": 9}, {"fee_vnd": 0}])
def test_the_database_refuses_to_change_or_take_out_a_line(certifying, signer, change):
    row = certified(certifying, signer).certified.first()
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Certified.objects.filter(pk=row.pk).update(**change)
    with pytest.raises((InternalError, ProgrammingError)), transaction.atomic():
        Certified.objects.filter(pk=row.pk).delete()


def test_the_statement_says_what_the_centre_entered_and_nothing_else(certifying, signer):
    dossier = certified(certifying, signer)
    assert IssuedPaper.objects.get(code="loi-chung").data["statements"][0]["lines"] == []
    text = "Lời chứng thử, số {số} năm {năm}.\nGiấy {tên giấy tờ}, {số bản} bản."
    actions.word(certifying, Kind.COPY, act(dossier, "lanh-dao"), text=text, basis="Văn bản thử")
    later = certified(certifying, signer, papers=(DIPLOMA,))
    said = papers_about(later, centre=certifying.pk).get(code="loi-chung").data["statements"]
    assert [s["copy"] for s in said] == ["1", "2", "3"]
    assert said[0]["lines"] == ["Lời chứng thử, số 3 năm 2026.", "Giấy Bằng tốt nghiệp, 03 bản."]


def test_only_who_signs_enters_the_words(certifying, signer):
    dossier = make_dossier(certifying)
    with pytest.raises(PermissionDenied):
        actions.word(certifying, Kind.COPY, act(dossier, "tiep-nhan"), text="x", basis="y")
    with pytest.raises(RuleBroken):
        actions.word(certifying, Kind.COPY, act(dossier, "lanh-dao"), text="{lạ}", basis="y")


def test_a_copy_for_a_procedure_that_looks_the_paper_up_is_called_avoidable(certifying, signer):
    dossier = certified(certifying, signer, used_for="đăng ký khai sinh", papers=(DIPLOMA,))
    assert queries.nudge("đăng ký khai sinh", NINE.date()).papers
    assert queries.nudge("zzzz qqqq", NINE.date()) is None
    assert dossier.certified.get().avoidable
    found = queries.sums(Certified.objects.all())
    assert (found.lines, found.voided, found.copies_made, found.copies_avoidable, found.fees_vnd) == (
        1,
        0,
        3,
        3,
        12_000,
    )


def test_voided_lines_count_in_no_sum(certifying, signer):
    dossier = certified(certifying, signer)
    actions.void(dossier.pk, [dossier.certified.get(number=2).pk], act(dossier, "tiep-nhan"), reason="Nhầm")
    (month,) = queries.months(Certified.objects.all(), 2026)
    assert (month.month, month.kind) == (4, Kind.COPY)
    assert (month.sums.lines, month.sums.voided, month.sums.copies_made, month.sums.fees_vnd) == (
        2,
        1,
        3,
        12_000,
    )


def test_the_book_is_found_without_accents_and_by_day(certifying, signer):
    certified(certifying, signer)
    rows = queries.entered_between(queries.visible_to(officer("tiep-nhan"), NINE), NINE.date(), NINE.date())
    assert [row.number for row in queries.matching(rows, "hong nhung khai sinh")] == [2]
    assert not queries.matching(rows, "khong co")
    assert not queries.entered_between(rows, date(2026, 4, 7), date(2026, 4, 8))
