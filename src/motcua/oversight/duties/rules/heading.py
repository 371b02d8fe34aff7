"""Reading the letter over an annex: NĐ 30/2020 puts its parts in known places and begins them with known words."""

import re
from typing import Any

from motcua.oversight.duties.rules.annex import Letter
from motcua.oversight.duties.rules.writing import MOTTO, NATION

_DATED = re.compile(r"^[^:;]{2,40}, ngày .{0,4}\s?tháng .{0,4}\s?năm .*\d{0,4}")
_STARS = re.compile(r"\*+")


def read_letter(lines: list[str]) -> Letter:
    """The letter in the lines before the table; what is missing stays empty."""
    lines = [_STARS.sub("", line).strip() for line in lines]
    title = next((n for n, line in enumerate(lines) if line.upper().startswith("PHỤ LỤC")), len(lines))
    annex = tuple(line for line in lines[title + 1 :] if line)
    text = lines[:title]
    begins = next((n for n, line in enumerate(text) if line.startswith("Kính gửi")), None)
    if begins is None:
        return Letter(annex_title=annex)
    ends = next((n for n, line in enumerate(text) if line.startswith("Nơi nhận")), len(text))
    return Letter(
        **_head(text[:begins]),
        addressee=text[begins].partition(":")[2].strip(),
        body=tuple(line for line in text[begins + 1 : ends] if line),
        **_foot(text[ends + 1 :]),
        annex_title=annex,
    )


def _head(lines: list[str]) -> dict[str, Any]:
    """Bodies, number, place and date, and what it is about."""
    nation = next((n for n, line in enumerate(lines) if line == NATION), len(lines))
    found: dict[str, Any] = {"bodies": tuple(line for line in lines[:nation] if line)}
    about: list[str] = []
    for line in lines[nation:]:
        if line.startswith("Số:"):
            found["number"] = line.partition(":")[2].strip()
        elif _DATED.match(line):
            found["dated"] = line
            about += [""] * bool(about)
        elif line.startswith("V/v"):
            about = [line.removeprefix("V/v").strip()]
        elif about and "" not in about and line not in (NATION, MOTTO):
            about.append(line)
    return found | {"about": " ".join(about).strip()}


def _foot(lines: list[str]) -> dict[str, Any]:
    """Who else gets it, and who signed."""
    recipients = tuple(line for line in lines if line.startswith("-"))
    others = [line for line in lines if line and line not in recipients]
    authority = tuple(line for line in others if line.isupper())
    named = [line for line in others if not line.isupper()]
    return {"recipients": recipients, "authority": authority, "signer": named[-1] if named else ""}
