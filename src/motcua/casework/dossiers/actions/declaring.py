"""What is declared with a dossier that is taken in at the counter, under the form that filing online asks by."""

from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.intake import Intake
from motcua.casework.dossiers.models import Declaration, Dossier
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.forms import rules as asking
from motcua.reference.procedures.models import ProcedureForm


def keep_declared(dossier: Dossier, intake: Intake, act: Act) -> bool:
    """Whether what was declared is otherwise now than it was kept; only questions that are asked are kept.

    Nothing need be answered: the paper is the declaration. Raises RuleBroken when an answer cannot be right.
    """
    if intake.declared is None:
        return False
    held = ProcedureForm.objects.get(pk=intake.declared.form_id, procedure=dossier.version.procedure_id)
    form = asking.optional(held.form)
    answers = asking.kept(form, intake.declared.answers)
    wrong = asking.faults(form.questions, answers, today=act.at.astimezone(VIETNAM).date())
    if wrong:
        raise RuleBroken(next(iter(wrong.values())), code="ill_declared")
    before = Declaration.objects.filter(dossier=dossier).first()
    if before is None and answers:
        Declaration.objects.create(dossier=dossier, form=held, answers=answers)
        return True
    if before is None or before.answers == answers:
        return False
    before.form, before.answers = held, answers
    before.save(update_fields=["form", "answers"])
    return True
