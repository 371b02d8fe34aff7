from datetime import date
from decimal import Decimal

import pytest

from motcua.foundation.evidence.registry import Period
from motcua.oversight.duties.rules.numerals import is_numeral, numeral_of, value_of
from motcua.oversight.duties.rules.standing import Held, next_due, period_before, period_of, standing_of
from motcua.oversight.duties.rules.volume import Work, need_of
from motcua.oversight.duties.states import Standing

APRIL = Period(date(2026, 4, 1), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("on", "months", "first", "last"),
    [
        (date(2026, 4, 6), 1, date(2026, 4, 1), date(2026, 4, 30)),
        (date(2026, 4, 1), 3, date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 3, 31), 3, date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 12, 31), 6, date(2026, 7, 1), date(2026, 12, 31)),
        (date(2024, 2, 29), 12, date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_the_period_of_a_day(on, months, first, last):
    assert period_of(on, months) == Period(first, last)


def test_the_period_before_may_lie_in_another_year():
    assert period_before(Period(date(2026, 1, 1), date(2026, 1, 31)), 1) == Period(
        date(2025, 12, 1), date(2025, 12, 31)
    )


@pytest.mark.parametrize(
    ("this", "last", "year", "on", "standing"),
    [
        (True, False, True, date(2026, 4, 30), Standing.HELD),
        (False, True, True, date(2026, 4, 19), Standing.HELD),
        (False, True, True, date(2026, 4, 20), Standing.ATTENTION),
        (False, False, True, date(2026, 4, 1), Standing.ATTENTION),
        (False, False, False, date(2026, 4, 1), Standing.NOTHING),
    ],
)
def test_a_duty_stands_by_its_evidence(this, last, year, on, standing):
    assert standing_of(Held(this, last, year), period=APRIL, warning_days=10, on=on) == standing


@pytest.mark.parametrize(("this", "due"), [(False, date(2026, 4, 30)), (True, date(2026, 5, 31))])
def test_the_next_act_is_due_by_the_end_of_a_period(this, due):
    assert next_due(Held(this, False, False), period=APRIL, months=1) == due


def test_people_follow_from_hours():
    works = [Work("I.1.b", "Hồ sơ", 1200, Decimal("0.5")), Work("I.1.a", "Lượt", 300, None)]
    need = need_of(works, months=3, hours_of_one=Decimal(176))
    assert (need.hours, need.people) == (Decimal("200.0"), Decimal("1.2"))
    assert need_of(works, months=3, hours_of_one=Decimal(0)).people == 0


@pytest.mark.parametrize(
    ("value", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (89, "LXXXIX")]
)
def test_roman_numbers_are_written_and_read(value, numeral):
    assert numeral_of(value) == numeral
    assert value_of(numeral) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "A", "i", "IC"])
def test_what_is_no_roman_number(text):
    assert not is_numeral(text)
