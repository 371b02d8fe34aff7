from datetime import date

import pytest
from django.http import QueryDict

from motcua.foundation.forms import rules
from motcua.foundation.forms.pages import PageForm
from motcua.foundation.forms.tests.test_rules import ASKED, FORM

TODAY = date(2026, 4, 6)


def page(sent: str | None = None, **answers) -> PageForm:
    questions = list(ASKED.values())
    return PageForm(questions, answers=answers, sent=None if sent is None else QueryDict(sent))


@pytest.mark.parametrize(
    ("path", "value", "shown"),
    [
        ("cha.sinh", "1990-11-05", 'value="05/11/1990"'),
        ("co_cha", False, 'value="false" id="id_co_cha_1" checked'),
        ("dien_tich", 1234.5, 'value="1.234,5"'),
        ("ghi", "<b>", "&lt;b&gt;"),
    ],
)
def test_answers_stand_in_their_controls_again(path, value, shown):
    form = page(**{path: value})
    html = str(form[path.replace(".", "-")])
    assert shown in " ".join(html.replace("required", "").split())


def test_what_was_sent_is_read_and_what_is_wrong_stands_at_its_field():
    form = page("so=087+190+001+234&co_cha=false&loai=z&cha-ho_ten=&cha-sinh=")
    assert form.answers()["so"] == "087190001234"
    assert not form.check_answers(today=TODAY)
    assert form.errors["loai"] == ["“Loại”: chọn một câu trả lời có trong danh sách."]
    assert "so" not in form.errors


def test_a_page_of_right_answers_has_no_errors():
    questions = rules.open_pages(FORM, {})[0][2]
    form = PageForm(questions, answers={}, sent=QueryDict("so=087190001234&co_cha=true"))
    assert form.check_answers(today=TODAY)


def test_two_pages_on_one_screen_are_told_apart_by_what_stands_before_their_names():
    form = PageForm(list(ASKED.values()), answers={}, sent=QueryDict("khai-so=1&so=2"), prefix="khai")
    assert form.answers()["so"] == "1"
    assert 'name="khai-so"' in str(form["so"])
    assert not form.check_answers(today=TODAY)
    assert "số định danh có 12 chữ số" in form.errors["so"][0]
