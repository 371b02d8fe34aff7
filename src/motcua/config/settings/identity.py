"""Providers of identity: citizens by OpenID Connect (VNeID's role), officers by the province's own sign-in."""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from motcua.config import environment
from motcua.config.environment import Setting

#: the key of each provider in addresses and on record
IDENTITY_CITIZENS, IDENTITY_OFFICERS = "cong-dan", "can-bo"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def provider(key: str, issuer: Setting, client: Setting, secret_file: Setting) -> list[dict[str, object]]:
    """allauth's settings of one provider, as a list of one; empty when no issuer is named.

    Raises ImproperlyConfigured when the address is not HTTPS, or client or secret are missing.
    """
    address = issuer.read()
    if not address:
        return []
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ImproperlyConfigured(f"{issuer.name} must be an https:// address.")
    if not client.read():
        raise ImproperlyConfigured(f"{client.name} is needed with {issuer.name}.")
    try:
        secret = Path(secret_file.read()).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{secret_file.name} cannot be read: {error.strerror}.") from error
    if not secret:
        raise ImproperlyConfigured(f"{secret_file.name} is empty.")
    own = {
        "server_url": address,
        "issuer": address,
        "oauth_pkce_enabled": True,
        "scope": environment.OIDC_SCOPES.read().split(),
    }
    return [{"provider_id": key, "name": key, "client_id": client.read(), "secret": secret, "settings": own}]


def pairs(setting: Setting) -> dict[str, str]:
    """`number=so level=acr` as a table. Raises ImproperlyConfigured when a part has no `=`."""
    table = dict(part.partition("=")[::2] for part in setting.read().split())
    if not all(table.values()):
        raise ImproperlyConfigured(f"{setting.name} must be parts like name=value with a space between.")
    return table


def levels() -> dict[str, int]:
    """Each value of the claim that tells the level, and the level it stands for: 1 or 2."""
    table = pairs(environment.OIDC_LEVELS)
    if not set(table.values()) <= {"1", "2"}:
        raise ImproperlyConfigured(f"{environment.OIDC_LEVELS.name} may only name the levels 1 and 2.")
    return {claimed: int(level) for claimed, level in table.items()}


SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            *provider(
                IDENTITY_CITIZENS,
                environment.OIDC_ISSUER,
                environment.OIDC_CLIENT_ID,
                environment.OIDC_SECRET_FILE,
            ),
            *provider(
                IDENTITY_OFFICERS,
                environment.OFFICER_OIDC_ISSUER,
                environment.OFFICER_OIDC_CLIENT_ID,
                environment.OFFICER_OIDC_SECRET_FILE,
            ),
        ]
    }
}
SOCIALACCOUNT_ADAPTER = "motcua.integrations.identity.adapter.IdentityAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_QUERY_EMAIL = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 8
IDENTITY_NAME = environment.OIDC_NAME.read()
IDENTITY_CLAIMS = pairs(environment.OIDC_CLAIMS)
IDENTITY_LEVELS = levels()
