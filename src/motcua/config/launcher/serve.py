"""`motcua serve`: database, web and worker of one machine, watched until told to stop."""

import contextlib
import http.client
import os
import socket
import sys
from collections.abc import Iterator, Mapping

from motcua.config.environment import BIND, DEMO
from motcua.config.launcher import database, mode, options, preparation
from motcua.config.launcher import home as homes
from motcua.config.launcher.home import Claim, Home
from motcua.config.launcher.postgres import Postgres
from motcua.config.launcher.processes import GRACE_SECONDS, Service, Stopped, StopRequest, end_groups, spawn
from motcua.config.launcher.trouble import Trouble, say

_GRANIAN = (
    "granian --interface wsgi --workers 2 --blocking-threads 4 --workers-kill-timeout 10"
    " --respawn-failed-workers --no-access-log --log-level warning"
)
_EARLY_GRACE_SECONDS = 2.0
WORKER = ("procrastinate", "worker", "--concurrency", "2", "--shutdown-graceful-timeout", "15")


def serve(stop: StopRequest, *, demo: bool) -> int:
    """Run everything until told to stop; the exit code. `demo` brings the sample commune to a new home."""
    try:
        options.port()
        home = homes.prepare()
        with _claimed(home, stop) as claim:
            if claim is not None:
                mode.choose(home, demo=demo)
                _require_free_port()
                claim.tell(kind="serve", address=options.address())
                _run_everything(home, claim, stop)
    except Stopped:
        say("Đã dừng.")
    return 0


@contextlib.contextmanager
def _claimed(home: Home, stop: StopRequest) -> Iterator[Claim | None]:
    """The claim on `home`; None after saying that it is served already. Waits for a passing command."""
    waiting = False
    while (claim := home.claim()) is None:
        holder = home.holder()
        if holder.get("kind") == "serve":
            say(f"Một Cửa đang chạy tại {holder['address']} (tiến trình {holder['pid']}).")
            say("(Already running. For another one, set MOTCUA_HOME and PORT.)")
            yield None
            return
        if holder and not waiting:
            waiting = True
            say(f"Đang chờ một lệnh khác (tiến trình {holder['pid']}) dùng xong cơ sở dữ liệu…")
        stop.pause(0.1)
    try:
        yield claim
    finally:
        claim.release()


def _require_free_port() -> None:
    host, port = BIND.read(), options.port()
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Trouble(
                f"Không mở được cổng {port} ở {host} ({error.strerror}); có thể chương trình khác đang dùng. "
                f"Hãy chọn cổng khác, ví dụ PORT={port + 1 if port < 65535 else 8080}.",
                f"Port {port} cannot be opened, perhaps another program has it: choose another with PORT=.",
            ) from error


def _run_everything(home: Home, claim: Claim, stop: StopRequest) -> None:
    with database.opened(home, stop) as (server, addresses):
        env = {**os.environ, **addresses, "MOTCUA_HOME": str(home.path)}
        preparation.bring_up_to_date(home, env, stop)
        told = {**addresses, DEMO.name: env[DEMO.name]}
        claim.tell(kind="serve", address=options.address(), environment=told)
        _serve_until_stopped(home, env, server, stop)


def _serve_until_stopped(
    home: Home, env: Mapping[str, str], server: Postgres | None, stop: StopRequest
) -> None:
    services, settled = _services(env), False
    try:
        while True:
            for kept in [server, *services]:
                if kept:
                    kept.tend()
            if not settled and is_well():
                _welcome(home, env, stop)
                settled = True
            stop.pause(0.2)
    finally:
        # granian sits out a TERM during its start; before all was well there is nothing to wait for
        children = [service.child for service in services if service.child]
        end_groups(children, GRACE_SECONDS if settled else _EARLY_GRACE_SECONDS)


def _services(env: Mapping[str, str]) -> list[Service]:
    """Web and worker, not yet started; they never see the owner's address."""
    own = preparation.without_owner(env) | {"MOTCUA_SUPERVISED": "1"}
    listen = ["--host", BIND.read(), "--port", str(options.port()), "motcua.config.wsgi:application"]
    return [
        Service("Máy chủ web", [sys.executable, "-m", *_GRANIAN.split(), *listen], own),
        Service("Tiến trình nền", preparation.django(*WORKER), own),
    ]


def is_well() -> bool:
    """Whether the site answers that web, worker and database are well."""
    web = http.client.HTTPConnection(options.reached_host(), options.port(), timeout=5)
    try:
        web.request("GET", "/suc-khoe/", headers={"Host": options.served_host()})
        return web.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        web.close()


def _welcome(home: Home, env: Mapping[str, str], stop: StopRequest) -> None:
    say(f"\nMột Cửa đã sẵn sàng: {options.address()}")
    if env.get(DEMO.name) == "1":
        say("Dữ liệu mẫu để dùng thử: ở trang đăng nhập, chọn một vai để vào, không cần mật khẩu.")
        say("(Sample data: choose a role on the login page, no password is needed.)")
    else:
        stop.wait(spawn(preparation.offered("first_administrator_link"), env=preparation.without_owner(env)))
    say(f"Dữ liệu ở {home.path}. Nhấn Ctrl-C để dừng. (Ctrl-C stops everything.)\n")
