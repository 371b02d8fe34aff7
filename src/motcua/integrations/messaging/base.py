"""What every carrier of messages is, and what it says when it could not deliver."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from motcua.foundation.notifications.states import Fault


@dataclass(frozen=True)
class Letter:
    """One message as a carrier takes it."""

    address: str
    title: str
    text: str
    #: names the message to the systems it passes: the same at every try
    wire_id: str


class NotDeliveredError(Exception):
    """A try failed. It carries the kind of fault and the server's number alone: its sentence quotes addresses."""

    def __init__(self, fault: Fault, reply: int | None = None) -> None:
        super().__init__(fault.value, reply)
        self.fault, self.reply = fault, reply


class Carrier(ABC):
    """Somebody outside who takes messages of one channel."""

    #: whether messages really leave the house
    is_real = True

    @abstractmethod
    def where(self) -> str:
        """In one line for the administrator: by which server or into which folder, without a password."""

    @abstractmethod
    def deliver(self, letter: Letter) -> None:
        """Hand one letter over; on return it has been taken. Raises NotDeliveredError."""
