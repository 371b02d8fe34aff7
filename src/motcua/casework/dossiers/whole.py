"""The whole file of a dossier as one PDF: a cover sheet, the papers issued, the scans.

Put together from copies: what lies in the store is never saved again. A scan that was signed
is shown by its pages, and its own bytes go along as an attachment, in which alone the signature holds.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pikepdf
from PIL import Image, ImageOps

from motcua.casework.dossiers.models import Dossier, WholeFile
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import content_of
from motcua.foundation.papers.queries import papers_about
from motcua.foundation.papers.rendering import render
from motcua.foundation.search import fold
from motcua.foundation.words import _

PDF = "application/pdf"
#: what is put together at all; above it the papers are opened one by one
MOST_BYTES = 60 * 1024**2
#: what a request puts together at once, about a second: a photograph takes 0.2 s whatever its size, ten megabytes of
#: PDF 0.02 s (measured on a machine of two cores); above it a job does
AT_ONCE_SCANS, AT_ONCE_BYTES = 5, 20 * 1024**2
#: a job that has not ended by then was cut off: the largest file takes under two minutes
LONGEST = timedelta(minutes=10)
#: A4 in inches, into which a photograph is fitted
A4 = (8.27, 11.69)
#: by these words in its name a component is a paper of identity: the catalogue has no mark for it
IDENTITY = ("can cuoc", "tuy than", "ho chieu", "chung minh nhan dan", "cccd")

_COVER = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(font: "Tinos", size: 13pt, lang: "vi")
#set page(paper: "a4", margin: (left: 30mm, rest: 20mm), numbering: none)
#align(center)[#text(12pt)[#d.office] \\ #v(4mm)]
#show heading: set align(center)
= #d.title
#align(center)[*#box(d.code)* \\ #d.procedure \\ Chủ hồ sơ: *#d.owner*. Trạng thái: #d.status.]
#v(4mm)
#table(columns: (auto, 1fr, auto, auto), inset: 5pt, align: (center, left, center, left),
  table.header([*STT*], [*Giấy tờ*], [*Trang*], [*Ghi chú*]),
  ..d.rows.map(row => row.map(cell => [#cell])).flatten())
#v(4mm)
#text(11pt)[#d.note]
"""
_MARK = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.text)
#set text(font: "Tinos", lang: "vi", size: d.size * 1pt, weight: "bold", fill: luma(0%, 30%))
#set page(width: d.width * 1pt, height: d.height * 1pt, margin: 0pt, fill: none)
#place(center + horizon, rotate(-35deg, box(width: d.width * 0.9pt, align(center, d.text))))
"""


@dataclass(frozen=True)
class Piece:
    """One paper of the file, as its bytes lie in the store."""

    title: str
    content: bytes
    is_pdf: bool
    is_identity: bool = False


def is_identity(name: str) -> bool:
    """Whether a paper of that name shows who somebody is, so that its copy is marked."""
    folded = fold(name)
    return any(word in folded for word in IDENTITY)


@dataclass(frozen=True)
class Contents:
    """What goes into the file: the papers issued, oldest first, then the scans in the order of the list."""

    papers: list[IssuedPaper]
    scans: list[tuple[str, StoredFile]]

    @property
    def total(self) -> int:
        return len(self.papers) + len(self.scans)

    @property
    def titles(self) -> list[str]:
        """The name of each, in the order of `pieces`."""
        return [str(paper) for paper in self.papers] + [name for name, _file in self.scans]

    @property
    def size(self) -> int:
        """The bytes of the scans."""
        return sum(file.size for _name, file in self.scans)

    @property
    def is_small(self) -> bool:
        """Whether a request puts it together while somebody waits."""
        return len(self.scans) <= AT_ONCE_SCANS and self.size <= AT_ONCE_BYTES

    def pieces(self) -> Iterator[Piece]:
        """Each paper as it is read, one at a time. Raises OSError when the store has lost one."""
        for paper in self.papers:
            yield Piece(str(paper), content_of(paper), is_pdf=True)
        for name, file in self.scans:
            yield Piece(name, store.read(file), file.media_type == PDF, is_identity(name))


def contents_of(dossier: Dossier, *, by: User, at: datetime) -> Contents:
    """What the whole file is made of. Raises PermissionDenied; RuleBroken when that is nothing, or too much."""
    require(by, "dossiers.view", dossier, at=at)
    proof = dossier.representation.file if dossier.representation else None
    scans = [(str(_("Căn cứ nộp thay")), proof)]
    parts = dossier.components.select_related("component", "file").order_by("component__position")
    scans += [(part.component.name, part.file) for part in parts]
    papers = list(reversed(papers_about(dossier, centre=dossier.centre_id)))
    found = Contents(papers, [(name, file) for name, file in scans if file is not None])
    if not found.total:
        raise RuleBroken(
            _("Hồ sơ chưa có giấy đã lập hay bản quét nào nên chưa có gì để gộp."), code="nothing_in_it"
        )
    if found.size > MOST_BYTES:
        raise RuleBroken(
            _(
                "Các bản quét của hồ sơ nặng %(size)s MB, quá mức %(most)s MB gộp được trong một lần. "
                "Mở từng giấy tờ ở mục “Giấy tờ” để xem hoặc in."
            ),
            code="too_large",
            params={"size": found.size // 1024**2, "most": MOST_BYTES // 1024**2},
        )
    return found


def latest_of(dossier: Dossier, *, by: User, at: datetime) -> WholeFile | None:
    """What a job made, or makes, for `by` last; one that was cut off says so. Never another officer's."""
    own = WholeFile.objects.filter(dossier=dossier, asked_by=by).select_related("dossier", "file", "asked_by")
    row = own.order_by("-pk").first()
    if row is not None and row.is_going and row.asked_at < at - LONGEST:
        row.trouble = cut_off()
    return row


