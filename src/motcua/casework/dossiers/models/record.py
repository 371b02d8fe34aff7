"""What happened, and what is in the making."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.reference.organisation.models import Centre


class DossierEvent(models.Model):
    """One thing that happened, for the timeline. Append-only, read by time, never the target of a key."""

    centre = models.PositiveIntegerField()
    dossier = models.BigIntegerField()
    verb = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=120)
    by_title = models.CharField(max_length=120, blank=True)
    status = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField()
    #: the door's idempotency key: a second act with it changes nothing
    key = models.UUIDField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("diễn tiến")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "key"], condition=Q(key__isnull=False), name="event_once_a_key"
            )
        ]
        indexes = [
            models.Index(fields=["centre", "dossier", "revision"], name="event_of_dossier"),
            models.Index(fields=["centre", "verb", "at"], include=["dossier"], name="event_by_verb"),
        ]


class Draft(models.Model):
    """An intake in the making, saved as typed. Its key becomes the idempotency key of the reception."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    centre = models.ForeignKey(Centre, models.PROTECT)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    dossier = models.ForeignKey(Dossier, models.CASCADE, null=True, blank=True)
    data = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bản nháp tiếp nhận")
        indexes = [models.Index(fields=["centre", "officer", "-saved_at"], name="draft_of_officer")]


class Presence(models.Model):
    """An officer who has a dossier open, and when their page last said so. Gone when they have left long ago, and when
    the database has crashed: the table is unlogged."""

    dossier = models.ForeignKey(Dossier, models.CASCADE)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("người đang mở hồ sơ")
        constraints = [models.UniqueConstraint(fields=["dossier", "officer"], name="present_once")]
