"""What is known about words: short forms, regional spellings, words that mean the same, words that mean little."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from motcua.reference.procedures.rules.spelling import key

#: longer sayings than this are not looked for
_LONGEST_SAYING = 7


@dataclass(frozen=True)
class Lexicon:
    """The thesaurus, read once; every text, of the catalogue or typed, goes through the same `words`."""

    #: one word for one or several, such as `gks` for `giay khai sinh`, `sanh` for `sinh`
    instead: Mapping[str, str] = field(default_factory=dict)
    stop_words: frozenset[str] = frozenset()
    #: the number of its meaning, by saying
    meanings: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        abbreviations: Mapping[str, str],
        spellings: Mapping[str, str],
        meanings: Iterable[Iterable[str]],
        stop_words: str,
    ) -> "Lexicon":
        """A lexicon from the lists of the data files."""
        instead = {key(short): key(whole) for short, whole in (*spellings.items(), *abbreviations.items())}
        known = cls(instead)
        sayings = {
            tuple(known.words(saying)): f"#{number}"
            for number, group in enumerate(meanings)
            for saying in group
        }
        return cls(instead, frozenset(known.words(stop_words)), sayings)

    def words(self, text: str) -> list[str]:
        """The words of `text` in one spelling, short forms written out."""
        return " ".join(self.instead.get(word, word) for word in key(text).split()).split()

    def meant(self, words: list[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each meaning the words hold, the longest saying first, and the places of its words."""
        place = 0
        while place < len(words):
            for size in range(min(_LONGEST_SAYING, len(words) - place), 0, -1):
                meaning = self.meanings.get(tuple(words[place : place + size]))
                if meaning:
                    yield meaning, tuple(range(place, place + size))
                    place += size - 1
                    break
            place += 1
