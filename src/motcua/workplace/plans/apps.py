from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from motcua.workplace.plans.states import SERVES


class PlansConfig(AppConfig):
    name = "motcua.workplace.plans"
    label = "plans"
    verbose_name = _("Việc được giao")
    serves: tuple[str, ...] = SERVES

    def ready(self) -> None:
        from motcua.workplace.plans import evidence

        evidence.declare()
