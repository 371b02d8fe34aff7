"""An officer's browser: one kept connection, cookies, and the acts of a dossier's way as the forms send them."""

import http.client
import re
import time
import urllib.parse
import uuid
from collections.abc import Mapping
from http.cookies import SimpleCookie

#: the hidden fields that every form of an act carries
_HIDDEN = re.compile(r'name="(key|based_on)" value="([^"]+)"')

NAME = "Dữ liệu mẫu Đo"


class Browser:
    """One officer of the sample Centre, signed in."""

    def __init__(self, address: str, role: str = "tiep-nhan") -> None:
        self.address = address
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc)
        self.cookies: SimpleCookie = SimpleCookie()
        #: the text of the last answer to a form
        self.said = ""
        self.get("/dang-nhap/")
        self.post(f"/thu-vai/{role}/", {})

    def ask(self, method: str, path: str, body: str | None = None) -> tuple[http.client.HTTPResponse, str]:
        """The answer as it is, redirect or not, and its text."""
        headers = {"Cookie": "; ".join(f"{name}={given.value}" for name, given in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return answer, answer.read().decode()

    def get(self, path: str) -> str:
        """The page at `path`, which must be there."""
        answer, text = self.ask("GET", path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return text

    def post(self, path: str, fields: Mapping[str, str]) -> str:
        """Where the answer leads to; empty when the form came back."""
        token = self.cookies["csrftoken"].value
        sent = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token})
        answer, self.said = self.ask("POST", path, sent)
        return answer.headers.get("Location", "")

    def timed(self, path: str) -> float:
        """Seconds from asking for a page to its last byte."""
        start = time.perf_counter()
        self.get(path)
        return time.perf_counter() - start

    def choose(self, procedure: str = "1.001193") -> dict[str, str]:
        """The fields of a complete intake of that procedure, read off the screen."""
        path = f"/quay/tiep-nhan/{uuid.uuid4()}/"
        hits = self.get(f"{path}thu-tuc/?tim={procedure}")
        version = re.search(r'value="chon:(\d+)"', hits)
        assert version is not None, f"{procedure} is not in the catalogue"
        self.post(path, {"lam": f"chon:{version[1]}"})
        self.post(path, {"lam": "du", "version": version[1]})
        screen = self.get(path)
        lists = re.findall(r'name="(source_\d+)"(.*?)</select>', screen, re.S)
        chosen = {name: re.search(r'value="(\w+)" selected', options) for name, options in lists}
        papers = {name: found[1] if found else "paper" for name, found in chosen.items()}
        return {"lam": "tiep-nhan", "version": version[1], "person_checked": "on", **papers}

    def receive(self, fields: Mapping[str, str], number: int) -> str:
        """The code of the dossier received for the invented person of that number."""
        person = {"full_name": NAME, "personal_id": f"{number:012d}", "born_on": "05/11/1990"}
        leads_to = self.post(f"/quay/tiep-nhan/{uuid.uuid4()}/", {**fields, **person})
        assert leads_to.startswith("/quay/ho-so/"), f"not received: {leads_to}"
        return leads_to.split("/")[3]

    def act(self, code: str, act: str, fields: Mapping[str, str]) -> str:
        """Open the dossier's page, take the act its form offers, and give where that leads."""
        screen, to = self.get(_page(code, act)), _address(code, act)
        form = screen[screen.index(f'action="{to}"') :]
        hidden = dict(_HIDDEN.findall(form[: form.index("</form>")]))
        return self._sent(to, {**hidden, **fields})

    def send(self, code: str, act: str, based_on: int, fields: Mapping[str, str]) -> str:
        """Take the act on the dossier as it stands at that revision, without looking; where that leads."""
        hidden = {"key": str(uuid.uuid4()), "based_on": str(based_on)}
        return self._sent(_address(code, act), {**hidden, **fields})

    def _sent(self, to: str, fields: Mapping[str, str]) -> str:
        leads_to = self.post(to, fields)
        assert leads_to, f"{to} was refused: {_errors(self.said)}"
        return leads_to


def _page(code: str, act: str) -> str:
    """The page that offers the act: the returns desk's, else the dossier's."""
    return f"/quay/tra-ket-qua/{code}/" if act == "tra-ket-qua" else f"/quay/ho-so/{code}/"


def _address(code: str, act: str) -> str:
    """Where the form of the act is sent."""
    return _page(code, act) if act == "tra-ket-qua" else f"{_page(code, act)}{act}/"


def _errors(page: str) -> str:
    """What a page that came back says is wrong."""
    return " ".join(re.findall(r'role="alert".*?</(?:div|section|ul)>', page, re.S))[:500]
