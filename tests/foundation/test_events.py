from dataclasses import dataclass

import pytest

from motcua.foundation import events


@dataclass(frozen=True)
class Happened:
    n: int


@dataclass(frozen=True)
class HappenedElsewhere(Happened):
    pass


@pytest.fixture
def heard(monkeypatch):
    monkeypatch.setattr(events, "_handlers", type(events._handlers)(list))
    return []


def test_every_handler_hears_it_in_the_order_of_connecting(heard):
    events.connect(Happened, lambda event: heard.append(("a", event.n)))
    events.connect(Happened, lambda event: heard.append(("b", event.n)))
    events.announce(Happened(1))
    assert heard == [("a", 1), ("b", 1)]


def test_connecting_twice_is_once(heard):
    for _n in range(2):
        events.connect(Happened, heard.append)
    events.announce(Happened(1))
    assert heard == [Happened(1)]


def test_only_this_kind_of_event_is_heard_and_an_unheard_one_is_no_trouble(heard):
    events.connect(Happened, heard.append)
    events.announce(HappenedElsewhere(1))
    assert heard == []


def test_a_handler_that_fails_fails_the_act(heard):
    def refuse(_event):
        raise ValueError("no")

    events.connect(Happened, refuse)
    with pytest.raises(ValueError, match="no"):
        events.announce(Happened(1))
