"""The nightly look behind legal links, against a server on this machine."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from tests.fixtures import NINE

from motcua.integrations.links import checking
from motcua.reference.procedures.models import LegalLink, Procedure
from motcua.reference.procedures.states import LinkState


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/200")
        else:
            self.send_response(int(self.path[1:]))
        self.end_headers()

    def log_message(self, *args: object) -> None: ...


@pytest.fixture(scope="module")
def server():
    running = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()


def links_to(*urls: str) -> list[LegalLink]:
    procedure = Procedure.objects.create(code="1.000001")
    return [LegalLink.objects.create(procedure=procedure, title=url, url=url) for url in urls]


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/200", LinkState.THERE),
        ("/moved", LinkState.THERE),
        ("/404", LinkState.GONE),
        ("/410", LinkState.GONE),
        ("/403", LinkState.SILENT),
        ("/500", LinkState.SILENT),
    ],
)
def test_what_a_server_says_is_what_is_noted(server, path, state):
    assert checking.look(server + path, may_be_local=True).state == state


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "ftp://127.0.0.1/x", "http://[::1]/", "http:///x"])
def test_the_house_itself_is_never_asked(url):
    assert checking.look(url).state == LinkState.SILENT


@pytest.mark.django_db
def test_every_link_is_noted_also_the_silent_ones(server):
    silent, there, gone = links_to("http://127.0.0.1:1/x", f"{server}/200", f"{server}/404")
    assert checking.check_all(at=NINE, may_be_local=True) == 3
    for link, state in ((silent, LinkState.SILENT), (there, LinkState.THERE), (gone, LinkState.GONE)):
        link.refresh_from_db()
        assert (link.state, link.checked_at) == (state, NINE)


@pytest.mark.django_db
def test_a_house_that_is_offline_concludes_nothing():
    links = links_to(*(f"http://127.0.0.1:1/{n}" for n in range(checking.OFFLINE + 1)))
    assert checking.check_all(at=NINE, may_be_local=True) == 0
    links[0].refresh_from_db()
    assert links[0].state == LinkState.UNCHECKED
