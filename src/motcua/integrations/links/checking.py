"""Opening a link as a reader would, and noting what is behind it."""

import ipaddress
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any
from urllib.parse import urlsplit

from motcua.reference.procedures import actions
from motcua.reference.procedures.models import LegalLink
from motcua.reference.procedures.states import LinkState

#: seconds one server is waited for, links asked in one night, and links that must be silent for us to be offline
PATIENCE, AT_ONCE, OFFLINE = 10, 5_000, 5
_AGENT = {"User-Agent": "motcua link check"}
#: what a server says of a page that is no longer there; anything else may pass
_GONE = (404, 410)


@dataclass(frozen=True)
class Found:
    """What was behind a link, and the server's word for it."""

    state: LinkState
    answer: str = ""


class _PublicOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to a public address."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        _must_be_public(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _must_be_public(url: str) -> None:
    """Raises OSError for anything but a web address of the open internet: the house's own network is nobody's link."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise OSError("no web address")
    for *_kind, address in socket.getaddrinfo(parts.hostname, None):
        if not ipaddress.ip_address(address[0]).is_global:
            raise OSError("not a public address")


def look(url: str, *, may_be_local: bool = False) -> Found:
    """What is behind an address; only the head of the answer is read. `may_be_local` is for tests."""
    handlers = [] if may_be_local else [_PublicOnly()]
    try:
        if not may_be_local:
            _must_be_public(url)
        request = urllib.request.Request(url, headers=_AGENT)  # noqa: S310 (a URLField of http and https)
        with urllib.request.build_opener(*handlers).open(request, timeout=PATIENCE) as answer:
            return Found(LinkState.THERE, str(answer.status))
    except urllib.error.HTTPError as error:
        return Found(LinkState.GONE if error.code in _GONE else LinkState.SILENT, str(error.code))
    except (OSError, ValueError) as error:
        return Found(LinkState.SILENT, type(error).__name__)


def check_all(*, at: datetime, may_be_local: bool = False) -> int:
    """How many links were noted; none when the house itself seems to be offline."""
    noted, waiting = 0, list[tuple[LegalLink, Found]]()
    is_online = False
    for link, found in _looked(may_be_local):
        waiting.append((link, found))
        is_online = is_online or found.answer.isdecimal()
        if not is_online and len(waiting) >= OFFLINE:
            return 0
        if is_online:
            for each, seen in waiting:
                actions.note_check(each, seen.state, seen.answer, at=at)
            noted, waiting = noted + len(waiting), []
    return noted


def _looked(may_be_local: bool) -> Iterator[tuple[LegalLink, Found]]:
    """The links longest not looked at first, each address asked once."""
    seen: dict[str, Found] = {}
    for link in LegalLink.objects.order_by("checked_at", "pk")[:AT_ONCE]:
        if link.url not in seen:
            seen[link.url] = look(link.url, may_be_local=may_be_local)
        yield link, seen[link.url]
