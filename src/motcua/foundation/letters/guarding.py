"""Whether an uploaded file is a Word file that we may fill in and hand on: nothing in it acts, nothing calls out."""

import io
import re
import zipfile
from collections.abc import Iterable

import docx
from docx.document import Document
from lxml import etree

from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.letters import rules, word
from motcua.foundation.letters.states import Kind, blanks
from motcua.foundation.letters.word import MEDIA_TYPE, W
from motcua.foundation.words import _

#: a letter is a few pages; what unpacks to more is no letter
_MOST_BYTES = 30 * 1024**2
_MOST_PARTS = 300
#: Word before 2007, and any file locked by a password
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENDINGS = ("xml", "rels", "png", "jpg", "jpeg", "gif", "bmp", "emf", "wmf", "odttf")
#: what a field may do: count pages, nothing else
_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_ACTING = re.compile(r"vba|macroEnabled|activeX|oleObject|afChunk|attachedToolbars", re.IGNORECASE)
_BAD = (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError, etree.LxmlError)


def require_usable(content: bytes, kind: Kind, *, name: str) -> None:
    """Nothing when the file may become a template of that kind. Raises RuleBroken saying what is wrong with it."""
    store.require_size(len(content), name=name)
    if content.startswith(_OLE):
        raise _refused(
            "word_old",
            _("tệp Word đời cũ (.doc) hoặc có mật khẩu. Mở bằng Word, bỏ mật khẩu, lưu thành .docx"),
            name,
        )
    if not content.startswith(b"PK"):
        raise _refused("word_not", _("không phải tệp Word (.docx)"), name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _require_small(archive, name)
            _require_still(archive, name)
        opened(content)
        names = word.names_in(content)
    except _BAD as fault:
        raise _refused(
            "word_damaged", _("tệp hỏng hoặc chưa chép xong. Mở lại bằng Word rồi lưu lại"), name
        ) from fault
    rules.require_known(names, blanks(kind))


def opened(content: bytes) -> Document:
    """The file as a reader of Word files opens it. Raises ValueError or KeyError for anything else."""
    return docx.Document(io.BytesIO(content))


def _refused(code: str, why: str, name: str) -> RuleBroken:
    message = _("Tệp “%(name)s” chưa dùng làm mẫu được: %(why)s. Mẫu đang dùng không đổi.")
    return RuleBroken(message, code=code, params={"name": name, "why": why})


def _require_small(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise _refused("word_too_large", _("nội dung bên trong quá lớn. Bỏ bớt hình rồi lưu lại"), name)


def _require_still(archive: zipfile.ZipFile, name: str) -> None:
    """Raises RuleBroken for programs, embedded files, links to the outside and fields that fetch something."""
    names = [part for part in archive.namelist() if not part.endswith("/")]
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace")
    if any(_ACTING.search(part) for part in (*names, types)):
        raise _refused(
            "word_macro",
            _("có chương trình (macro) hoặc điều khiển nhúng. Lưu lại thành .docx không macro"),
            name,
        )
    if f"{MEDIA_TYPE}.main+xml" not in types:
        raise _refused("word_not", _("không phải tệp Word (.docx)"), name)
    strange = [part for part in names if part.rpartition(".")[2].lower() not in _ENDINGS or ".." in part]
    if strange:
        raise _refused(
            "word_embedded", _("có tệp khác nhúng bên trong. Bỏ đối tượng nhúng rồi lưu lại"), name
        )
    for part in names:
        if part.endswith((".xml", ".rels")):
            _require_plain(archive.read(part), name)


def _require_plain(part: bytes, name: str) -> None:
    root = word.parsed(part)
    if root.getroottree().docinfo.doctype:
        raise _refused("word_not", _("không phải tệp Word (.docx)"), name)
    targets = [
        each.get("Target", "")
        for each in root.iter("{*}Relationship")
        if each.get("TargetMode") == "External"
    ]
    if targets:
        said = _(
            "có liên kết ra ngoài (%(target)s). Bấm chuột phải vào liên kết, chọn Xóa siêu liên kết rồi lưu lại"
        )
        raise _refused("word_link", said % {"target": targets[0][:80]}, name)
    if next(root.iter(f"{W}object", f"{W}altChunk", f"{W}control"), None) is not None:
        raise _refused(
            "word_embedded", _("có tệp khác nhúng bên trong. Bỏ đối tượng nhúng rồi lưu lại"), name
        )
    for said in _fields(root):
        if said.split()[:1] and said.split()[0].upper() not in _FIELDS:
            words = _(
                "có trường tự động “%(field)s”. Chọn trường đó, bấm Ctrl+Shift+F9 để đổi thành chữ rồi lưu lại"
            )
            raise _refused("word_field", words % {"field": said.strip()[:60]}, name)


def _fields(root: etree._Element) -> Iterable[str]:
    """What each field of the part is told to do, put together of the pieces Word cut it into."""
    yield from (each.get(f"{W}instr", "") for each in root.iter(f"{W}fldSimple"))
    for paragraph in root.iter(f"{W}p"):
        yield from _complex_fields(paragraph)


def _complex_fields(paragraph: etree._Element) -> Iterable[str]:
    said = ""
    for each in paragraph.iter(f"{W}fldChar", f"{W}instrText"):
        if each.tag == f"{W}instrText":
            said += each.text or ""
        elif said:
            yield said
            said = ""
    if said:
        yield said
