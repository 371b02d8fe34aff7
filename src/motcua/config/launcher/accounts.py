"""Which account the embedded server runs as: PostgreSQL refuses root and needs a named account."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.config.environment import PG_USER
from motcua.config.launcher.trouble import Trouble


@dataclass(frozen=True)
class Account:
    """Another account than ours, which only root can take on."""

    name: str
    uid: int
    gid: int

    def as_arguments(self) -> dict[str, Any]:
        """Arguments with which `subprocess` starts a program as this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can(self, test: str, path: Path) -> bool:
        """Whether the account passes `test` (-x, -r, -w) on `path`, asked of the system itself."""
        command = ["/bin/sh", "-c", 'test "$0" "$1"', test, str(path)]
        try:
            done = subprocess.run(command, cwd="/", env={}, **self.as_arguments())  # noqa: S603
        except OSError as error:
            raise Trouble(
                f"Không chạy được chương trình dưới tài khoản {self.name}. Hãy chạy bằng tài khoản thường "
                "(không phải root), hoặc đặt DATABASE_URL.",
                f"Cannot run as {self.name}: {error}. Start as an ordinary user or set DATABASE_URL.",
            ) from error
        return done.returncode == 0


def server_account(data: Path) -> Account | None:
    """The account for the server: None means our own; under root, the owner of `data` if it is there."""
    if os.getuid() != 0:
        _require_name(os.getuid())
        return None
    if data.exists() and (owner := data.stat().st_uid) != 0:
        return _named(_require_name(owner))
    wanted = PG_USER.read()
    for name in [wanted] if wanted else ["postgres", "nobody"]:
        account = _named(name)
        if account:
            return account
    raise Trouble(
        f"Máy này không có tài khoản {wanted or 'postgres hoặc nobody'} để chạy cơ sở dữ liệu. "
        "Hãy đặt MOTCUA_PG_USER là một tài khoản thường.",
        "PostgreSQL does not run as root: set MOTCUA_PG_USER to an ordinary account.",
    )


def _named(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid) if entry.pw_uid != 0 else None


def _require_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        raise Trouble(
            f"Tài khoản số {uid} không có tên trong /etc/passwd nên PostgreSQL không khởi động được. "
            "Hãy thêm một dòng cho tài khoản này, hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL.",
            f"uid {uid} has no passwd entry, which PostgreSQL needs: add one or set DATABASE_URL.",
        ) from None
