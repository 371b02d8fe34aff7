"""Settings of signing in that make no sense are refused when the program starts."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from motcua.config import environment
from motcua.config.settings import factors, identity

WHOLE = {"ISSUER": "https://id.example", "CLIENT_ID": "motcua"}


def made(monkeypatch, tmp_path, secret="secret", **changes):
    """The citizens' provider with these settings."""
    file = tmp_path / "secret"
    file.write_text(secret)
    for name, value in (WHOLE | {"SECRET_FILE": str(file)} | changes).items():
        monkeypatch.setenv(f"MOTCUA_OIDC_{name}", value)
    return identity.provider(
        "cong-dan", environment.OIDC_ISSUER, environment.OIDC_CLIENT_ID, environment.OIDC_SECRET_FILE
    )


def test_a_whole_provider_asks_for_pkce(monkeypatch, tmp_path):
    [app] = made(monkeypatch, tmp_path)
    assert (app["secret"], app["settings"]["oauth_pkce_enabled"]) == ("secret", True)
    assert made(monkeypatch, tmp_path, ISSUER="http://127.0.0.1:9/")
    assert made(monkeypatch, tmp_path, ISSUER="") == []


@pytest.mark.parametrize(
    "changes",
    [{"ISSUER": "http://id.example"}, {"CLIENT_ID": ""}, {"SECRET_FILE": "/nowhere"}, {"secret": " "}],
)
def test_a_provider_that_lacks_something_is_refused(monkeypatch, tmp_path, changes):
    with pytest.raises(ImproperlyConfigured):
        made(monkeypatch, tmp_path, **changes)


@pytest.mark.parametrize("written", ["1", "a=3", "=1 b="])
def test_levels_are_one_and_two(monkeypatch, written):
    monkeypatch.setenv("MOTCUA_OIDC_LEVELS", written)
    with pytest.raises(ImproperlyConfigured):
        identity.levels()


@pytest.mark.parametrize("written", ["dossiers.decide", "*=soon", "=", "*=2026-01-01=x"])
def test_a_day_that_is_none_is_refused(written):
    with pytest.raises(ImproperlyConfigured):
        factors.dates(written)


def test_days_by_right():
    assert factors.dates("dossiers.decide=2026-12-01 *=2027-06-01") == {
        "dossiers.decide": date(2026, 12, 1),
        "*": date(2027, 6, 1),
    }
