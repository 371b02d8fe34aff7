"""What may be certified in one visit, and what a statement says; no database."""

import pytest

from motcua.casework.certification import rules
from motcua.casework.certification.rules import MOST_COPIES, Paper
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures.rules.formula import amount_by

COPY_FEE = "min(2000*min(p,2)+1000*max(p-2,0),200000)*copies"


@pytest.mark.parametrize(
    ("pages", "copies", "vnd"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (10, 1, 12_000),
        (10, 3, 36_000),
        (197, 1, 199_000),
        (198, 1, 200_000),
        (199, 1, 200_000),  # never more than 200.000 for one copy (TT 226/2016)
        (500, 2, 400_000),
    ],
)
def test_the_fee_of_a_copy_by_the_formula_of_the_catalogue(pages, copies, vnd):
    assert amount_by(COPY_FEE, pages=pages, copies=copies) == vnd


@pytest.mark.parametrize("formula", ["__import__('os')", "p**2", "q", "min()", "p if copies else 1", "1.5*p"])
def test_a_formula_does_nothing_but_count(formula):
    with pytest.raises(ValueError, match="not a formula"):
        amount_by(formula, pages=1, copies=1)


@pytest.mark.parametrize(
    ("papers", "code"),
    [
        ([], "no_papers"),
        ([Paper("Bằng", 0, 1)], "nothing_counted"),
        ([Paper("Bằng", 1, 0)], "nothing_counted"),
        ([Paper("Bằng", 1, MOST_COPIES), Paper("Giấy", 1, 1)], "too_many_copies"),
    ],
)
def test_a_visit_counts_something_and_not_too_much(papers, code):
    with pytest.raises(RuleBroken) as refusal:
        rules.require_papers(papers)
    assert refusal.value.code == code


def test_as_many_copies_as_one_visit_takes():
    rules.require_papers([Paper("Bằng", 1, MOST_COPIES)])


@pytest.mark.parametrize(("numbers", "said"), [([12], "12/2026"), ([12, 13, 14], "12-14/2026")])
def test_how_the_numbers_of_a_visit_are_said(numbers, said):
    assert rules.numbers_said(numbers, 2026) == said


def test_a_statement_is_filled_in_and_nothing_else_is_read():
    assert rules.filled("Số {số}, {lạ}, {số}", {"số": "12{số}"}) == "Số 12{số}, {lạ}, 12{số}"


def test_a_place_nobody_can_fill_is_named():
    with pytest.raises(RuleBroken) as refusal:
        rules.require_known_places("Số {số} ngày {ngay}", ["số", "ngày"])
    assert "{ngay}" in refusal.value.messages[0]
    assert "{số}, {ngày}" in refusal.value.messages[0]
