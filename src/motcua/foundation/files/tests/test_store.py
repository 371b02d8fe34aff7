import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from django.db import connection
from PIL import Image

from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving, store
from motcua.foundation.files.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return tmp_path


def image(kind):
    """A picture with enough in it to be cut in the middle."""
    out = io.BytesIO()
    Image.effect_noise((200, 300), 60).convert("RGB").save(out, kind)
    return out.getvalue()


def locked_pdf():
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(image("PDF"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="chu", user="khach"))
    return out.getvalue()


def empty_pdf():
    out = io.BytesIO()
    pikepdf.new().save(out)
    return out.getvalue()


def take_in(content, name="giấy tờ.pdf"):
    return store.take_in(content, name=name, centre=1)


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("kind", "media_type"), [("PDF", "application/pdf"), ("JPEG", "image/jpeg"), ("PNG", "image/png")]
)
@pytest.mark.parametrize("name", ["giấy tờ.pdf", "x.exe", "không đuôi", ""])
def test_the_type_is_what_the_bytes_are_whatever_the_name(kind, media_type, name):
    content = image(kind)
    stored = take_in(content, name)
    assert (stored.media_type, stored.size) == (media_type, len(content))
    assert store.read(stored) == content


@pytest.mark.parametrize(
    "content", [b"x", b"<html></html>", b"MZ" + b"\0" * 300, b"PK\x03\x04" + b"\0" * 300]
)
def test_another_type_is_refused_with_its_ending(content, folder):
    with pytest.raises(RuleBroken) as refusal:
        take_in(content, "bảng.xlsx")
    assert refusal.value.code == "file_not_readable"
    assert "loại .xlsx" in refusal.value.messages[0]
    assert files(folder) == []


@pytest.mark.parametrize("name", ["báo cáo.pdf", "ảnh.JPG", "ảnh.jpeg", "ảnh.png"])
def test_another_type_under_the_name_of_a_fit_one_is_told_apart(name):
    with pytest.raises(RuleBroken) as refusal:
        take_in(b"MZ" + b"\0" * 300, name)
    assert "nhưng bên trong là loại khác" in refusal.value.messages[0]


@pytest.mark.parametrize("kind", ["PDF", "JPEG", "PNG"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused(kind, share, folder):
    content = image(kind)
    with pytest.raises(RuleBroken) as refusal:
        take_in(content[: int(len(content) * share)])
    assert refusal.value.code == "file_damaged"
    assert "quét hoặc chụp lại" in refusal.value.messages[0]
    assert files(folder) == []


def spoilt(content, at):
    return content[:at] + bytes(60) + content[at + 60 :]


@pytest.mark.parametrize("at", [16, 30, 200, 2_000])
def test_a_damaged_png_is_refused_and_never_breaks_the_page(at):
    with pytest.raises(RuleBroken) as refusal:
        take_in(spoilt(image("PNG"), at))
    assert refusal.value.code == "file_damaged"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "file_empty"), (locked_pdf(), "file_locked"), (empty_pdf(), "file_damaged")],
)
def test_each_trouble_has_its_own_words(content, code):
    with pytest.raises(RuleBroken) as refusal:
        take_in(content)
    assert refusal.value.code == code
    assert "“giấy tờ.pdf”" in refusal.value.messages[0]


def test_a_pdf_whose_cross_references_are_off_is_still_read():
    content = image("PDF")
    line = content.index(b"\n") + 1
    assert take_in(content[:line] + b"\n\n\n" + content[line:]).media_type == "application/pdf"


def test_an_update_of_a_pdf_that_was_cut_short_is_refused():
    with pytest.raises(RuleBroken):
        take_in(image("PDF") + b"\n900 0 obj\n<< /Type /Page >>\nendobj\n901 0 obj\n<< /Len")


def test_an_image_too_large_for_any_scan_is_refused(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000)
    with pytest.raises(RuleBroken) as refusal:
        take_in(image("PNG"))
    assert refusal.value.code == "file_damaged"


@pytest.mark.parametrize(("spare", "taken"), [(0, True), (1, True), (-1, False)])
def test_the_limit_is_the_last_size_taken(settings, spare, taken):
    content = image("PNG")
    settings.UPLOAD_LIMIT_BYTES = len(content) + spare
    if taken:
        assert take_in(content).size == len(content)
    else:
        with pytest.raises(RuleBroken) as refusal:
            take_in(content)
        assert refusal.value.code == "file_too_large"


@pytest.mark.parametrize(
    ("size", "words"), [(20 * 1024**2 + 1, "nặng 21 MB, quá mức 20 MB"), (0, "trống, không có nội dung")]
)
def test_the_announced_size_is_refused_before_anything_is_read(settings, size, words):
    settings.UPLOAD_LIMIT_BYTES = 20 * 1024**2
    store.require_size(20 * 1024**2, name="a.jpg")
    with pytest.raises(RuleBroken) as refusal:
        store.require_size(size, name="a.jpg")
    assert words in refusal.value.messages[0]


def test_the_same_bytes_are_kept_once_a_centre(folder):
    content = image("PNG")
    first, again = take_in(content), take_in(content, "khác.png")
    other = store.take_in(content, name="a.png", centre=2)
    assert first == again != other
    assert len(files(folder)) == 1


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"x"), lambda path: path.unlink()])
def test_bytes_that_were_lost_or_changed_are_never_served(spoil):
    stored = take_in(image("PNG"))
    spoil(store.path_of(stored.sha256))
    with pytest.raises(OSError, match=r"does not match|No such file"):
        serving.response(stored, name="anh")


def test_what_was_lost_or_cut_is_whole_again_once_it_comes_again():
    content = image("PNG")
    stored = take_in(content)
    store.path_of(stored.sha256).write_bytes(content[:10])
    take_in(content)
    assert store.read(stored) == content


def test_a_write_that_breaks_off_leaves_nothing(folder, monkeypatch):
    def full(_descriptor):
        raise OSError("disk full")

    monkeypatch.setattr(store.os, "fsync", full)
    with pytest.raises(OSError, match="disk full"):
        take_in(image("PNG"))
    assert files(folder) == []
    assert not StoredFile.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_bytes_from_many_at_once_are_one_file(folder):
    def keep(_n):
        try:
            return store.keep(b"cung mot noi dung", kind="image/png", centre=1).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(keep, range(8)))) == 1
    assert len(files(folder)) == 1


def test_a_file_is_served_for_its_reader_alone_and_under_its_true_ending():
    answer = serving.response(take_in(image("JPEG")), name='giấy "khai" sinh')
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline; filename*=utf-8''gi%E1%BA%A5y")
    assert answer["Content-Disposition"].endswith(".jpg")
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("private, no-store", "nosniff")


def test_what_was_made_for_a_while_goes_with_its_bytes_once_committed(django_capture_on_commit_callbacks):
    kept, elsewhere = (store.keep(b"gop", kind="application/pdf", centre=centre) for centre in (1, 2))
    path = store.path_of(kept.sha256)
    with django_capture_on_commit_callbacks(execute=True):
        store.discard(kept)
    assert path.exists(), "another Centre's row has the same bytes"
    with django_capture_on_commit_callbacks(execute=True):
        store.discard(elsewhere)
        assert path.exists(), "not before the row is gone for good"
    assert not path.exists()
    assert not StoredFile.objects.exists()
