from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VersionsConfig(AppConfig):
    name = "motcua.foundation.versions"
    label = "versions"
    verbose_name = _("Phiên bản cần duyệt")
    serves: tuple[str, ...] = ()
