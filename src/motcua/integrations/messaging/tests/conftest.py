from collections.abc import Iterator
from datetime import datetime

import pytest
from tests.fixtures import NINE

from motcua.foundation.notifications.models import Message
from motcua.foundation.notifications.states import Channel, Kind
from motcua.integrations.messaging import registry
from motcua.integrations.messaging.smtp import SmtpCarrier
from motcua.integrations.messaging.tests.mailserver import MailServer

CODE = "000.00.45.H20-260406-{:04d}"


@pytest.fixture
def mail(settings, monkeypatch) -> Iterator[MailServer]:
    """A mail server, and the house set up to send by it."""
    server = MailServer()
    server.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 1
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = "khong-tra-loi@xa.test"
    monkeypatch.setattr(registry, "_carriers", {Channel.EMAIL: SmtpCarrier()})
    yield server
    server.stop()


def make_message(n: int = 1, *, at: datetime = NINE, **changes) -> Message:
    given = {
        "centre": 1,
        "kind": Kind.RECEIVED,
        "channel": Channel.EMAIL,
        "address": f"nguoi{n}@thu.test",
        "subject": "dossiers.dossier",
        "subject_key": n,
        "code": CODE.format(n),
        "title": f"Hồ sơ {CODE.format(n)} đã được tiếp nhận",
        "text": f"Trung tâm đã tiếp nhận hồ sơ {CODE.format(n)}.",
        "created_at": at,
        "next_at": at,
        "round_began_at": at,
    }
    return Message.objects.create(**given | changes)
