"""Papers that go from one unit to another: the list, and what is on it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.custody import Direction, ListStatus
from motcua.casework.dossiers.models.dossier import Dossier
from motcua.foundation.files.models import StoredFile
from motcua.reference.organisation.models import Centre, Unit

OFFICER = settings.AUTH_USER_MODEL


class HandOverList(models.Model):
    """One list of papers that go from one unit to another, given by one person and received by another.

    Source: NĐ 118/2025 Đ5.1 (nobody shifts blame: each hand-over is signed, with its time); columns of practice.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    #: a number of the Centre's forms, drawn when the list is handed over
    number = models.CharField(_("số"), max_length=40, blank=True)
    direction = models.CharField(_("chiều"), max_length=5, choices=Direction)
    giver_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("bên giao"))
    receiver_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("bên nhận"))
    status = models.CharField(
        _("trạng thái"), max_length=10, choices=ListStatus, default=ListStatus.GATHERING
    )
    #: idempotency key of the page that began it
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    begun_at = models.DateTimeField(_("lập lúc"))
    begun_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    handed_at = models.DateTimeField(_("giao lúc"), null=True)
    handed_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(_("nhận lúc"), null=True)
    received_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    #: drawn on the screen; None when the printed list was signed
    signature = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    cancelled_at = models.DateTimeField(_("hủy lúc"), null=True)
    cancelled_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("lý do hủy"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("danh sách bàn giao")
        constraints = [
            models.CheckConstraint(
                name="hand_over_dated_and_numbered",
                condition=~Q(status__in=[ListStatus.HANDED, ListStatus.RECEIVED])
                | Q(handed_at__isnull=False, handed_by__isnull=False) & ~Q(number=""),
            ),
            models.CheckConstraint(
                name="hand_over_received_by_another",
                condition=Q(received_by=None) | ~Q(received_by=F("handed_by")),
            ),
            models.CheckConstraint(
                name="hand_over_between_two_units", condition=~Q(giver_unit=F("receiver_unit"))
            ),
        ]
        indexes = [models.Index(fields=["centre", "-begun_at", "-id"], name="hand_over_latest")]

    def __str__(self) -> str:
        return self.number or f"#{self.pk}"


class HandedItem(models.Model):
    """One dossier on a hand-over list."""

    hand_over = models.ForeignKey(HandOverList, models.PROTECT, related_name="items")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="handed")
    direction = models.CharField(_("chiều"), max_length=5, choices=Direction)
    #: until the list was received, or cancelled
    is_open = models.BooleanField(default=True)
    sheets = models.PositiveSmallIntegerField(_("số tờ"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)
    #: None until the receiver looked
    is_there = models.BooleanField(_("đủ"), null=True)
    lack = models.CharField(_("thiếu gì, vì sao"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("hồ sơ trong danh sách bàn giao")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "dossier"], name="item_once_a_list"),
            models.UniqueConstraint(
                fields=["dossier", "direction"],
                condition=Q(is_open=True),
                name="on_one_open_list_a_direction",
            ),
        ]
