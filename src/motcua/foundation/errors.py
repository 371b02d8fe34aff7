"""The exceptions that are meant for people; everything else is a bug and fails loudly."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError


class RuleBroken(ValidationError):
    """What was refused, why, and the next step, in plain Vietnamese; `code` is for tests and the API."""

    def __init__(self, message: str, *, code: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__(message, code=code, params=dict(params) if params else None)
