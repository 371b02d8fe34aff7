"""What a Centre does about a duty: who is in charge, what is wanted, what was entered by hand, what was judged."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.oversight.duties.models.register import Duty
from motcua.oversight.duties.states import Frequency, Standing
from motcua.reference.organisation.models import Centre, Dated, Post

OFFICER = settings.AUTH_USER_MODEL


class Requirement(models.Model):
    """What is wanted of a duty and how often; the latest of a Centre holds, else the latest for all Centres."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="requirements")
    #: None: for every Centre, set by the province
    centre = models.ForeignKey(Centre, models.PROTECT, null=True)
    frequency = models.CharField(_("tần suất"), max_length=2, choices=Frequency)
    #: pieces of evidence wanted in each period
    minimum = models.PositiveIntegerField(_("số minh chứng tối thiểu mỗi kỳ"))
    #: days before the end of a period within which a period without evidence wants attention
    warning_days = models.PositiveSmallIntegerField(_("nhắc trước số ngày"), default=10)
    wanted = models.TextField(_("minh chứng cần có"), blank=True)
    #: where this comes from; what the house brings along is a suggestion
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    entered_at = models.DateTimeField(_("thời điểm nhập"))
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("yêu cầu minh chứng")
        default_permissions = ()
        indexes = [models.Index(fields=["duty", "centre", "-id"], name="requirement_latest")]
        constraints = [models.CheckConstraint(name="requirement_wants_some", condition=Q(minimum__gte=1))]


class Charge(Dated):
    """A post that is responsible for a duty, or stands in for it; whoever holds the post has the charge."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    duty = models.ForeignKey(Duty, models.PROTECT)
    post = models.ForeignKey(Post, models.PROTECT, verbose_name=_("vị trí"))
    is_deputy = models.BooleanField(_("người thay"), default=False)
    entered_at = models.DateTimeField(_("thời điểm nhập"))
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("phân công")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="charge_in_order", condition=Q(last_on=None) | Q(last_on__gte=F("first_on"))
            ),
            models.UniqueConstraint(
                fields=["centre", "duty"],
                condition=Q(last_on=None, is_deputy=False),
                name="charge_one_responsible",
            ),
        ]
        indexes = [models.Index(fields=["centre", "duty", "-first_on"], name="charge_of_duty")]


class HandEntry(models.Model):
    """A piece of evidence entered by hand: what was done, when, by whom, how much, with its document.

    Never changed or taken out; one entered wrongly is voided once and stays with its reason.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    duty = models.ForeignKey(Duty, models.PROTECT)
    what = models.CharField(_("việc đã làm"), max_length=300)
    done_on = models.DateField(_("ngày thực hiện"))
    done_by = models.CharField(_("người thực hiện"), max_length=200)
    quantity = models.DecimalField(_("số lượng"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    document = models.CharField(_("số, ký hiệu văn bản"), max_length=120, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name=_("tệp"))
    entered_at = models.DateTimeField(_("thời điểm nhập"))
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    voided_at = models.DateTimeField(_("thời điểm hủy"), null=True, blank=True)
    voided_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    void_reason = models.CharField(_("lý do hủy"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("minh chứng nhập tay")
        default_permissions = ()
        indexes = [models.Index(fields=["centre", "duty", "-done_on", "-id"], name="hand_entry_latest")]
        constraints = [
            models.CheckConstraint(
                name="hand_entry_voided_with_reason",
                condition=Q(voided_at=None, voided_by=None, void_reason="")
                | (Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(void_reason="")),
            )
        ]

    def __str__(self) -> str:
        return self.what


class Override(models.Model):
    """A person's judgement of how a duty stands, with its reason; the latest holds until it is ended."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    duty = models.ForeignKey(Duty, models.PROTECT)
    #: empty: back to the rule
    standing = models.CharField(_("trạng thái"), max_length=10, choices=Standing, blank=True)
    reason = models.CharField(_("lý do"), max_length=500)
    judged_at = models.DateTimeField(_("thời điểm"))
    judged_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("đánh giá có lý do")
        default_permissions = ()
        indexes = [models.Index(fields=["centre", "duty", "-id"], name="override_latest")]


class Note(models.Model):
    """A remark about a duty at a Centre."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    duty = models.ForeignKey(Duty, models.PROTECT)
    text = models.TextField(_("ghi chú"))
    written_at = models.DateTimeField(_("thời điểm"))
    written_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("ghi chú")
        default_permissions = ()
        indexes = [models.Index(fields=["centre", "duty", "-id"], name="note_latest")]
