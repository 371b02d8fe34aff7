from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarsConfig(AppConfig):
    name = "motcua.reference.calendars"
    label = "calendars"
    verbose_name = _("Ngày nghỉ, giờ làm việc")
    #: a basis of every duty with a clock, but the law names none of them for it
    serves: tuple[str, ...] = ()
