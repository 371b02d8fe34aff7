"""Texts and words of a procedure: spelling, names, marks of the source, lists of known words."""

import re
import unicodedata
from collections.abc import Iterator

from motcua.reference.procedures import words
from motcua.reference.procedures.rules.checks import parts
from motcua.reference.procedures.rules.checks.finding import Finding
from motcua.reference.procedures.rules.entries import FOUND, MARKS, RECALLED, Entry

CODE = re.compile(r"^[1-3]\.\d{6}$")
# UTF-8 read as a Western code page and saved again: "Đ" is "Ä\x90", "ạ" is "áº¡", "ă" is "Äƒ".
_MOJIBAKE = re.compile(r"áº|á»|Ã[\x80-\xbf]|Ä[\x80-\xbfƒ‘]|Æ[°¡]|\ufffd")
# Control characters, halves of a code point, letters of no width: database and search trip over them.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff\ud800-\udfff]")
#: Letters a text may have; a field's name also becomes an address.
_LONGEST_TEXT, _LONGEST = 5_000, {"field_vi": 200}
_SHORT_FORM = re.compile(r"\b(?!II+\b|IV\b|VI+\b|IX\b)[A-ZĐ]{3,}\b")
_DOUBT = re.compile(
    r"without unit|no time value|not verified|nonsense|by mistake|\bOlder\b|cần kiểm tra|in nhầm"
)
_REMARKS = {
    "notes": ("notes",),
    "fee.basis": ("bases",),
    "documents.condition": ("conditions", "handling"),
    "time_limit.alternatives.note": ("cases",),
    "time_limit.alternatives.case": ("cases",),
    "time_limit.rule": ("limit_rules",),
}
_ALL_REMARKS = ("notes", "bases", "conditions", "cases")


def unclean(raw: object) -> Iterator[Finding]:
    """Texts that are kept in another form than they were written in."""
    for path, text in parts.texts(raw):
        if not unicodedata.is_normalized("NFC", text):
            yield Finding("text_not_nfc", path, {"value": unicodedata.normalize("NFC", text)[:60]})


def check(entry: Entry) -> Iterator[Finding]:
    """Everything about the words of one entry."""
    yield from _texts(entry)
    yield from _identity(entry)
    yield from _channels(entry)
    yield from _marks(entry)


def _texts(entry: Entry) -> Iterator[Finding]:
    for path, text in parts.texts(entry):
        if _MOJIBAKE.search(text):
            yield Finding("text_mojibake", path, {"value": text[:60]})
        elif _INVISIBLE.search(text):
            yield Finding("text_invisible", path, {"value": _INVISIBLE.sub("□", text)[:60]})
        if len(text) > (most := _LONGEST.get(path, _LONGEST_TEXT)):
            yield Finding("text_too_long", path, {"length": len(text), "most": most})
        if "[recalled]" in text:
            yield Finding("recalled_remark", path, {"value": words.shown(text, *_ALL_REMARKS)})
        if _DOUBT.search(text):
            yield Finding("note_tells_doubt", path, {"value": words.shown(text, *_ALL_REMARKS)})
        if _is_unread_remark(path, text):
            yield Finding("not_vietnamese", path, {"value": text[:60]})


def _is_unread_remark(path: str, text: str) -> bool:
    tables = _REMARKS.get(re.sub(r"\[\d+\]", "", path))
    if tables is None or not text or words.is_vietnamese(text):
        return False
    return words.shown(text, *tables) == text


def _identity(entry: Entry) -> Iterator[Finding]:
    code, name = entry.get("code"), entry.get("name_vi")
    if code is not None and not (isinstance(code, str) and CODE.match(code)):
        yield Finding("code_bad", "code", {"value": code})
    yield from _empty_names(entry)
    if isinstance(name, str) and (short := _SHORT_FORM.search(name)):
        yield Finding("name_short_form", "name_vi", {"value": name, "short": short.group()})
    for key, table, rule in (
        ("level", "levels", "level_unknown"),
        ("authority", "authorities", "authority_unknown"),
    ):
        value = parts.text(entry, key)
        if value and value not in words.table(table):
            yield Finding(rule, key, {"value": value, "known": ", ".join(words.table(table))})


def _empty_names(entry: Entry) -> Iterator[Finding]:
    named = [("", entry, ("name_vi", "field_vi")), ("result", parts.mapping(entry, "result"), ("name_vi",))]
    named += [
        (path, row, ("name_vi",)) for key in ("documents", "results") for path, row in parts.rows(entry, key)
    ]
    named += [(path, row, ("role", "action")) for path, row in parts.rows(entry, "steps")]
    for path, row, keys in named:
        for key in keys:
            if key in row and isinstance(row[key], str) and not row[key].strip():
                yield Finding("name_empty", f"{path}.{key}".lstrip("."), {"key": key})


def _channels(entry: Entry) -> Iterator[Finding]:
    channels = entry.get("channels")
    if not isinstance(channels, list):
        return
    if not channels:
        yield Finding("channels_empty", "channels")
    listed = [(f"channels[{place}]", channel) for place, channel in enumerate(channels)]
    limits = [
        ("time_limit", parts.mapping(entry, "time_limit")),
        *parts.rows(parts.mapping(entry, "time_limit"), "alternatives"),
    ]
    listed += [(f"{path}.channel", row["channel"]) for path, row in limits if "channel" in row]
    for path, channel in listed:
        if not words.is_known(channel, "channels"):
            yield Finding(
                "channel_unknown", path, {"value": channel, "known": ", ".join(words.table("channels"))}
            )
    for path, channel in listed[1 : len(channels)]:
        if channels.count(channel) > 1 and channels.index(channel) < int(path[9:-1]):
            yield Finding("channel_repeated", path, {"value": channel})


def _marks(entry: Entry) -> Iterator[Finding]:
    marked = [(key, entry.get(key)) for key in ("source", "documents_source", "steps_source")]
    for key in ("time_limit", "fee"):
        if isinstance(entry.get(key), dict):
            marked.append((f"{key}.source", entry[key].get("source")))
    for path, mark in marked:
        if mark is None:
            yield Finding("source_missing", path)
        elif mark not in MARKS:
            yield Finding("source_unknown", path, {"value": mark})
        elif mark == RECALLED:
            part = path.split(".")[0].removesuffix("_source").replace("source", "procedure")
            yield Finding("recalled", path, {"key": words.shown(part, "keys")})
    # The legend of the file: an entry is "found" when its time limit or its fee was read in a source.
    given = dict(marked)
    if given["source"] == FOUND and RECALLED == given.get("time_limit.source") == given.get("fee.source"):
        yield Finding("found_but_recalled", "source")
