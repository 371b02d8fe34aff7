"""The Vietnamese words of `data/words.yaml`: what a code or a short English remark of a file is on screen."""

import re
from functools import cache
from pathlib import Path
from typing import cast

import yaml

DATA = Path(__file__).parent / "data"
#: The procedures shipped with the software.
SEED = DATA / "procedures.yaml"
_VIETNAMESE = re.compile(
    r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE
)


@cache
def table(name: str) -> dict[str, str]:
    """One list of words by its name, such as `roles`."""
    return cast(dict[str, str], _read("words.yaml")[name])


@cache
def aliases() -> dict[str, list[str]]:
    """The words people use for each procedure, by code."""
    return cast(dict[str, list[str]], _read("aliases.yaml")["aliases"])


@cache
def abbreviations() -> dict[str, str]:
    """Short forms and what they stand for."""
    return cast(dict[str, str], _read("aliases.yaml")["abbreviations"])


@cache
def thesaurus() -> dict[str, object]:
    """What is known about the words people type: `spellings`, `meanings`, `stop_words`."""
    return _read("thesaurus.yaml")


@cache
def plain() -> dict[str, str]:
    """What each procedure is for in plain words, by code."""
    return cast(dict[str, str], _read("plain.yaml")["plain"])


@cache
def questions() -> dict[str, list[dict[str, object]]]:
    """The questions shipped for each procedure, by code."""
    entries = cast(list[dict[str, object]], _read("questions.yaml")["procedures"])
    return {str(each["procedure"]): cast(list[dict[str, object]], each["questions"]) for each in entries}


@cache
def questions_in(language: str) -> dict[str, str]:
    """Our own translation of what these say, by Vietnamese sentence; nothing for a language we did not translate to."""
    name = f"questions.{language}.yaml"
    return cast(dict[str, str], _read(name)["words"]) if (DATA / name).is_file() else {}


@cache
def _read(name: str) -> dict[str, object]:
    return cast(dict[str, object], yaml.load((DATA / name).read_text("utf-8"), Loader=yaml.CSafeLoader))


@cache
def file_meta() -> dict[str, object]:
    """What the head of a catalogue file says: legend, sources, warnings."""
    return cast(dict[str, object], _read(SEED.name)["meta"])


def shown(text: str, *tables: str) -> str:
    """`text` in Vietnamese when one of the tables has it, otherwise `text` itself."""
    for name in tables:
        if text in table(name):
            return table(name)[text]
    return text


def is_known(value: object, name: str) -> bool:
    """Whether a value of a file, of whatever kind, is a word of that list."""
    return isinstance(value, str) and value in table(name)


def is_vietnamese(text: str) -> bool:
    """Whether `text` holds a letter that only Vietnamese has, so it can be shown as it is."""
    return bool(_VIETNAMESE.search(text))
