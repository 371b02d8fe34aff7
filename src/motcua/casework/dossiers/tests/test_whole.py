"""The whole file as one PDF: nothing is left out, originals stay as they are, identity papers are marked."""

import io
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from PIL import Image
from tests.fixtures import NINE, make_dossier, officer

from motcua.casework.dossiers import actions, tasks, whole
from motcua.casework.dossiers.models import WholeFile
from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store


def picture(size=(600, 400)):
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, "JPEG")
    return out.getvalue()


def scan(*, signed=False, pages=2):
    pdf, out = pikepdf.new(), io.BytesIO()
    for _n in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    if signed:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="ky", V=pikepdf.Dictionary(Type=pikepdf.Name.Sig))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[pdf.make_indirect(field)], SigFlags=3)
    pdf.save(out)
    return out.getvalue()


@pytest.fixture
def dossier(centre):
    return make_dossier(centre)


def attach(dossier, component, content, name):
    actions.attach_scan(dossier, component.pk, content, name=name, by=officer("tiep-nhan"), at=NINE)


def identity_paper(dossier):
    return next(
        part
        for part in dossier.components.select_related("component")
        if whole.is_identity(part.component.name)
    )


def other_paper(dossier):
    return next(
        part
        for part in dossier.components.select_related("component")
        if not whole.is_identity(part.component.name) and part.source == "paper"
    )


def texts(content):
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def made(dossier, role="tiep-nhan"):
    by = officer(role)
    contents = whole.contents_of(dossier, by=by, at=NINE)
    return actions.whole_file_now(dossier, contents, by=by, at=NINE)


def readings():
    return Entry.objects.filter(action="dossiers.whole_file").count()


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("Giấy tờ tùy thân (căn cước, căn cước điện tử, hộ chiếu)", True),
        ("Bản sao CCCD", True),
        ("Tờ khai đăng ký khai sinh", False),
        ("", False),
    ],
)
def test_a_paper_of_identity_is_known_by_its_name(name, marked):
    assert whole.is_identity(name) is marked


def test_the_cover_lists_papers_and_scans_with_their_pages(dossier):
    attach(dossier, other_paper(dossier), scan(), "to-khai.pdf")
    cover, _receipt, *pages = texts(made(dossier))
    assert dossier.code in cover
    assert "Giấy tiếp nhận" in cover
    assert "3–4" in cover
    assert len(pages) == 2
    entry = Entry.objects.get(action="dossiers.whole_file")
    assert '"pages":4' in entry.data.replace(" ", "")


def test_a_paper_of_identity_says_on_each_page_whose_copy_it_is_and_for_what(dossier):
    part = identity_paper(dossier)
    attach(dossier, part, picture(), "the.jpg")
    before = store.read(dossier.components.get(pk=part.pk).file)
    *others, marked = texts(made(dossier))
    said = " ".join(marked.split())
    assert f"Chỉ dùng giải quyết hồ sơ {dossier.code}" in said
    assert "09:00 06/04/2026" in said
    assert not any("Chỉ dùng giải quyết" in page for page in others)
    assert store.read(dossier.components.get(pk=part.pk).file) == before


def test_what_was_signed_goes_along_untouched(dossier):
    content = scan(signed=True)
    attach(dossier, other_paper(dossier), content, "ky.pdf")
    with pikepdf.open(io.BytesIO(made(dossier))) as pdf:
        [attached] = pdf.attachments.values()
        assert attached.get_file().read_bytes() == content
    assert "bản gốc có chữ ký số đính kèm" in " ".join(texts(made(dossier))[0].split())


def test_a_photograph_fits_on_a_page(dossier):
    attach(dossier, other_paper(dossier), picture((4000, 3000)), "anh.jpg")
    with pikepdf.open(io.BytesIO(made(dossier))) as pdf:
        _left, _bottom, width, height = (float(side) for side in pdf.pages[-1].mediabox)
    assert width <= 596
    assert height <= 842


