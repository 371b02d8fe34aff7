"""Announcing what happened; who listens is written in `config/wiring.py`."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

Handler = Callable[[Any], None]
_handlers: defaultdict[type, list[Handler]] = defaultdict(list)


def connect(event: type, handler: Handler) -> None:
    """From now on `handler` hears every `event`; connecting twice is once."""
    if handler not in _handlers[event]:
        _handlers[event].append(handler)


def announce(event: object) -> None:
    """Tell every handler of this kind of event, inside the caller's transaction."""
    for handler in _handlers[type(event)]:
        handler(event)
