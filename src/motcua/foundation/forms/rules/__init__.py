"""What a form asks, what was answered, and what is wrong with it: pure functions on plain values."""

from motcua.foundation.forms.rules.answers import Answers, Said, flat, kept, nested, open_pages, said
from motcua.foundation.forms.rules.checks import Finding, findings
from motcua.foundation.forms.rules.faults import faults
from motcua.foundation.forms.rules.shape import (
    Form,
    FormBroken,
    Kind,
    Page,
    Question,
    optional,
    parties,
    read,
)
from motcua.foundation.forms.rules.typed import shown, value_of

__all__ = [
    "Answers",
    "Finding",
    "Form",
    "FormBroken",
    "Kind",
    "Page",
    "Question",
    "Said",
    "faults",
    "findings",
    "flat",
    "kept",
    "nested",
    "open_pages",
    "optional",
    "parties",
    "read",
    "said",
    "shown",
    "value_of",
]
