"""The questions before a procedure in the language of who reads them (F13)."""

import re
from datetime import timedelta

import pytest
from django.utils.translation import override

from motcua.foundation.ui.choices import LANGUAGE
from motcua.reference.procedures import actions, around, helper, words
from motcua.reference.procedures.asking import QuestionsForm, in_language
from motcua.reference.procedures.models import Procedure
from motcua.reference.procedures.rules.questions import Choice, Question, read, reworded, sentences
from motcua.reference.procedures.states import Mark
from motcua.reference.procedures.tests.samples import NOON, bring_in, file_of

CODE = "1.004873"
LIVED, ISSUED = "Từng thường trú ở nhiều nơi khác nhau?", "Đã được cấp Giấy xác nhận tình trạng hôn nhân"


@pytest.fixture
def procedure(db):
    bring_in(file_of())
    actions.take_in_questions(at=NOON)
    return Procedure.objects.get(code=CODE)


@pytest.fixture
def english():
    with override("en"):
        yield


def test_every_sentence_we_ship_has_our_translation_and_none_is_left_over():
    said = {text for content in words.questions().values() for text in sentences(read(content))}
    assert said == {*words.questions_in("en")}
    assert all(words.questions_in("en").values())
    assert words.questions_in("km") == {}


def test_a_translation_keeps_the_codes_and_numbers_of_what_it_translates():
    for said, text in words.questions_in("en").items():
        codes = re.findall(r"\d\.\d{6}|01/7/2004", said)
        assert codes == re.findall(r"\d\.\d{6}|01/7/2004", text), said


def test_every_text_of_a_question_is_said_anew_and_an_empty_one_stays_empty():
    question = Question(
        "a", "hỏi", (Choice("yes", why="vì"), Choice("c1", "nói", instead="khác")), Mark.FOUND, "căn"
    )
    [anew] = reworded([question], str.upper)
    assert (anew.ask, anew.hint, anew.basis) == ("HỎI", "", "CĂN")
    assert [(c.value, c.said, c.why, c.instead) for c in anew.choices] == [
        ("yes", "", "VÌ", ""),
        ("c1", "NÓI", "", "KHÁC"),
    ]
    assert sentences([question, question]) == ["hỏi", "vì", "nói", "khác"]


def test_who_reads_vietnamese_gets_the_questions_as_they_are(procedure, django_assert_num_queries):
    row = helper.questions_of(CODE)
    with django_assert_num_queries(0):
        assert in_language(row) == helper.asked(row)


def test_who_reads_english_gets_ours_with_the_source_marked_vietnamese(procedure, english):
    asked = in_language(helper.questions_of(CODE))
    assert asked[1].ask == "Did you have your permanent residence in several places?"
    assert asked[1].basis.startswith('<span lang="vi">Ghi chú của danh mục')


def test_what_the_office_words_anew_comes_before_ours_and_what_it_empties_is_ours_again(
    procedure, publisher, english
):
    own = {LIVED: "Lived elsewhere before?", "Không có trong bộ": "x"}
    for said, shown in ((own, "Lived elsewhere before?"), ({LIVED: ""}, words.questions_in("en")[LIVED])):
        actions.translate(procedure, "en", title="", gloss="", questions=said, by=publisher, at=NOON)
        assert in_language(helper.questions_of(CODE))[1].ask == shown


def test_a_wording_as_ours_is_not_kept_so_that_it_follows_ours(procedure, publisher):
    ours = words.questions_in("en")
    row = actions.translate(procedure, "en", title="", gloss="", questions=ours, by=publisher, at=NOON)
    assert row.questions == {}
    assert around.questions_in("en", procedure=procedure.pk) == ours


def test_a_question_nobody_translated_is_vietnamese_and_marked_so_wherever_it_stands(
    procedure, publisher, english
):
    content = [words.questions()[CODE][1] | {"ask": "Ở <đâu> & từ khi nào?"}]
    at = NOON + timedelta(minutes=1)
    actions.save_questions(procedure, content, based_on=1, by=publisher, at=at)
    form = QuestionsForm(helper.questions_of(CODE), {})
    assert form.fields["lived"].label == '<span lang="vi">Ở &lt;đâu&gt; &amp; từ khi nào?</span>'
    assert "“Ở <đâu> & từ khi nào?”" in form.errors["lived"][0]


def test_the_office_reads_and_writes_every_sentence_on_the_page_of_translations(procedure, desk):
    page = f"/quan-tri/thu-tuc/{CODE}/ban-dich/"
    opened = desk.get(page).content.decode()
    assert "Bản dịch của phần mềm, không phải văn bản chính thức." in opened
    [control] = re.findall(
        r"<input[^>]*Did you have your permanent residence in several places[^>]*>", opened
    )
    name = re.search(r'name="([^"]+)"', control)[1]
    assert desk.post(page, {"language": "en", name: "Lived elsewhere?"}).status_code == 302
    desk.cookies[LANGUAGE.cookie] = "en"
    public = desk.get(f"/thu-tuc/{CODE}/dieu-kien/").content.decode()
    assert "Lived elsewhere?" in public
    assert ISSUED not in re.sub(r'<span lang="vi">.*?</span>', "", public, flags=re.DOTALL)
