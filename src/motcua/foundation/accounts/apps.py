from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "motcua.foundation.accounts"
    label = "accounts"
    verbose_name = _("Tài khoản")
    serves: tuple[str, ...] = ("II.3.d",)

    def ready(self) -> None:
        from motcua.foundation.accounts import receivers

        receivers.connect()
