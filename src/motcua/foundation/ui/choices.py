"""What a person may choose about the look of pages; kept in cookies of the device, read on every request."""

from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings


class Choice(NamedTuple):
    """One choice: its cookie, and the values it takes, of which the first is the default."""

    cookie: str
    values: tuple[str, ...]

    def read(self, cookies: Mapping[str, str]) -> str:
        """The chosen value; the default when nothing, or nothing sensible, was chosen."""
        chosen = cookies.get(self.cookie, "")
        return chosen if chosen in self.values else self.values[0]


THEME = Choice("giao-dien", ("sang", "toi", "tu-dong"))
TEXT_SIZE = Choice("chu", ("100", "125", "150"))
CONTRAST = Choice("tuong-phan", ("thuong", "cao"))
KEYS = Choice("phim", ("bat", "tat"))
LANGUAGE = Choice(settings.LANGUAGE_COOKIE_NAME, ("vi", "en"))
#: by the name a form sends
EVERY_CHOICE = {choice.cookie: choice for choice in (THEME, TEXT_SIZE, CONTRAST, KEYS)}
EVERY_CHOICE["ngon-ngu"] = LANGUAGE

_TABLER_THEMES = {"sang": "light", "toi": "dark", "tu-dong": "auto"}


def officer_attributes(cookies: Mapping[str, str]) -> dict[str, str]:
    """Attributes of <html> on an officer's page: theme and contrast as chosen, single keys on or off."""
    attributes = {"data-bs-theme": _TABLER_THEMES[THEME.read(cookies)]}
    if KEYS.read(cookies) == "tat":
        attributes["data-keys"] = "off"
    return attributes | _contrast(cookies)


def public_attributes(cookies: Mapping[str, str]) -> dict[str, str]:
    """Attributes of <html> on a public page: the device's own theme, letters and contrast as chosen."""
    return {"data-bs-theme": "auto", "data-text": TEXT_SIZE.read(cookies)} | _contrast(cookies)


def _contrast(cookies: Mapping[str, str]) -> dict[str, str]:
    return {"data-contrast": "high"} if CONTRAST.read(cookies) == "cao" else {}
