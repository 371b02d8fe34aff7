"""Assigned tasks with their history, and tasks that come back."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.files.models import StoredFile
from motcua.reference.organisation.models import Centre, Post
from motcua.workplace.plans.states import OPEN, UNDONE, Near, Rhythm, Stand, Verb, Weekday

OFFICER = settings.AUTH_USER_MODEL


class Task(models.Model):
    """What is wanted, of whom: what an assigned task and one that comes back have in common."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    key = models.UUIDField()
    title = models.CharField(_("tên việc"), max_length=200)
    asked = models.TextField(_("nội dung yêu cầu"), blank=True)
    output = models.CharField(_("sản phẩm phải có"), max_length=300)
    #: as the annex numbers it: `I.4`; by its words, since the register stands above
    duty = models.CharField(_("nhiệm vụ"), max_length=20, default="I.4")
    #: either a person or a post, whoever holds it
    officer = models.ForeignKey(
        OFFICER, models.PROTECT, null=True, related_name="+", verbose_name=_("người làm")
    )
    post = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+", verbose_name=_("vị trí làm"))
    deputies: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        OFFICER, related_name="+", blank=True, verbose_name=_("người thay")
    )
    #: so many days before the deadline it is said to be near
    warning_days = models.PositiveSmallIntegerField(_("nhắc trước số ngày"), default=3)
    #: goes up with each act: whoever decides upon an older one is refused
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    @property
    def doer(self) -> str:
        """Who is to do it, as people call them."""
        return str(self.officer.full_name if self.officer else self.post)


def _one_doer(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(officer=None) ^ Q(post=None))


class Recurrence(Task):
    """A task that comes back: in which rhythm, how long before its deadline it appears, from when to when."""

    rhythm = models.CharField(_("nhịp"), max_length=10, choices=Rhythm)
    weekday = models.CharField(_("thứ trong tuần"), max_length=1, choices=Weekday, blank=True)
    #: the 31st is a month's last day where it has none
    day = models.PositiveSmallIntegerField(_("ngày trong tháng"), null=True)
    #: within the quarter, or the year
    month = models.PositiveSmallIntegerField(_("tháng"), null=True)
    #: so many days before its deadline the task appears; after a change of law, so many there are to do it
    lead_days = models.PositiveSmallIntegerField(_("hiện trước hạn số ngày"), default=7)
    first_on = models.DateField(_("từ ngày"))
    last_on = models.DateField(_("đến hết ngày"), null=True)
    #: due days up to this one have had their task
    made_until = models.DateField(_("đã giao đến hạn ngày"))
    paused_at = models.DateTimeField(_("lúc tạm dừng"), null=True)
    pause_reason = models.CharField(_("lý do tạm dừng"), max_length=300, blank=True)
    entered_at = models.DateTimeField(_("lúc nhập"))
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("việc định kỳ")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["centre", "key"], name="recurrence_once_a_key"),
            _one_doer("recurrence_one_doer"),
            models.CheckConstraint(
                name="recurrence_in_order", condition=Q(last_on=None) | Q(last_on__gte=F("first_on"))
            ),
            models.CheckConstraint(
                name="recurrence_paused_with_reason", condition=Q(paused_at=None) ^ ~Q(pause_reason="")
            ),
            models.CheckConstraint(
                name="recurrence_says_when",
                condition=Q(rhythm=Rhythm.WEEKLY, weekday__in=Weekday.values)
                | Q(rhythm=Rhythm.MONTHLY, day__range=(1, 31))
                | Q(rhythm=Rhythm.QUARTERLY, day__range=(1, 31), month__range=(1, 3))
                | Q(rhythm=Rhythm.YEARLY, day__range=(1, 31), month__range=(1, 12))
                | Q(rhythm=Rhythm.LAW),
            ),
        ]
        indexes = [models.Index(fields=["centre", "-id"], name="recurrence_latest")]


