"""Making procedures public: postings with proof, sheets that stop holding, things to renew (I.1.a; F4, F7, F10)."""

import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.fixtures import NINE, officer, seed_entries

from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence import registry
from motcua.foundation.files import store
from motcua.foundation.papers import queries as papers
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import actions, noticeboard, queries
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.posting import FollowUp, Posting, PrintBatch
from motcua.reference.procedures.rules.entries import canonical
from motcua.reference.procedures.states import Announcer, FollowUpState, Look, Posted, Way

TODAY = NINE.date()
BOARD = "/quan-tri/thu-tuc/niem-yet/"


@pytest.fixture
def poster(centre: Centre) -> User:
    return officer("kiem-soat")


@pytest.fixture
def desk(client: Client, poster: User) -> Iterator[Client]:
    client.force_login(poster)
    with clock.fixed_at(NINE):
        yield client


@pytest.fixture
def version(centre: Centre) -> ProcedureVersion:
    found = queries.in_force("1.004873", TODAY)
    assert found is not None
    return queries.with_parts(queries.published()).get(pk=found.pk)


def proof(**said: Any) -> actions.Proof:
    return actions.Proof(**{"way": Way.BOARD, "place": "Bảng cạnh cửa chính", "posted_on": TODAY, **said})


def change(code: str, **said: Any) -> ProcedureVersion:
    entry = canonical(next(each for each in seed_entries() if each["code"] == code)) | said
    return actions.publish_version(entry, by=None, at=NINE, in_force_from=TODAY + timedelta(days=1))


def standing(centre: Centre, code: str, on=TODAY) -> str:
    return noticeboard.board(centre.pk, on).get(procedure__code=code).posted


def test_what_is_posted_stands_on_the_board_until_it_changes_or_is_taken_down(centre, version, poster):
    assert standing(centre, "1.004873") == Posted.MISSING
    [posting] = actions.record_posting([version], proof(), by=poster, at=NINE)
    assert standing(centre, "1.004873") == Posted.CURRENT
    change("1.004873", notes="Đổi")
    assert standing(centre, "1.004873", TODAY + timedelta(days=1)) == Posted.OUTDATED
    assert list(noticeboard.hanging_old(centre.pk, TODAY + timedelta(days=1))) == [posting]
    actions.take_down(posting, on=TODAY, by=poster, at=NINE)
    assert standing(centre, "1.004873", TODAY + timedelta(days=1)) == Posted.MISSING


def test_a_posting_of_another_centre_is_not_ours(centre, other_centre, version, poster):
    [posting] = actions.record_posting([version], proof(), by=poster, at=NINE)
    assert standing(other_centre, "1.004873") == Posted.MISSING
    Posting.objects.update(centre=other_centre)
    with pytest.raises(Posting.DoesNotExist):
        actions.take_down(posting, on=TODAY, by=poster, at=NINE)


def test_what_is_recorded_has_happened(version, poster):
    with pytest.raises(RuleBroken) as refused:
        actions.record_posting([version], proof(posted_on=TODAY + timedelta(days=1)), by=poster, at=NINE)
    assert refused.value.code == "day_ahead"
    with pytest.raises(RuleBroken) as refused:
        actions.record_posting([], proof(), by=poster, at=NINE)
    assert refused.value.code == "nothing_posted"


def test_a_posting_is_taken_down_once_and_not_before_it_was_put_up(version, poster):
    [posting] = actions.record_posting([version], proof(), by=poster, at=NINE)
    with pytest.raises(RuleBroken):
        actions.take_down(posting, on=TODAY - timedelta(days=1), by=poster, at=NINE)
    actions.take_down(posting, on=TODAY, by=poster, at=NINE)
    with pytest.raises(RuleBroken):
        actions.take_down(posting, on=TODAY, by=poster, at=NINE)


