"""The daily mark of the journal leaves the house: one message for each keeper, once."""

import pytest
from tests.fixtures import NINE, officer

from motcua.foundation.audit import actions as audit
from motcua.foundation.audit import journal
from motcua.foundation.audit.models import Anchor
from motcua.foundation.clock import VIETNAM
from motcua.foundation.notifications.models import Message
from motcua.foundation.notifications.states import Channel, State
from motcua.integrations.messaging import registry
from motcua.integrations.messaging.demo import FolderCarrier

KEEPERS = ("thanh-tra@thu.test", "luu-tru@thu.test")
TODAY = NINE.astimezone(VIETNAM).date()


@pytest.fixture
def chain(centre):
    journal.record("tests.done", None, by=officer("tiep-nhan"), at=NINE, centre=centre.pk)
    return centre.pk


def test_each_keeper_gets_the_mark_once_with_its_state(chain, settings, monkeypatch, tmp_path):
    monkeypatch.setattr(registry, "_carriers", {Channel.EMAIL: FolderCarrier(tmp_path)})
    settings.MARKS_TO = KEEPERS
    for _again in range(2):
        audit.anchor(TODAY, at=NINE)
    messages = Message.objects.filter(centre=chain, kind="mark")
    assert sorted(messages.values_list("address", flat=True)) == sorted(KEEPERS)
    message = messages.first()
    assert str(Anchor.objects.get(centre=chain, on=TODAY)) in message.text
    assert (message.state, message.title) == (State.WAITING, "Mốc nhật ký ngày 06/04/2026")


def test_without_keepers_or_without_e_mail_nothing_is_written(chain, settings, monkeypatch):
    settings.MARKS_TO = ()
    audit.anchor(TODAY, at=NINE)
    settings.MARKS_TO = KEEPERS
    monkeypatch.setattr(registry, "_carriers", {})
    audit.anchor(TODAY.replace(day=7), at=NINE)
    assert Anchor.objects.filter(centre=chain).count() == 2
    assert not Message.objects.filter(kind="mark").exists()
