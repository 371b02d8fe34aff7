"""What an officer types at the counter, made into values, by subject."""

from motcua.desks.counter.forms.acts import ActForm, DecisionForm, StepForm
from motcua.desks.counter.forms.custody import CancelForm, GatherForm, ReceiveForm
from motcua.desks.counter.forms.fields import LifeDayField, PersonNumberField
from motcua.desks.counter.forms.intake import GroundsForm, IntakeForm, kept
from motcua.desks.counter.forms.returning import HandOverForm, Taker

__all__ = [
    "ActForm",
    "CancelForm",
    "DecisionForm",
    "GatherForm",
    "GroundsForm",
    "HandOverForm",
    "IntakeForm",
    "LifeDayField",
    "PersonNumberField",
    "ReceiveForm",
    "StepForm",
    "Taker",
    "kept",
]
