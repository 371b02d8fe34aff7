"""The journal: who did what to which row, and when. One hash chain per Centre; nothing is ever changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

#: the entry in which a chain tells of its own anchor
ANCHORED = "audit.anchored"


class Entry(models.Model):
    """One act or one reading of personal data. The database refuses to update or delete it."""

    pk = models.CompositePrimaryKey("centre", "seq")
    #: plain number of the Centre; 0 for the whole installation
    centre = models.PositiveIntegerField(_("Trung tâm"))
    seq = models.BigIntegerField(_("số thứ tự"))
    at = models.DateTimeField(_("thời điểm"))
    actor = models.BigIntegerField(_("số tài khoản"), null=True)
    actor_label = models.CharField(_("người thực hiện"), max_length=200)
    action = models.CharField(_("việc"), max_length=60)
    subject = models.CharField(_("đối tượng"), max_length=80)
    #: canonical JSON, kept as text so that the bytes that were hashed are the bytes that are stored
    data = models.TextField(_("chi tiết"))
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("dòng nhật ký")
        indexes = [
            models.Index(fields=["centre", "subject", "-at"], name="entry_by_subject"),
            models.Index(fields=["centre", "-at"], name="entry_by_time"),
        ]


class Head(models.Model):
    """The end of one Centre's chain: the row every writer of that Centre takes its turn on."""

    centre = models.PositiveIntegerField(primary_key=True)
    seq = models.BigIntegerField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("đầu chuỗi nhật ký")


class Anchor(models.Model):
    """Where a chain stood at the end of a day; printed and published, so that yesterday cannot be rewritten."""

    pk = models.CompositePrimaryKey("centre", "on")
    centre = models.PositiveIntegerField()
    on = models.DateField(_("ngày"))
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("mốc neo nhật ký")

    def __str__(self) -> str:
        """As it is published and as the stand-alone verifier reads it."""
        return f"{self.centre}:{self.seq}:{self.hash}"
