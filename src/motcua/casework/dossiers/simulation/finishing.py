"""What is only known once lives have been lived: pictures of what was handed in, and the numbers of papers."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from random import Random

from motcua.casework.dossiers import sheets
from motcua.casework.dossiers.simulation.life import Life
from motcua.casework.dossiers.simulation.paper import Handed, Issued
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files.models import StoredFile
from motcua.foundation.numbering.blocks import take_blocks
from motcua.foundation.papers.actions import texts_of
from motcua.foundation.papers.codes import CODE_LENGTH, LETTERS
from motcua.foundation.papers.models import PaperTemplate
from motcua.foundation.papers.queries import template_in_force
from motcua.foundation.papers.sheets.filing_note import FilingNote

#: gives the picture of one paper that was handed in
Scanner = Callable[[Life, Handed], StoredFile]


def finish(lives: Sequence[Life], scanner: Scanner, keys: Iterator[int]) -> None:
    """Give what was handed in its files, and the papers their numbers in the order in which they were issued."""
    for life in lives:
        for handed in life.handed:
            file = scanner(life, handed)
            handed.file = file.pk
            if handed.noted is not None:
                handed.noted["sha256"] = file.sha256
    _number(lives, keys)


def _number(lives: Sequence[Life], keys: Iterator[int]) -> None:
    issued = sorted(
        ((one.at, life.id, n, life, one) for life in lives for n, one in enumerate(life.issued)),
        key=lambda each: each[:3],
    )
    numbered = (_series(life, one) for _at, _id, _n, life, one in issued if _is_numbered(one))
    following = take_blocks("form", Counter(numbered))
    in_force = cache(_template)
    for at, _id, n, life, one in issued:
        one.id = next(keys)
        if _is_numbered(one):
            series = _series(life, one)
            one.number = sheets.form_number(life.place.house, following[series])
            following[series] += 1
        one.template = in_force(one.sheet.form, life.place.centre, at.astimezone(VIETNAM).date()).pk
        one.verify_code = _code(life, n)
        one.texts = texts_of(
            one.sheet,
            centre=life.place.centre,
            number=one.number,
            at=at,
            verify_address=sheets.verify_url(one.verify_code),
        )


def _is_numbered(one: Issued) -> bool:
    """Whether somebody signs it, and it takes a number of the Centre's forms."""
    return not isinstance(one.sheet, FilingNote)


def _series(life: Life, one: Issued) -> tuple[int, str]:
    return life.place.centre, sheets.form_period(one.at)


def _template(form: str, centre: int, on: date) -> PaperTemplate:
    return template_in_force(form, centre=centre, on=on)


def _code(life: Life, n: int) -> str:
    """The code of a paper by which it is checked; the same again for the same dossier."""
    rng = Random(f"{life.intake_key}/paper/{n}")  # noqa: S311 - to be had again: nothing real hangs on it
    return "".join(rng.choices(LETTERS, k=CODE_LENGTH))
