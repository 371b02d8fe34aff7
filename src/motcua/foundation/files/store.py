"""Keeping files: by content, type sniffed, size limited, original bytes for ever."""

import hashlib
import io
import os
import secrets
from pathlib import Path

import filetype
import pikepdf
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image

from motcua.foundation.errors import RuleBroken
from motcua.foundation.files.models import StoredFile

#: what the Centre can open later; everything else is refused at the door
ACCEPTED = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


def path_of(sha256: str) -> Path:
    """Where the bytes lie: two levels of folders, so that no folder grows without bound."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:4] / sha256


def _write_once(content: bytes, target: Path) -> None:
    """Put the bytes in place whole or not at all, also when two writers or a crash meet."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.{secrets.token_hex(6)}")
    with open(fresh, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, target)


def keep(content: bytes, *, kind: str, centre: int) -> StoredFile:
    """The stored file of these bytes, kept once however often it comes. `kind` is its media type."""
    sha256 = hashlib.sha256(content).hexdigest()
    _write_once(content, path_of(sha256))
    stored, _created = StoredFile.objects.get_or_create(
        centre=centre, sha256=sha256, defaults={"media_type": kind, "size": len(content)}
    )
    return stored


def read(stored: StoredFile) -> bytes:
    """The bytes as they came. Raises OSError when the store has lost them or they have changed."""
    content = path_of(stored.sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise OSError(f"stored file {stored.pk} does not match its hash")
    return content


def sniff(content: bytes) -> str | None:
    """The media type the bytes themselves show and a reader confirms; None when it is not an accepted one."""
    guess = filetype.guess(content)
    if guess is None or guess.mime not in ACCEPTED:
        return None
    try:
        if guess.mime == "application/pdf":
            pikepdf.open(io.BytesIO(content)).close()
        else:
            Image.open(io.BytesIO(content)).verify()
    except (pikepdf.PdfError, OSError, SyntaxError, Image.DecompressionBombError):
        return None
    return str(guess.mime)


def take_in(content: bytes, *, name: str, centre: int) -> StoredFile:
    """The stored file of an upload. `name` is only for the message.

    Raises RuleBroken when it is empty, too large, or not really a PDF, JPEG or PNG.
    """
    limit = settings.UPLOAD_LIMIT_BYTES
    if len(content) > limit:
        raise RuleBroken(
            _(
                "Tệp “%(name)s” nặng %(size)s MB, quá mức %(limit)s MB nên chưa tải lên. Bấm “Thu nhỏ ảnh”, "
                "hoặc chụp lại ở chế độ thường. Các tệp khác vẫn còn."
            ),
            code="file_too_large",
            params={"name": name, "size": -(-len(content) // 1024**2), "limit": limit // 1024**2},
        )
    media_type = sniff(content)
    if media_type is None:
        raise RuleBroken(
            _(
                "Tệp “%(name)s” là loại %(ending)s, Trung tâm chưa mở được. Chọn ảnh (JPG, PNG) hoặc PDF. "
                "Có thể chụp trực tiếp bằng điện thoại."
            ),
            code="file_not_readable",
            params={"name": name, "ending": Path(name).suffix or _("không rõ")},
        )
    return keep(content, kind=media_type, centre=centre)
