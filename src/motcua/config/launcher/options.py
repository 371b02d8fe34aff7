"""What the environment asks of the launcher, checked."""

import ipaddress
import os

from motcua.config.environment import ALLOWED_HOSTS, BIND, DATABASE_URL, PORT, PUBLIC_URL
from motcua.config.launcher.trouble import Trouble


def port() -> int:
    """The port to listen on, 1–65535."""
    text = PORT.read()
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise Trouble(
            f"PORT={text} không phải là số cổng. Hãy đặt một số từ 1 đến 65535, ví dụ PORT=8080.",
            f"PORT={text} is not a port number; use 1 to 65535.",
        )
    return int(text)


def reached_host() -> str:
    """The host at which this machine itself reaches the web server."""
    host = BIND.read()
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (compared, not bound)


def address() -> str:
    """Where a browser on this machine finds the site, ending in a slash."""
    host = reached_host()
    return f"http://{f'[{host}]' if ':' in host else host}:{port()}/"


def served_host() -> str:
    """A host name the site answers to, for the launcher's own questions."""
    first = ALLOWED_HOSTS.read().split(",")[0].strip().lstrip(".")
    return first if first not in {"", "*"} else "127.0.0.1"


def is_loopback() -> bool:
    """Whether only this machine can reach the web server."""
    host = BIND.read()
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def looks_real() -> bool:
    """Whether the environment names a real installation, which never becomes a demo by default."""
    given = (DATABASE_URL, PUBLIC_URL, ALLOWED_HOSTS, BIND)
    return any(os.environ.get(setting.name) for setting in given)
