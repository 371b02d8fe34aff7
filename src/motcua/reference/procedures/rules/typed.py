"""What was typed, word by word: how much each tells, and which words of the catalogue it may stand for."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from motcua.reference.procedures.rules.lexicon import Lexicon
from motcua.reference.procedures.rules.spelling import apart, sound

#: How well a typed word meets one of the catalogue: itself, begun (the last word, any other), as it sounds or one
#: letter off (an unknown word, one that is a word, too), as left behind by a Vietnamese keyboard.
_ITSELF, _BEGUN, _CUT, _SOUND, _OTHER_SOUND, _OFF, _OTHER_OFF, _KEYBOARD = (
    1.0,
    0.85,
    0.6,
    0.85,
    0.4,
    0.7,
    0.25,
    0.8,
)
#: what a word tells that means little, one already told by a meaning, one the catalogue has never heard
_STOP, _TOLD, _UNKNOWN = 0.12, 0.45, 0.5
_MOST_BEGUN = 40
#: from how many letters a known word may have been meant for another one
_LONG_ENOUGH = 5
_TELEX = (
    (re.compile(r"(a|e|o|d)\1"), r"\1"),
    (re.compile(r"(?<=[uoa])w"), ""),
    (re.compile(r"(?<=[aeiouy])[sfrxj](?=[a-z]*$)"), ""),
)


@dataclass(frozen=True)
class Token:
    """One word or meaning that was typed: how much it tells, and what it may stand for, how well (0 to 1)."""

    weight: float
    options: dict[str, float]


class Vocabulary:
    """Every word and meaning of a catalogue of so many entries, with the entries that know each."""

    def __init__(self, known: Mapping[str, Mapping[int, float]], size: int, lexicon: Lexicon) -> None:
        self.lexicon, self.size = lexicon, size
        self.counts = {token: len(entries) for token, entries in known.items()}
        self.words = sorted(token for token in known if not token.startswith("#"))
        #: every way a word is spelt, with the spelling the catalogue has
        self.spelt = {short: long for short, long in lexicon.instead.items() if long in self.counts}
        self.spelt |= {word: word for word in self.words}
        self.spellings = list(self.spelt)
        self.sounds: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.words:
            self.sounds[sound(word)].append(word)
        self.weight = lru_cache(maxsize=None)(self._weight)
        self.options = lru_cache(maxsize=4096)(self._options)

    def _weight(self, token: str) -> float:
        """What a word tells: the fewer entries know it the more."""
        count = self.counts.get(token, 0)
        tells = log(1 + self.size / count) if count else _UNKNOWN * log(1 + self.size / 4)
        return tells * (_STOP if token in self.lexicon.stop_words else 1.0)

    def tokens(self, words: list[str]) -> list[Token]:
        """What was typed as tokens: its words, those run together taken apart, and the meanings they carry."""
        words = [piece for word in words for piece in self._pieces(word)]
        told: set[int] = set()
        tokens = []
        for meaning, places in self.lexicon.meant(words):
            if meaning in self.counts:
                told.update(places)
                tokens.append(Token(self.weight(meaning), {meaning: _ITSELF}))
        for place, word in enumerate(words):
            is_last = place == len(words) - 1
            weight = self.weight(word) * (_TOLD if place in told else 1.0)
            tokens.append(Token(weight, self.options(word, is_last)))
        return tokens

    def _pieces(self, word: str) -> list[str]:
        if word in self.counts or len(word) < _LONG_ENOUGH:
            return [word]
        return apart(word, self.counts.__contains__) or [word]

    def _options(self, word: str, is_last: bool) -> dict[str, float]:
        is_known = word in self.counts
        found = {word: _ITSELF} if is_known else {}
        if is_last or (not is_known and len(word) > 2):
            self._note(found, self._begun_with(word), _BEGUN if is_last else _CUT)
        self._note(found, self.sounds.get(sound(word), []), _OTHER_SOUND if is_known else _SOUND)
        if not is_known:
            self._note(found, [plain for plain in _plain(word) if plain in self.counts], _KEYBOARD)
        if len(word) >= (_LONG_ENOUGH if is_known else 3):
            off = process.extract(word, self.spellings, scorer=OSA.distance, score_cutoff=1, limit=20)
            near = [self.spelt[spelling] for spelling, _distance, _place in off]
            self._note(found, near, _OTHER_OFF if is_known else _OFF)
        return found

    def _begun_with(self, word: str) -> list[str]:
        start = bisect_left(self.words, word)
        return [known for known in self.words[start : start + _MOST_BEGUN] if known.startswith(word)]

    @staticmethod
    def _note(found: dict[str, float], words: list[str], quality: float) -> None:
        for word in words:
            found[word] = max(found.get(word, 0.0), quality)


def _plain(word: str) -> list[str]:
    """What a Vietnamese keyboard left as keys, `giaays` for `giay`, as the word that was meant."""
    shorter = word
    for pattern, instead in _TELEX:
        shorter = pattern.sub(instead, shorter)
    return [shorter] if shorter != word else []
