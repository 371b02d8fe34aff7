"""What the register announces; who listens is written in `config/wiring.py`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class InstrumentChanged:
    """An instrument was brought in, or what it gives as duties was entered anew, reworded or ended."""

    instrument_id: int
