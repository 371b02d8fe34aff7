"""What an officer types at the counter, made into values, by subject."""

from motcua.desks.counter.forms.acts import ActForm, DecisionForm, StepForm
from motcua.desks.counter.forms.fields import LifeDayField, PersonNumberField
from motcua.desks.counter.forms.intake import GroundsForm, IntakeForm, kept
from motcua.desks.counter.forms.returning import HandOverForm, Taker

__all__ = [
    "ActForm",
    "DecisionForm",
    "GroundsForm",
    "HandOverForm",
    "IntakeForm",
    "LifeDayField",
    "PersonNumberField",
    "StepForm",
    "Taker",
    "kept",
]
