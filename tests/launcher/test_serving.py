"""Starts, stops and deaths of `motcua serve`."""

import os
import signal
import socket

import pytest

from .running import Site, until


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_is_orderly_and_leaves_nothing(running_site: Site, number: int) -> None:
    assert running_site.stop(number) == 0
    assert running_site.processes() == []
    log = (running_site.home / "log" / "postgres.log").read_text()
    assert log.strip().endswith("database system is shut down")


def test_a_second_start_says_where_the_first_runs(lasting_site: Site) -> None:
    second = lasting_site.run("serve")
    assert second.returncode == 0
    assert f"đang chạy tại http://127.0.0.1:{lasting_site.port}/" in second.stdout
    assert lasting_site.is_well()


def test_of_two_starts_at_once_one_serves_and_one_says_so(new_site: Site) -> None:
    starts = [new_site.start(), new_site.start()]
    until(lambda: any(start.poll() is not None for start in starts), "the end of one of them")
    new_site.await_well()
    assert sorted(str(start.poll()) for start in starts) == ["0", "None"], new_site.words()
    assert len(new_site.processes("bin/postgres")) == 1


def test_a_stop_at_any_moment_of_the_first_start_leaves_nothing_and_harms_nothing(new_site: Site) -> None:
    making = new_site.home / "database" / "data.making" / "base"
    moments = {
        "before there is a home": lambda: True,
        "while the cluster is made": making.exists,
        "while tables are made": lambda: "bảng dữ liệu" in new_site.words(),
        "while rows are filled in": lambda: "dữ liệu nền" in new_site.words(),
        "while the web server starts": lambda: new_site.processes("granian"),
        "when two web processes have started": lambda: len(new_site.processes("granian")) > 2,
    }
    for moment, has_come in moments.items():
        new_site.start()
        until(has_come, moment)
        assert new_site.stop(signal.SIGHUP) in {0, -signal.SIGHUP}, moment
        assert new_site.processes() == [], moment
    new_site.start()
    new_site.await_well()


@pytest.mark.parametrize("part", ["granian", "procrastinate", "bin/postgres"])
def test_a_killed_service_comes_back_by_itself(lasting_site: Site, part: str) -> None:
    killed, before = lasting_site.one(part), set(lasting_site.processes(part))
    os.kill(killed, signal.SIGKILL)
    until(lambda: set(lasting_site.processes(part)) - before, f"a new {part}")
    lasting_site.await_well()


def test_the_health_page_tells_of_a_lost_database(lasting_site: Site) -> None:
    os.kill(lasting_site.started[-1].pid, signal.SIGSTOP)  # nobody starts it again
    os.kill(lasting_site.one("bin/postgres"), signal.SIGKILL)
    until(lambda: lasting_site.health() == (503, LOST), "the bad news")
    os.kill(lasting_site.started[-1].pid, signal.SIGCONT)
    lasting_site.await_well()


LOST = {"trang_thai": "loi", "vi_sao": ["Cơ sở dữ liệu không trả lời."]}


def test_nothing_survives_a_killed_launcher_and_the_next_start_is_clean(running_site: Site) -> None:
    running_site.stop(signal.SIGKILL)
    running_site.start()  # at once, while the database is still shutting down
    running_site.await_well()
    assert running_site.stop() == 0
    assert running_site.processes() == []


def test_everything_killed_at_once_starts_again(running_site: Site) -> None:
    for pid in running_site.processes():
        os.kill(pid, signal.SIGKILL)
    running_site.started[-1].wait()
    running_site.start()
    running_site.await_well()


def test_a_taken_port_is_named_with_the_way_out(site: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", site.port))
        other.listen()
        refused = site.run("serve")
    assert refused.returncode == 1
    assert f"cổng {site.port}" in refused.stderr
    assert "PORT=" in refused.stderr
    assert site.processes() == []


@pytest.mark.parametrize("port", ["0", "70000", "tám"])
def test_a_port_that_is_none_is_refused(site: Site, port: str) -> None:
    refused = site.run("serve", PORT=port)
    assert (refused.returncode, f"PORT={port}" in refused.stderr) == (1, True)
