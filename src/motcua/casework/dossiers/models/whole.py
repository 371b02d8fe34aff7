"""The whole file of a dossier as one PDF, made for one officer and kept for a while."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.foundation.files.models import MadeFile


class WholeFile(MadeFile):
    """One asking for a whole file too large for a request; it names its reader, so that each has one of their own."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="whole_files")
    #: as the dossier was when it was asked for: what came later is not in it
    revision = models.PositiveIntegerField()
    #: how many papers go in, and how many are in already
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    #: pages with the cover, once it is there
    pages = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("lượt gộp trọn bộ hồ sơ")
        default_permissions = ()
        indexes = [models.Index(fields=["asked_at"], name="whole_file_by_age")]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "asked_by"],
                condition=Q(file=None, trouble=""),
                name="one_whole_file_going",
            )
        ]
