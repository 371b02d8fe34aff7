"""How words are compared: one spelling for all, how a word sounds, words written together taken apart."""

import re
from collections.abc import Callable
from functools import lru_cache

from motcua.foundation.search import fold

_WORD = re.compile(r"[a-z0-9]+")
_FINAL_Y = re.compile(r"(?<=[bcdghklmnprstvx])y\b")
#: What is said alike somewhere: tr/ch and s/x and d/gi/r in the north, v/d and n/ng, t/c at the end in the south, l/n.
_BEGINNINGS = (
    (re.compile(r"^(ngh|ng)"), "ng"),
    (re.compile(r"^tr"), "ch"),
    (re.compile(r"^s"), "x"),
    (re.compile(r"^(gi(?=[aeouy])|r|v|z|j)"), "d"),
    (re.compile(r"^n(?=[aeiouy])"), "l"),
    (re.compile(r"^(f|ph)"), "f"),
    (re.compile(r"^gh"), "g"),
    (re.compile(r"^(kh)"), "kh"),
    (re.compile(r"^(k|q)(?!h)"), "c"),
)
_ENDS = ((re.compile(r"(ng|nh)$"), "n"), (re.compile(r"(ch|c)$"), "t"), (re.compile(r"y"), "i"))
#: pieces of one letter would take any word apart
_SHORTEST_PIECE, _MOST_PIECES = 2, 12


def key(text: str) -> str:
    """`text` as it is compared: folded, words only, and ly/li, ky/ki, quy/qui as one."""
    words = " ".join(_WORD.findall(fold(text)))
    return _FINAL_Y.sub("i", words).replace("quy", "qui")


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """How a word of `key` is said, as far as regions differ: words that sound alike anywhere are equal."""
    for pattern, said in _BEGINNINGS:
        changed = pattern.sub(said, word, count=1)
        if changed != word:
            word = changed
            break
    for pattern, said in _ENDS:
        word = pattern.sub(said, word)
    return word


def apart(word: str, is_known: Callable[[str], bool]) -> list[str]:
    """The fewest known words that `word` is when nothing was typed between them; empty when it is not."""
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(_SHORTEST_PIECE, len(word) + 1):
        for start in range(max(0, end - 7), end - _SHORTEST_PIECE + 1):
            before, piece = best[start], word[start:end]
            if before is None or not is_known(piece):
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = [*before, piece]
    whole = best[-1] or []
    return whole if 1 < len(whole) <= _MOST_PIECES else []
