from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "motcua.foundation.evidence"
    label = "evidence"
    verbose_name = _("Minh chứng")
    serves: tuple[str, ...] = ()
