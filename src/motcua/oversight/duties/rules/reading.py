"""Reading the table of an annex: rows joined over pages, letters in Vietnamese order, every doubt with its line."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from motcua.foundation.search import fold
from motcua.foundation.words import _
from motcua.oversight.duties.rules.annex import ReadDuty, ReadGroup, Reading, ReadInstrument, Remark
from motcua.oversight.duties.rules.heading import read_letter
from motcua.oversight.duties.states import LETTERS
from motcua.reference.instruments.rules import cited

#: columns by what their head contains, folded
_HEADS = {
    "number": ("tt", "stt"),
    "field": ("nghi dinh", "linh vuc"),
    "words": ("noi dung",),
    "body": ("co quan",),
}
_ROMAN = re.compile(r"[IVXL]+\.?")
_NUMBER = re.compile(r"\d{1,2}\.?")
_LETTER = re.compile(r"(?P<letter>[^\W\d_])\s?[)./]\s+(?P<words>.*)", re.S)
#: a further point inside the words of another: two rows that were merged
_MERGED = re.compile(r"[;.:,]\s+(?P<letter>[a-zđ])\)\s+\S")
_PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.S | re.I)
_TAG = re.compile(r"<[^>]{0,80}>")


@dataclass
class _Table:
    """The annex as it is being read."""

    columns: list[str] = field(default_factory=list)
    instruments: list[ReadInstrument] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def note(self, line: int, text: str) -> None:
        self.remarks.append(Remark(line, text))

    def fault(self, line: int, text: str) -> None:
        self.remarks.append(Remark(line, text, is_fault=True))


def read(text: str) -> Reading:
    """The annex in a text in NFC. Its remarks say what was not understood; with a fault among them nothing counts."""
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if _columns(_cells(line))), None)
    table = _Table()
    if start is None:
        table.fault(
            0,
            _(
                "Không thấy dòng tiêu đề bảng (TT, Nghị định/ Thông tư, Nội dung nhiệm vụ, Cơ quan thực hiện). "
                "Chép bảng kèm cả dòng tiêu đề, các cột cách nhau bằng dấu tab."
            ),
        )
        return Reading(read_letter(lines), [], table.remarks)
    _read_rows(table, enumerate(lines[start:], start=start + 1))
    _check(table)
    return Reading(read_letter(lines[:start]), table.instruments, sorted(table.remarks, key=lambda r: r.line))


def read_field(n: int, name: str, body: str, text: str) -> tuple[ReadGroup, list[Remark]]:
    """One field with its duties, a line of the text each (`a) …`), and what is wrong with it by line of the text."""
    table, group = _Table(), ReadGroup(n, _plain(name), _plain(body), 0)
    said = [(line, _plain(words)) for line, words in enumerate(text.split("\n"), start=1) if words.strip()]
    if len(said) == 1 and not _LETTER.fullmatch(said[0][1]):
        group.duties.append(ReadDuty("", said[0][1], said[0][0]))
    else:
        for line, words in said:
            _add(table, group, [words], line)
    _check_group(table, group)
    return group, table.remarks


def _cells(line: str) -> list[str]:
    """The cells of a row; one alone when the line is no row."""
    if "\t" in line:
        return [cell.strip() for cell in line.split("\t")]
    stripped = line.strip()
    if stripped.startswith("|") and stripped.count("|") > 2:
        return [cell.strip() for cell in stripped.strip("|").split("|")]
    return [stripped]


def _columns(cells: list[str]) -> list[str]:
    """What each column holds, when the cells are the heads of an annex; else nothing."""
    found = [next((name for name, heads in _HEADS.items() if _heads(cell, heads)), "") for cell in cells]
    return found if sorted(filter(None, found)) == sorted(_HEADS) else []


def _heads(cell: str, heads: Iterable[str]) -> bool:
    folded = fold(cell)
    return any(folded == head or (len(head) > 3 and folded.startswith(head)) for head in heads)


def _read_rows(table: _Table, lines: Iterable[tuple[int, str]]) -> None:
    for number, line in lines:
        cells = _cells(line)
        if not line.strip() or all(set(cell) <= {"-", ":"} for cell in cells):
            continue
        columns = _columns(cells)
        if columns:
            if table.columns:
                table.note(number, _("Tiêu đề bảng lặp lại ở đầu trang, đã bỏ qua."))
            table.columns = columns
        elif len(cells) == 1:
            table.fault(number, _("Không hiểu dòng này: “%(text)s”.") % {"text": _short(line)})
        elif len(cells) != len(table.columns):
            message = _("Dòng có %(n)s ô, tiêu đề bảng có %(heads)s cột.")
            table.fault(number, message % {"n": len(cells), "heads": len(table.columns)})
        else:
            _read_row(table, number, dict(zip(table.columns, cells, strict=True)))


def _read_row(table: _Table, line: int, row: dict[str, str]) -> None:
    mark = row["number"]
    if _ROMAN.fullmatch(mark):
        words = _plain(row["words"]) or _plain(row["field"])
        table.instruments.append(ReadInstrument(mark.strip("."), words, line, cited(words)))
    elif _NUMBER.fullmatch(mark):
        _read_group(table, line, row)
    elif mark:
        table.fault(
            line, _("Cột TT ghi “%(mark)s”: không phải số La Mã hay số thứ tự.") % {"mark": _short(mark)}
        )
    elif not table.instruments or not table.instruments[-1].groups:
        table.fault(line, _("Dòng nối tiếp nhưng phía trên chưa có lĩnh vực nào."))
    else:
        _continue(table, line, row)


def _read_group(table: _Table, line: int, row: dict[str, str]) -> None:
    if not table.instruments:
        table.fault(line, _("Lĩnh vực đứng trước mọi văn bản: thiếu dòng văn bản (số La Mã)."))
        return
    n, groups = int(row["number"].strip(".")), table.instruments[-1].groups
    expected = groups[-1].n + 1 if groups else 1
    if n != expected:
        message = _("Lĩnh vực ghi số %(n)s, đúng thứ tự phải là %(expected)s: thiếu, thừa hoặc lặp dòng.")
        table.fault(line, message % {"n": n, "expected": expected})
    group = ReadGroup(n, _plain(row["field"]), _plain(row["body"]), line)
    groups.append(group)
    paragraphs = _paragraphs(row["words"])
    if len(paragraphs) == 1 and not _LETTER.fullmatch(paragraphs[0]):
        group.duties.append(ReadDuty("", paragraphs[0], line))
    else:
        _add(table, group, paragraphs, line)


def _continue(table: _Table, line: int, row: dict[str, str]) -> None:
    """A row that a page break cut off: its first words belong to the duty above when they have no letter."""
    group = table.instruments[-1].groups[-1]
    paragraphs = _paragraphs(row["words"])
    if row["field"]:
        table.fault(
            line, _("Dòng có tên lĩnh vực “%(name)s” nhưng thiếu số thứ tự.") % {"name": _short(row["field"])}
        )
    if paragraphs and group.duties and not _LETTER.fullmatch(paragraphs[0]):
        duty = group.duties[-1]
        duty.words = f"{duty.words} {paragraphs.pop(0)}"
        table.note(
            line, _("Nối phần bị ngắt trang vào nhiệm vụ %(letter)s.") % {"letter": duty.letter or group.n}
        )
    _add(table, group, paragraphs, line)


def _add(table: _Table, group: ReadGroup, paragraphs: list[str], line: int) -> None:
    for text in paragraphs:
        found = _LETTER.fullmatch(text)
        if found:
            group.duties.append(ReadDuty(found["letter"].lower(), found["words"], line))
        else:
            table.fault(line, _("Đoạn thiếu chữ cái đứng đầu: “%(text)s”.") % {"text": _short(text)})


def _check(table: _Table) -> None:
    """What can only be said once everything is read."""
    for n, instrument in enumerate(table.instruments):
        if instrument.citation is None:
            message = _("Không đọc được số, ngày, cơ quan ban hành văn bản: “%(text)s”.")
            table.fault(instrument.line, message % {"text": _short(instrument.words)})
        if not instrument.groups:
            table.fault(
                instrument.line, _("Văn bản %(n)s không có lĩnh vực nào.") % {"n": instrument.numeral}
            )
        if instrument.numeral in {other.numeral for other in table.instruments[:n]}:
            table.fault(
                instrument.line, _("Số La Mã %(n)s đã dùng cho văn bản trên.") % {"n": instrument.numeral}
            )
        for group in instrument.groups:
            _check_group(table, group)
    if not table.instruments:
        table.fault(0, _("Bảng không có dòng văn bản nào (số La Mã ở cột TT)."))


def _check_group(table: _Table, group: ReadGroup) -> None:
    if not group.name:
        table.fault(group.line, _("Lĩnh vực %(n)s không có tên.") % {"n": group.n})
    if not group.body:
        table.fault(group.line, _("Lĩnh vực %(n)s chưa ghi cơ quan thực hiện.") % {"n": group.n})
    if not group.duties:
        table.fault(group.line, _("Lĩnh vực %(n)s không có nhiệm vụ nào.") % {"n": group.n})
    lettered = [duty for duty in group.duties if duty.letter]
    for duty, expected in zip(lettered, LETTERS, strict=False):
        if duty.letter != expected:
            table.fault(duty.line, _out_of_order(duty, expected, lettered))
            break
    for duty in group.duties:
        merged = _MERGED.search(duty.words)
        if merged:
            message = _("Nhiệm vụ %(letter)s có chứa “%(other)s)”: hai nhiệm vụ bị gộp. Tách thành hai đoạn.")
            table.fault(duty.line, message % {"letter": duty.letter or group.n, "other": merged["letter"]})


def _out_of_order(duty: ReadDuty, expected: str, lettered: list[ReadDuty]) -> str:
    given = {"letter": duty.letter, "expected": expected}
    if sum(other.letter == duty.letter for other in lettered) > 1:
        return _("Chữ cái %(letter)s) có hai lần: nhiệm vụ bị lặp.") % given
    return (
        _("Sau thứ tự chữ cái tiếng Việt, ở đây phải là %(expected)s) nhưng ghi %(letter)s): thiếu nhiệm vụ.")
        % given
    )


def _paragraphs(cell: str) -> list[str]:
    found = _PARAGRAPH.findall(cell) or re.split(r"<br\s*/?>", cell)
    return [text for text in map(_plain, found) if text]


def _plain(text: str) -> str:
    """The text without marks and with single spaces; its words as they came."""
    return " ".join(html.unescape(_TAG.sub(" ", text)).split())


def _short(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= 60 else f"{plain[:57]}…"