class Assignment(Task):
    """One task somebody was told to do (việc được giao): by whom, on what paper, until when, with what result.

    Source: NĐ 118/2025/NĐ-CP and TT 03/2025/TT-VPCP, `nhiệm vụ khác được giao` (duties I.4, II.4).
    """

    number = models.CharField(_("số việc"), max_length=20)
    assigned_by = models.CharField(_("người giao"), max_length=200)
    source_number = models.CharField(_("số, ký hiệu văn bản"), max_length=60, blank=True)
    source_on = models.DateField(_("ngày văn bản"), null=True)
    source_issuer = models.CharField(_("cơ quan ban hành"), max_length=160, blank=True)
    source_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(_("hạn"))
    #: from this day on the deadline is near
    warn_on = models.DateField(_("nhắc từ ngày"))
    #: what the bell has said of the deadline there is now
    warned = models.CharField(_("đã nhắc"), max_length=8, choices=Near, blank=True)
    stand = models.CharField(_("trạng thái"), max_length=10, choices=Stand, default=Stand.GIVEN)
    given_at = models.DateTimeField(_("lúc giao"))
    given_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(_("lúc báo cáo"), null=True)
    reported_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    #: the day on which it was finished, as the report says
    made_on = models.DateField(_("ngày làm xong"), null=True)
    ended_at = models.DateTimeField(_("lúc kết thúc"), null=True)
    recurrence = models.ForeignKey(Recurrence, models.PROTECT, null=True, related_name="tasks")
    #: the due day for which it appeared, or the day and place among that day's changes of law
    occasion = models.CharField(_("kỳ"), max_length=20, blank=True)
    #: title, number and paper without accents
    folded = models.TextField(default="")

    class Meta:
        verbose_name = _("việc được giao")
        default_permissions = ()
        permissions = [
            ("view", _("Xem mọi việc được giao của Trung tâm")),
            ("assign", _("Giao việc, duyệt, gia hạn, hủy; lập việc định kỳ")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["centre", "key"], name="assignment_once_a_key"),
            models.UniqueConstraint(fields=["centre", "number"], name="assignment_once_a_number"),
            models.UniqueConstraint(
                fields=["recurrence", "occasion"],
                condition=Q(recurrence__isnull=False),
                name="assignment_once_an_occasion",
            ),
            _one_doer("assignment_one_doer"),
            models.CheckConstraint(
                name="assignment_dated_when_ended", condition=Q(stand__in=OPEN) ^ Q(ended_at__isnull=False)
            ),
            models.CheckConstraint(
                name="assignment_done_was_reported", condition=~Q(stand=Stand.DONE) | Q(made_on__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "stand", "due_on", "id"], name="assignment_by_deadline"),
            models.Index(fields=["centre", "duty", "ended_at"], name="assignment_of_duty"),
            models.Index(fields=["officer", "stand"], name="assignment_of_officer"),
            models.Index(fields=["post", "stand"], name="assignment_of_post"),
            models.Index(fields=["warn_on"], condition=Q(stand__in=UNDONE), name="assignment_to_warn"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Act(models.Model):
    """One thing done with a task: by whom, when, why. Never changed."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="acts")
    key = models.UUIDField(unique=True)
    verb = models.CharField(_("bước"), max_length=10, choices=Verb)
    words = models.TextField(_("nội dung"), blank=True)
    #: of an extension: the deadline before it
    due_before = models.DateField(_("hạn cũ"), null=True)
    #: of an extension: the new deadline; of a report: the day it was finished
    day = models.DateField(_("ngày"), null=True)
    #: of a task handed on: from whom to whom
    doer_before = models.CharField(_("người làm trước"), max_length=200, blank=True)
    doer = models.CharField(_("người làm"), max_length=200, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(_("lúc làm"))
    #: None for what the software did by itself
    done_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("diễn tiến của việc")
        default_permissions = ()
        ordering = ["done_at", "pk"]
