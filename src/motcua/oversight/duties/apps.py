from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DutiesConfig(AppConfig):
    name = "motcua.oversight.duties"
    label = "duties"
    verbose_name = _("Sổ nhiệm vụ")
    serves: tuple[str, ...] = ()
