"""The thesaurus of the data files, read for the search."""

from functools import cache
from typing import cast

from motcua.reference.procedures import words
from motcua.reference.procedures.rules.lexicon import Lexicon


@cache
def lexicon() -> Lexicon:
    """What is known about the words people type."""
    known = words.thesaurus()
    return Lexicon.of(
        words.abbreviations(),
        cast(dict[str, str], known["spellings"]),
        cast(list[list[str]], known["meanings"]),
        cast(str, known["stop_words"]),
    )
