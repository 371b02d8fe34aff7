"""What a text with places to fill in means. Names are written in braces: {mã hồ sơ}; {MÃ HỒ SƠ} gives capitals."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import nfc
from motcua.foundation.words import _

_NAMED = re.compile(r"\{([^{}]{1,80})\}")
#: so much is shown of a text that has a brace too many
_SHOWN = 40


@dataclass(frozen=True)
class Place:
    """Where in a text something is filled in: from `start` to before `end`, by which name, in capitals or not."""

    start: int
    end: int
    name: str
    in_capitals: bool


def places(text: str) -> list[Place]:
    """The places to fill in of a text, in order. Raises RuleBroken for a brace that stands alone."""
    found = list(_NAMED.finditer(text))
    rest = _NAMED.sub("", text)
    if "{" in rest or "}" in rest:
        at = max(0, min(rest.find(sign) for sign in "{}" if sign in rest) - 5)
        raise RuleBroken(
            _(
                "Mẫu chưa dùng được: dấu ngoặc nhọn gần “%(near)s” thiếu một bên. "
                "Chỗ điền viết liền cả hai dấu trong một đoạn, ví dụ {mã hồ sơ}. Sửa trong Word rồi tải lên lại."
            ),
            code="brace_alone",
            params={"near": rest[at : at + _SHOWN].strip()},
        )
    return [Place(match.start(), match.end(), *_read(match[1])) for match in found]


def _read(written: str) -> tuple[str, bool]:
    """The name of a place as we know it, and whether it is to be filled in in capitals."""
    name = nfc(written)
    return name.lower(), name.isupper()


def require_known(names: Iterable[str], known: Iterable[str]) -> None:
    """Nothing when every name is known. Raises RuleBroken naming the ones that are not."""
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise RuleBroken(
            _(
                "Mẫu chưa dùng được: không có chỗ điền %(names)s. Xem danh sách chỗ điền của loại văn bản này "
                "ở cuối trang, sửa trong Word rồi tải lên lại."
            ),
            code="placeholder_unknown",
            params={"names": ", ".join(f"{{{name}}}" for name in unknown)},
        )


def value_at(place: Place, values: Mapping[str, str]) -> str:
    """What is filled in there."""
    value = values[place.name]
    return value.upper() if place.in_capitals else value


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with everything filled in."""
    for place in reversed(places(text)):
        text = text[: place.start] + value_at(place, values) + text[place.end :]
    return text


def is_left_out(text: str, values: Mapping[str, str]) -> bool:
    """Whether a paragraph is dropped: it has places to fill in, and all of them stay empty."""
    found = places(text)
    return bool(found) and not any(values[place.name] for place in found)


def lines(value: str) -> Iterator[str]:
    """The paragraphs of a value of several lines, without empty ones."""
    return (line.strip() for line in value.splitlines() if line.strip())
