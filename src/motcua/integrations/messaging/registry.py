"""Who carries which channel in this installation: what is not here is not set up, and nothing pretends it is."""

from motcua.foundation.notifications.states import Channel
from motcua.integrations.messaging.base import Carrier

_carriers: dict[Channel, Carrier] = {}


def register(channel: Channel, carrier: Carrier) -> None:
    """From now on `carrier` takes the messages of `channel`."""
    _carriers[channel] = carrier


def find(channel: Channel) -> Carrier | None:
    """The channel's carrier; None when it is not set up."""
    return _carriers.get(channel)


def every() -> dict[Channel, Carrier]:
    """The channels that can be used, each with its carrier."""
    return dict(_carriers)
