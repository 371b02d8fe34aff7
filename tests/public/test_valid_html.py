"""What a citizen gets is HTML without a fault, as the validator of the W3C reads it (npm vnu-jar, Java)."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings as house
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from motcua.foundation import clock
from tests.fixtures import NINE
from tests.public.reached import REACHED, somebody

JAR = Path(__file__).parents[2] / "frontend/node_modules/vnu-jar/build/dist/vnu.jar"
#: fewer pages than these, in all their states, mean that the walk has missed some
FEWEST = 60
#: as it is opened; with words found, and not; another page of it; put right from the page before sending
ASKED = ({}, {"q": "doc than"}, {"q": "zzqx"}, {"ma-xem": "SAISAI"}, {"ve": "kiem-tra"}, {"trang": "2"})
#: sent empty, and with nothing that fits
SENT = ({}, {"lam": "tiep", "cam-doan": "", "login": "x", "password": "x", "next": "/"})


def faults(folder: Path) -> list[str]:
    """Every error in the pages of that folder, in one run of the validator."""
    command = ["java", "-jar", JAR, "--format", "json", "--exit-zero-always", "--errors-only", folder]
    told = subprocess.run(command, capture_output=True, check=True, timeout=300).stderr
    return [
        f"{Path(each['url']).name}: {each['message']} {each.get('extract', '')}"
        for each in json.loads(told)["messages"]
    ]


def answers(rows: dict[str, Any], path: str) -> Iterator[HttpResponse]:
    """A page for who is signed in in every state that one request leads to; for a visitor; in English."""
    citizen, visitor, english = somebody(rows), somebody(rows, signed_in=False), somebody(rows)
    english.cookies[house.LANGUAGE_COOKIE_NAME] = "en"
    yield from (citizen.get(path, query) for query in ASKED)
    yield from (client.get(path) for client in (visitor, english))
    for query in SENT:
        with transaction.atomic():
            yield citizen.post(path, query)
            transaction.set_rollback(True)


def is_page(answer: HttpResponse) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html") and bool(answer.content)


def without_keys(answer: HttpResponse) -> str:
    """The page without what is another each time: keys, and where one came from."""
    return re.sub(
        r'(name="(?:csrfmiddlewaretoken|key|next|ve)" value=")[^"]+', r"\1k", answer.content.decode()
    )


def test_no_page_of_a_citizen_has_a_fault(rows, addresses, files_there, db, tmp_path):
    opened = f"/tra-cuu/{rows['ended'].code}/?ma-xem={rows['ended'].view_code}"
    paths = [path for name in REACHED for path in addresses(name)]
    seen: dict[str, str] = {}
    with clock.fixed_at(NINE):
        for path in [*paths, opened, "/khong-co-trang-nay/", "/thu-tuc/%00/"]:
            for answer in filter(is_page, answers(rows, path)):
                seen.setdefault(without_keys(answer), path.strip("/").replace("/", "_"))
        refused = Client(enforce_csrf_checks=True).post("/dang-nhap/")
    seen[without_keys(refused)] = "403"
    for n, (html, name) in enumerate(seen.items()):
        (tmp_path / f"{name[:100].split('?')[0]}.{n}.html").write_text(html)
    assert len(seen) >= FEWEST
    assert faults(tmp_path) == []
