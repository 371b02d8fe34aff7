"""A text that retells an instrument beside its duties: which it has, which it leaves out, where the words differ."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from enum import StrEnum

#: a duty is told when this much of its words stands in one paragraph, or when it begins with so many of them
ENOUGH, BEGINNING = 0.5, 8
#: runs of fewer equal words are chance
_RUN = 2
_SHORT_FORMS = {"tthc": ("thủ", "tục", "hành", "chính")}
_WORD = re.compile(r"\w+(?:[-/]\w+)*")


class Agreement(StrEnum):
    """How a text tells one duty."""

    SAME = "same"
    DIFFERENT = "different"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Piece:
    """Some words of one side; marked when the other side does not have them there."""

    text: str
    is_marked: bool


@dataclass(frozen=True)
class Pair:
    """One duty and what the text says of it, both in pieces; no pieces of the text when it is left out."""

    code: str
    agreement: Agreement
    words: list[Piece]
    said: list[Piece]


@dataclass(frozen=True)
class Comparison:
    """All duties beside the text, and its paragraphs in which none of them was found."""

    pairs: list[Pair]
    unmatched: list[str]

    def count(self, agreement: str) -> int:
        return sum(pair.agreement == agreement for pair in self.pairs)


@dataclass(frozen=True)
class _Token:
    """A word as it is compared, and where it stands in its text; a short form is several words at one place."""

    word: str
    start: int
    end: int


def compare(duties: Iterable[tuple[str, str]], text: str) -> Comparison:
    """The duties (code, words) beside the paragraphs of a text."""
    paragraphs = [line.strip() for line in unicodedata.normalize("NFC", text).splitlines() if line.strip()]
    told = [_tokens(paragraph) for paragraph in paragraphs]
    pairs, used = [], set()
    for code, words in duties:
        tokens = _tokens(words)
        best, blocks = _best(tokens, told)
        if not blocks:
            pairs.append(Pair(code, Agreement.LEFT_OUT, [Piece(words, is_marked=True)], []))
            continue
        used.add(best)
        pairs.append(_pair(code, words, tokens, paragraphs[best], told[best], blocks))
    return Comparison(pairs, [text for n, text in enumerate(paragraphs) if n not in used])


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _WORD.finditer(text):
        word = match[0].casefold()
        for part in _SHORT_FORMS.get(word, (word,)):
            found.append(_Token(part, match.start(), match.end()))
    return found


def _best(tokens: Sequence[_Token], told: Sequence[Sequence[_Token]]) -> tuple[int, list[Match]]:
    """The paragraph that has most of the words in order, and where; no matches when none has enough."""
    best, most, blocks = 0, 0, []
    for n, paragraph in enumerate(told):
        found = _matches(tokens, paragraph)
        covered = sum(match.size for match in found)
        if covered > most:
            best, most, blocks = n, covered, found
    begins = any(match.a == 0 and match.size >= BEGINNING for match in blocks)
    return best, blocks if begins or most >= ENOUGH * len(tokens) else []


def _matches(tokens: Sequence[_Token], paragraph: Sequence[_Token]) -> list[Match]:
    left, right = [token.word for token in tokens], [token.word for token in paragraph]
    matcher = SequenceMatcher(a=left, b=right, autojunk=False)
    return [match for match in matcher.get_matching_blocks() if match.size >= _RUN]


def _pair(
    code: str,
    words: str,
    tokens: Sequence[_Token],
    paragraph: str,
    told: Sequence[_Token],
    blocks: Sequence[Match],
) -> Pair:
    first, last = blocks[0], blocks[-1]
    there = told[first.b : last.b + last.size]
    equal_left = {n for match in blocks for n in range(match.a, match.a + match.size)}
    equal_right = {n - first.b for match in blocks for n in range(match.b, match.b + match.size)}
    left, right = _pieces(words, tokens, equal_left), _pieces(paragraph, there, equal_right)
    same = not any(piece.is_marked for piece in (*left, *right))
    return Pair(code, Agreement.SAME if same else Agreement.DIFFERENT, left, right)


def _pieces(text: str, tokens: Sequence[_Token], equal: set[int]) -> list[Piece]:
    """The stretch of `text` that the tokens cover, cut where equal and other words meet."""
    pieces: list[Piece] = []
    for n, token in enumerate(tokens):
        marked = n not in equal
        if n and token.start == tokens[n - 1].start:
            continue
        begin = tokens[n - 1].end if n else token.start
        part = text[begin : token.end]
        if pieces and pieces[-1].is_marked == marked:
            pieces[-1] = Piece(pieces[-1].text + part, marked)
        else:
            pieces.append(Piece(part, marked))
    return pieces
