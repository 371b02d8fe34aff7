"""Words for people, for modules that know nothing of the web framework: `_` translates where it stands."""

from django.utils.translation import gettext as _

__all__ = ["_"]
