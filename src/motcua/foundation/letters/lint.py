"""What a template does otherwise than NĐ 30/2020 asks: told to whoever writes or approves it, never refused."""

from collections.abc import Iterator

from docx.document import Document
from docx.shared import Length, Mm

from motcua.foundation.letters import word
from motcua.foundation.letters.guarding import opened
from motcua.foundation.words import _

_A4 = (Mm(210), Mm(297))
#: side, least and most millimetres. Source: NĐ 30/2020, appendix I
_MARGINS = (
    ("top_margin", 20, 25),
    ("bottom_margin", 20, 25),
    ("left_margin", 30, 35),
    ("right_margin", 15, 20),
)
_FONT = "Times New Roman"
#: programs round what they store to a twentieth of a point
_ROUNDING = Mm(0.5)


def remarks(content: bytes) -> list[str]:
    """What to look at again, in words; empty when nothing stands out."""
    return [*_page(opened(content)), *_words(word.paragraphs(content))]


def _page(document: Document) -> Iterator[str]:
    section = document.sections[0]
    size = (section.page_width or Length(0), section.page_height or Length(0))
    if any(abs(given - wanted) > _ROUNDING * 4 for given, wanted in zip(size, _A4, strict=True)):
        yield _("Khổ giấy không phải A4 đứng.")
    names = {
        "top_margin": _("trên"),
        "bottom_margin": _("dưới"),
        "left_margin": _("trái"),
        "right_margin": _("phải"),
    }
    for side, least, most in _MARGINS:
        given = getattr(section, side) or Length(0)
        if not Mm(least) - _ROUNDING <= given <= Mm(most) + _ROUNDING:
            said = {"side": names[side], "given": round(given.mm), "least": least, "most": most}
            yield _("Lề %(side)s là %(given)s mm; Nghị định 30/2020/NĐ-CP: %(least)s đến %(most)s mm.") % said
    font = document.styles["Normal"].font.name
    if font != _FONT:
        yield _("Phông chữ chung là %(font)s; Nghị định 30/2020/NĐ-CP: Times New Roman.") % {
            "font": font or _("chưa đặt")
        }


def _words(texts: list[str]) -> Iterator[str]:
    whole = " ".join(texts)
    if "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in whole:
        yield _("Thiếu Quốc hiệu.")
    if "Độc lập - Tự do - Hạnh phúc" not in whole:
        yield _("Thiếu Tiêu ngữ, hoặc gạch nối viết khác “Độc lập - Tự do - Hạnh phúc”.")
    if "Lưu: VT" not in whole:
        yield _("Nơi nhận chưa có dòng “- Lưu: VT”.")
