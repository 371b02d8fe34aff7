from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistanceConfig(AppConfig):
    name = "motcua.casework.assistance"
    label = "assistance"
    verbose_name = _("Hướng dẫn, hỗ trợ")
    serves: tuple[str, ...] = ("I.1.a", "I.1.b", "I.1.c", "II.1.g", "II.1.i")

    def ready(self) -> None:
        from motcua.casework.assistance import evidence

        evidence.declare()
