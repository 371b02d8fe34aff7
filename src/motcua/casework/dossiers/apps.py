from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    name = "motcua.casework.dossiers"
    label = "dossiers"
    verbose_name = _("Hồ sơ")
    serves: tuple[str, ...] = ("I.1.b", "I.1.c", "II.1.g", "II.1.h", "II.1.k", "II.1.l")

    def ready(self) -> None:
        from motcua.casework.dossiers import evidence, worklists

        worklists.declare()
        evidence.declare()
