"""What is kept of guidance, help and questions."""

from motcua.casework.assistance.models.helping import (
    AccountCheck,
    AssistedSession,
    Guidance,
    GuidanceItem,
    Support,
)
from motcua.casework.assistance.models.requests import HelpAct, HelpRequest

__all__ = ["AccountCheck", "AssistedSession", "Guidance", "GuidanceItem", "HelpAct", "HelpRequest", "Support"]
