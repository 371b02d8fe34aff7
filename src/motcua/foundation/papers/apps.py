from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    name = "motcua.foundation.papers"
    label = "papers"
    verbose_name = _("Giấy tờ in")
    serves: tuple[str, ...] = ()
