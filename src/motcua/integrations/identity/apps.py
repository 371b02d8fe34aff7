from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    name = "motcua.integrations.identity"
    label = "identity"
    verbose_name = _("Định danh")
    serves: tuple[str, ...] = ("II.3.d",)

    def ready(self) -> None:
        from motcua.integrations.identity import receivers

        receivers.connect()
