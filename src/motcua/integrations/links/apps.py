from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "motcua.integrations.links"
    label = "links"
    verbose_name = _("Kiểm tra liên kết")
    serves: tuple[str, ...] = ()
