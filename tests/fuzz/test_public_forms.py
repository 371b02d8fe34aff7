"""Every page a visitor or a citizen reaches gets what no page expects: none breaks, and nothing is half written.

The pages are taken from the addresses themselves, the names from each page's own form and its view: a new public page
is fuzzed as it comes, and only has to say here what its address is filled with.
"""

import inspect
import re
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.conf import settings as house
from django.db import transaction
from django.test import Client, override_settings
from django.urls import get_resolver
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.actions.supplement import Lacking, Request
from motcua.casework.dossiers.models import Dossier, DossierEvent, DraftPaper, FiledPaper
from motcua.casework.dossiers.online import ASKING, PAPERS, Filing, citizen_of
from motcua.casework.dossiers.states import Lack, ReturnPlace
from motcua.casework.dossiers.tests.filings import begin, file, fill
from motcua.desks.portal import steps
from motcua.foundation import clock
from motcua.foundation.files import store
from motcua.foundation.papers.models import IssuedPaper
from motcua.reference.organisation import sample
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.opendata import CATALOGUE
from tests.architecture.test_public_routes import LIST, routes
from tests.fixtures import NINE, act, make_dossier, officer
from tests.fuzz import odd

#: requests that each page gets, and each page with a form
EXAMPLES, FORMS = 15, 25
#: the same requests every time; a page that breaks is not asked for the smallest one
THROWN = settings(deadline=None, derandomize=True, database=None, phases=(Phase.generate,))
FILED, BEGUN = "1.004873", "1.001193"
REACHED = {
    name: (path, pattern.callback)
    for name, path, pattern in routes(get_resolver().url_patterns)
    if not getattr(pattern.callback, "login_required", True) or name.startswith("portal:")
}
#: found in another state of the house alone: its first start, with a provider of identity
ABSENT = {
    "first_administrator",
    "identity_left",
    "openid_connect_callback",
    "openid_connect_login",
}
#: says that the house is unwell where no database of its own is kept, as in tests
UNWELL = "/suc-khoe/"
#: what is on record; whoever is refused changes none of it
RECORDS = (Dossier, DossierEvent, FiledPaper, IssuedPaper)


@pytest.fixture(scope="module")
def rows(sample_rows, django_db_blocker):
    """Of the citizen who is signed in: a dossier that waits for papers, and two drafts; and an electronic result."""
    with django_db_blocker.unblock(), override_settings(FILES_ROOT=sample_rows), clock.fixed_at(NINE):
        centre, client = Centre.objects.get(commune=sample.COMMUNE), Client()
        dossier, ended = file(centre), make_dossier(centre, way="decide", return_place=ReturnPlace.ONLINE)
        given = actions.Electronic(odd.picture("PNG"), "ket-qua.png", is_right=True, fee_settled=True)
        actions.publish_result(ended.pk, act(ended, "thu-ngan"), given)
        asked = dossier.components.order_by("component__position").first().component_id
        lacking = Request((Lacking(asked, Lack.UNREADABLE, "Chụp lại"),), "Nghị định 118/2025/NĐ-CP Điều 16")
        dossier.refresh_from_db()
        actions.ask_supplement(dossier.pk, act(dossier, "tiep-nhan"), lacking)
        drafts = [fill(begin(centre)), begin(centre, code=BEGUN)]
        client.force_login(officer("cong-dan"))
        session = client.cookies[house.SESSION_COOKIE_NAME].value
    return {"dossier": dossier, "ended": ended, "drafts": drafts, "session": session}


@pytest.fixture
def files_there(sample_rows, settings):
    settings.FILES_ROOT = sample_rows


@pytest.fixture
def addresses(rows, db):
    """The addresses of a page, each filled with what is there."""

    def filled(name: str) -> list[str]:
        return [address(REACHED[name][0], place) for place in places(rows, name)]

    return filled


def places(rows: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """What the places of a page's address are filled with."""
    dossier, full = rows["dossier"], rows["drafts"][0]
    if name == "portal:file_step":
        return [
            {"code": draft.procedure_code, "step": steps.url_of(filing, task, n).split("/")[-2]}
            for draft in rows["drafts"]
            for filing in [Filing(draft, citizen_of(draft.citizen), NINE.date())]
            for task in (*ASKING, PAPERS)
            for n in steps.numbers(filing, task)
        ]
    if name.startswith("portal:file"):
        return [{"code": FILED, "paper": full.papers.first().pk}]
    if name == "portal:own_issued":
        return [{"code": dossier.code, "paper": IssuedPaper.objects.get(code="giay-xac-nhan").pk}]
    if name.startswith("portal:own"):
        return [{"code": dossier.code, "paper": dossier.filed_papers.first().pk}]
    if name == "portal:result":
        return [{"code": rows["ended"].code}]
    if name == "portal:status":
        return [{"code": each.code} for each in (dossier, rows["ended"])]
    if name == "portal:verify":
        return [{"code": IssuedPaper.objects.first().verify_code}]
    if name == "portal:open_data_file":
        return [{"name": each.name} for each in CATALOGUE]
    return [{"code": FILED, "slug": "sinh-con", "role": "cong-dan", "provider_id": "vneid", "token": "a"}]


def address(path: str, place: dict[str, Any]) -> str:
    """The address, each place quoted as a browser does."""
    return re.sub(r"<\w+:(\w+)>", lambda found: odd.quoted(str(place[found[1]]).encode()), path)


def somebody(rows: dict[str, Any], *, signed_in: bool = True) -> Client:
    """The citizen, or a visitor."""
    client = Client()
    if signed_in:
        client.cookies = SimpleCookie({house.SESSION_COOKIE_NAME: rows["session"]})
    return client


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
            "method": st.sampled_from(("GET", "POST", "POST", "HEAD", "PUT")),
            "path": st.just(path),
            "body": odd.body(names, controls, own),
            "query": odd.query(names) | st.just(""),
            "headers": headers,
        }
    )


@pytest.mark.parametrize("name", sorted(REACHED))
def test_no_page_breaks_and_nothing_is_half_written(rows, addresses, files_there, name):
    kinds, forms = [], 0
    with clock.fixed_at(NINE):
        for path in addresses(name):
            page = somebody(rows).get(path)
            assert (page.status_code == 404) is (name in ABSENT), f"say in `places` how {path} is filled"
            html = page.content.decode(errors="replace") if "html" in page.headers["Content-Type"] else ""
            kinds.append(requests(path, REACHED[name][1], html))
            forms += '<form method="post"' in html
        throw(rows, st.one_of(kinds), most=FORMS * min(forms, 3) or EXAMPLES)


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
