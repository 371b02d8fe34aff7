"""Days as people, files and browsers write them; words that are missing, files that are offered."""

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from motcua.foundation.ui.fields import DayField, paper_field, text_field


class Form(forms.Form):
    day = DayField()


@pytest.mark.parametrize("typed", ["5/11/2026", "05-11-2026", "05.11.2026", "05112026", " 2026-11-05 "])
def test_a_day_is_read_day_first_and_as_programs_write_it(typed):
    assert DayField().clean(typed) == date(2026, 11, 5)


@pytest.mark.parametrize("typed", ["11/25/2026", "2026-02-30", "5/11/26", "mai"])
def test_what_is_no_day_is_refused_with_what_was_typed(typed):
    with pytest.raises(ValidationError, match=f"Không có ngày “{typed}”"):
        DayField().clean(typed)


def test_an_english_browser_shows_the_day_first_too():
    shown = str(Form(initial={"day": date(2026, 11, 5)})["day"])
    assert 'type="text"' in shown
    assert 'value="05/11/2026"' in shown
    assert 'placeholder="ngày/tháng/năm"' in shown


def test_a_missing_day_is_asked_for_and_an_optional_one_is_nothing():
    assert Form({}).errors["day"] == ["Chưa nhập ngày."]
    assert DayField(required=False).clean("") is None


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [(forms.CharField(), "a\0b", "Có ký tự hỏng"), (forms.UUIDField(), "x", "Trang này đã cũ")],
)
def test_what_the_catalogue_of_django_lacks_is_said_in_vietnamese(field, typed, said):
    with pytest.raises(ValidationError, match=said):
        field.clean(typed)


def test_rows_sent_without_their_count_are_refused_in_vietnamese():
    rows = forms.formset_factory(Form)({"day": "5/11/2026"})
    assert "Trang này đã cũ" in str(rows.non_form_errors())


def test_words_that_are_missing_are_asked_for_by_name_and_a_file_is_one_the_centre_can_open():
    with pytest.raises(ValidationError, match="Còn trống: Lý do"):
        text_field("Lý do", 300).clean("  ")
    assert text_field("Lý do", 300, required=False, lines=2).clean("") == ""
    assert paper_field("Tệp").widget.attrs == {"accept": "application/pdf,image/jpeg,image/png"}
