from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "motcua.workplace.plans"
    label = "plans"
    verbose_name = _("Việc được giao")
    serves: tuple[str, ...] = ("I.4", "II.4")

    def ready(self) -> None:
        from motcua.workplace.plans import evidence

        evidence.declare()
