from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstrumentsConfig(AppConfig):
    name = "motcua.reference.instruments"
    label = "instruments"
    verbose_name = _("Văn bản quy phạm")
    serves: tuple[str, ...] = ()
