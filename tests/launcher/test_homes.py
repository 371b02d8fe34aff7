"""Folders, accounts and remains that a start may find."""

import errno
import os
import pwd
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from motcua.config.launcher import accounts, binaries, home, places
from motcua.config.launcher.accounts import Account
from motcua.config.launcher.trouble import Trouble, unusable

from .running import SOURCES, Site


def ordinary_account() -> dict[str, Any]:
    """Arguments to run as somebody who is not root; none when that is what we are."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def be_ordinary(site: Site) -> None:
    """Let `site` run as an ordinary user where that user can reach a Python and our sources."""
    packages = Path(accounts.__file__).parents[3], Path(pytest.__file__).parents[1]
    site.env["PYTHONPATH"] += f":{packages[1]}"
    same = f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}"
    for python in (sys.executable, same):
        test = [python, "-c", "import motcua.config.cli, django"]
        try:
            done = subprocess.run(test, env=site.env, cwd="/", capture_output=True, **ordinary_account())
        except OSError:
            continue
        if done.returncode == 0:
            site.python, site.identity = python, {"cwd": "/", **ordinary_account()}
            return


@pytest.mark.parametrize("ordinary", [False, True])
def test_a_home_below_a_private_folder_works_and_stays_private(new_site: Site, ordinary: bool) -> None:
    private = new_site.home.parent / "private"
    private.mkdir(mode=0o700)
    new_site.home = private / "home"
    new_site.env["MOTCUA_HOME"] = str(new_site.home)
    if ordinary:
        be_ordinary(new_site)
        os.chown(private, new_site.identity.get("user", -1), -1)
    done = new_site.run("doctor")
    assert done.returncode == 1, done  # its tables are not made yet
    assert "ok   Cơ sở dữ liệu" in done.stdout, done
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_a_pid_file_that_names_somebody_else_is_not_believed(site: Site) -> None:
    (site.home / "database" / "data" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    assert "ok   Cơ sở dữ liệu" in site.run("doctor").stdout


def test_a_pid_file_that_names_a_zombie_is_not_believed(site: Site) -> None:
    zombie = subprocess.Popen(["true"])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    (site.home / "database" / "data" / "postmaster.pid").write_text(f"{zombie.pid}\n")
    assert "ok   Cơ sở dữ liệu" in site.run("doctor").stdout
    zombie.wait()


def test_a_half_made_cluster_is_made_again(new_site: Site) -> None:
    making = new_site.home / "database" / "data.making"
    making.mkdir(parents=True)
    new_site.home.chmod(0o711)
    (making / "PG_VERSION").write_text("18\n")
    assert "ok   Cơ sở dữ liệu" in new_site.run("doctor").stdout


def test_data_of_another_postgresql_are_left_alone(site: Site) -> None:
    version = site.home / "database" / "data" / "PG_VERSION"
    version.write_text("9\n")
    refused = site.run("serve")
    assert refused.returncode == 1
    assert "PostgreSQL 9" in refused.stderr


def test_a_home_that_is_a_file_is_refused(new_site: Site) -> None:
    new_site.home.write_text("")
    refused = new_site.run("serve")
    assert refused.returncode == 1
    assert f"Không dùng được {new_site.home}" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_home_another_start_makes_in_the_same_moment_is_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make, new = os.mkdir, tmp_path / "home"

    def make_second(path: str | Path, *arguments: Any) -> None:
        if Path(path) == new:
            make(new)
        make(path, *arguments)

    monkeypatch.setattr(os, "mkdir", make_second)
    assert home.prepare(new).claim() is not None


def test_a_full_disk_is_called_by_its_name() -> None:
    assert "đĩa đã đầy" in str(unusable("/srv/motcua", OSError(errno.ENOSPC, "No space left on device")))


def test_an_account_without_a_name_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 54321)
    with pytest.raises(Trouble, match=r"54321.*/etc/passwd"):
        accounts.server_account(tmp_path)


def test_programs_out_of_reach_are_copied_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Account, "can", lambda *anything: False)
    chosen = binaries.choose(None)
    copy = binaries.reachable(chosen, Account("nobody", 65534, 65534), tmp_path)
    assert copy.is_relative_to(tmp_path)
    answer = subprocess.run([copy / "initdb", "--version"], capture_output=True, text=True)
    assert f" {chosen.major}." in answer.stdout


@pytest.mark.parametrize("trap", ["open", "link"])
def test_a_socket_folder_somebody_else_prepared_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trap: str
) -> None:
    folder = places.socket_folder(tmp_path / "data", None)
    folder.rmdir()
    if trap == "open":
        folder.mkdir()
        folder.chmod(0o777)
    else:
        folder.symlink_to(SOURCES)
    try:
        with pytest.raises(Trouble, match="không phải thư mục riêng"):
            places.socket_folder(tmp_path / "data", None)
    finally:
        folder.rmdir() if trap == "open" else folder.unlink()