def test_only_who_may_post_posts(version, centre):
    clerk = officer("tiep-nhan")
    for act in (
        lambda: actions.record_posting([version], proof(), by=clerk, at=NINE),
        lambda: actions.print_sheet(version, Look.A4, by=clerk, at=NINE),
        lambda: actions.ask_for_batch([version.pk], Look.A4, by=clerk, at=NINE),
        lambda: actions.record_announcement(
            version,
            announcer=Announcer.PROVINCE,
            decision_number="1",
            signed_on=TODAY,
            entered_on=None,
            by=clerk,
            at=NINE,
        ),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.parametrize("look", Look.values)
def test_a_sheet_leads_to_the_procedure_and_holds_until_the_version_ends(version, poster, look):
    paper = actions.print_sheet(version, Look(look), by=poster, at=NINE)
    assert paper.data["qr"].endswith("/thu-tuc/1.004873/")
    assert papers.check(paper.verify_code).is_valid
    change("1.004873", notes="Đổi")
    assert actions.void_sheets(at=NINE) == 0
    assert papers.check(paper.verify_code).is_valid
    later = NINE + timedelta(days=1)
    assert (actions.void_sheets(at=later), actions.void_sheets(at=later)) == (1, 0)
    checked = papers.check(paper.verify_code)
    assert not checked.is_valid
    assert "hết giá trị sau ngày 06/04/2026" in checked.withdrawn_why
    version.refresh_from_db()
    with pytest.raises(RuleBroken, match="hết hiệu lực"):
        actions.print_sheet(version, Look(look), by=poster, at=later)


def test_whoever_checks_an_old_sheet_reads_that_it_is_replaced(client, version, poster):
    paper = actions.print_sheet(version, Look.A4, by=poster, at=NINE)
    change("1.004873", notes="Đổi")
    actions.void_sheets(at=NINE + timedelta(days=1))
    page = client.get(f"/xac-minh/{paper.verify_code}/").content.decode()
    assert "không còn hiệu lực" in page
    assert "Xem bản hiện hành ở trang thủ tục 1.004873" in page


def test_a_batch_is_one_file_and_goes_on_where_it_stopped(version, poster):
    other = queries.in_force("1.001193", TODAY)
    batch = actions.ask_for_batch([version.pk, other.pk], Look.A4, by=poster, at=NINE)
    assert (batch.total, batch.done) == (2, 0)
    actions.print_batch(batch.pk, at=NINE)
    done = actions.print_batch(batch.pk, at=NINE)
    assert (done.done, len(set(done.papers))) == (2, 2)
    with pikepdf.open(io.BytesIO(store.read(done.file))) as pdf:
        assert len(pdf.pages) >= 2


def test_a_batch_is_bounded(poster):
    for versions in ([], range(actions.MOST_SHEETS + 1)):
        with pytest.raises(RuleBroken) as refused:
            actions.ask_for_batch(list(versions), Look.A4, by=poster, at=NINE)
        assert refused.value.code == "too_many_sheets"


def test_a_change_leaves_things_to_renew_at_every_centre_and_the_first_version_none(centre, other_centre):
    FollowUp.objects.all().delete()
    version = change("1.004873", notes="Đổi")
    rows = noticeboard.follow_ups(centre.pk)
    assert {row.kind for row in rows} == {"sheet", "checklist", "sample", "training"}
    assert {row.due_on for row in rows} == {version.in_force_from}
    assert noticeboard.follow_ups(other_centre.pk).count() == 4
    actions.close_version(version, by=None, at=NINE, in_force_to=version.in_force_from)
    assert noticeboard.follow_ups(centre.pk).filter(kind="take_down").count() == 1


def test_a_follow_up_is_taken_on_and_closed_once_needless_only_with_a_reason(centre, poster):
    change("1.004873", notes="Đổi")
    row = noticeboard.follow_ups(centre.pk).first()
    assert actions.take_on(row, by=poster, at=NINE).owner == poster
    with pytest.raises(RuleBroken) as refused:
        actions.close_follow_up(row, FollowUpState.NEEDLESS, note=" ", by=poster, at=NINE)
    assert refused.value.code == "reason_missing"
    actions.close_follow_up(row, FollowUpState.DONE, note="", by=poster, at=NINE)
    with pytest.raises(RuleBroken) as refused:
        actions.close_follow_up(row, FollowUpState.DONE, note="", by=poster, at=NINE)
    assert refused.value.code == "follow_up_closed"


def test_the_figures_of_the_duty_count_what_was_done(centre, version, poster):
    period = registry.Period(TODAY, TODAY)
    actions.record_posting([version], proof(), by=poster, at=NINE)
    actions.print_sheet(version, Look.A4, by=poster, at=NINE)
    figures = {str(each.title): each.query(centre.pk, period).count() for each in registry.of("I.1.a")}
    assert figures["Thủ tục đang niêm yết đúng bản hiện hành"] == 1
    assert figures["Lần niêm yết thủ tục"] == 1
    assert figures["Lần niêm yết có ảnh chụp"] == 0
    assert figures["Tờ niêm yết, áp phích đã in"] == 1


def picture() -> SimpleUploadedFile:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(file, "PNG")
    return SimpleUploadedFile("bang.png", file.getvalue(), "image/png")


def test_ticked_procedures_are_posted_with_one_picture(desk, centre, version):
    said = {
        "ban": version.pk,
        "way": "board",
        "place": "Tầng 1",
        "posted_on": "06/04/2026",
        "photo": picture(),
    }
    assert desk.post(BOARD, said).status_code == 302
    row = Posting.objects.get()
    assert (row.version, row.place) == (version, "Tầng 1")
    assert desk.get(f"{BOARD}da-ghi/{row.pk}/anh/")["Content-Type"] == "image/png"
    assert "Tầng 1" in desk.get(f"{BOARD}da-ghi/?q=hon+nhan").content.decode()
    assert desk.post(f"{BOARD}da-ghi/{row.pk}/go/").status_code == 302
    row.refresh_from_db()
    assert row.taken_down_on == TODAY


def test_a_refused_posting_keeps_what_was_ticked(desk, version):
    page = desk.post(BOARD, {"ban": version.pk, "way": "board", "place": "", "posted_on": "x"})
    assert page.status_code == 422
    assert f'value="{version.pk}" checked' in page.content.decode()


def test_the_board_asks_few_questions(desk, django_assert_max_num_queries):
    desk.get(BOARD)
    with django_assert_max_num_queries(16):
        assert desk.get(BOARD).status_code == 200


def test_lateness_is_shown_once_the_announcement_is_recorded(desk, version):
    address = "/quan-tri/thu-tuc/1.004873/niem-yet/"
    assert "Chưa ghi ai công bố" in desk.get(address).content.decode()
    said = {
        "announcer": "province",
        "decision_number": "12/QĐ-UBND",
        "signed_on": "01/07/2025",
        "entered_on": "01/08/2025",
    }
    assert desk.post(address, said).status_code == 302
    page = desk.get(address).content.decode()
    assert page.count("Chậm ") >= 2
    assert desk.post(address, said | {"entered_on": "30/06/2025"}).status_code == 422


def test_one_sheet_and_many_are_printed_from_the_pages(desk, version):
    sheet = desk.post("/quan-tri/thu-tuc/1.004873/niem-yet/in/", {"look": Look.A3})
    assert sheet["Content-Type"] == "application/pdf"
    answer = desk.post(f"{BOARD}in/", {"look": Look.POSTER})
    batch = PrintBatch.objects.get()
    assert answer.url == f"{BOARD}in/{batch.pk}/"
    assert "Đang in: 0 trên 2" in desk.get(answer.url).content.decode()
    actions.print_batch(batch.pk, at=NINE)
    assert desk.get(f"{answer.url}tep/")["Content-Type"] == "application/pdf"


def test_follow_ups_are_worked_off_from_the_page(desk, centre):
    change("1.004873", notes="Đổi")
    row = noticeboard.follow_ups(centre.pk).first()
    address = "/quan-tri/thu-tuc/viec-lam-lai/"
    assert "Thay tờ niêm yết" in desk.get(address).content.decode()
    desk.post(f"{address}{row.pk}/", {"lam": "nhan"})
    desk.post(f"{address}{row.pk}/", {"lam": "done", "ghi-chu": "đã thay"})
    assert "đã thay" in desk.get(f"{address}?tinh-trang=done&cua-toi=1").content.decode()
