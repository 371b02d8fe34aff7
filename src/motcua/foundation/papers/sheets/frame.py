"""What every form carries besides its own texts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.foundation.clock import VIETNAM
from motcua.foundation.papers import words


def framed(
    data: Mapping[str, Any], *, at: datetime, number: str = "", verify_address: str = ""
) -> dict[str, Any]:
    """A sheet's texts with what only issuing knows: number, date, where to check; its QR when it has none."""
    return {
        **data,
        "number": number,
        "dated": words.day(at.astimezone(VIETNAM).date()),
        "verify": verify_address.partition("://")[2].rstrip("/"),
        "qr": data.get("qr") or verify_address,
    }