def cut_off() -> str:
    """What is said of a job that never ended."""
    return _("việc gộp bị ngắt giữa chừng, máy chủ vừa khởi động lại hoặc quá bận.")


def merged(
    contents: Contents, dossier: Dossier, *, by: User, at: datetime, tell: Callable[[int], object]
) -> tuple[bytes, int]:
    """The bytes of the whole, and how many pages it has with its cover; `tell` hears how many papers are in."""
    out, rows, marker = pikepdf.new(), [], _Marker(dossier, by, at)
    for n, piece in enumerate(contents.pieces(), start=1):
        first = len(out.pages) + 2
        with pikepdf.open(io.BytesIO(piece.content if piece.is_pdf else _as_pdf(piece.content))) as copied:
            signed = is_signed(copied)
            out.pages.extend(copied.pages)
        if signed:
            name = f"{n:02d}-ban-goc-co-chu-ky-so.pdf"
            out.attachments[name] = pikepdf.AttachedFileSpec(
                out,
                piece.content,
                filename=name,
                mime_type=PDF,
                description=piece.title,
                creation_date="",
                mod_date="",
            )
        if piece.is_identity:
            for page in out.pages[first - 2 :]:
                marker.mark(page)
        remark = "bản gốc có chữ ký số đính kèm" if signed else "có dấu mờ" if piece.is_identity else ""
        rows.append([str(n), piece.title, _span(first, len(out.pages) + 1), remark])
        tell(n)
    with pikepdf.open(io.BytesIO(_cover(dossier, rows, by, at))) as cover:
        for page in reversed(cover.pages):
            out.pages.insert(0, page)
        pages = len(out.pages)
        buffer = io.BytesIO()
        out.save(buffer)
    return buffer.getvalue(), pages


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether somebody signed the PDF: a field of signature has a value."""
    form: Any = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields", []) if form is not None else []
    return any(field.get("/FT") == "/Sig" and "/V" in field for field in fields)


def _span(first: int, last: int) -> str:
    return str(first) if first >= last else f"{first}–{last}"


def _as_pdf(picture: bytes) -> bytes:
    """A photograph upright on a page no larger than A4."""
    with Image.open(io.BytesIO(picture)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    dots = max(upright.width / A4[0], upright.height / A4[1], 72)
    buffer = io.BytesIO()
    upright.save(buffer, "PDF", resolution=dots, quality=85)
    return buffer.getvalue()


def _when(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def _cover(dossier: Dossier, rows: list[list[str]], by: User, at: datetime) -> bytes:
    data = {
        "title": "TRỌN BỘ HỒ SƠ",
        "office": dossier.centre.name,
        "code": dossier.code,
        "procedure": dossier.version.name_vi,
        "owner": dossier.owner.full_name,
        "status": str(dossier.get_status_display()),
        "rows": rows,
        "note": f"Gộp lúc {_when(at)}, người gộp: {by.full_name}. Bản gộp để xem và in, không thay bản gốc; "
        "chữ ký số chỉ kiểm tra được trên tệp gốc đính kèm.",
    }
    return render(_COVER, data, at=at)


class _Marker:
    """Marks pages with whose copy it is, for what and when; one drawing for each size of page."""

    def __init__(self, dossier: Dossier, by: User, at: datetime) -> None:
        self.text = (
            f"{dossier.centre.name}. Chỉ dùng giải quyết hồ sơ {dossier.code}. {by.full_name}, {_when(at)}"
        )
        self.at = at
        self.drawn: dict[tuple[int, int], pikepdf.Pdf] = {}

    def mark(self, page: pikepdf.Page) -> None:
        left, bottom, right, top = (float(side) for side in page.mediabox)
        size = round(right - left), round(top - bottom)
        if size not in self.drawn:
            data = {"text": self.text, "width": size[0], "height": size[1], "size": max(size[0] // 24, 8)}
            self.drawn[size] = pikepdf.open(io.BytesIO(render(_MARK, data, at=self.at)))
        page.add_overlay(self.drawn[size].pages[0], pikepdf.Rectangle(left, bottom, right, top))