def test_an_empty_file_and_one_too_large_are_refused(centre, dossier, monkeypatch):
    empty = make_dossier(centre, way="submit")
    with pytest.raises(RuleBroken) as refusal:
        made(empty)
    assert refusal.value.code == "nothing_in_it"
    attach(dossier, other_paper(dossier), scan(), "to-khai.pdf")
    monkeypatch.setattr(whole, "MOST_BYTES", 10)
    with pytest.raises(RuleBroken) as refusal:
        made(dossier)
    assert refusal.value.code == "too_large"


def test_only_who_may_read_the_dossier_gets_its_file(dossier):
    with pytest.raises(PermissionDenied):
        made(dossier, "cntt")
    assert not readings()


def test_the_page_leads_to_the_file_or_says_why_not(client, centre, dossier):
    client.force_login(officer("tiep-nhan"))
    path = f"/quay/ho-so/{dossier.code}/"
    assert f'action="{path}tron-bo/"' in client.get(path).content.decode()
    assert client.get(f"{path}tron-bo/tep/").url == f"{path}tron-bo/"
    answer = client.post(f"{path}tron-bo/", follow=True)
    assert not WholeFile.objects.exists()
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    empty = make_dossier(centre, way="submit")
    refused = client.get(f"/quay/ho-so/{empty.code}/tron-bo/", follow=True).content.decode()
    assert "chưa có gì để gộp" in refused


@pytest.fixture
def large(dossier, monkeypatch):
    """The dossier with two scans and its receipt, more than is put together at once."""
    monkeypatch.setattr(whole, "AT_ONCE_SCANS", 1)
    attach(dossier, other_paper(dossier), scan(), "to-khai.pdf")
    dossier.refresh_from_db()
    attach(dossier, identity_paper(dossier), picture(), "the.jpg")
    dossier.refresh_from_db()
    return dossier


def asked(dossier, role="tiep-nhan", at=NINE):
    return actions.ask_for_whole_file(dossier, by=officer(role), at=at)


def jobs():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'dossiers.make_whole_file'")
        return cursor.fetchone()[0]


def test_what_goes_in_decides_whether_it_is_put_together_at_once(large, monkeypatch):
    contents = whole.contents_of(large, by=officer("tiep-nhan"), at=NINE)
    assert (contents.total, len(contents.titles), contents.is_small) == (3, 3, False)
    monkeypatch.setattr(whole, "AT_ONCE_SCANS", 2)
    assert contents.is_small
    monkeypatch.setattr(whole, "AT_ONCE_BYTES", contents.size - 1)
    assert not contents.is_small


def test_a_large_file_is_made_once_however_often_it_is_asked_for(large):
    row = asked(large)
    assert (asked(large), jobs(), row.total, row.done) == (row, 1, 3, 0)
    actions.make_whole_file(row.pk, at=NINE)
    actions.make_whole_file(row.pk, at=NINE + timedelta(minutes=1))
    row.refresh_from_db()
    assert (row.done, row.pages, len(texts(store.read(row.file)))) == (3, 5, 5)
    assert (asked(large), jobs()) == (row, 1)
    assert asked(large, "lanh-dao") != row


def test_what_was_added_since_makes_asking_again_a_new_file(large):
    first = asked(large)
    actions.make_whole_file(first.pk, at=NINE)
    attach(large, other_paper(large), scan(pages=1), "ban-khac.pdf")
    large.refresh_from_db()
    again = asked(large)
    assert again != first
    assert jobs() == 2


def test_a_paper_that_cannot_be_read_stops_the_job_in_words_and_it_can_be_asked_for_again(large):
    row = asked(large)
    lost = large.components.get(pk=identity_paper(large).pk)
    path = store.path_of(lost.file.sha256)
    content = path.read_bytes()
    path.write_bytes(b"mat")
    with pytest.raises(OSError, match="does not match"):
        actions.make_whole_file(row.pk, at=NINE)
    row.refresh_from_db()
    assert row.file is None
    assert f"không đọc được “{lost.component.name}”" in row.trouble
    path.write_bytes(content)
    again = asked(large)
    actions.make_whole_file(again.pk, at=NINE)
    again.refresh_from_db()
    assert again.file


