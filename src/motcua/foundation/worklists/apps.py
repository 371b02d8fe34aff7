from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorklistsConfig(AppConfig):
    name = "motcua.foundation.worklists"
    label = "worklists"
    verbose_name = _("Danh sách việc")
    serves: tuple[str, ...] = ()
