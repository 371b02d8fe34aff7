"""To a provider of identity and back."""

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation.accounts.models import User
from motcua.foundation.ui.addresses import own_address
from motcua.integrations.identity import pages
from motcua.integrations.identity.provider import CheckedAdapter, CheckedProvider, discovered
from motcua.integrations.identity.trouble import Distrusted, Trouble


def _provider(request: HttpRequest, provider_id: str) -> CheckedProvider:
    try:
        provider: CheckedProvider = get_adapter().get_provider(request, provider_id)
    except SocialApp.DoesNotExist:
        raise Http404(_("Cách đăng nhập này chưa được bật. Chọn một cách khác ở trang đăng nhập.")) from None
    return provider


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Posted: off to the provider, to sign in or, for an officer who is signed in, to join the two accounts."""
    provider = _provider(request, provider_id)
    if request.method != "POST":
        return redirect("account_login")
    joining = provider_id == settings.IDENTITY_OFFICERS and isinstance(request.user, User)
    process = AuthProcess.CONNECT if joining else AuthProcess.LOGIN
    try:
        answer = provider.redirect(
            request, process, next_url=None if joining else _target(request, provider_id)
        )
    except (requests.RequestException, ValueError):
        return pages.trouble(request, Trouble.DOWN)
    except Distrusted as distrusted:
        return pages.trouble(request, distrusted.trouble)
    # a page that leads on: what a page of ours may be posted to is this house alone (form-action 'self')
    return (
        render(request, "identity/going.html", {"there": answer.url}) if answer.status_code == 302 else answer
    )


def _target(request: HttpRequest, provider_id: str) -> str:
    """Where the person was going, in this house; a citizen is not led to the officers' desk."""
    target, desk = request.POST.get("next", ""), settings.LOGIN_REDIRECT_URL
    if provider_id == settings.IDENTITY_CITIZENS:
        return own_address(request, "" if target.startswith(desk) else target, otherwise="/")
    return own_address(request, target, otherwise=desk)


@login_not_required
@require_safe
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """The provider's answer: somebody comes in, or hears why not."""
    _provider(request, provider_id)
    view = OAuth2CallbackView.adapter_view(CheckedAdapter(request, provider_id))
    try:
        answer: HttpResponse = view(request)
    except ValueError:  # what came was no JSON
        return pages.trouble(request, Trouble.ANSWER)
    return answer


@login_not_required
@require_safe
def left(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Signed out here; the way to sign out at the provider too, which matters on a machine of many."""
    app = _provider(request, provider_id).app
    there = discovered(request, provider_id).get("end_session_endpoint", "")
    query = urlencode({"client_id": app.client_id, "post_logout_redirect_uri": f"{settings.PUBLIC_URL}/"})
    context = {"there": f"{there}?{query}" if there else "", "name": settings.IDENTITY_NAME}
    return render(request, "identity/left.html", context)
