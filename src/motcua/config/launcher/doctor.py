"""`motcua doctor`: is everything this installation needs in order?"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

import psycopg

from motcua.config.environment import DATABASE_URL
from motcua.config.launcher import accounts, binaries, database, places, preparation
from motcua.config.launcher import home as homes
from motcua.config.launcher.home import Home
from motcua.config.launcher.processes import Stopped, StopRequest
from motcua.config.launcher.trouble import Trouble, say

_SIGNS = {True: "ok  ", False: "HỎNG", None: "–   "}
_LEAST_FREE_BYTES = 1_000_000_000
_HEARTBEAT = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '30 seconds'"


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `ok` is None when it could not be asked, for instance of a server not running."""

    name: str
    ok: bool | None
    remark: str


def doctor(stop: StopRequest, *, as_json: bool) -> int:
    """Print what was found; 1 when something is wrong."""
    try:
        findings = list(_examine(stop))
    except Stopped:
        return 1
    if as_json:
        say(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            say(f"{_SIGNS[finding.ok]} {finding.name}: {finding.remark}")
    return int(any(finding.ok is False for finding in findings))


def _examine(stop: StopRequest) -> Iterator[Finding]:
    yield Finding("Python", sys.version_info >= (3, 11), sys.version.split()[0])
    yield (writable := _ask("Thư mục dữ liệu", lambda: f"{homes.prepare().path} ghi được"))
    if not writable.ok:
        return
    home = homes.prepare()
    free = shutil.disk_usage(home.path).free
    yield Finding("Đĩa trống", free > _LEAST_FREE_BYTES, f"{free / 1e9:.1f} GB")
    if not DATABASE_URL.read():
        yield _ask("Chương trình PostgreSQL", lambda: _programs(home))
    yield from _examine_database(home, stop)


def _ask(name: str, question: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, question())
    except Trouble as trouble:
        return Finding(name, False, str(trouble).splitlines()[0])


def _programs(home: Home) -> str:
    data = places.existing_base(home) / "data"
    account = accounts.server_account(data)
    chosen = binaries.choose(binaries.data_version(data))
    return f"phiên bản {chosen.major} ở {chosen.folder}" + (f", tài khoản {account.name}" if account else "")


def _examine_database(home: Home, stop: StopRequest) -> Iterator[Finding]:
    """Through the running server if there is one, else with the database started for the examination."""
    claim = None if DATABASE_URL.read() else home.claim()
    if claim is None:
        env = {**os.environ, **home.holder().get("environment", {})}
        if not env.get("DATABASE_URL"):
            yield Finding("Cơ sở dữ liệu", None, "đang khởi động hoặc đang phục vụ một lệnh khác")
            return
        yield from _examine_rows(env, running=True)
        return
    try:
        claim.tell(kind="command")
        with database.opened(home, stop) as (_, addresses):
            yield from _examine_rows({**os.environ, **addresses}, running=False)
    except Trouble as trouble:
        yield Finding("Cơ sở dữ liệu", False, str(trouble).splitlines()[0])
    finally:
        claim.release()


def _examine_rows(env: dict[str, str], *, running: bool) -> Iterator[Finding]:
    try:
        with psycopg.connect(env["DATABASE_URL"], connect_timeout=5) as connection:
            major = connection.info.server_version // 10000
            yield Finding("Cơ sở dữ liệu", True, f"PostgreSQL {major} trả lời")
    except psycopg.Error as error:
        yield Finding("Cơ sở dữ liệu", False, str(error).strip().splitlines()[-1])
        return
    yield _migrations(env)
    yield _worker(env) if running else Finding("Tiến trình nền", None, "máy chủ chưa chạy")


def _migrations(env: dict[str, str]) -> Finding:
    command = preparation.django("migrate", "--check")
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True)  # noqa: S603
    if done.returncode == 0:
        return Finding("Bảng dữ liệu", True, "đúng phiên bản")
    return Finding("Bảng dữ liệu", False, "chưa cập nhật; hãy chạy motcua manage migrate")


def _worker(env: dict[str, str]) -> Finding:
    try:
        with psycopg.connect(env["DATABASE_URL"], connect_timeout=5) as connection:
            row = connection.execute(_HEARTBEAT).fetchone()
    except psycopg.errors.UndefinedTable:
        row = None
    count = row[0] if row else 0
    return Finding("Tiến trình nền", count > 0, f"{count} tiến trình đang hoạt động")
