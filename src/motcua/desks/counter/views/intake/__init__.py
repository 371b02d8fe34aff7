"""Intake on one screen: scan, procedure, papers, promise, fee, receive. Every button is a plain submit."""

from motcua.desks.counter.views.intake.asking import ask
from motcua.desks.counter.views.intake.refusal import refuse
from motcua.desks.counter.views.intake.screen import begin, check_submitted, drop, intake, procedures
from motcua.desks.counter.views.intake.together import together

__all__ = ["ask", "begin", "check_submitted", "drop", "intake", "procedures", "refuse", "together"]
