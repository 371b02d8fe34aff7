"""The page that says why nobody was let in, and what to do."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.foundation.errors import RuleBroken
from motcua.integrations.identity.trouble import WORDS, Trouble


def trouble(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """What went wrong between the two houses: 503 when the provider is not there, 403 otherwise."""
    title, why, todo = WORDS[trouble]
    return _page(request, str(trouble), title, why, todo, status=503 if trouble == Trouble.DOWN else 403)


def refusal(request: HttpRequest, broken: RuleBroken) -> HttpResponse:
    """A rule of ours that keeps somebody out."""
    return _page(request, broken.code or "", None, " ".join(broken.messages), None, status=403)


def _page(request: HttpRequest, code: str, title: Any, why: Any, todo: Any, *, status: int) -> HttpResponse:
    context = {"code": code, "title": title, "why": why, "todo": todo}
    return render(request, "identity/trouble.html", context, status=status)
