"""Finding a procedure by what people type: no accents, half words, short forms, everyday sayings, slips of the finger.

A pure index over phrases (names, aliases, fields) and over what is said about a procedure. Hits come best first:
the very phrase, a phrase that begins so, then by how much of what was typed the procedure knows, rare words and
meanings telling most, and how much of one phrase was typed.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from motcua.reference.procedures.rules.lexicon import Lexicon
from motcua.reference.procedures.rules.spelling import key
from motcua.reference.procedures.rules.typed import Token, Vocabulary

__all__ = ["Entry", "Index", "key"]

SAME, BEGINS, NEAR, REST = range(4)
#: entries that are looked at phrase by phrase
_MOST_CANDIDATES = 50
#: Part of what was typed, weighed, that a procedure must know to be a hit at all.
_LEAST_COVER = 0.22
#: how much a word found only in what is said about a procedure, or in its field, counts
_IN_CONTEXT = 0.45
#: a share of what was typed that is not looked for, since nearly every entry knows such words
_NEXT_TO_NOTHING = 0.02
#: Likeness in percent from which two texts run together are taken for the same words.
_LEAST_LIKE = 75
#: Letters from which one slip in a whole phrase is forgiven; below it nearly everything is near.
_SHORTEST_NEAR = 4


@dataclass(frozen=True)
class Entry:
    """One procedure to be found: any number by which the caller knows it, its code, its phrases, and what is said of
    it elsewhere."""

    key: int
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    field: str = ""
    context: str = ""
    #: codes it had before
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Phrase:
    entry: int
    text: str
    words: tuple[str, ...]
    #: the words of the phrase that carry each meaning in it
    meanings: dict[str, tuple[str, ...]]
    is_field: bool
    place: int


class Index:
    """All phrases of a catalogue; asking it touches nothing but memory."""

    def __init__(self, entries: Iterable[Entry], lexicon: Lexicon) -> None:
        self.entries, self.lexicon = list(entries), lexicon
        self.phrases = [phrase for place in range(len(self.entries)) for phrase in self._phrases_of(place)]
        #: by word or meaning, the entries that know it and how well; by entry, its phrases with each of them
        self.known: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self.saying: defaultdict[int, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.weights: dict[int, float] = {}
        self._learn()
        self.squeezed = [phrase.text.replace(" ", "") for phrase in self.phrases]
        self.initials = ["".join(word[0] for word in phrase.words) for phrase in self.phrases]
        self.sorted = sorted((phrase.text, number) for number, phrase in enumerate(self.phrases))
        self.vocabulary = Vocabulary(self.known, len(self.entries), lexicon)

    def find(self, typed: str, limit: int) -> list[int]:
        """Keys of the entries that fit what was typed, best first, at most `limit`."""
        by_code = self._by_code(typed)
        if by_code is not None:
            return by_code[:limit]
        words = self.lexicon.words(typed)
        if not words:
            return []
        ranks = self._ranks(words)
        ordered = sorted(ranks, key=lambda entry: (ranks[entry], self.entries[entry].code))
        return [self.entries[entry].key for entry in ordered[:limit]]

    def nearest(self, typed: str, limit: int) -> list[int]:
        """Keys of the entries whose phrases look most like what was typed, however little."""
        texts = [phrase.text for phrase in self.phrases]
        like = process.extract(
            " ".join(self.lexicon.words(typed)), texts, scorer=fuzz.token_set_ratio, limit=10 * limit
        )
        entries = dict.fromkeys(self.phrases[number].entry for _text, _score, number in like)
        return [self.entries[entry].key for entry in entries][:limit]

    def _phrases_of(self, place: int) -> Iterator[_Phrase]:
        entry = self.entries[place]
        for number, text in enumerate((entry.name, *entry.aliases, entry.field)):
            words = self.lexicon.words(text)
            if words:
                meanings = {
                    meaning: tuple(words[at] for at in places)
                    for meaning, places in self.lexicon.meant(words)
                }
                is_field = number > len(entry.aliases)
                yield _Phrase(place, " ".join(words), tuple(words), meanings, is_field, number)

    def _learn(self) -> None:
        """Which entries know a word or a meaning, and how well."""
        for place, entry in enumerate(self.entries):
            words = self.lexicon.words(entry.context)
            for token in (*words, *(meaning for meaning, _places in self.lexicon.meant(words))):
                self.known[token][place] = _IN_CONTEXT
        for number, phrase in enumerate(self.phrases):
            for token in {*phrase.words, *phrase.meanings}:
                old = self.known[token].get(phrase.entry, 0.0)
                self.known[token][phrase.entry] = max(old, _IN_CONTEXT if phrase.is_field else 1.0)
                if not phrase.is_field:
                    self.saying[phrase.entry][token].append(number)

    def _by_code(self, typed: str) -> list[int] | None:
        """Entries by code when digits were typed; None when words were."""
        digits = re.sub(r"[\s.,]", "", typed)
        if not digits.isdecimal() or len(digits) < 2:
            return None
        codes = [
            (code.replace(".", ""), entry.key)
            for entry in self.entries
            for code in (entry.code, *entry.former)
        ]
        begins = sorted((code, number) for code, number in codes if code.startswith(digits))
        holds = sorted((code, number) for code, number in codes if digits in code[1:] and len(digits) > 2)
        return list(dict.fromkeys(number for _code, number in begins + holds))

    def _ranks(self, words: list[str]) -> dict[int, tuple[object, ...]]:
        """The rank of each entry that fits: the smaller the better."""
        tokens = self.vocabulary.tokens(words)
        cover = self._cover(tokens)
        ahead = self._ahead(" ".join(words))
        best = nlargest(_MOST_CANDIDATES, cover, key=cover.__getitem__)
        fitting = {entry for entry in best if cover[entry] >= _LEAST_COVER} | set(ahead)
        like = self._likeness(tokens, fitting)
        ranks: dict[int, tuple[object, ...]] = {
            entry: (*ahead.get(entry, (REST,)), -round(0.5 * cover.get(entry, 0.0) + 0.5 * like[entry], 4))
            for entry in fitting
        }
        return ranks or dict.fromkeys(self._run_together(words), (REST,))

    def _cover(self, tokens: list[Token]) -> dict[int, float]:
        """Part of what was typed that each entry knows, 0 to 1."""
        whole = sum(token.weight for token in tokens) or 1.0
        cover: defaultdict[int, float] = defaultdict(float)
        for token in tokens:
            share = token.weight / whole
            if share < _NEXT_TO_NOTHING:
                continue
            met: dict[int, float] = {}
            for word, quality in token.options.items():
                for entry, strength in self.known[word].items():
                    if quality * strength > met.get(entry, 0.0):
                        met[entry] = quality * strength
            for entry, quality in met.items():
                cover[entry] += share * quality
        return cover

    def _likeness(self, tokens: list[Token], entries: set[int]) -> dict[int, float]:
        """Of the phrase of each entry that fits best: how much of what was typed is in it, and how much of it was
        typed, 0 to 1."""
        whole = sum(token.weight for token in tokens) or 1.0
        met: defaultdict[int, float] = defaultdict(float)
        said: defaultdict[int, set[str]] = defaultdict(set)
        for token in tokens:
            held: dict[int, tuple[float, str]] = {}
            for word, quality in token.options.items():
                for entry in entries & self.known[word].keys():
                    for number in self.saying[entry].get(word, ()):
                        held[number] = max(held.get(number, (0.0, "")), (quality, word))
            for number, (quality, word) in held.items():
                met[number] += token.weight * quality / whole
                said[number].update(self.phrases[number].meanings.get(word, (word,)))
        like = dict.fromkeys(entries, 0.0)
        for number, share in met.items():
            phrase = self.phrases[number]
            told = sum(map(self.vocabulary.weight, said[number])) / self._weight_of(number)
            like[phrase.entry] = max(like[phrase.entry], sqrt(share * told))
        return like

    def _weight_of(self, number: int) -> float:
        """What all words of a phrase tell together."""
        if number not in self.weights:
            self.weights[number] = sum(map(self.vocabulary.weight, set(self.phrases[number].words)))
        return self.weights[number]

    def _ahead(self, typed: str) -> dict[int, tuple[object, ...]]:
        """Entries with the very phrase that was typed, one that begins so, or one but for a letter."""
        found: dict[int, tuple[object, ...]] = {}
        for number in self._one_letter_off(typed.replace(" ", "")):
            self._note(found, number, (NEAR, self.phrases[number].is_field, False))
        place = bisect_left(self.sorted, (typed,))
        while place < len(self.sorted) and self.sorted[place][0].startswith(typed):
            text, number = self.sorted[place]
            phrase = self.phrases[number]
            stands_back = text != typed and " " in typed and phrase.place > 0
            self._note(found, number, (SAME if text == typed else BEGINS, phrase.is_field, stands_back))
            place += 1
        return found

    def _note(self, found: dict[int, tuple[object, ...]], number: int, rank: tuple[object, ...]) -> None:
        entry = self.phrases[number].entry
        found[entry] = min(found.get(entry, rank), rank)

    def _one_letter_off(self, squeezed: str) -> set[int]:
        """Phrases that are what was typed but for one letter or one space."""
        if len(squeezed) < _SHORTEST_NEAR:
            return set()
        near = process.extract(squeezed, self.squeezed, scorer=OSA.distance, score_cutoff=1, limit=10)
        return {number for _text, _distance, number in near}

    def _run_together(self, words: list[str]) -> list[int]:
        """Entries for words typed without spaces, or for the first letters of each word."""
        squeezed = "".join(words)
        like = process.extract(squeezed, self.squeezed, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE, limit=10)
        found = [number for _text, _score, number in like]
        if len(squeezed) > 2 and len(words) == 1:
            found += [number for number, initials in enumerate(self.initials) if squeezed in initials][:20]
        return list(dict.fromkeys(self.phrases[number].entry for number in found))
