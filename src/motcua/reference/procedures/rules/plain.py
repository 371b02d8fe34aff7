"""How plainly a Vietnamese text reads: what makes it hard, with a way out, and a score. A heuristic, no rule of law."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_SENTENCE = re.compile(r"[^.;!?\n]+(?:[.](?=\d)[^.;!?\n]+)*")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"\b[A-ZĐ]{2,}\b")
#: what a finding costs is spread over at least so many sentences, so that one fault in a short text is not all
_FEWEST_SENTENCES = 4


@dataclass(frozen=True)
class Lexicon:
    """What counts as hard: see `data/hard_to_read.yaml`."""

    long: int
    very_long: int
    clauses: int
    weights: Mapping[str, int]
    joints: tuple[str, ...]
    jargon: Mapping[str, str]
    known: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Hard:
    """One thing that is hard to read: its kind, the words themselves, and what may stand there instead."""

    kind: str
    words: str
    instead: str = ""
    #: syllables or joints counted; 0 where nothing is counted
    count: int = 0


@dataclass(frozen=True)
class Reading:
    """What is hard in a text, and 100 for none of it."""

    found: tuple[Hard, ...]
    score: int


def read(texts: Iterable[str], lexicon: Lexicon) -> Reading:
    """How plainly the texts of one procedure read; a short form explained once is explained."""
    found: list[Hard] = []
    explained, sentences = set(lexicon.known), 0
    for text in texts:
        explained |= {short for short in _ABBREVIATION.findall(text) if f"({short})" in text}
        for sentence in (each.strip() for each in _SENTENCE.findall(text)):
            if sentence:
                sentences += 1
                found += _hard(sentence, lexicon, explained)
    cost = sum(lexicon.weights[each.kind] for each in found)
    score = max(0, 100 - round(cost * _FEWEST_SENTENCES / max(sentences, _FEWEST_SENTENCES)))
    return Reading(tuple(found), score)


def _hard(sentence: str, lexicon: Lexicon, explained: set[str]) -> Iterator[Hard]:
    length = len(_SYLLABLE.findall(sentence))
    if length >= lexicon.long:
        yield Hard("very_long" if length >= lexicon.very_long else "long", sentence, count=length)
    low = f" {sentence.lower()} "
    joints = _joints(low, lexicon.joints)
    if joints >= lexicon.clauses:
        yield Hard("tangled", sentence, count=joints)
    for words, instead in lexicon.jargon.items():
        if re.search(rf"\b{re.escape(words)}\b", low):
            yield Hard("jargon", words, instead)
    for short in dict.fromkeys(_ABBREVIATION.findall(sentence)):
        if short not in explained:
            explained.add(short)
            yield Hard("abbreviation", short)


def _joints(low: str, joints: tuple[str, ...]) -> int:
    """Joints in a sentence, the longer ones first so that none counts twice."""
    pattern = "|".join(re.escape(each) for each in sorted(joints, key=len, reverse=True))
    return len(re.findall(rf"\b(?:{pattern})\b", low))
