"""The whole file as one PDF: nothing is left out, originals stay as they are, identity papers are marked."""

import io

import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image
from tests.fixtures import NINE, make_dossier, officer

from motcua.casework.dossiers import actions, whole
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
    return whole.whole_file(dossier, by=officer(role), at=NINE)


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
    assert not Entry.objects.filter(action="dossiers.whole_file").exists()


def test_the_page_leads_to_the_file_or_says_why_not(client, centre, dossier):
    client.force_login(officer("tiep-nhan"))
    path = f"/quay/ho-so/{dossier.code}/"
    assert f'href="{path}tron-bo/"' in client.get(path).content.decode()
    answer = client.get(f"{path}tron-bo/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    empty = make_dossier(centre, way="submit")
    refused = client.get(f"/quay/ho-so/{empty.code}/tron-bo/", follow=True).content.decode()
    assert "chưa có gì để gộp" in refused
