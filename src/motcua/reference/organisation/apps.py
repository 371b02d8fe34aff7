from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "motcua.reference.organisation"
    label = "organisation"
    verbose_name = _("Tổ chức")
    serves: tuple[str, ...] = ()
