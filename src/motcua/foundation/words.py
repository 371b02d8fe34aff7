"""Words for people, for modules that know nothing of the web framework: `_` translates where it stands."""

from contextlib import AbstractContextManager

from django.utils.translation import gettext as _
from django.utils.translation import override

__all__ = ["_", "kept_words"]


def kept_words() -> AbstractContextManager[None]:
    """For words that are kept on record or printed: Vietnamese, whatever language the officer reads."""
    return override("vi")
