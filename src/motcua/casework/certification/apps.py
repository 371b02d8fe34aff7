from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificationConfig(AppConfig):
    name = "motcua.casework.certification"
    label = "certification"
    verbose_name = _("Chứng thực")
    serves: tuple[str, ...] = ("I.1.b", "II.1.g", "II.1.h", "II.1.k")

    def ready(self) -> None:
        from motcua.casework.certification import evidence

        evidence.declare()
