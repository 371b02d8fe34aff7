from django.apps import AppConfig


class UiConfig(AppConfig):
    """The kit every page is made of: base templates, tags, formats, built style and scripts."""

    name = "motcua.foundation.ui"
    label = "ui"
    serves: tuple[str, ...] = ()
