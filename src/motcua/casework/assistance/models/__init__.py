"""What is kept of guidance, help and questions."""

from motcua.casework.assistance.models.helping import (
    AccountCheck,
    AssistedSession,
    Guidance,
    GuidanceItem,
    Preparation,
    Support,
)
from motcua.casework.assistance.models.questions import Faq, FaqVersion, Question
from motcua.casework.assistance.models.requests import HelpAct, HelpRequest

__all__ = [
    "AccountCheck",
    "AssistedSession",
    "Faq",
    "FaqVersion",
    "Guidance",
    "GuidanceItem",
    "HelpAct",
    "HelpRequest",
    "Preparation",
    "Question",
    "Support",
]
