"""Who hears what: reading this table is reading how the system flows."""

from motcua.foundation import events
from motcua.foundation.accounts.actions import FirstAdministratorEntered
from motcua.reference.organisation import actions as organisation

HANDLERS: dict[type, list[events.Handler]] = {
    FirstAdministratorEntered: [organisation.give_administrator_post],
}


def connect() -> None:
    """Join every event to its handlers."""
    for event, handlers in HANDLERS.items():
        for handler in handlers:
            events.connect(event, handler)
