from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "motcua.foundation.notifications"
    label = "notifications"
    verbose_name = _("Thông báo")
    #: a means of several duties; reminding itself is served by the app that decides whom to remind
    serves: tuple[str, ...] = ()
