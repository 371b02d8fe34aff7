"""What an upload really is: its type by its own bytes, and whether a reader gets to its end."""

import io
from pathlib import Path

import filetype
import pikepdf
from django.utils.translation import gettext as _
from PIL import Image

from motcua.foundation.errors import RuleBroken

#: what the Centre can open later -> ending of its name; everything else is refused at the door
ACCEPTED = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
#: how the name of such a file may end
ENDINGS = (".pdf", ".jpg", ".jpeg", ".png")
#: what a reader raises for bytes that are not whole; a bomb is an image far larger than any scan
DAMAGED = (
    pikepdf.PdfError, OSError, SyntaxError, ValueError, Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)  # fmt: skip


def media_type(content: bytes, *, name: str) -> str:
    """The media type the bytes themselves show, whatever the name says.

    Raises RuleBroken when it is none of `ACCEPTED`, or when the file is locked or damaged.
    """
    guess = filetype.guess(content)
    if guess is None or guess.mime not in ACCEPTED:
        raise _unknown(name)
    read = _read_pdf if guess.mime == "application/pdf" else _read_image
    try:
        read(content)
    except pikepdf.PasswordError as error:
        raise _locked(name) from error
    except DAMAGED as error:
        raise _damaged(name) from error
    return str(guess.mime)


def _read_pdf(content: bytes) -> None:
    """Raises when no page can be shown, or the end is missing though a forgiving reader would still open it."""
    with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
        if not len(pdf.pages):
            raise ValueError("no page")
    if content.rfind(b"%%EOF") < content.rfind(b"endobj"):
        raise ValueError("cut off")


def _read_image(content: bytes) -> None:
    """Raises unless every line can be decoded; a JPEG is decoded small, which reads it to its end all the same."""
    with Image.open(io.BytesIO(content)) as image:
        image.draft(None, (image.width // 8, image.height // 8))
        image.load()


def _unknown(name: str) -> RuleBroken:
    ending = Path(name).suffix
    message = _(
        "Tệp “%(name)s” là loại %(ending)s, Trung tâm chưa mở được. Chọn ảnh (JPG, PNG) hoặc PDF. "
        "Có thể chụp trực tiếp bằng điện thoại."
    )
    if ending.lower() in ENDINGS:  # to say that a PDF is no PDF would help nobody
        message = _(
            "Tệp “%(name)s” có đuôi %(ending)s nhưng bên trong là loại khác, Trung tâm chưa mở được. "
            "Chọn tệp gốc là ảnh (JPG, PNG) hoặc PDF. Có thể chụp trực tiếp bằng điện thoại."
        )
    params = {"name": name, "ending": ending or _("không rõ")}
    return RuleBroken(message, code="file_not_readable", params=params)


def _locked(name: str) -> RuleBroken:
    return RuleBroken(
        _(
            "Tệp “%(name)s” có mật khẩu nên Trung tâm không mở được. Gỡ mật khẩu rồi chọn lại tệp, "
            "hoặc chụp ảnh giấy tờ. Các tệp khác vẫn còn."
        ),
        code="file_locked",
        params={"name": name},
    )


def _damaged(name: str) -> RuleBroken:
    return RuleBroken(
        _(
            "Tệp “%(name)s” bị hỏng hoặc chưa chép về đủ nên không xem được. Mở thử tệp trên máy; "
            "nếu không mở được thì quét hoặc chụp lại. Các tệp khác vẫn còn."
        ),
        code="file_damaged",
        params={"name": name},
    )
