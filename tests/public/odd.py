"""What no page expects and every page gets: odd words, odd bytes, odd files, and bodies that are none."""

import io
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st
from PIL import Image

BOUNDARY = "ranh"
#: each was once the end of some form somewhere
WORDS = (
    "", " ", "on", "\0", "a\0b", "\x1b[2J", "\ud800", "a\udfffb", "\u202eNguyễn\u202c", "\u200f\u200b\ufeff",
    "Nguye\u0302\u0303n Thi\u0323 Ho\u0302\u0300ng", "e" + "\u0301" * 300, "👩‍👩‍👧", "\u2028", "\r\nSet-Cookie: a=b",
    "0", "-1", "-0", "1e999", "NaN", "Infinity", "²", "٣", "０９１２", "9" * 18, "9" * 400, "0x1f", "1_000", "1.234,5",
    "31/02/2026", "29/02/1900", "00/00/0000", "01/01/0001", "31/12/9999", "01/01/10000", "1/1/٢٠٢٦", "2026-02-30",
    "2026-04-06T25:61", "true", "null", "[]", "{}", "tiep", "dung-lai:1", "dung-lai:" + "9" * 11, "bo:٣", "bo:²",
    "00000000-0000-0000-0000-000000000000", "<script>alert(1)</script>", "' or 1=1 --", "%s%n", "{{ 7 }}", "{0}",
    "../../etc/passwd", "//xa.example/", "https:xa.example", "\\\\xa.example", "a" * 70_000, "ế" * 3_000,
)  # fmt: skip
NAMES = (
    "",
    "a\0b.jpg",
    "../../x.jpg",
    "\u202egpj.exe",
    "ế" * 4_000 + ".pdf",
    "a.jpg.exe",
    'a"b\\.png',
    "CON",
    ".",
)
TYPES = (
    "application/json",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=" + "x" * 300,
    f"multipart/form-data; boundary={BOUNDARY}; charset=khong-co",
    "application/x-www-form-urlencoded; charset=utf-7",
    "multipart/mixed",
    "",
    "\u1ebf/;;=",
)


def picture(kind: str, width: int = 30, height: int = 30) -> bytes:
    content = io.BytesIO()
    Image.new("1", (width, height)).save(content, kind)
    return content.getvalue()


def files() -> tuple[bytes, ...]:
    """Whole, cut off, locked, mislabelled and blown up ones."""
    photo, drawing = picture("JPEG"), picture("PNG")
    bomb = picture("PNG", 20_000, 20_000)
    return (
        photo, photo[:200], photo[:30] + bytes(500), drawing[:40], bomb, picture("GIF"), picture("TIFF"), b"", b"\0",
        b"%PDF-1.7\n" + b"1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>", b"%PDF-" + bytes(2000),
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", b"MZ" + bytes(300), b"PK\x03\x04" + bytes(99),
    )  # fmt: skip


FILES = files()
words = st.sampled_from(WORDS) | st.text(max_size=40)
raw = words.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=30)


def quoted(content: bytes) -> str:
    return quote_from_bytes(content, safe="")


def pairs(names: list[str]) -> st.SearchStrategy[list[tuple[str, bytes]]]:
    """Some fields, some of them twice, some that no page has."""
    return st.lists(st.tuples(st.sampled_from([*names, "khong-co"]), raw), max_size=6)


def query(names: list[str]) -> st.SearchStrategy[str]:
    """A query as it stands in the address: parts without a value, bytes that are no UTF-8, twice the same name."""
    written = pairs(names * 3).map(lambda found: "&".join(f"{name}={quoted(value)}" for name, value in found))
    return written | st.sampled_from(
        ("&&==", "%", "%zz=%", "=%C0%AF", "a=%ED%A0%80&a=%ff", ";".join("x" * 30))
    )


def _typed(found: list[tuple[str, bytes]]) -> tuple[bytes, str]:
    body = "&".join(f"{quoted(name.encode())}={quoted(value)}" for name, value in found)
    return body.encode(), "application/x-www-form-urlencoded"


def _part(name: str, content: bytes, filename: str | None, encoding: str = "") -> bytes:
    about = f'Content-Disposition: form-data; name="{name}"'
    about += "" if filename is None else f'; filename="{filename}"\r\nContent-Type: image/jpeg'
    about += f"\r\nContent-Transfer-Encoding: {encoding}" if encoding else ""
    return f"--{BOUNDARY}\r\n{about}\r\n\r\n".encode("utf-8", "surrogatepass") + content + b"\r\n"


def _mailed(
    found: list[tuple[str, bytes]], chosen: list[tuple[str, str, bytes, str]], cut: int
) -> tuple[bytes, str]:
    """Parts of several kinds; the end is left off when `cut` says so."""
    parts = [_part(name, value, None) for name, value in found]
    parts += [_part(name, content, filename, encoding) for name, filename, content, encoding in chosen]
    body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
    return body[: len(body) - cut], f"multipart/form-data; boundary={BOUNDARY}"


def body(
    names: list[str], controls: list[str], hidden: list[tuple[str, bytes]]
) -> st.SearchStrategy[tuple[bytes, str]]:
    """What is posted, and the type it says it has; often with the hidden parts the page itself would send.

    `controls` are the names of the page's file controls.
    """
    file = st.tuples(
        st.sampled_from(controls * 3 + ["tep", names[0]]),
        st.sampled_from(NAMES) | st.just("giay.jpg"),
        st.sampled_from(FILES),
        st.sampled_from(("", "", "", "base64", "quoted-printable", "x-khong-co")),
    )
    fields = pairs(names) | pairs(names).map(lambda found: [*hidden, *found])
    mail = st.builds(_mailed, fields, st.lists(file, max_size=3), st.sampled_from((0, 0, 0, 5, 60)))
    many = st.just(("&".join(["a=1"] * 1_500).encode(), "application/x-www-form-urlencoded"))
    return fields.map(_typed) | mail | st.tuples(raw, st.sampled_from(TYPES)) | many
