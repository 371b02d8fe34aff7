"""Finding a procedure by what people type: no accents, half words, short forms, one slip of the finger.

A pure index over phrases (names, aliases, fields). Hits come best first: the very phrase, a phrase that
begins so, all words present, all words but for a slip, most of the words.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from motcua.foundation.search import fold

SAME, BEGINS, WORDS, INITIALS, SLIP, PARTLY = range(6)
#: How well one typed word meets a word of a phrase: the word itself, its beginning, one letter off.
_EXACT, _PREFIX, _OFF_BY_ONE = 1.0, 0.9, 0.7
#: Part of the typed words, weighed by rarity, that a phrase must have to be a hit at all.
_LEAST_COVER = 0.5
#: Likeness in percent from which two texts run together are taken for the same words.
_LEAST_LIKE = 75
_MOST_CANDIDATES = 60
#: Letters from which one slip in a whole phrase is forgiven; below it nearly everything is near.
_SHORTEST_NEAR = 4
_WORD = re.compile(r"[a-z0-9]+")
_FINAL_Y = re.compile(r"(?<=[bcdghklmnprstvx])y\b")


def key(text: str) -> str:
    """`text` as it is compared: folded, words only, and ly/li, ky/ki, quy/qui as one."""
    words = " ".join(_WORD.findall(fold(text)))
    return _FINAL_Y.sub("i", words).replace("quy", "qui")


@dataclass(frozen=True)
class Entry:
    """One procedure to be found: any number by which the caller knows it, its code, its phrases."""

    key: int
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    field: str = ""


@dataclass(frozen=True)
class _Phrase:
    entry: int
    text: str
    words: tuple[str, ...]
    is_field: bool
    place: int


@dataclass
class _Match:
    """How much of the typed words a phrase has, and how well."""

    weight: float = 0.0
    quality: float = 0.0
    words: int = 0


class Index:
    """All phrases of a catalogue; asking it touches nothing but memory."""

    def __init__(self, entries: Iterable[Entry], abbreviations: Mapping[str, str]) -> None:
        self.entries = list(entries)
        self.long_forms = {key(short): key(whole) for short, whole in abbreviations.items()}
        self.phrases = [phrase for place in range(len(self.entries)) for phrase in self._phrases_of(place)]
        self.texts = [phrase.text.replace(" ", "") for phrase in self.phrases]
        self.initials = ["".join(word[0] for word in phrase.words) for phrase in self.phrases]
        self.postings: defaultdict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.phrases):
            for word in set(phrase.words):
                self.postings[word].append(number)
        self.vocabulary = sorted(self.postings)

    def find(self, typed: str, limit: int) -> list[int]:
        """Keys of the entries that fit what was typed, best first, at most `limit`."""
        by_code = self._by_code(typed)
        if by_code is not None:
            return by_code[:limit]
        best: dict[int, tuple[object, ...]] = {}
        for words in self._readings(typed):
            for entry, rank in self._ranked(words):
                best[entry] = min(best.get(entry, rank), rank)
        ordered = sorted(best, key=lambda entry: (best[entry], self.entries[entry].code))
        return [self.entries[entry].key for entry in ordered[:limit]]

    def nearest(self, typed: str, limit: int) -> list[int]:
        """Keys of the entries whose phrases look most like what was typed, however little."""
        texts = [phrase.text for phrase in self.phrases]
        like = process.extract(key(typed), texts, scorer=fuzz.token_set_ratio, limit=10 * limit)
        entries = dict.fromkeys(self.phrases[number].entry for _text, _score, number in like)
        return [self.entries[entry].key for entry in entries][:limit]

    def _phrases_of(self, place: int) -> Iterator[_Phrase]:
        entry = self.entries[place]
        texts = [(entry.name, False), *((alias, False) for alias in entry.aliases), (entry.field, True)]
        for number, (text, is_field) in enumerate(texts):
            for reading in self._readings(text):
                yield _Phrase(place, " ".join(reading), tuple(reading), is_field, number)

    def _readings(self, text: str) -> Iterator[list[str]]:
        """The words of `text`, and again with its short forms written out."""
        words = key(text).split()
        if words:
            yield words
        long = " ".join(self.long_forms.get(word, word) for word in words).split()
        if long != words:
            yield long

    def _by_code(self, typed: str) -> list[int] | None:
        """Entries by code when digits were typed; None when words were."""
        digits = re.sub(r"[\s.,]", "", typed)
        if not digits.isdecimal() or len(digits) < 2:
            return None
        codes = [(entry.code.replace(".", ""), entry.key) for entry in self.entries]
        begins = sorted((code, number) for code, number in codes if code.startswith(digits))
        holds = sorted((code, number) for code, number in codes if digits in code[1:] and len(digits) > 2)
        return list(dict.fromkeys(number for _code, number in begins + holds))

    def _ranked(self, words: list[str]) -> Iterator[tuple[int, tuple[object, ...]]]:
        typed, matches = " ".join(words), self._matches(words)
        rarity = {word: self._rarity(word) for word in words}
        whole = sum(rarity.values())
        squeezed = typed.replace(" ", "")
        near = self._one_letter_off(squeezed)
        candidates = self._candidates(matches, whole) or self._run_together(typed)
        for number in {*candidates, *near}:
            match, phrase = matches.get(number, _Match()), self.phrases[number]
            tier = self._tier(number, typed, words, match)
            tier = min(tier, SLIP) if number in near else tier
            like = fuzz.ratio(squeezed, self.texts[number]) / 100
            cover = match.quality / whole if whole else 0.0
            held = min(match.words / len(phrase.words), 1.0)
            score = -round(0.5 * cover + 0.2 * held + 0.3 * like, 4)
            extra = len(phrase.words) if tier <= WORDS else 0
            place = max(tier, WORDS) if phrase.is_field else tier
            yield phrase.entry, (place, phrase.is_field, self._is_second(tier, words, phrase), extra, score)

    @staticmethod
    def _is_second(tier: int, words: list[str], phrase: _Phrase) -> bool:
        """Whether a phrase stands back: an alias where names begin so, words met only by their beginnings."""
        if tier == BEGINS:
            return len(words) > 1 and phrase.place > 0
        return tier == WORDS and not set(words[:-1]) <= set(phrase.words)

    def _matches(self, words: list[str]) -> dict[int, _Match]:
        found: defaultdict[int, _Match] = defaultdict(_Match)
        for word in words:
            rarity = self._rarity(word)
            for number, quality in self._met_by(word).items():
                match = found[number]
                match.weight += rarity
                match.quality += rarity * quality
                match.words += 1
        return found

    def _met_by(self, word: str) -> dict[int, float]:
        """Phrases that have `word`, its continuation, or a word one letter off, and how well."""
        met: dict[int, float] = {}
        start = bisect_left(self.vocabulary, word)
        for place in range(start, len(self.vocabulary)):
            known = self.vocabulary[place]
            if not known.startswith(word):
                break
            self._note(met, known, _EXACT if known == word else _PREFIX)
        if len(word) > 2:
            for known, _distance, _place in process.extract(
                word, self.vocabulary, scorer=OSA.distance, score_cutoff=1, limit=20
            ):
                self._note(met, known, _OFF_BY_ONE)
        return met

    def _note(self, met: dict[int, float], word: str, quality: float) -> None:
        for number in self.postings[word]:
            met[number] = max(met.get(number, 0.0), quality)

    def _rarity(self, word: str) -> float:
        """Weight of a typed word: the fewer phrases have it, the more it tells; an unknown one, little."""
        have = len(self.postings[word]) if word in self.postings else 0
        return log(1 + len(self.phrases) / have) if have else 1.0

    def _candidates(self, matches: dict[int, _Match], whole: float) -> list[int]:
        enough = [number for number, match in matches.items() if match.weight >= whole * _LEAST_COVER]
        enough.sort(key=lambda number: (-matches[number].quality, len(self.phrases[number].words)))
        return enough[:_MOST_CANDIDATES]

    def _one_letter_off(self, squeezed: str) -> set[int]:
        """Phrases that are what was typed but for one letter or one space."""
        if len(squeezed) < _SHORTEST_NEAR:
            return set()
        near = process.extract(squeezed, self.texts, scorer=OSA.distance, score_cutoff=1, limit=10)
        return {number for _text, _distance, number in near}

    def _run_together(self, typed: str) -> list[int]:
        """Phrases for words typed without spaces, or for the first letters of each word."""
        squeezed = typed.replace(" ", "")
        like = process.extract(squeezed, self.texts, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE, limit=10)
        found = [number for _text, _score, number in like]
        if len(squeezed) > 2 and " " not in typed:
            found += [number for number, initials in enumerate(self.initials) if squeezed in initials][:20]
        return found

    def _tier(self, number: int, typed: str, words: list[str], match: _Match) -> int:
        phrase = self.phrases[number]
        if phrase.text == typed:
            return SAME
        if phrase.text.startswith(typed):
            return BEGINS
        if _has_all(words, phrase.words):
            return WORDS
        if len(words) == 1 and len(typed) > 2 and typed in self.initials[number]:
            return INITIALS
        return SLIP if match.words == len(words) else PARTLY


def _has_all(typed: list[str], words: tuple[str, ...]) -> bool:
    """Whether each typed word begins a word of its own in the phrase."""
    left = Counter(words)
    for word in sorted(typed, key=len, reverse=True):
        met = word if left[word] > 0 else next((w for w in left if left[w] > 0 and w.startswith(word)), None)
        if met is None:
            return False
        left[met] -= 1
    return True
