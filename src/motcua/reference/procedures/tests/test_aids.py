"""Samples, clips and former codes stand beside a procedure and change none of its versions (F3, F14, F15)."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.foundation.errors import RuleBroken
from motcua.foundation.files.tests.test_sound import MP3
from motcua.foundation.files.tests.test_store import image
from motcua.foundation.search import fold
from motcua.foundation.ui.choices import LANGUAGE
from motcua.reference.procedures import actions, around, importing, queries
from motcua.reference.procedures.actions import Brought
from motcua.reference.procedures.models import Aid, Alias, FormerCode, Procedure, QuestionSet
from motcua.reference.procedures.rules.former import require_former_code
from motcua.reference.procedures.states import AidKind
from motcua.reference.procedures.tests.samples import NOON, bring_in, entry, file_of

CODE, ROOT = "1.004873", "/quan-tri/thu-tuc/1.004873/"
CLIP = Brought(AidKind.CLIP, "Cần mang gì", "Mang căn cước.", MP3, "a.mp3", "Khmer")


@pytest.fixture(autouse=True)
def procedure(db, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    bring_in(file_of())
    return Procedure.objects.get(code=CODE)


def test_a_clip_is_added_once_read_and_taken_down(procedure, publisher, stranger):
    with pytest.raises(PermissionDenied):
        actions.add_aid(procedure, CLIP, by=stranger, at=NOON)
    aid = actions.add_aid(procedure, CLIP, by=publisher, at=NOON)
    assert (aid.language, aid.file.media_type, aid.is_vietnamese) == ("Khmer", "audio/mpeg", False)
    assert around.aids_of(CODE) == [aid]
    for _twice in range(2):
        actions.remove_aid(aid.pk, by=publisher, at=NOON)
    assert around.aids_of(CODE) == []
    assert Aid.objects.count() == 1


def test_a_clip_says_its_language_and_there_are_not_too_many(procedure, publisher, monkeypatch):
    nameless = Brought(AidKind.CLIP, "Nghe", "…", MP3, "a.mp3")
    with pytest.raises(RuleBroken, match="nói tiếng gì"):
        actions.add_aid(procedure, nameless, by=publisher, at=NOON)
    monkeypatch.setattr("motcua.reference.procedures.actions.aids.MOST_AIDS", 1)
    actions.add_aid(procedure, CLIP, by=publisher, at=NOON)
    with pytest.raises(RuleBroken, match="đã có 1"):
        actions.add_aid(procedure, CLIP, by=publisher, at=NOON)


def test_the_administrator_brings_a_sample_and_takes_it_down(desk):
    page = f"{ROOT}minh-hoa/"
    assert "Chưa có mẫu điền thử" in desk.get(page).content.decode()
    typed = {"kind": "sample", "title": "Tờ khai", "words": "Ô 1 ghi họ tên giả", "language": ""}
    refused = desk.post(page, typed | {"file": SimpleUploadedFile("a.png", MP3)})
    assert refused.status_code == 422
    assert desk.post(page, typed).status_code == 422
    desk.post(page, typed | {"file": SimpleUploadedFile("a.png", image("PNG"))})
    aid = Aid.objects.get()
    assert aid.is_picture
    assert desk.get(f"/thu-tuc/{CODE}/minh-hoa/{aid.pk}/")["Content-Type"] == "image/png"
    public = desk.get(f"/thu-tuc/{CODE}/").content.decode()
    assert "Người, số trong mẫu đều là giả" in public
    desk.post(f"{page}{aid.pk}/go/")
    assert desk.get(f"/thu-tuc/{CODE}/minh-hoa/{aid.pk}/").status_code == 404


def test_a_clip_is_played_with_its_text_beside_it(desk, procedure, publisher):
    actions.add_aid(procedure, CLIP, by=publisher, at=NOON)
    page = desk.get(f"/thu-tuc/{CODE}/").content.decode()
    assert "<audio controls" in page
    assert 'lang="">Mang căn cước.' in page


@pytest.mark.parametrize(
    ("code", "in_use", "refusal"),
    [
        ("T-DTH-1234-TT", False, ""),
        ("1.000656", False, ""),
        ("1.004873", False, "code_in_use"),
        ("1.000656", True, "code_in_use"),
        ("12", False, "code_shape"),
        ("MÃ LẠ", False, "code_shape"),
    ],
)
def test_a_former_code_is_a_code_and_nobody_elses(code, in_use, refusal):
    if not refusal:
        require_former_code(code, own=CODE, is_in_use=in_use)
        return
    with pytest.raises(RuleBroken) as told:
        require_former_code(code, own=CODE, is_in_use=in_use)
    assert told.value.code == refusal


def test_what_stands_beside_a_code_is_told_in_one_question(procedure, publisher, django_assert_num_queries):
    actions.add_former_code(procedure, "1.000111", "Quyết định 1/QĐ", by=publisher, at=NOON)
    aid = actions.add_aid(procedure, CLIP, by=publisher, at=NOON)
    Alias.objects.filter(procedure=procedure).delete()
    for text in ("giấy độc thân", "giấy chưa vợ"):
        Alias.objects.create(procedure=procedure, text=text, folded=fold(text), created_at=NOON)
    with django_assert_num_queries(1):
        found = around.beside(CODE)
    assert (found.code_now, found.called, found.has_aids) == ("", "giấy độc thân", True)
    actions.remove_aid(aid.pk, by=publisher, at=NOON)
    assert not around.beside(CODE).has_aids
    assert around.beside("1.000111") == around.Beside(CODE, "", has_aids=False, has_questions=False)


@pytest.mark.parametrize(("contents", "has_any"), [([], False), ([[{}]], True), ([[{}], []], False)])
def test_the_newest_set_of_questions_is_the_one_that_counts(procedure, contents, has_any):
    QuestionSet.objects.filter(procedure=procedure).delete()
    for number, content in enumerate(contents, 1):
        QuestionSet.objects.create(procedure=procedure, number=number, content=content, made_at=NOON)
    assert around.beside(CODE).has_questions is has_any


def test_a_former_code_leads_to_the_procedure(desk, publisher, procedure):
    desk.post(f"{ROOT}ma-cu/", {"code": "1.000111", "source": "Quyết định 1/QĐ"})
    desk.post(f"{ROOT}ma-cu/", {"code": "1.000111", "source": "Quyết định 1/QĐ"})
    assert around.codes_now() == {"1.000111": CODE}
    day = queries.in_force(CODE, NOON.date()) or queries.newest().get(procedure=procedure)
    assert queries.search("1.000111", day.in_force_from)[0].code == CODE
    assert desk.get("/thu-tuc/1.000111/")["Location"] == f"/thu-tuc/{CODE}/"
    assert desk.post(f"{ROOT}ma-cu/", {"code": CODE, "source": "x"}).status_code == 422
    row = FormerCode.objects.get()
    desk.post(f"{ROOT}ma-cu/{row.pk}/bo/")
    assert desk.get("/thu-tuc/1.000111/").status_code == 404


def test_a_file_under_the_former_code_is_compared_with_the_procedure(publisher, procedure):
    actions.add_former_code(procedure, "1.000111", "Quyết định 1/QĐ", by=publisher, at=NOON)
    renamed = file_of(entry({"code": "1.000111"}))
    report = importing.examine(renamed, today=NOON.date())
    assert report.renamed == [("1.000111", CODE)]
    assert (report.new, report.unchanged) == ([], [CODE])
    both = file_of(entry(), entry({"code": "1.000111"}))
    with pytest.raises(RuleBroken, match="cả mã cũ"):
        importing.examine(both, today=NOON.date())


def test_a_translation_is_shown_and_found_and_what_is_missing_stays_vietnamese(desk):
    desk.cookies[LANGUAGE.cookie] = "en"
    page = desk.get(f"/thu-tuc/{CODE}/").content.decode()
    assert 'lang="vi"' in page
    desk.post(f"{ROOT}ban-dich/", {"language": "en", "title": "Single status paper", "gloss": "To marry."})
    assert "Single status paper" in desk.get(f"{ROOT}ban-dich/").content.decode()
    page = desk.get(f"/thu-tuc/{CODE}/").content.decode()
    assert "<h1>Single status paper</h1>" in page
    assert "<p>To marry.</p>" in page
    newest = queries.newest().get(procedure__code=CODE)
    assert queries.search("single status", newest.in_force_from)[0].code == CODE
    assert desk.post(f"{ROOT}ban-dich/", {"language": "fr"}).status_code == 422
    desk.post(f"{ROOT}ban-dich/", {"language": "en", "title": "", "gloss": ""})
    assert "Single status paper" not in desk.get(f"/thu-tuc/{CODE}/").content.decode()
