import unicodedata
from collections import Counter

import pytest

from motcua.foundation.search import fold
from motcua.reference.procedures import words
from motcua.reference.procedures.rules.steps import ACTIONS
from motcua.reference.procedures.tests.samples import seed


def test_every_procedure_has_words_people_use() -> None:
    assert set(words.aliases()) == {each["code"] for each in seed()}
    assert all(words.aliases().values())


def test_no_word_stands_under_two_procedures() -> None:
    folded = Counter(fold(text) for texts in words.aliases().values() for text in texts)
    assert [text for text, times in folded.items() if times > 1] == []


@pytest.mark.parametrize("name", ["roles", "actions", "conditions", "notes", "bases", "units", "keys"])
def test_words_are_stored_composed(name: str) -> None:
    assert all(unicodedata.is_normalized("NFC", text) for text in words.table(name).values())


def test_every_action_has_its_words() -> None:
    assert set(words.table("actions")) == set(ACTIONS)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("if any", "Nếu có"), ("present only / reuse population data", None), ("when raining", "when raining")],
)
def test_an_unknown_remark_is_shown_as_it_is(text: str, shown: str | None) -> None:
    found = words.shown(text, "conditions", "handling")
    assert found == (shown or words.table("handling")[text])


@pytest.mark.parametrize(
    ("text", "yes"), [("Nếu có", True), ("if any", False), ("Trung tâm", True), ("", False), ("Đơn", True)]
)
def test_vietnamese_is_told_by_its_letters(text: str, yes: bool) -> None:
    assert words.is_vietnamese(text) is yes
