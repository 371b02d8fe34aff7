"""Folders the server's account can reach. Folders that are the user's own are never opened up for it."""

import hashlib
import os
import secrets
import stat
import sys
import tempfile
from pathlib import Path

from motcua.config.launcher.accounts import Account
from motcua.config.launcher.home import Home
from motcua.config.launcher.trouble import Trouble, unusable

_ELSEWHERE = Path("/var/lib/motcua")


def existing_base(home: Home) -> Path:
    """The folder that holds, or would hold, the database of `home`."""
    pointer = _pointer(home)
    if not pointer.exists():
        return home.path / "database"
    base = Path(pointer.read_text().strip())
    if not base.is_dir():
        raise Trouble(
            f"Dữ liệu của {home.path} được ghi là ở {base} nhưng thư mục này không còn. Hãy khôi phục nó; "
            f"nếu thật sự muốn bắt đầu lại từ đầu thì xóa tệp {pointer}.",
            f"The database folder {base} named in {pointer} is gone.",
        )
    return base


def prepare_base(home: Home, account: Account | None) -> Path:
    """The folder of the database, made and reachable for `account`; elsewhere when `home` is private."""
    base = existing_base(home)
    try:
        if account and not base.exists() and not account.can("-x", home.path):
            return _make_elsewhere(home)
        make_passable(base)
    except OSError as error:
        raise unusable(base, error) from error
    if account and not account.can("-x", base):
        raise Trouble(
            f"Tài khoản {account.name} không còn vào được {base}. Hãy cho phép đi qua các thư mục mẹ "
            "(chmod o+x), hoặc chuyển dữ liệu đến nơi khác và đặt MOTCUA_HOME.",
            f"{account.name} can no longer reach {base}.",
        )
    return base


def make_passable(folder: Path) -> None:
    """Make `folder` so that others may pass through but not look around, whatever the umask."""
    if not folder.exists():
        folder.mkdir()
        folder.chmod(0o711)


def _pointer(home: Home) -> Path:
    return home.path / "database.path"


def _make_elsewhere(home: Home) -> Path:
    """A new folder outside a private home; its name is random, so that a deleted home stays deleted."""
    base = _ELSEWHERE / secrets.token_hex(6)
    _ELSEWHERE.mkdir(parents=True, exist_ok=True)
    make_passable(base)
    (base / "home.txt").write_text(f"{home.path}\n")
    fresh = home.run / "database.path"
    fresh.write_text(f"{base}\n")
    fresh.rename(_pointer(home))
    print(f"Cơ sở dữ liệu nằm ở {base}, vì {home.path} chỉ mở cho riêng bạn.", file=sys.stderr)
    return base


def socket_folder(data: Path, account: Account | None) -> Path:
    """The private folder for the server's socket, the same at each start."""
    folder = socket_path(data)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        _check_private(folder, account)
    except OSError as error:
        raise unusable(folder, error) from error
    if account:
        os.chown(folder, account.uid, account.gid, follow_symlinks=False)
    return folder


def socket_path(data: Path) -> Path:
    """Where the socket folder of `data` belongs: a socket's path is limited to 107 bytes."""
    temporary = Path("/tmp")  # noqa: S108  (the folder in it is made and checked by `socket_folder`)
    name = f"motcua-{hashlib.sha256(os.fsencode(data)).hexdigest()[:12]}"
    return (temporary if os.access(temporary, os.W_OK) else Path(tempfile.gettempdir())) / name


def _check_private(folder: Path, account: Account | None) -> None:
    """Raise Trouble unless `folder` is a real, private folder of ours: anyone may make names in /tmp."""
    found = folder.lstat()
    owners = {os.getuid(), account.uid if account else os.getuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners or found.st_mode & 0o077:
        raise Trouble(
            f"{folder} đã có nhưng không phải thư mục riêng của ta. Hãy xem ai đã tạo, rồi xóa nó.",
            f"{folder} exists and is not a private folder of ours: find out who made it and remove it.",
        )
