"""Guidance given, kept on record."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.states import LONGEST_MINUTES, Way
from motcua.casework.dossiers.states import Lack
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import Component, ProcedureVersion


class Guidance(models.Model):
    """One time somebody was told what to bring, by whatever way. Source: NĐ 118/2025 Đ16 (kept on record: Đ16.2).

    Nobody has to give a name.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    #: the door's idempotency key. An intake begun from this guidance takes place under it, so the dossier that comes
    #: of it is the one whose `intake_key` this is, and taking a dossier in costs nothing more for being looked for
    key = models.UUIDField(unique=True)
    #: read aloud and printed on the checklist: `HD-26-0012`
    code = models.CharField(_("mã hướng dẫn"), max_length=20)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, verbose_name=_("phiên bản thủ tục"))
    procedure_code = models.CharField(_("mã thủ tục"), max_length=8)
    field_code = models.CharField(_("lĩnh vực"), max_length=60)
    way = models.CharField(_("cách hướng dẫn"), max_length=10, choices=Way)
    given_at = models.DateTimeField(_("thời điểm hướng dẫn"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(_("số phút"), null=True)
    person_name = models.CharField(_("người được hướng dẫn"), max_length=120, blank=True)
    person_phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    said = models.TextField(_("đã hướng dẫn"), blank=True)
    search = models.TextField(editable=False)

    class Meta:
        verbose_name = _("lần hướng dẫn")
        constraints = [
            models.UniqueConstraint(fields=["centre", "code"], name="guidance_once_a_code"),
            models.CheckConstraint(
                name="guidance_minutes", condition=Q(minutes=None) | Q(minutes__range=(1, LONGEST_MINUTES))
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "-given_at", "-id"], name="guidance_latest"),
            GinIndex(OpClass("search", name="gin_trgm_ops"), name="guidance_search_trgm"),
        ]

    def __str__(self) -> str:
        return self.code


class GuidanceItem(models.Model):
    """One listed component that was found missing or wrong, and what to do about it."""

    guidance = models.ForeignKey(Guidance, models.PROTECT, related_name="items")
    component = models.ForeignKey(Component, models.PROTECT)
    lack = models.CharField(_("lý do"), max_length=12, choices=Lack)
    words = models.CharField(_("cần làm gì"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("giấy tờ được hướng dẫn")
        ordering = ["component__position"]
        constraints = [models.UniqueConstraint(fields=["guidance", "component"], name="item_once_a_guidance")]