def test_a_fault_after_the_last_paper_blames_no_paper(large, monkeypatch):
    def broken(*_args):
        raise RuntimeError("cover")

    row = asked(large)
    monkeypatch.setattr(whole, "_cover", broken)
    with pytest.raises(RuntimeError):
        actions.make_whole_file(row.pk, at=NINE)
    row.refresh_from_db()
    assert (row.done, row.trouble) == (3, "phần mềm gặp lỗi khi gộp.")


def test_a_job_cut_off_says_so_and_writes_nothing_over_the_one_after_it(large):
    row = asked(large)
    later = NINE + whole.LONGEST + timedelta(seconds=1)
    by = officer("tiep-nhan")
    assert whole.latest_of(large, by=by, at=NINE + whole.LONGEST).is_going
    assert "bị ngắt giữa chừng" in whole.latest_of(large, by=by, at=later).trouble
    again = asked(large, at=later)
    assert (again != row, jobs()) == (True, 2)
    actions.make_whole_file(row.pk, at=later)
    row.refresh_from_db()
    assert "bị ngắt giữa chừng" in row.trouble
    assert row.file is None


def test_a_refusal_that_came_after_asking_is_told(large, monkeypatch):
    row = asked(large)
    monkeypatch.setattr(whole, "MOST_BYTES", 10)
    actions.make_whole_file(row.pk, at=NINE)
    row.refresh_from_db()
    assert "quá mức" in row.trouble


def test_finished_files_go_after_a_while_with_their_bytes(large, django_capture_on_commit_callbacks):
    row = asked(large)
    actions.make_whole_file(row.pk, at=NINE)
    row.refresh_from_db()
    path = store.path_of(row.file.sha256)
    for hours, left in ((24, 1), (25, 0)):
        with (
            clock.fixed_at(NINE + timedelta(hours=hours)),
            django_capture_on_commit_callbacks(execute=True),
        ):
            tasks.forget_whole_files(timestamp=0)
        assert (WholeFile.objects.count(), path.exists()) == (left, bool(left))


def test_the_page_tells_how_far_it_is_and_each_reading_is_on_record(client, large):
    client.force_login(officer("tiep-nhan"))
    path = f"/quay/ho-so/{large.code}/tron-bo/"
    with clock.fixed_at(NINE):
        assert "3 giấy tờ" in client.get(path).content.decode()
        assert not WholeFile.objects.exists()
        for _click in range(2):
            page = client.post(path, follow=True).content.decode()
        assert 'http-equiv="refresh"' in page
        assert "Đang gộp: 0 trên 3 giấy tờ" in page
        actions.make_whole_file(WholeFile.objects.get().pk, at=NINE)
        page = client.get(path).content.decode()
        assert "Đã gộp 3 giấy tờ, 5 trang" in page
        assert 'http-equiv="refresh"' not in page
        assert not readings()
        for n in (1, 2):
            assert client.get(f"{path}tep/")["Content-Type"] == "application/pdf"
            assert readings() == n
        WholeFile.objects.update(revision=0)
        assert "Hồ sơ đã thay đổi sau khi gộp" in client.get(path).content.decode()
        WholeFile.objects.update(file=None, trouble="không đọc được “Tờ khai”.")
        page = client.get(path).content.decode()
    assert "không đọc được “Tờ khai”" in page
    assert "Gộp lại" in page


def test_the_file_is_its_askers_own_and_the_dossiers_readers_only(client, large, other_centre):
    row = asked(large)
    actions.make_whole_file(row.pk, at=NINE)
    path = f"/quay/ho-so/{large.code}/tron-bo/"
    client.force_login(officer("lanh-dao"))
    assert client.get(f"{path}tep/").status_code == 302
    client.force_login(officer("cntt"))
    assert [client.get(each).status_code for each in (path, f"{path}tep/")] == [404, 404]
    large.centre = other_centre
    large.save()
    client.force_login(officer("tiep-nhan"))
    for answer in (client.get(path), client.post(path), client.get(f"{path}tep/")):
        assert answer.status_code == 404
    assert not readings()
