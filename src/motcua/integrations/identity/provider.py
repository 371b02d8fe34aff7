"""allauth's OpenID Connect, asked more of: it believes an answer of the token endpoint unseen, we do not.

Signature, issuer, audience, time, nonce and the person of the ID token are checked by OpenID Connect Core 1.0 §3.1.3.7
and §5.3.2; the discovery document must name the issuer of our settings. allauth finds this module by its name.
"""

import base64
import hashlib
from typing import Any

import jwt
import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.cache import cache
from django.http import HttpRequest

from motcua.integrations.identity.trouble import Distrusted, Trouble, trouble_with_token

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
#: seconds by which the clocks of two machines may differ
LEEWAY = 60
#: seconds a discovery document is believed
DISCOVERED = 600


def nonce_of(verifier: str) -> str:
    """The nonce of a sign-in: bound to its PKCE verifier, which never leaves the session before the code is paid in."""
    digest = hashlib.sha256(f"nonce\n{verifier}".encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class CheckedAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """Speaks with one provider and believes only what it can check."""

    _verifier = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """The discovery document. Raises Distrusted when another issuer's, RequestException when it is not there."""
        app = self.get_provider().app
        key = f"identity.discovery:{app.settings['server_url']}"
        config: dict[str, Any] | None = cache.get(key)
        if config is None:
            with get_adapter().get_requests_session() as session:
                answer = session.get(self.get_provider().server_url)
                answer.raise_for_status()
                config = answer.json()
        if not isinstance(config, dict) or config.get("issuer") != app.settings["issuer"]:
            raise Distrusted(Trouble.ISSUER)
        cache.set(key, config, DISCOVERED)
        return config

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> dict[str, Any]:
        self._verifier = pkce_code_verifier or ""
        data: dict[str, Any] = super().get_access_token_data(request, app, client, pkce_code_verifier)
        return data

    def complete_login(
        self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """The person of the ID token, with what the provider adds about the same person."""
        known = self._checked(app, str(kwargs["response"].get("id_token", "")))
        claims = dict(known)
        if "userinfo_endpoint" in self.openid_config:
            told = self._fetch_user_info(token.token)
            if not isinstance(told, dict) or told.get("sub") != known["sub"]:
                raise Distrusted(Trouble.ANSWER)
            claims = told | {name: known[name] for name in ("iss", "sub", "acr", "amr") if name in known}
        return self.get_provider().sociallogin_from_response(request, claims)

    def _checked(self, app: Any, id_token: str) -> dict[str, Any]:
        try:
            algorithm, key = jwtkit.fetch_key(id_token, self.openid_config["jwks_uri"], jwtkit.lookup_kid_jwk)
            if algorithm not in ALGORITHMS:
                raise Distrusted(Trouble.ANSWER)
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key=key,
                algorithms=[algorithm],
                audience=app.client_id,
                issuer=app.settings["issuer"],
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise Distrusted(trouble_with_token(error)) from error
        except KeyError as error:  # no key id, or keys in another shape
            raise Distrusted(Trouble.ANSWER) from error
        if claims.get("nonce") != nonce_of(self._verifier):
            raise Distrusted(Trouble.NONCE)
        if claims.get("azp", app.client_id) != app.client_id:
            raise Distrusted(Trouble.ANSWER)
        return claims


class CheckedProvider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth has no types
    """Sends people to a provider with a nonce, and takes nothing from the address of the request."""

    oauth2_adapter_class = CheckedAdapter

    def get_pkce_params(self) -> dict[str, str]:
        params: dict[str, str] = super().get_pkce_params()
        return params | {"nonce": nonce_of(params["code_verifier"])}

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Who it is, for ever: the issuer and its own key for the person (OpenID Connect Core 1.0 §5.7)."""
        return hashlib.sha256(f"{data['iss']}\n{data['sub']}".encode()).hexdigest()

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """None: accounts are never found by e-mail."""
        return []

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        """Keeps the claims at hand for this request; the database gets what `accounts.citizens` keeps."""
        login = super().sociallogin_from_response(request, response)
        login.account.extra_data = {}
        login.claims = response
        return login


def discovered(request: HttpRequest, provider: str) -> dict[str, Any]:
    """The provider's discovery document; empty when it cannot be had now."""
    try:
        return CheckedAdapter(request, provider).openid_config
    except (Distrusted, requests.RequestException, ValueError):
        return {}


provider_classes = [CheckedProvider]
