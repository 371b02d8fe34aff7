"""What was declared at the counter under the form of a procedure."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.reference.procedures.models import ProcedureForm


class Declaration(models.Model):
    """What an officer typed of the paper declaration, or the person had prepared: the same data as filed online.

    Nothing in it is required, since the signed paper is the declaration. One filed online stands in `OnlineFiling`.
    """

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="declaration")
    form = models.ForeignKey(ProcedureForm, models.PROTECT)
    #: each answer by its path, as in `OnlineFiling`
    answers = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("nội dung tờ khai nhập tại quầy")
        default_permissions = ()
