"""The pages a visitor or a citizen reaches, taken from the addresses themselves, and what these are filled with."""

import re
from http.cookies import SimpleCookie
from typing import Any

from django.conf import settings as house
from django.test import Client
from django.urls import get_resolver

from motcua.casework.dossiers.online import ASKING, PAPERS, Filing, citizen_of
from motcua.desks.portal import steps
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.queries import papers_about
from motcua.reference.procedures.opendata import CATALOGUE
from tests.architecture.test_public_routes import routes
from tests.fixtures import NINE
from tests.public import odd

FILED, BEGUN = "1.004873", "1.001193"
REACHED = {
    name: (path, pattern.callback)
    for name, path, pattern in routes(get_resolver().url_patterns)
    if not getattr(pattern.callback, "login_required", True)
    or (name.startswith("portal:") and not path.startswith("/quay/"))
}
#: found in another state of the house alone: its first start, a provider of identity, rows that are not there yet
ABSENT = {
    "first_administrator",
    "identity_left",
    "openid_connect_callback",
    "openid_connect_login",
}


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
        return [
            {
                "code": dossier.code,
                "paper": papers_about(dossier, centre=dossier.centre_id).get(code="giay-xac-nhan").pk,
            }
        ]
    if name.startswith("portal:own"):
        return [{"code": dossier.code, "paper": dossier.filed_papers.first().pk}]
    if name == "portal:result":
        return [{"code": rows["ended"].code}]
    if name in ("portal:status", "portal:send_link"):
        return [{"code": each.code} for each in (dossier, rows["ended"])]
    if name == "portal:preparation":
        return [{"code": str(rows["prepared"])}]
    if name == "portal:asked":
        return [{"key": rows["question"].key}]
    if name == "portal:help_sent":
        return [{"key": rows["call"].key}]
    if name == "portal:party":
        return [{"party": rows["party"].pk}]
    if name == "portal:aid":
        return [{"code": FILED, "aid": rows["aid"].pk}]
    if name == "portal:verify":
        return [{"code": IssuedPaper.objects.first().verify_code}]
    if name == "portal:open_data_file":
        return [{"name": each.name} for each in CATALOGUE]
    others = {"slug": "sinh-con", "role": "cong-dan", "provider_id": "vneid", "token": "a"}
    return [{"code": FILED, **others}]


def address(path: str, place: dict[str, Any]) -> str:
    """The address, each place quoted as a browser does."""
    return re.sub(r"<\w+:(\w+)>", lambda found: odd.quoted(str(place[found[1]]).encode()), path)


def somebody(rows: dict[str, Any], *, signed_in: bool = True) -> Client:
    """The citizen, or a visitor."""
    client = Client()
    if signed_in:
        client.cookies = SimpleCookie({house.SESSION_COOKIE_NAME: rows["session"]})
    return client
