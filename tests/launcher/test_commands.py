"""The command line beside a running server and without one."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from motcua.config import cli
from motcua.config.launcher import database, mode
from motcua.config.launcher.home import Home
from motcua.config.launcher.processes import StopRequest
from motcua.config.launcher.testing import temporary_database
from motcua.config.launcher.trouble import Trouble

from .running import Site, until

ASK = "from django.db import connection as c; k = c.cursor(); k.execute('select current_user'); "
ASK += "print(k.fetchone()[0])"
WAIT = "import time; time.sleep(60)"


def test_a_command_starts_the_database_for_its_own_time(site: Site) -> None:
    done = site.run("manage", "shell", "--no-imports", "-c", ASK)
    assert (done.returncode, done.stdout, site.processes()) == (0, "motcua_app\n", [])


def test_a_command_uses_the_database_of_the_running_server(lasting_site: Site) -> None:
    done = lasting_site.run("manage", "shell", "--no-imports", "-c", ASK)
    assert (done.returncode, done.stdout) == (0, "motcua_app\n")
    assert lasting_site.is_well()


def test_tables_belong_to_the_owner_and_rows_to_the_application(lasting_site: Site) -> None:
    query = "select tableowner, has_table_privilege('motcua_app', 'procrastinate_jobs', 'INSERT, DELETE'), "
    query += "has_table_privilege('motcua_app', 'procrastinate_jobs', 'TRUNCATE'), "
    query += "bool_or(rolsuper or rolbypassrls) from pg_tables, pg_roles "
    query += "where tablename = 'procrastinate_jobs' and rolname like 'motcua%' group by 1"
    ask = ASK.replace("select current_user", query.replace("'", "\\'")).replace("fetchone()[0]", "fetchone()")
    done = lasting_site.run("manage", "shell", "--no-imports", "-c", ask)
    assert done.stdout == "('motcua_owner', True, False, False)\n", done.stderr


def test_the_database_has_looked_at_the_tables_it_was_given(site: Site) -> None:
    query = "select last_analyze is not null from pg_stat_user_tables where relname = 'django_migrations'"
    ask = ASK.replace("select current_user", query.replace("'", "\\'"))
    assert site.run("manage", "shell", "--no-imports", "-c", ask).stdout == "True\n"


@pytest.mark.parametrize("code", [0, 3])
def test_the_exit_code_of_a_command_passes_through(site: Site, code: int) -> None:
    script = f"raise SystemExit({code})"
    assert site.run("manage", "shell", "--no-imports", "-c", script).returncode == code


def test_a_command_on_a_new_home_prepares_it_and_says_nothing_of_that_to_programs(new_site: Site) -> None:
    done = new_site.run("audit", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"arguments": ["--json"]})
    assert "bảng dữ liệu" in done.stderr


def test_a_stopped_command_stops_its_database(site: Site) -> None:
    child = subprocess.Popen(site.command("manage", "shell", "--no-imports", "-c", WAIT), env=site.env)
    site.started.append(child)
    until(lambda: len(site.processes("import time")) > 1, "the command below the launcher")
    assert site.stop() == 128 + signal.SIGTERM
    assert site.processes() == []


def test_serving_waits_for_a_passing_command(site: Site) -> None:
    child = subprocess.Popen(site.command("manage", "shell", "--no-imports", "-c", WAIT), env=site.env)
    until(lambda: site.processes("bin/postgres"), "the database of the command")
    site.start()
    site.await_words("Đang chờ một lệnh khác")
    child.terminate()
    child.wait()
    site.await_well()


def test_an_unknown_command_gets_the_list(site: Site) -> None:
    done = site.run("phep-mau")
    assert done.returncode == 2
    assert "doctor" in done.stderr


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["help"]) == 0
    text = capsys.readouterr().out
    assert [name for name in cli.meanings() if name not in text] == []


def test_every_forwarded_command_is_there() -> None:
    assert [name for name in cli.FORWARDED if name not in get_commands()] == []


def test_doctor_finds_a_running_server_well(lasting_site: Site) -> None:
    done = lasting_site.run("doctor", "--json")
    findings = json.loads(done.stdout)
    assert done.returncode == 0
    assert [finding["name"] for finding in findings if finding["ok"] is not True] == []


def test_an_outside_database_is_used_as_it_is(new_site: Site) -> None:
    with temporary_database() as variables:
        new_site.start(DATABASE_URL=variables["DATABASE_URL"])
        new_site.await_well()
        assert not (new_site.home / "database").exists()
        assert new_site.stop() == 0


def test_an_outside_database_that_does_not_answer_is_named(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    monkeypatch.setattr(database, "TRIES", 1)
    stop = StopRequest()
    with pytest.raises(Trouble, match="DATABASE_URL"), database.opened(home, stop):
        stop.release()
    stop.release()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    for name in ("DATABASE_URL", "MOTCUA_DEMO", "MOTCUA_BIND", "MOTCUA_PUBLIC_URL", "MOTCUA_ALLOWED_HOSTS"):
        monkeypatch.setenv(name, "")  # so that what the code sets is undone
        monkeypatch.delenv(name)
    return Home(tmp_path)


@pytest.mark.parametrize(
    ("asked", "environment", "chosen"),
    [
        (True, {}, "1"),
        (False, {}, "0"),
        (True, {"MOTCUA_DEMO": "0"}, "0"),
        (False, {"MOTCUA_DEMO": "1"}, "1"),
        (True, {"DATABASE_URL": "postgresql:///x"}, "0"),
        (True, {"MOTCUA_PUBLIC_URL": "https://motcua.example.vn"}, "0"),
        (True, {"MOTCUA_BIND": "0.0.0.0"}, "0"),
    ],
)
def test_the_demo_is_for_homes_where_nothing_looks_real(
    home: Home, monkeypatch: pytest.MonkeyPatch, asked: bool, environment: dict[str, str], chosen: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    mode.choose(home, demo=asked)
    assert os.environ["MOTCUA_DEMO"] == chosen


def test_a_home_keeps_its_mode(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    mode.choose(home, demo=False)
    monkeypatch.delenv("MOTCUA_DEMO")
    mode.choose(home, demo=True)
    assert os.environ["MOTCUA_DEMO"] == "0"


def test_the_demo_is_refused_over_real_data(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    mode.choose(home, demo=False)
    monkeypatch.setenv("MOTCUA_DEMO", "1")
    with pytest.raises(Trouble, match="dữ liệu thật"):
        mode.choose(home, demo=False)


def test_the_demo_is_refused_to_other_machines(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_DEMO", "1")
    monkeypatch.setenv("MOTCUA_BIND", "0.0.0.0")
    with pytest.raises(Trouble, match="chính máy này"):
        mode.choose(home, demo=True)
