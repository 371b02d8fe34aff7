"""One spelling for all, how words sound, words typed together."""

from collections import defaultdict

import pytest

from motcua.reference.procedures import saying, words
from motcua.reference.procedures.rules.lexicon import Lexicon
from motcua.reference.procedures.rules.spelling import apart, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("trich", "chich"),
        ("sao", "xao"),
        ("giay", "day"),
        ("ruong", "duong"),
        ("vo", "do"),
        ("lam", "nam"),
        ("phep", "fep"),
        ("kinh", "kin"),
        ("khang", "khan"),
        ("luc", "lut"),
        ("nghi", "ngi"),
    ],
)
def test_what_is_said_alike_somewhere_sounds_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("ket", "khet"), ("tam", "cam"), ("ho", "to"), ("nghi", "nhi")])
def test_what_is_said_differently_does_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("kethon", ["ket", "hon"]),
        ("giaydocthan", ["giay", "doc", "than"]),
        ("ket", []),
        ("kethonzz", []),
        ("", []),
    ],
)
def test_words_typed_together_are_taken_apart(typed: str, pieces: list[str]) -> None:
    assert apart(typed, {"ket", "hon", "giay", "doc", "than"}.__contains__) == pieces


def test_the_longest_saying_tells_what_is_meant() -> None:
    lexicon = Lexicon.of({"gks": "giấy khai sinh"}, {"sanh": "sinh"}, [["con", "bé"], ["con nuôi"]], "cho")
    words_of = lexicon.words("GKS, khai sanh cho con nuôi và bé")
    assert words_of == ["giay", "khai", "sinh", "khai", "sinh", "cho", "con", "nuoi", "va", "be"]
    assert [meaning for meaning, _places in lexicon.meant(words_of)] == ["#1", "#0"]


def test_no_saying_of_the_thesaurus_has_two_meanings() -> None:
    groups = words.thesaurus()["meanings"]
    meant = defaultdict(set)
    for number, group in enumerate(groups):
        for each in group:
            meant[" ".join(saying.lexicon().words(each))].add(number)
    assert {text: numbers for text, numbers in meant.items() if len(numbers) > 1} == {}
