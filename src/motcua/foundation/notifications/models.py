"""Texts of messages with their versions, messages to the outside, notices to officers."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.notifications.rules import Wording
from motcua.foundation.notifications.states import DIGEST, OPEN, Channel, Fault, Kind, State, When
from motcua.foundation.versions.models import ApprovedVersion, approved_by_somebody


class MessageTemplate(ApprovedVersion):
    """One version of the words for one kind of message; it holds once approved, from its day on.

    The database lets it change once: when it is approved. The built-in words are in `builtin.py`.
    """

    kind = models.CharField(_("loại tin"), max_length=20, choices=Kind)
    channel = models.CharField(_("kênh"), max_length=10, choices=Channel)
    title = models.CharField(_("tiêu đề"), max_length=120)
    text = models.TextField(_("nội dung"))

    class Meta:
        verbose_name = _("mẫu tin")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "kind", "channel", "version"], name="message_template_version_once"
            ),
            approved_by_somebody("message_template_approved_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.version}"

    @property
    def wording(self) -> Wording:
        return Wording(self.title, self.text)


class Message(models.Model):
    """One message to the outside, written with the act it tells of, and how its sending went.

    Never the target of a key. The text says status only; the address is all that is personal here.
    """

    centre = models.PositiveIntegerField(_("Trung tâm"))
    kind = models.CharField(_("loại tin"), max_length=20, choices=Kind)
    channel = models.CharField(_("kênh"), max_length=10, choices=Channel)
    #: None for the built-in words
    template = models.ForeignKey(MessageTemplate, models.PROTECT, null=True, verbose_name=_("mẫu tin"))
    address = models.CharField(_("địa chỉ nhận"), max_length=254)
    #: the row it is about, by name only: `dossiers.dossier` and its key
    subject = models.CharField(_("đối tượng"), max_length=80)
    subject_key = models.BigIntegerField(_("số đối tượng"))
    #: what people call that row
    code = models.CharField(_("mã hồ sơ"), max_length=40)
    title = models.CharField(_("tiêu đề"), max_length=300)
    text = models.TextField(_("nội dung"))
    created_at = models.DateTimeField(_("thời điểm tạo"))

    state = models.CharField(_("trạng thái"), max_length=10, choices=State, default=State.WAITING)
    #: when it is tried next; None once it is sent or given up
    next_at = models.DateTimeField(_("lần gửi tới"), null=True)
    #: failures in this round; somebody who has it sent again begins a new round
    tries = models.PositiveSmallIntegerField(_("số lần chưa được"), default=0)
    rounds = models.PositiveSmallIntegerField(_("lượt gửi"), default=1)
    round_began_at = models.DateTimeField(_("bắt đầu lượt gửi"))
    tried_at = models.DateTimeField(_("lần gửi gần nhất"), null=True)
    sent_at = models.DateTimeField(_("thời điểm gửi"), null=True)
    fault = models.CharField(_("lỗi gần nhất"), max_length=12, choices=Fault, blank=True)
    #: the number a mail server answered with, as 550
    reply = models.PositiveSmallIntegerField(_("số trả lời"), null=True)
    key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("tin gửi đi")
        constraints = [
            models.CheckConstraint(
                name="message_open_has_next_try",
                condition=Q(state__in=OPEN, next_at__isnull=False) | (~Q(state__in=OPEN) & Q(next_at=None)),
            ),
            models.CheckConstraint(
                name="message_sent_is_dated",
                condition=Q(state=State.SENT, sent_at__isnull=False)
                | (~Q(state=State.SENT) & Q(sent_at=None)),
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "state", "-id"], name="message_by_state"),
            models.Index(fields=["centre", "-id"], name="message_latest"),
            models.Index(fields=["subject", "subject_key"], name="message_of_subject"),
            models.Index(fields=["code"], name="message_of_code"),
            models.Index(
                fields=["channel", "next_at"], condition=Q(next_at__isnull=False), name="message_due"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def wire_id(self) -> str:
        """Names this message to mail systems: the same at every try, so that one which got it twice shows it once."""
        return f"{self.key}.{self.rounds}"


class Notice(models.Model):
    """One thing an officer is told inside the software, about one row."""

    centre = models.PositiveIntegerField(_("Trung tâm"))
    #: plain number of the account
    officer = models.BigIntegerField(_("số tài khoản"))
    kind = models.CharField(_("loại tin"), max_length=20, choices=Kind)
    subject = models.CharField(_("đối tượng"), max_length=80)
    subject_key = models.BigIntegerField(_("số đối tượng"))
    title = models.CharField(_("tiêu đề"), max_length=300)
    text = models.TextField(_("nội dung"))
    #: the page on which one acts
    where = models.CharField(_("nơi xem"), max_length=200)
    created_at = models.DateTimeField(_("thời điểm báo"))
    read_at = models.DateTimeField(_("thời điểm đọc"), null=True)
    #: when the row went on, by whomever: there is nothing left to do about this
    over_at = models.DateTimeField(_("thời điểm xong việc"), null=True)
    #: the officer hears of it in the evening, among others
    held = models.BooleanField(_("gom cuối ngày"), default=False)
    #: the day in whose notice it was gathered; for that notice itself, its own
    gathered_on = models.DateField(_("gom vào ngày"), null=True)

    class Meta:
        verbose_name = _("thông báo cho cán bộ")
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "centre", "gathered_on"],
                condition=Q(kind=DIGEST),
                name="notice_gathered_once_a_day",
            )
        ]
        indexes = [
            models.Index(fields=["officer", "-id"], name="notice_of_officer"),
            models.Index(
                fields=["officer", "-id"], condition=Q(read_at=None, over_at=None), name="notice_unread"
            ),
            models.Index(
                fields=["centre", "created_at"],
                condition=Q(held=True, gathered_on=None),
                name="notice_to_gather",
            ),
            models.Index(
                fields=["subject", "subject_key"], condition=Q(over_at=None), name="notice_of_subject"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class NoticeSetting(models.Model):
    """How one officer wants to hear of one kind of thing, where it is not at once."""

    officer = models.BigIntegerField(_("số tài khoản"))
    #: a `Kind` that officers hear of
    kind = models.CharField(_("loại tin"), max_length=20)
    way = models.CharField(_("cách báo"), max_length=10, choices=When)

    class Meta:
        verbose_name = _("cài đặt thông báo")
        constraints = [models.UniqueConstraint(fields=["officer", "kind"], name="notice_setting_once_a_kind")]

    def __str__(self) -> str:
        return f"{Kind(self.kind).label}: {self.get_way_display()}"
