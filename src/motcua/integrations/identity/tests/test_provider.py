"""An ID token is believed only whole: signed by the issuer, for us, now, and for this sign-in."""

import json
import time
from types import SimpleNamespace

import jwt
import pytest
from allauth.socialaccount.internal import jwtkit
from cryptography.hazmat.primitives.asymmetric import rsa

from motcua.integrations.identity.provider import CheckedAdapter, nonce_of
from motcua.integrations.identity.trouble import Distrusted

KEY, OTHER = (rsa.generate_private_key(65537, 2048) for _ in range(2))
APP = SimpleNamespace(client_id="motcua", settings={"issuer": "https://id.example"})


@pytest.fixture
def adapter(monkeypatch):
    """An adapter that has the issuer's key, in the middle of a sign-in."""
    known = type("Known", (CheckedAdapter,), {"openid_config": {"jwks_uri": "https://id.example/keys"}})
    answer = SimpleNamespace(
        raise_for_status=lambda: None,
        json=lambda: {
            "keys": [{**json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "1"}]
        },
    )
    session = SimpleNamespace(get=lambda *args: answer)
    monkeypatch.setattr(
        jwtkit, "get_adapter", lambda: SimpleNamespace(get_requests_session=lambda: Opened(session))
    )
    found = known(None, "cong-dan")
    found._verifier = "verifier"
    return found


class Opened:
    """A session in a `with`."""

    def __init__(self, session):
        self.session = session

    def __enter__(self):
        return self.session

    def __exit__(self, *args):
        return None


def token(*, key=KEY, algorithm="RS256", kid="1", **changes):
    now = int(time.time())
    whole = {
        "iss": "https://id.example",
        "aud": "motcua",
        "sub": "1",
        "iat": now,
        "exp": now + 300,
        "nonce": nonce_of("verifier"),
    }
    claims = {name: value for name, value in (whole | changes).items() if value is not None}
    return jwt.encode(claims, key, algorithm, headers={"kid": kid})


def test_a_whole_token_is_believed(adapter):
    assert adapter._checked(APP, token())["sub"] == "1"


NOW = int(time.time())


@pytest.mark.parametrize(
    ("made", "trouble"),
    [
        (lambda: token(key=OTHER), "answer"),
        (lambda: token(iss="https://evil.example"), "issuer"),
        (lambda: token(aud="another"), "answer"),
        (lambda: token(aud=["motcua", "another"], azp="another"), "answer"),
        (lambda: token(sub=None), "answer"),
        (lambda: token(nonce="of another sign-in"), "nonce"),
        (lambda: token(nonce=None), "nonce"),
        (lambda: token(exp=NOW - 3600, iat=NOW - 7200), "clock"),
        (lambda: token(iat=NOW + 3600, exp=NOW + 7200), "clock"),
        (lambda: token(kid="unknown"), "answer"),
        (lambda: jwt.encode({"sub": "1"}, "x" * 32, "HS256", headers={"kid": "1"}), "answer"),
        (lambda: jwt.encode({"sub": "1"}, None, "none", headers={"kid": "1"}), "answer"),
        (lambda: "no token", "answer"),
        (lambda: "", "answer"),
    ],
)
def test_any_other_token_is_not(adapter, made, trouble):
    with pytest.raises(Exception) as refused:  # noqa: PT011
        adapter._checked(APP, made())
    told = refused.value
    assert str(told.trouble if isinstance(told, Distrusted) else "answer") == trouble


def test_clocks_may_differ_by_a_minute(adapter):
    assert adapter._checked(APP, token(iat=NOW + 50))
    assert adapter._checked(APP, token(exp=int(time.time()) - 30))
