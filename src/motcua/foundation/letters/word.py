"""Filling in a Word file: its texts are read and written in place, everything else stays byte for byte.

Nothing in a file is carried out: a place to fill in is a name in braces, and there is no other language.
The same file and values give the same bytes.
"""

import copy
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from motcua.foundation.letters import rules

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: the parts in which people write
_WRITTEN = {f"{W}{name}" for name in ("document", "hdr", "ftr", "footnotes", "endnotes")}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: an instant of no meaning, so that the same letter has the same bytes
_MOMENT = (2020, 1, 1, 0, 0, 0)


def parsed(content: bytes) -> etree._Element:
    """The tree of one part; nothing outside it is ever fetched. Raises etree.XMLSyntaxError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(content, parser)


def written_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, etree._Element]]:
    """The parts that hold texts, by name."""
    for name in archive.namelist():
        if name.startswith("word/") and name.endswith(".xml"):
            root = parsed(archive.read(name))
            if root.tag in _WRITTEN:
                yield name, root


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The pieces of a paragraph's own text; those of a box drawn inside it belong to the box."""
    return [text for text in paragraph.iter(f"{W}t") if next(text.iterancestors(f"{W}p"), None) is paragraph]


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def paragraphs(content: bytes) -> list[str]:
    """The text of every paragraph, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [_text(each) for _name, root in written_parts(archive) for each in root.iter(f"{W}p")]


def names_in(content: bytes) -> set[str]:
    """The names of all places to fill in. Raises RuleBroken for a brace that stands alone."""
    return {place.name for text in paragraphs(content) for place in rules.places(text)}


def filled(content: bytes, values: Mapping[str, str]) -> bytes:
    """The file with every place filled in. Raises KeyError for a name without a value."""
    return rewritten(content, lambda root: _fill(root, values))


def rewritten(content: bytes, change: Callable[[etree._Element], None]) -> bytes:
    """The file after `change` of each part in which people write."""
    fresh = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(fresh, "w") as letter:
        changed = dict(written_parts(archive))
        for root in changed.values():
            change(root)
        for name in archive.namelist():
            part = archive.read(name) if name not in changed else _written(changed[name])
            letter.writestr(zipfile.ZipInfo(name, _MOMENT), part, zipfile.ZIP_DEFLATED)
    return fresh.getvalue()


def _written(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _fill(root: etree._Element, values: Mapping[str, str]) -> None:
    for paragraph in list(root.iter(f"{W}p")):
        text = _text(paragraph)
        found = rules.places(text)
        if rules.is_left_out(text, values):
            _leave_out(paragraph)
        elif len(found) == 1 and text.strip() == text[found[0].start : found[0].end]:
            _fill_alone(paragraph, rules.value_at(found[0], values))
        else:
            _fill_in(paragraph, [(p.start, p.end, rules.value_at(p, values)) for p in found])


def _leave_out(paragraph: etree._Element) -> None:
    """Drop a paragraph; one that a cell or a header cannot be without stays, empty."""
    parent = paragraph.getparent()
    assert parent is not None
    if len(parent.findall(f"{W}p")) == 1 or paragraph.find(f"{W}pPr/{W}sectPr") is not None:
        for text in _texts(paragraph):
            text.text = ""
    else:
        parent.remove(paragraph)


def _fill_alone(paragraph: etree._Element, value: str) -> None:
    """A value that has its paragraph to itself: one paragraph for each of its lines."""
    first, *others = list(rules.lines(value)) or [""]
    blank = copy.deepcopy(paragraph)
    _replace(paragraph, first)
    for line in reversed(others):
        another = copy.deepcopy(blank)
        _replace(another, line)
        paragraph.addnext(another)


def _replace(paragraph: etree._Element, line: str) -> None:
    _fill_in(paragraph, [(0, len(_text(paragraph)), line)])


def _fill_in(paragraph: etree._Element, changes: list[tuple[int, int, str]]) -> None:
    """Put new texts in the place of old ones, counted in the paragraph's text, whatever pieces Word cut it into."""
    for start, end, value in reversed(changes):
        offset = 0
        fresh: str | None = " ".join(value.splitlines())
        for piece in _texts(paragraph):
            old = piece.text or ""
            first, last = max(start - offset, 0), min(end - offset, len(old))
            offset += len(old)
            if first < last:
                piece.text = old[:first] + (fresh or "") + old[last:]
                piece.set(_SPACE, "preserve")
                fresh = None
