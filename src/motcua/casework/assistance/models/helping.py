"""Guidance and help given, kept on record."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.states import (
    LONGEST_MINUTES,
    AccountHelp,
    AgeBand,
    ConsentBy,
    Failure,
    Stand,
    Subject,
    Updates,
    Way,
)
from motcua.casework.dossiers.models import Dossier, OnlineDraft, Person
from motcua.casework.dossiers.states import EIdentity, Lack
from motcua.foundation.files.models import StoredFile
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import Component, ProcedureVersion, QuestionSet


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
    #: the questions that were asked, and what was answered: which of the papers this one person needs
    questions = models.ForeignKey(QuestionSet, models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(_("trả lời"), default=dict)
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


class Preparation(models.Model):
    """What somebody got ready before coming, under a short code and without a name; thrown away after some days.

    Nothing personal stands here: what was declared stays in the citizen's own filing in the making.
    """

    #: of which the key of the intake at each Centre is made
    key = models.UUIDField(unique=True, default=uuid.uuid4)
    #: eight letters, shown as `ABCD-EFGH`
    code = models.CharField(_("mã chuẩn bị"), max_length=8, unique=True)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, verbose_name=_("phiên bản thủ tục"))
    questions = models.ForeignKey(QuestionSet, models.PROTECT, null=True, related_name="+")
    answers = models.JSONField(_("trả lời"), default=dict)
    #: keys of the components that the person says they have
    had = models.JSONField(_("đã có"), default=list)
    draft = models.OneToOneField(OnlineDraft, models.SET_NULL, null=True, related_name="preparation")
    #: the dossier that a counter made of it: the code is used then
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("lúc lập"))
    until = models.DateTimeField(_("giữ đến"))

    class Meta:
        verbose_name = _("mã chuẩn bị")

    def __str__(self) -> str:
        return f"{self.code[:4]}-{self.code[4:]}"


class AccountCheck(models.Model):
    """What e-identity account a dossier's owner had when it was filed, and the help given. Never changed.

    A later look is another row; the latest counts. Source: NĐ 118/2025 Đ17.1a.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    key = models.UUIDField()
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="account_checks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    procedure_code = models.CharField(_("mã thủ tục"), max_length=8)
    field_code = models.CharField(_("lĩnh vực"), max_length=60)
    account = models.CharField(_("định danh điện tử"), max_length=4, choices=EIdentity, blank=True)
    reason = models.CharField(_("vì sao chưa kiểm tra được"), max_length=200, blank=True)
    help = models.CharField(_("đã giúp"), max_length=12, choices=AccountHelp)
    checked_at = models.DateTimeField(_("lúc kiểm tra"))
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("lần kiểm tra tài khoản định danh")
        constraints = [
            models.UniqueConstraint(fields=["centre", "key"], name="account_check_once_a_key"),
            models.CheckConstraint(
                name="account_check_reason", condition=~Q(account=EIdentity.UNCHECKED) | ~Q(reason="")
            ),
        ]
        indexes = [models.Index(fields=["centre", "-checked_at", "-id"], name="account_check_latest")]


class Support(models.Model):
    """One time somebody was helped to do something online: with what, what failed, how long. Never changed.

    Nobody has to give a name, an age or a hamlet. Source: TT 03/2025, duty II.1.i.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    key = models.UUIDField()
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, null=True, blank=True)
    procedure_code = models.CharField(_("mã thủ tục"), max_length=8, blank=True)
    field_code = models.CharField(_("lĩnh vực"), max_length=60, blank=True)
    subject = models.CharField(_("việc được giúp"), max_length=10, choices=Subject)
    failure = models.CharField(_("vướng gì"), max_length=10, choices=Failure, default=Failure.NOTHING)
    failed_words = models.CharField(_("vướng thế nào"), max_length=300, blank=True)
    solved = models.BooleanField(_("đã làm được"), default=True)
    minutes = models.PositiveSmallIntegerField(_("số phút"), null=True)
    age = models.CharField(_("tuổi"), max_length=8, choices=AgeBand, blank=True)
    hamlet = models.CharField(_("ấp, khu phố"), max_length=80, blank=True)
    person_name = models.CharField(_("người được giúp"), max_length=120, blank=True)
    next_step = models.CharField(_("lần sau tự làm được"), max_length=300, blank=True)
    given_at = models.DateTimeField(_("lúc giúp"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("lần hỗ trợ trực tuyến")
        constraints = [
            models.UniqueConstraint(fields=["centre", "key"], name="support_once_a_key"),
            models.CheckConstraint(
                name="support_minutes", condition=Q(minutes=None) | Q(minutes__range=(1, LONGEST_MINUTES))
            ),
        ]
        indexes = [models.Index(fields=["centre", "-given_at", "-id"], name="support_latest")]


class AssistedSession(models.Model):
    """A citizen's consent to be helped by one named helper, for so long; the dossier stays the citizen's.

    Source: NĐ 118/2025 Đ16, Đ17; duties I.1.c, II.1.i. Nobody ever types a citizen's password.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    key = models.UUIDField()
    #: printed on the slip: `HT-26-0012`
    code = models.CharField(_("mã phiên"), max_length=20)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, null=True, blank=True)
    procedure_code = models.CharField(_("mã thủ tục"), max_length=8, blank=True)
    field_code = models.CharField(_("lĩnh vực"), max_length=60, blank=True)
    helper = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    person_name = models.CharField(_("người được hỗ trợ"), max_length=120)
    personal_id = models.CharField(_("số định danh"), max_length=20, blank=True)
    consent_by = models.CharField(_("cách đồng ý"), max_length=8, choices=ConsentBy)
    contact = models.CharField(_("nơi nhận mã"), max_length=120, blank=True)
    updates_to = models.CharField(
        _("ai nhận tin về hồ sơ"), max_length=8, choices=Updates, default=Updates.CITIZEN
    )
    stand = models.CharField(_("trạng thái"), max_length=10, choices=Stand, default=Stand.ASKED)
    code_hash = models.CharField(max_length=64, blank=True, editable=False)
    code_until = models.DateTimeField(_("hạn nhập mã"), null=True, blank=True)
    slip = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    asked_at = models.DateTimeField(_("lúc lập"))
    given_at = models.DateTimeField(_("lúc đồng ý"), null=True, blank=True)
    until = models.DateTimeField(_("đồng ý đến"), null=True, blank=True)
    ended_at = models.DateTimeField(_("lúc kết thúc"), null=True, blank=True)
    saw = models.CharField(_("người hỗ trợ đã thấy"), max_length=300, blank=True)
    next_step = models.CharField(_("lần sau tự làm được"), max_length=300, blank=True)
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("phiên hỗ trợ nộp")
        constraints = [
            models.UniqueConstraint(fields=["centre", "key"], name="assisted_once_a_key"),
            models.UniqueConstraint(fields=["centre", "code"], name="assisted_once_a_code"),
            models.CheckConstraint(
                name="assisted_dated_when_open", condition=~Q(stand=Stand.OPEN) | Q(until__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["centre", "-asked_at", "-id"], name="assisted_latest")]

    def __str__(self) -> str:
        return self.code
