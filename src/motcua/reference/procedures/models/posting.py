"""What a Centre keeps of making procedures public: announcements, postings with proof, follow-ups, prints."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import MadeFile, StoredFile
from motcua.foundation.papers.models import IssuedPaper
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models.version import ProcedureVersion
from motcua.reference.procedures.states import Announcer, FollowUpKind, FollowUpState, Look, Way


class Announcement(models.Model):
    """Who announced a version and when, as found in the decision; lateness follows. Source: NĐ 63/2010 Đ15, Đ24."""

    version = models.OneToOneField(ProcedureVersion, models.PROTECT, related_name="announcement")
    announcer = models.CharField(_("cấp công bố"), max_length=10, choices=Announcer)
    decision_number = models.CharField(_("số quyết định công bố"), max_length=60)
    signed_on = models.DateField(_("ngày ký"))
    #: the day it stood in the national database; None while nobody has looked
    entered_on = models.DateField(_("ngày có trên Cơ sở dữ liệu quốc gia"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("thời điểm ghi"))

    class Meta:
        verbose_name = _("việc công bố")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="announcement_entered_after_signing",
                condition=Q(entered_on=None) | Q(entered_on__gte=F("signed_on")),
            )
        ]


class Posting(models.Model):
    """One version made public at one place, with its proof. Source: NĐ 63/2010 Đ17, NĐ 118/2025 Đ8.1a."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="postings")
    way = models.CharField(_("hình thức"), max_length=10, choices=Way)
    place = models.CharField(_("nơi niêm yết"), max_length=120)
    posted_on = models.DateField(_("ngày niêm yết"))
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name=_("ảnh chụp"))
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(_("thời điểm ghi"))
    taken_down_on = models.DateField(_("ngày gỡ"), null=True, blank=True)
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("lần niêm yết")
        default_permissions = ()
        indexes = [models.Index(fields=["centre", "-posted_on", "-id"], name="posting_latest")]
        constraints = [
            models.CheckConstraint(
                name="posting_down_after_up",
                condition=Q(taken_down_on=None, taken_down_by=None)
                | Q(taken_down_on__gte=F("posted_on"), taken_down_by__isnull=False),
            )
        ]


class FollowUp(models.Model):
    """One thing a Centre has to renew since a procedure changed or ended (B39)."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    #: the version that came, or the one that ends with nothing after it
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="follow_ups")
    kind = models.CharField(_("việc"), max_length=10, choices=FollowUpKind)
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=FollowUpState, default=FollowUpState.OPEN
    )
    #: the day by which it should be renewed: the first day of the new version, or the first without the old one
    due_on = models.DateField(_("hạn"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(_("thời điểm mở"))
    closed_at = models.DateTimeField(_("thời điểm xong"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("việc cần làm lại")
        default_permissions = ()
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["centre", "state", "due_on", "id"], name="follow_up_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["centre", "version", "kind"], name="follow_up_once"),
            models.CheckConstraint(
                name="follow_up_dated_when_closed",
                condition=Q(state=FollowUpState.OPEN, closed_at=None)
                | (~Q(state=FollowUpState.OPEN) & Q(closed_at__isnull=False)),
            ),
        ]


class PrintBatch(MadeFile):
    """Many sheets printed at once by a job: which versions, how far it is, and the file to print."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    look = models.CharField(_("khổ"), max_length=16, choices=Look)
    versions = ArrayField(models.BigIntegerField(), verbose_name=_("các phiên bản"))
    #: the papers issued so far, in the order of `versions`
    papers = ArrayField(models.BigIntegerField(), verbose_name=_("các tờ đã in"), default=list)

    class Meta:
        verbose_name = _("lượt in nhiều tờ")
        default_permissions = ()
        indexes = [models.Index(fields=["centre", "-asked_at", "-id"], name="print_batch_latest")]

    @property
    def total(self) -> int:
        return len(self.versions)

    @property
    def done(self) -> int:
        return len(self.papers)


class Sheet(models.Model):
    """That an issued paper is the posting sheet of a version: how a change finds the prints it makes void."""

    paper = models.OneToOneField(IssuedPaper, models.PROTECT, primary_key=True)
    centre = models.ForeignKey(Centre, models.PROTECT)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="sheets")
    #: True once it is told to whoever checks it that it no longer holds
    is_void = models.BooleanField(_("đã hết giá trị"), default=False)

    class Meta:
        verbose_name = _("tờ niêm yết đã in")
        default_permissions = ()
        indexes = [models.Index(fields=["version"], condition=Q(is_void=False), name="sheet_still_holding")]
