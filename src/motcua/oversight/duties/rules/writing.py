"""An annex as text again, in the shape the seed came in: what is written here, `reading` reads back."""

import html
from collections.abc import Iterable, Iterator

from motcua.oversight.duties.rules.annex import Letter, ReadGroup, ReadInstrument

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
HEADS = ("TT", "Nghị định/ Thông tư", "NỘI DUNG NHIỆM VỤ", "CƠ QUAN THỰC HIỆN")


def paragraphs_of(group: ReadGroup) -> list[str]:
    """The duties of a group as they are written: `a) …` each."""
    return [f"{duty.letter}) {duty.words}" if duty.letter else duty.words for duty in group.duties]


def letter_lines(letter: Letter) -> Iterator[str]:
    """The letter over the annex, part by part."""
    yield from (*letter.bodies, "", NATION, MOTTO, "", f"Số: {letter.number}", "", letter.dated, "")
    yield from (f"V/v {letter.about}", "", f"Kính gửi: {letter.addressee}", "", *letter.body, "")
    yield from ("Nơi nhận:", *letter.recipients, "", *letter.authority, "", letter.signer, "")
    yield from ("PHỤ LỤC", *letter.annex_title, "")


def rows_of(instruments: Iterable[ReadInstrument]) -> Iterator[tuple[str, str, list[str], str]]:
    """The rows under the heads: number, field, words as paragraphs, body."""
    for instrument in instruments:
        yield instrument.numeral, "", [instrument.words], ""
        for group in instrument.groups:
            yield str(group.n), group.name, paragraphs_of(group), group.body


def as_text(letter: Letter, instruments: Iterable[ReadInstrument]) -> str:
    """The whole annex."""
    rows = ["\t".join(HEADS)]
    for number, name, words, body in rows_of(instruments):
        marked = "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in words)
        rows.append(
            "\t".join((number, html.escape(name, quote=False), marked, html.escape(body, quote=False)))
        )
    return "\n".join([*letter_lines(letter), *rows, ""])
