from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "motcua.integrations.messaging"
    label = "messaging"
    verbose_name = _("Gửi tin")
    #: carries what others decide to tell
    serves: tuple[str, ...] = ()

    def ready(self) -> None:
        from django.conf import settings

        from motcua.casework.assistance import sending
        from motcua.casework.assistance.states import ConsentBy
        from motcua.casework.dossiers import letting_in
        from motcua.foundation.notifications.states import Channel
        from motcua.integrations.messaging import registry
        from motcua.integrations.messaging.consenting import send_code
        from motcua.integrations.messaging.demo import FolderCarrier
        from motcua.integrations.messaging.smtp import SmtpCarrier

        if settings.EMAIL_HOST:
            registry.register(Channel.EMAIL, SmtpCarrier())
        elif settings.DEMO:
            registry.register(Channel.EMAIL, FolderCarrier(settings.MAIL_FOLDER))
        if registry.find(Channel.EMAIL):
            sending.register(ConsentBy.EMAIL, send_code)
            letting_in.register(Channel.EMAIL)
