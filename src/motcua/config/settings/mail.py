"""The server that takes e-mails, in Django's own settings."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from motcua.config import environment

#: scheme of the address -> its usual port
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def server(url: str, sender: str) -> dict[str, object]:
    """Django's settings for a server given as smtp+tls://account:<password>@host:port; none when `url` is empty.

    Raises ImproperlyConfigured when the address makes no sense or nobody is named as the sender.
    """
    if not url:
        return {"EMAIL_HOST": ""}
    parts = urlsplit(url)
    try:
        port = parts.port or PORTS[parts.scheme]
    except (KeyError, ValueError):
        port = 0
    if not (port and parts.hostname):
        name = environment.MAIL_SERVER.name
        raise ImproperlyConfigured(
            f"{name} must be smtp://, smtp+tls:// or smtps://, a host and perhaps a port."
        )
    if "@" not in sender:
        raise ImproperlyConfigured(f"{environment.MAIL_FROM.name} must be the address e-mails come from.")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "DEFAULT_FROM_EMAIL": sender,
    }


def keepers(addresses: str) -> tuple[str, ...]:
    """The addresses, with a space between. Raises ImproperlyConfigured for one that is none."""
    found = tuple(addresses.split())
    if any("@" not in address for address in found):
        name = environment.MARKS_TO.name
        raise ImproperlyConfigured(f"{name} must be e-mail addresses with a space between.")
    return found


globals().update(server(environment.MAIL_SERVER.read(), environment.MAIL_FROM.read()))
EMAIL_TIMEOUT = 20
#: who gets the daily marks of the journal
MARKS_TO = keepers(environment.MARKS_TO.read())
#: where the demo writes what it would send
MAIL_FOLDER = environment.home() / "mail"
