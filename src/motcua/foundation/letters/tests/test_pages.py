from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from tests.fixtures import NINE, officer

from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.letters import actions, queries, word
from motcua.foundation.letters.builtin import built_in
from motcua.foundation.letters.models import LetterTemplate
from motcua.foundation.letters.states import Kind
from motcua.foundation.letters.tests.files import made_of
from motcua.foundation.versions.states import EVERYWHERE

LIST, NOTICE = "/quan-tri/van-ban/", "/quan-tri/van-ban/thong-bao/"
TODAY = NINE.date()
OWN = made_of("Riêng của xã: {mã hồ sơ}")


def bring(centre: int, role: str = "giam-doc", content: bytes = OWN, **changes):
    given = {"name": "mau.docx", "note": "Lời khác", "in_force_from": TODAY, "at": NINE} | changes
    return actions.bring_template(Kind.NOTICE, content, centre=centre, by=officer(role), **given)


@pytest.fixture
def seen(client, centre):
    """Opens or posts to an address as somebody in a role."""

    def see(path: str, role: str = "giam-doc", data=None):
        client.force_login(officer(role))
        with clock.fixed_at(NINE):
            return client.get(path) if data is None else client.post(path, data)

    return see


def upload(content: bytes, **changes):
    file = SimpleUploadedFile("mau moi.docx", content)
    return {"file": file, "note": "Đổi lời chào", "in_force_from": "06/04/2026"} | changes


def test_a_version_holds_once_approved_from_its_day_on(centre):
    template = bring(centre.pk, in_force_from=TODAY + timedelta(days=1))
    assert queries.template_in_force(Kind.NOTICE, centre=centre.pk, on=TODAY + timedelta(days=1)) is None
    actions.approve_template(template.pk, by=officer("giam-doc"), at=NINE)
    assert queries.template_in_force(Kind.NOTICE, centre=centre.pk, on=TODAY) is None
    holding = queries.template_in_force(Kind.NOTICE, centre=centre.pk, on=TODAY + timedelta(days=1))
    assert holding == template
    assert queries.content_of(holding, Kind.NOTICE) == OWN
    assert list(
        Entry.objects.filter(action__startswith="letters.").values_list("action", flat=True).order_by("seq")
    ) == ["letters.written", "letters.approved"]


def test_a_centres_own_file_comes_before_the_common_one_and_that_before_the_built_in_one(centre):
    assert queries.content_of(None, Kind.NOTICE) == built_in(Kind.NOTICE)
    for place, role in ((EVERYWHERE, "quan-tri"), (centre.pk, "giam-doc")):
        template = bring(place, role)
        actions.approve_template(template.pk, by=officer(role), at=NINE)
        assert queries.template_in_force(Kind.NOTICE, centre=centre.pk, on=TODAY) == template


@pytest.mark.parametrize("role", ["tiep-nhan", "lanh-dao", "kiem-soat", "cong-dan"])
def test_bringing_in_and_approving_each_ask_for_their_right(centre, role):
    template = bring(centre.pk)
    with pytest.raises(PermissionDenied):
        bring(centre.pk, role)
    with pytest.raises(PermissionDenied):
        actions.approve_template(template.pk, by=officer(role), at=NINE)


def test_a_director_brings_in_nothing_for_another_centre(centre, other_centre):
    for elsewhere in (EVERYWHERE, other_centre.pk):
        with pytest.raises(PermissionDenied):
            bring(elsewhere)


def test_a_version_whose_day_passed_while_it_waited_is_not_approved(centre):
    template = bring(centre.pk)
    with pytest.raises(RuleBroken) as refusal:
        actions.approve_template(template.pk, by=officer("giam-doc"), at=NINE + timedelta(days=1))
    assert refusal.value.code == "day_past"


def test_the_database_lets_a_version_be_approved_once_and_nothing_else(centre):
    template = bring(centre.pk)
    rows = LetterTemplate.objects.filter(pk=template.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(note="khác")
    actions.approve_template(template.pk, by=officer("giam-doc"), at=NINE)
    for refused in (lambda: rows.update(approved_by_name="Ai đó"), template.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            refused()


def test_the_list_says_what_holds_and_what_waits(seen, centre):
    bring(centre.pk)
    page = seen(LIST).content.decode()
    assert page.count("Có sẵn") == len(Kind)
    assert "1 chờ duyệt" in page
    assert seen(LIST, "tiep-nhan").status_code == 403


def test_a_template_is_brought_in_looked_at_and_approved_on_its_page(seen, centre):
    assert seen(NOTICE, data=upload(OWN)).status_code == 302
    page = seen(NOTICE).content.decode()
    for words in ("Chờ duyệt", "Đổi lời chào", "Thiếu Quốc hiệu", "{mã hồ sơ}", "Duyệt phiên bản 1"):
        assert words in page
    row = LetterTemplate.objects.get()
    assert seen(f"{LIST}{row.pk}/mau/").content == OWN
    assert word.paragraphs(seen(f"{LIST}{row.pk}/thu/").content)[0].startswith("Riêng của xã: 000.00")
    assert seen(f"{LIST}{row.pk}/duyet/", data={}).status_code == 302
    assert "Đang áp dụng: phiên bản 1" in seen(NOTICE).content.decode()
    assert seen(f"{NOTICE}mau/").content == OWN


def test_a_file_that_cannot_be_used_is_refused_on_the_page_and_what_was_typed_stays(seen, centre):
    answer = seen(NOTICE, data=upload(made_of("{số căn cước}")))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "không có chỗ điền {số căn cước}" in page
    assert "Đổi lời chào" in page
    assert not LetterTemplate.objects.exists()


def test_the_word_file_is_saved_and_never_guessed_at(seen):
    answer = seen(f"{NOTICE}mau/")
    assert answer["Content-Type"] == word.MEDIA_TYPE
    assert answer["Content-Disposition"] == 'attachment; filename="mau-thong-bao.docx"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_another_centres_version_is_not_found(seen, centre, other_centre):
    template = bring(EVERYWHERE, "quan-tri")
    for path in ("mau/", "thu/"):
        assert seen(f"{LIST}{template.pk}/{path}").status_code == 404
    assert seen(f"{LIST}{template.pk}/duyet/", data={}).status_code == 404
    assert seen(f"{LIST}khong-co/").status_code == 404
