"""Keeping files: by content, size limited, original bytes for ever."""

import hashlib
import os
import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import sniffing
from motcua.foundation.files.models import StoredFile


def path_of(sha256: str) -> Path:
    """Where the bytes lie: two levels of folders, so that no folder grows without bound."""
    return Path(settings.FILES_ROOT) / sha256[:2] / sha256[2:4] / sha256


def _write_once(content: bytes, target: Path) -> None:
    """Put the bytes in place whole or not at all, also when two writers or a crash meet."""
    if target.exists() and target.stat().st_size == len(content):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.{secrets.token_hex(6)}")
    try:
        with open(fresh, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


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


def discard(stored: StoredFile) -> None:
    """Throw away a file that was made for a while only; its bytes go once that is committed.

    For what nobody else can have kept: another Centre's row with the same bytes keeps them. Raises ProtectedError
    while a row still leads to it.
    """
    sha256 = stored.sha256
    stored.delete()
    if not StoredFile.objects.filter(sha256=sha256).exists():
        transaction.on_commit(lambda: path_of(sha256).unlink(missing_ok=True))


def require_size(size: int, *, name: str) -> None:
    """Nothing, when an upload of `size` bytes may be read. Raises RuleBroken: empty, or above the limit.

    A page asks this of what the browser announced, before it reads the bytes.
    """
    limit = settings.UPLOAD_LIMIT_BYTES
    if size == 0:
        raise RuleBroken(
            _(
                "Tệp “%(name)s” trống, không có nội dung nên chưa tải lên. Đợi chụp hoặc chép xong rồi "
                "chọn lại tệp. Các tệp khác vẫn còn."
            ),
            code="file_empty",
            params={"name": name},
        )
    if size > limit:
        raise RuleBroken(
            _(
                "Tệp “%(name)s” nặng %(size)s MB, quá mức %(limit)s MB nên chưa tải lên. Bấm “Thu nhỏ ảnh”, "
                "hoặc chụp lại ở chế độ thường. Các tệp khác vẫn còn."
            ),
            code="file_too_large",
            params={"name": name, "size": -(-size // 1024**2), "limit": limit // 1024**2},
        )


def take_in(content: bytes, *, name: str, centre: int) -> StoredFile:
    """The stored file of an upload, once it has been read to its end. `name` is only for messages and is not kept.

    Raises RuleBroken when it is empty, too large, not a PDF, JPEG or PNG, locked by a password, or damaged.
    """
    require_size(len(content), name=name)
    return keep(content, kind=sniffing.media_type(content, name=name), centre=centre)
