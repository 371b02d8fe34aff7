"""One normaliser for everything that is indexed and everything that is asked."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
#: characters no keyboard types and the database cannot store
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
#: letters that decomposing does not take apart (ð is what some keyboards type for đ), and apostrophes
_ALIKE = str.maketrans({"đ": "d", "ð": "d", "’": "'", "‘": "'", "ʼ": "'"})


def nfc(text: str) -> str:
    """`text` in NFC with single spaces and no control characters, as it is stored."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", _CONTROLS.sub("", text))).strip()


def fold(text: str) -> str:
    """`text` as it is searched: lower case, no accents, đ as d, every apostrophe as ', single spaces."""
    decomposed = unicodedata.normalize("NFD", nfc(text).casefold().translate(_ALIKE))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def fold_code(text: str) -> str:
    """A dossier code, `Mã xem`, telephone or personal number as it is looked up: capitals, no spaces.

    Dots and hyphens stay as they were typed: they are part of a dossier code.
    """
    return _SPACES.sub("", nfc(text)).upper()
