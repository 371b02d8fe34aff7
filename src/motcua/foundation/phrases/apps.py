from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhrasesConfig(AppConfig):
    name = "motcua.foundation.phrases"
    label = "phrases"
    verbose_name = _("Mẫu câu")
    #: a means of several duties: what is said with its help is served by the app it is said in
    serves: tuple[str, ...] = ()
