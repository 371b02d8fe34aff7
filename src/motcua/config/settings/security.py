"""Keys, sessions, sign-in, passwords."""

import contextlib
import os
import secrets
from pathlib import Path

from motcua.config import environment


def _secret_key() -> str:
    """The installation's own key, made on first use and readable by its account only."""
    path: Path = environment.home() / "secret.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):  # another process was first: its key holds
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
DEMO = environment.DEMO.read() == "1"
PUBLIC_URL = environment.PUBLIC_URL.read() or f"http://127.0.0.1:{environment.PORT.read()}"
ALLOWED_HOSTS = environment.ALLOWED_HOSTS.read().split(",")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "motcua.foundation.ui.views.csrf_failure"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "motcua.foundation.accounts.backends.PasswordBackend",
    "motcua.reference.organisation.backends.PostBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "motcua.foundation.accounts.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "motcua.foundation.accounts.passwords.NotTheName"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/quay/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "motcua.foundation.accounts.adapter.ClosedAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = False  # its counts lie in the memory of each process; ours are rows (accounts.attempts)

_SECURE = PUBLIC_URL.startswith("https://")
SESSION_ENGINE = "motcua.foundation.accounts.sessions"
SESSION_COOKIE_AGE = int(environment.SESSION_MINUTES.read()) * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = (
    True  # the cookie outlives its session, so that a late form is known to be somebody's
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
