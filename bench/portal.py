"""The portal with a whole nation's catalogue, beside the portal of one commune in the same run.

6,000 procedures: the 71 of the seed and as many sample ones as it takes, imported like any file. Home, a procedure's
page and the search over HTTP by a visitor; the search is asked what people say, each saying once.
"""

import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bench.house import settle
from bench.machine import empty_home, served
from bench.result import Result
from motcua.config.launcher.home import Home
from motcua.foundation.clock import VIETNAM
from motcua.reference import procedures

PROCEDURES, EACH = 6_000, 300
PAGE_MS, SEARCH_MS = 20, 30
_FOLDER = Path(procedures.__file__).parent
SEED: list[dict[str, Any]] = yaml.safe_load((_FOLDER / "data" / "procedures.yaml").read_text())["procedures"]
SAID = [
    said
    for sayings in yaml.safe_load((_FOLDER / "tests" / "said.yaml").read_text()).values()
    for said in sayings
]
#: what tells one sample procedure from another
_FOR_WHOM = (
    "đối với tổ chức",
    "cấp tỉnh",
    "cho doanh nghiệp",
    "trong khu kinh tế",
    "tại cảng biển",
    "ở hải đảo",
)


class Visitor:
    """One kept connection of somebody who is not signed in."""

    def __init__(self, address: str) -> None:
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc)

    def timed(self, path: str) -> float:
        """Seconds from asking for a page to its last byte."""
        start = time.perf_counter()
        self.connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status == 200, f"{path}: {answer.status}"
        return time.perf_counter() - start


def run(rows: int) -> list[Result]:
    """Milliseconds within which 95 of 100 pages are there."""
    with _portal(len(SEED)) as few, _portal(PROCEDURES) as many:
        pages = {
            "home": (PAGE_MS, [["/"] * EACH] * 2),
            "procedure": (
                PAGE_MS,
                [[f"/thu-tuc/{code}/" for code in _some(portal[1])] for portal in (few, many)],
            ),
            "search": (
                SEARCH_MS,
                [[f"/thu-tuc/?{urllib.parse.urlencode({'q': said})}" for said in SAID]] * 2,
            ),
        }
        visitors = Visitor(few[0]), Visitor(many[0])
        return [_result(name, most, visitors, paths) for name, (most, paths) in pages.items()]


@contextmanager
def _portal(count: int) -> Iterator[tuple[str, list[str]]]:
    """The address of a served portal with so many procedures, and their codes."""
    with empty_home() as home:
        sample = list(_sample_entries(count - len(SEED)))
        with served(home, weeks=1) as (address, _seconds):
            if sample:
                _import(home, sample)
            settle(Home(home))
            yield address, [entry["code"] for entry in [*SEED, *sample]]


def _sample_entries(count: int) -> Iterator[dict[str, Any]]:
    """Made-up procedures with the papers and steps of real ones, and names of their words."""
    rng = random.Random(1)
    for number in range(count):
        model, other = rng.choice(SEED), rng.choice(SEED)
        words, more = model["name_vi"].split(), other["name_vi"].split()
        name = [
            *words[: rng.randint(2, len(words))],
            *more[rng.randint(0, len(more) // 2) :],
            rng.choice(_FOR_WHOM),
        ]
        yield model | {
            "code": f"3.{900_000 + number:06d}",
            "name_vi": f"{' '.join(name)} (dữ liệu mẫu {number})",
        }


def _import(home: Path, entries: list[dict[str, Any]]) -> None:
    command = [sys.executable, "-m", "motcua.config.cli", "procedures", "import"]
    file = home.parent / "sample.json"
    file.write_text(json.dumps({"procedures": entries}))
    options = ["--in-force-from", f"{datetime.now(VIETNAM):%Y-%m-%d}", "--yes", "--quiet"]
    names = {
        name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "MOTCUA_"))
    }
    env = {**names, "MOTCUA_HOME": str(home)}
    subprocess.run([*command, str(file), *options], check=True, capture_output=True, env=env)


def _some(codes: list[str]) -> list[str]:
    return random.Random(2).choices(codes, k=EACH)


def _result(name: str, most: int, visitors: tuple[Visitor, Visitor], paths: list[list[str]]) -> Result:
    """Both portals take turns; the first pages warm them up and are left out."""
    for path in zip(*paths, strict=True):
        for visitor, each in zip(visitors, path, strict=True):
            visitor.timed(each)
    took = [
        [visitor.timed(each) for visitor, each in zip(visitors, path, strict=True)]
        for path in zip(*paths, strict=True)
    ]
    few, many = (statistics.quantiles(times, n=20)[-1] * 1000 for times in zip(*took, strict=True))
    target = f"<={most}"
    return Result(
        f"portal-{name}", many, "ms-p95", few / many, f"{len(SEED)}-procedures", target, many <= most
    )
