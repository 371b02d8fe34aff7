from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    name = "motcua.foundation.letters"
    label = "letters"
    verbose_name = _("Văn bản soạn bằng Word")
    #: a means of several duties; the letter itself is served by the app it is about
    serves: tuple[str, ...] = ()
