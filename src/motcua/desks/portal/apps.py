from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "motcua.desks.portal"
    label = "portal"
    verbose_name = _("Cổng công dân")
    serves: tuple[str, ...] = ("I.1.a", "II.1.i")
