"""The plain-language linter at the edges of what it counts (B28)."""

import pytest

from motcua.reference.procedures import plainness
from motcua.reference.procedures.rules.entries import canonical
from motcua.reference.procedures.rules.plain import read
from motcua.reference.procedures.tests.samples import seed

SHORT = "Nộp tờ khai và xem thẻ căn cước."


def kinds(*texts: str) -> list[str]:
    return [hard.kind for hard in read(texts, plainness.lexicon()).found]


@pytest.mark.parametrize(
    ("syllables", "found"), [(29, []), (30, ["long"]), (44, ["long"]), (45, ["very_long"])]
)
def test_a_sentence_is_long_from_so_many_syllables(syllables, found):
    assert kinds(" ".join(["đi"] * syllables) + ".") == found


def test_two_short_sentences_are_not_one_long_one():
    assert kinds(" ".join(["đi"] * 29) + ". " + " ".join(["về"] * 29)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nếu mất thì làm lại, trường hợp hỏng cũng vậy.", []),
        ("Nếu mất, trong trường hợp hỏng, đối với trẻ em thì làm lại.", ["tangled"]),
    ],
)
def test_clauses_within_clauses_are_counted_once_each(text, found):
    assert kinds(text) == found


@pytest.mark.parametrize("text", ["Người nộp xuất trình thẻ.", "XUẤT TRÌNH thẻ".capitalize()])
def test_a_hard_word_comes_with_a_plain_one(text):
    [hard] = read([text], plainness.lexicon()).found
    assert (hard.kind, hard.instead) == ("jargon", "đưa ra xem")


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Nộp tại UBND xã."], []),
        (["Nộp bản sao GCN."], ["abbreviation"]),
        (["Nộp bản sao GCN, rồi mang GCN về."], ["abbreviation"]),
        (["Nộp Giấy chứng nhận (GCN). Mang GCN về."], []),
        (["Nộp Giấy chứng nhận (GCN).", "Mang GCN về."], []),
    ],
)
def test_a_short_form_is_explained_once(texts, found):
    assert kinds(*texts) == found


@pytest.mark.parametrize(("texts", "score"), [([], 100), ([SHORT], 100), (["Xuất trình thẻ."], 96)])
def test_the_score(texts, score):
    assert read(texts, plainness.lexicon()).score == score


def test_the_score_never_leaves_its_scale_and_every_finding_has_its_advice():
    worst = read(["Nếu đương sự thụ lý, mà tống đạt phúc đáp trong đó GCN QSD. "] * 9, plainness.lexicon())
    assert worst.score == 0
    for each in seed():
        reading = plainness.reading_of(canonical(each))
        assert 0 <= reading.score <= 100
        assert all(line.why for line in plainness.advice(reading))
