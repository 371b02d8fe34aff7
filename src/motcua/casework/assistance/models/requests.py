"""What somebody asked who cannot use the information online, and what was done about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.states import HelpStand, HelpVerb, Wish
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import ProcedureVersion


class HelpRequest(models.Model):
    """One request of somebody who cannot use the information online: who to reach, what for, how.

    Source: NĐ 118/2025 Đ16.2; duty I.1.a.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    key = models.UUIDField()
    #: read aloud on the telephone: `GD-26-0012`
    code = models.CharField(_("mã yêu cầu"), max_length=20)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, null=True, blank=True)
    procedure_code = models.CharField(_("mã thủ tục"), max_length=8, blank=True)
    field_code = models.CharField(_("lĩnh vực"), max_length=60, blank=True)
    #: empty once erased, like telephone, hamlet and words
    person_name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    person_phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    hamlet = models.CharField(_("ấp, khu phố"), max_length=80, blank=True)
    about = models.CharField(_("cần giúp việc gì"), max_length=500, blank=True)
    wish = models.CharField(_("muốn được giúp"), max_length=8, choices=Wish)
    asked_at = models.DateTimeField(_("lúc gửi"))
    #: until when somebody of the Centre is to have answered
    due_at = models.DateTimeField(_("hạn liên lạc"))
    stand = models.CharField(_("trạng thái"), max_length=10, choices=HelpStand, default=HelpStand.NEW)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(_("lúc xong"), null=True)
    #: since when it is no longer known who asked
    erased_at = models.DateTimeField(_("lúc xóa tên"), null=True)

    class Meta:
        verbose_name = _("yêu cầu giúp")
        constraints = [
            models.UniqueConstraint(fields=["centre", "key"], name="help_once_a_key"),
            models.UniqueConstraint(fields=["centre", "code"], name="help_once_a_code"),
            models.CheckConstraint(
                name="help_dated_when_ended",
                condition=Q(stand__in=(HelpStand.DONE, HelpStand.CLOSED)) ^ Q(ended_at=None),
            ),
            models.CheckConstraint(
                name="help_erased_whole",
                condition=Q(erased_at=None)
                | Q(person_name="", person_phone="", hamlet="", about="", ended_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "-asked_at", "-id"], name="help_latest"),
            models.Index(
                fields=["centre", "ended_at"],
                condition=Q(ended_at__isnull=False, erased_at=None),
                name="help_to_erase",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class HelpAct(models.Model):
    """One thing done about a request: by whom, when, with what outcome. Never changed."""

    request = models.ForeignKey(HelpRequest, models.PROTECT, related_name="acts")
    key = models.UUIDField(unique=True)
    verb = models.CharField(_("việc"), max_length=10, choices=HelpVerb)
    words = models.CharField(_("ghi chú"), max_length=300, blank=True)
    done_at = models.DateTimeField(_("lúc làm"))
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("việc đã làm về yêu cầu")
        ordering = ["done_at", "pk"]
