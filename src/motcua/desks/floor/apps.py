from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FloorConfig(AppConfig):
    name = "motcua.desks.floor"
    label = "floor"
    verbose_name = _("Sảnh")
    serves: tuple[str, ...] = ("I.1.a",)
