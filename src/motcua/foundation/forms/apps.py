from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FormsConfig(AppConfig):
    """Forms as data: what is asked (JSON Schema), in what order (pages), checked and shown in one place."""

    name = "motcua.foundation.forms"
    label = "forms"
    verbose_name = _("Biểu mẫu")
    serves: tuple[str, ...] = ()
