"""Roman numbers of instruments in an annex, and where a duty stands. No database, no clock."""

from motcua.oversight.duties.states import LETTERS

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_SIGNS = (
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
#: the highest number that the signs can write
HIGHEST = 89


def value_of(numeral: str) -> int:
    """`IV` as 4."""
    values = [_VALUES[sign] for sign in numeral]
    return sum(
        -value if any(value < later for later in values[place + 1 :]) else value
        for place, value in enumerate(values)
    )


def numeral_of(value: int) -> str:
    """4 as `IV`; from 1 to 89."""
    written = ""
    for worth, sign in _SIGNS:
        written += sign * (value // worth)
        value %= worth
    return written


def is_numeral(text: str) -> bool:
    """Whether it is a Roman number as one writes it: `IIII` is none."""
    return bool(text) and set(text) <= set(_VALUES) and text == numeral_of(value_of(text))


def position_of(numeral: str, n: int, letter: str) -> int:
    """Where a duty stands in its annex, as one number."""
    return value_of(numeral) * 10_000 + n * 100 + (LETTERS.index(letter) + 1 if letter else 0)
