"""Every page a visitor or a citizen reaches gets what no page expects: none breaks, and nothing is half written.

The pages are taken from the addresses themselves, the names from each page's own form and its view: a new public page
is fuzzed as it comes, and only has to say in `reached.py` what its address is filled with.
"""

import inspect
import re
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from motcua.casework.dossiers.models import Dossier, DossierEvent, DraftPaper, FiledPaper
from motcua.foundation import clock
from motcua.foundation.files import store
from motcua.foundation.papers.models import IssuedPaper
from tests.architecture.test_public_routes import LIST
from tests.fixtures import NINE
from tests.public import odd
from tests.public.reached import ABSENT, REACHED, somebody

#: requests that each page gets
EXAMPLES = 25
#: the same requests every time; a page that breaks is not asked for the smallest one
THROWN = settings(deadline=None, derandomize=True, database=None, phases=(Phase.generate,))
#: says that the house is unwell where no database of its own is kept, as in tests
UNWELL = "/suc-khoe/"
#: what is on record; whoever is refused changes none of it
RECORDS = (Dossier, DossierEvent, FiledPaper, IssuedPaper)


def names_in(view: Any, html: str) -> tuple[list[str], list[str]]:
    """Every name the view's module reads or the page's form sends, and those of its file controls."""
    source = inspect.getsource(inspect.getmodule(inspect.unwrap(view)))
    read = re.findall(r'\.(?:GET|POST|FILES)\.(?:get|getlist)\("([\w-]+)"', source)
    controls = re.findall(r"<(?:input|select|textarea|button)\b[^>]*>", html)
    named = [(each, found[1]) for each in controls if (found := re.search(r'\bname="([^"]+)"', each))]
    return sorted({"q", *read, *(name for _each, name in named)}), [
        name for each, name in named if 'type="file"' in each
    ]


def requests(path: str, view: Any, html: str) -> st.SearchStrategy[dict[str, Any]]:
    """One request to a page: read or sent, with scripts or without, now and then with the page's own hidden parts."""
    names, controls = names_in(view, html)
    hidden = re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', html)
    own = [(name, value.encode()) for name, value in hidden]
    headers = st.fixed_dictionaries(
        {"Accept": st.sampled_from(("text/html", "application/json", "*/*;q=x", "\x7f", "a/b;" * 500))},
        optional={name: st.just("true") for name in ("HX-Request", "X-Draft", "X-Upload")},
    )
    return st.fixed_dictionaries(
        {
            "method": st.sampled_from(
                ("POST", "POST", "GET", "PUT") if own else ("GET", "GET", "HEAD", "POST")
            ),
            "path": st.just(path),
            "body": odd.body(names, controls, own),
            "query": odd.query(names),
            "headers": headers,
        }
    )


@pytest.mark.parametrize("name", sorted(REACHED))
def test_no_page_breaks_and_nothing_is_half_written(rows, addresses, files_there, name):
    kinds, forms = [], 0
    with clock.fixed_at(NINE):
        for path in addresses(name):
            page = somebody(rows).get(path)
            assert (page.status_code == 404) is (name in ABSENT), f"say in reached.py how {path} is filled"
            html = page.content.decode(errors="replace") if "html" in page.headers["Content-Type"] else ""
            kinds.append(requests(path, REACHED[name][1], html))
            forms += '<form method="post"' in html
        throw(rows, st.one_of(kinds), most=EXAMPLES * min(max(forms, 1), 3))


def throw(rows: dict[str, Any], asked: st.SearchStrategy[dict[str, Any]], *, most: int) -> None:
    """`most` requests, each in a world of its own."""

    @settings(THROWN, max_examples=most)
    @given(asked, st.booleans())
    def one(request: dict[str, Any], signed_in: bool) -> None:
        with transaction.atomic():
            send(somebody(rows, signed_in=signed_in or "/nop/" in request["path"]), **request)
            transaction.set_rollback(True)

    one()


def send(
    client: Client, method: str, path: str, body: tuple[bytes, str], query: str, headers: dict[str, str]
) -> None:
    """The page answers, and what is on record is whole; a refusal has changed none of it."""
    before = [model.objects.count() for model in RECORDS]
    answer = client.generic(method, path, *body, QUERY_STRING=query, headers=headers)
    assert answer.status_code < 500 or path == UNWELL
    if answer.status_code >= 400 or method in ("GET", "HEAD"):
        assert [model.objects.count() for model in RECORDS] == before
    assert not Dossier.objects.filter(components=None).exists()
    assert not {each.pk for each in Dossier.objects.all()} - {
        *DossierEvent.objects.values_list("dossier", flat=True)
    }
    for paper in DraftPaper.objects.select_related("file"):
        store.read(paper.file)


@pytest.mark.parametrize("name", sorted(name for name in REACHED if "<" in REACHED[name][0]))
def test_no_address_breaks_whatever_stands_in_its_places(rows, db, files_there, name):
    @settings(THROWN, max_examples=EXAMPLES)
    @given(odd.raw, st.booleans())
    def one(typed: bytes, signed_in: bool) -> None:
        place = odd.quoted(typed)
        path = re.sub(r"<\w+:\w+>", lambda _found: place, REACHED[name][0])
        with transaction.atomic():
            assert somebody(rows, signed_in=signed_in).get(path).status_code < 500
            transaction.set_rollback(True)

    with clock.fixed_at(NINE):
        one()


def test_the_walk_covers_every_public_page():
    """So that a change of how pages are found does not empty the walk."""
    assert {line.split()[0] for line in LIST.read_text().splitlines()} <= {*REACHED}
