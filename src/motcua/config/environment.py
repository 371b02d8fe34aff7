"""Every setting an operator may give, read from the environment in this one place.

`docs/reference/settings.md` explains each; a test compares the two.
"""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, its default as written in the environment, and what it means."""

    name: str
    default: str
    meaning: str

    def read(self) -> str:
        return os.environ.get(self.name, self.default)


HOME = Setting("MOTCUA_HOME", "./var", "folder of all state: database, files, keys, logs")
DATABASE_URL = Setting(
    "DATABASE_URL", "", "postgresql://… of the application role; empty means the embedded database"
)
DATABASE_OWNER_URL = Setting(
    "DATABASE_OWNER_URL", "", "postgresql://… of the role that owns the tables; used by migrations only"
)
DATABASE_POOL = Setting("MOTCUA_DATABASE_POOL", "8", "connections a process may hold at most")
PORT = Setting("PORT", "8000", "port the web server listens on")
BIND = Setting("MOTCUA_BIND", "127.0.0.1", "address the web server listens on")
PG_BIN = Setting("MOTCUA_PG_BIN", "", "folder of PostgreSQL programs for the embedded database")
PG_USER = Setting("MOTCUA_PG_USER", "", "account the embedded database runs as when root starts it")
DEMO = Setting("MOTCUA_DEMO", "0", "1 offers the sample roles on the login page; loopback only")
CLOCK = Setting(
    "MOTCUA_CLOCK", "", "moment at which the clock of the demo starts, ISO 8601 with zone; empty means now"
)
DEMO_WEEKS = Setting("MOTCUA_DEMO_WEEKS", "12", "weeks of sample dossiers a new demo gets; 0 for a few only")
PUBLIC_URL = Setting(
    "MOTCUA_PUBLIC_URL", "", "address printed in QR codes; empty means http://127.0.0.1:PORT"
)
ALLOWED_HOSTS = Setting("MOTCUA_ALLOWED_HOSTS", "127.0.0.1,localhost", "host names served, comma separated")
UPLOAD_MEGABYTES = Setting("MOTCUA_UPLOAD_MEGABYTES", "20", "largest file taken in, in megabytes")
SESSION_MINUTES = Setting(
    "MOTCUA_SESSION_MINUTES", "30", "minutes without a request after which a session ends"
)
MAIL_SERVER = Setting(
    "MOTCUA_MAIL_SERVER",
    "",
    "smtp://, smtp+tls:// or smtps:// with account, password, host, port; empty means no e-mail",
)
MAIL_FROM = Setting("MOTCUA_MAIL_FROM", "", "address that e-mails come from; needed with a mail server")
MARKS_TO = Setting(
    "MOTCUA_MARKS_TO", "", "e-mail addresses, with a space between, that keep the daily marks of the journal"
)
SECOND_FACTOR = Setting(
    "MOTCUA_SECOND_FACTOR",
    "",
    "right=day, with a space between: from that day whose posts give the right needs a second factor; * is any officer",
)
OIDC_ISSUER = Setting(
    "MOTCUA_OIDC_ISSUER", "", "https:// address of the provider citizens sign in with; empty means none"
)
OIDC_CLIENT_ID = Setting("MOTCUA_OIDC_CLIENT_ID", "", "name of this installation at the citizens' provider")
OIDC_SECRET_FILE = Setting("MOTCUA_OIDC_SECRET_FILE", "", "file that holds the secret agreed with it")
OIDC_NAME = Setting("MOTCUA_OIDC_NAME", "", "what the sign-in page calls it; empty means by its kind")
OIDC_SCOPES = Setting("MOTCUA_OIDC_SCOPES", "openid profile", "scopes asked for, with a space between")
OIDC_CLAIMS = Setting(
    "MOTCUA_OIDC_CLAIMS",
    "number=personal_number name=name born=birthdate level=acr",
    "names of the claims that hold personal number, name, day of birth and level",
)
OIDC_LEVELS = Setting("MOTCUA_OIDC_LEVELS", "1=1 2=2", "values of the level's claim and the level each means")
OFFICER_OIDC_ISSUER = Setting(
    "MOTCUA_OFFICER_OIDC_ISSUER",
    "",
    "https:// address of the provider officers sign in with; empty means none",
)
OFFICER_OIDC_CLIENT_ID = Setting(
    "MOTCUA_OFFICER_OIDC_CLIENT_ID", "", "name of this installation at the officers' provider"
)
OFFICER_OIDC_SECRET_FILE = Setting(
    "MOTCUA_OFFICER_OIDC_SECRET_FILE", "", "file that holds the secret agreed with it"
)
EVERY_SETTING = (
    HOME,
    DATABASE_URL,
    DATABASE_OWNER_URL,
    DATABASE_POOL,
    PORT,
    BIND,
    PG_BIN,
    PG_USER,
    DEMO,
    CLOCK,
    DEMO_WEEKS,
    PUBLIC_URL,
    ALLOWED_HOSTS,
    UPLOAD_MEGABYTES,
    SESSION_MINUTES,
    MAIL_SERVER,
    MAIL_FROM,
    MARKS_TO,
    SECOND_FACTOR,
    OIDC_ISSUER,
    OIDC_CLIENT_ID,
    OIDC_SECRET_FILE,
    OIDC_NAME,
    OIDC_SCOPES,
    OIDC_CLAIMS,
    OIDC_LEVELS,
    OFFICER_OIDC_ISSUER,
    OFFICER_OIDC_CLIENT_ID,
    OFFICER_OIDC_SECRET_FILE,
)


def home() -> Path:
    """The state folder, absolute; it may not exist yet."""
    return Path(HOME.read()).absolute()
