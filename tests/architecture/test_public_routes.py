"""Every page needs a sign-in unless it says otherwise; those that do are listed in `public_routes.txt`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, include, path
from django.utils.decorators import method_decorator
from django.views import View

from motcua.foundation.accounts.middleware import SignInRequired

LIST = Path(__file__).with_name("public_routes.txt")
Pattern = URLPattern | URLResolver


def routes(
    patterns: Iterable[Pattern], before: str = "", space: str = ""
) -> Iterator[tuple[str, str, URLPattern]]:
    """Name with its namespace, address and pattern of every page below `patterns`."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern.url_patterns, address, inner)
        else:
            yield f"{space}{pattern.name or '(unnamed)'}", f"/{address}", pattern


def public_routes(patterns: Iterable[Pattern]) -> str:
    """The pages that answer without a sign-in, one on a line: name and address."""
    public = [
        f"{name:<28} {address}\n"
        for name, address, pattern in routes(patterns)
        if not getattr(pattern.callback, "login_required", True)
    ]
    return "".join(sorted(public))


def test_the_public_pages_are_those_that_were_agreed():
    assert public_routes(get_resolver().url_patterns) == LIST.read_text()


def test_sign_in_is_asked_of_every_other_page():
    asked = settings.MIDDLEWARE.index("motcua.foundation.accounts.middleware.SignInRequired")
    known = settings.MIDDLEWARE.index("django.contrib.auth.middleware.AuthenticationMiddleware")
    assert known < asked
    assert issubclass(SignInRequired, LoginRequiredMiddleware)


def guarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@login_not_required
def leaking(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@method_decorator(login_not_required, name="dispatch")
class Leaking(View):
    pass


LEAKS = [
    path("bi-mat/", leaking, name="leak"),
    path("quay/", include(([path("lo/", leaking, name="leak")], "counter"))),
    path("lop/", Leaking.as_view(), name="leak"),
    path("khong-ten/", leaking),
]


@pytest.mark.parametrize("leak", LEAKS, ids=str)
def test_a_page_without_sign_in_changes_the_list(leak):
    assert public_routes([*get_resolver().url_patterns, leak]) != LIST.read_text()


def test_a_leak_is_listed_with_its_namespace_and_address():
    assert public_routes(LEAKS).split() == [
        "(unnamed)", "/khong-ten/", "counter:leak", "/quay/lo/", "leak", "/bi-mat/", "leak", "/lop/",
    ]  # fmt: skip


@pytest.mark.parametrize(("view", "public"), [(guarded, False), (leaking, True), (Leaking.as_view(), True)])
def test_the_list_agrees_with_the_guard_itself(view, public):
    request = RequestFactory().get("/trang/")
    request.user = AnonymousUser()
    answer = LoginRequiredMiddleware(guarded).process_view(request, view, (), {})
    assert (answer is None) is public
    assert (public_routes([path("trang/", view, name="page")]) != "") is public
