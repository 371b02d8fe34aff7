"""The roads beside the straight one: papers asked for, clocks stopped, new dates, other bodies asked, early ends."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.casework.dossiers.states import Ending, Lack, Stage, StopKind
from motcua.reference.organisation.models import Commune
from motcua.reference.procedures.models import Component

OFFICER = settings.AUTH_USER_MODEL


class Supplement(models.Model):
    """One request for papers, Mẫu 02: everything at once. Source: NĐ 118/2025 Đ16.3, Đ19.5."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="supplements")
    n = models.PositiveSmallIntegerField(_("lần"))
    stage = models.CharField(_("giai đoạn"), max_length=10, choices=Stage)
    basis = models.CharField(_("căn cứ"), max_length=500)
    #: why papers are asked for once more; empty the first time
    why_again = models.TextField(_("lý do yêu cầu lần nữa"), blank=True)
    asked_at = models.DateTimeField(_("thời điểm yêu cầu"))
    asked_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    #: asked after the days the law leaves for it (C6): on record, refused to nobody
    is_late = models.BooleanField(default=False)
    #: the last day, whole, on which the papers may come in (C7)
    until = models.DateField(_("bổ sung đến hết ngày"))
    answered_at = models.DateTimeField(_("thời điểm bổ sung đủ"), null=True)

    class Meta:
        verbose_name = _("yêu cầu bổ sung")
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["dossier", "n"], name="supplement_once_a_number")]


class SupplementItem(models.Model):
    """One listed component that must be added or put right, and what is wrong with it."""

    supplement = models.ForeignKey(Supplement, models.PROTECT, related_name="items")
    component = models.ForeignKey(Component, models.PROTECT)
    lack = models.CharField(_("lý do"), max_length=12, choices=Lack)
    words = models.CharField(_("cần làm gì"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("giấy tờ cần bổ sung")
        ordering = ["component__position"]
        constraints = [
            models.UniqueConstraint(fields=["supplement", "component"], name="item_once_a_supplement")
        ]


class UnlistedPaper(models.Model):
    """A paper asked for that the published version does not list: its owner may decline, and can report it.

    Source: NĐ 118/2025 Đ5.1 (no papers beyond those that are published).
    """

    supplement = models.ForeignKey(Supplement, models.PROTECT, related_name="unlisted")
    name = models.CharField(_("giấy tờ ngoài danh mục"), max_length=200)
    #: by what it is asked for all the same, in the words of who approved it
    basis = models.CharField(_("căn cứ người yêu cầu nêu"), max_length=500)

    class Meta:
        verbose_name = _("giấy tờ ngoài danh mục")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="unlisted_paper_has_basis", condition=~Q(name="") & ~Q(basis=""))
        ]


class ClockStop(models.Model):
    """One pause of the legal clock: why, on which paper, from when to when."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="stops")
    kind = models.CharField(_("loại"), max_length=10, choices=StopKind)
    reason = models.CharField(_("lý do"), max_length=500)
    paper = models.CharField(_("giấy làm căn cứ"), max_length=200, blank=True)
    started_at = models.DateTimeField(_("từ"))
    started_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(_("đến"), null=True)
    ended_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", null=True)
    #: the paper that ended it: a receipt of payment
    proof = models.CharField(_("giấy kết thúc"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("lần dừng thời hạn")
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(ended_at=None), name="one_stop_at_a_time"
            ),
            models.CheckConstraint(
                name="stop_ends_after_start",
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("started_at")),
            ),
        ]


class Extension(models.Model):
    """A new date with an apology, Mẫu 04. Source: NĐ 118/2025 Đ19.6."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="extensions")
    reason = models.TextField(_("lý do chậm"))
    asked_at = models.DateTimeField(_("thời điểm xin lỗi, hẹn lại"))
    asked_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    old_due = models.DateTimeField(_("hẹn trả cũ"))
    new_due = models.DateTimeField(_("hẹn trả mới"))
    #: asked after the last day the law leaves for it (C9): on record
    is_late = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("lần hẹn lại")
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(name="extension_is_later", condition=Q(new_due__gt=models.F("old_due")))
        ]


class Consultation(models.Model):
    """Another agency asked for its opinion, with a clock of its own. Source: NĐ 118/2025 Đ19.4."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="consultations")
    agency = models.CharField(_("cơ quan được hỏi"), max_length=200)
    question = models.TextField(_("nội dung hỏi"))
    number = models.CharField(_("số văn bản"), max_length=60, blank=True)
    asked_at = models.DateTimeField(_("thời điểm hỏi"))
    asked_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("đề nghị trả lời trước"))
    replied_at = models.DateTimeField(_("thời điểm trả lời"), null=True)
    reply = models.TextField(_("nội dung trả lời"), blank=True)

    class Meta:
        verbose_name = _("lấy ý kiến")
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(name="consultation_has_time", condition=Q(due_at__gt=models.F("asked_at")))
        ]


class Correction(models.Model):
    """An error of the administration in a result, put right at its cost. Source: NĐ 118/2025 Đ23.1 (C11)."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="corrections")
    error = models.TextField(_("sai sót"))
    reported_at = models.DateTimeField(_("thời điểm phát hiện"))
    reported_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("sửa trước"))
    corrected_at = models.DateTimeField(_("thời điểm sửa"), null=True)
    corrected_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", null=True)
    number = models.CharField(_("số, ký hiệu kết quả đã sửa"), max_length=60, blank=True)
    handed_at = models.DateTimeField(_("thời điểm trả lại"), null=True)
    receiver_name = models.CharField(_("người nhận"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("sửa sai sót kết quả")
        ordering = ["reported_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(corrected_at=None), name="one_error_at_a_time"
            )
        ]

    @property
    def is_late(self) -> bool:
        """Whether it was put right after its time."""
        return self.corrected_at is not None and self.corrected_at > self.due_at


class Closure(models.Model):
    """Why a dossier ended without a result, Mẫu 05. Source: NĐ 118/2025 Đ19.5, Đ21; TT 03/2025 Đ7."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="closure")
    ending = models.CharField(_("cách kết thúc"), max_length=15, choices=Ending)
    reason = models.TextField(_("lý do"))
    basis = models.CharField(_("căn cứ"), max_length=500, blank=True)
    papers_back = models.CharField(_("giấy tờ trả lại"), max_length=500, blank=True)
    money = models.CharField(_("phí, lệ phí"), max_length=300, blank=True)
    closed_at = models.DateTimeField(_("thời điểm dừng"))
    closed_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("dừng giải quyết")


class Transfer(models.Model):
    """A dossier received here that another commune of the province resolves. Source: NĐ 118/2025 Đ14.2, Đ20."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="transfer")
    commune = models.ForeignKey(Commune, models.PROTECT, verbose_name=_("xã giải quyết"))
    task = models.CharField(_("nhiệm vụ"), max_length=500)
    on_paper = models.BooleanField(_("kèm hồ sơ giấy"), default=True)
    #: by when it was to be handed over (C3, C4)
    hand_by = models.DateTimeField(_("chuyển trước"), null=True)
    sent_at = models.DateTimeField(_("thời điểm chuyển"))
    sent_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("đề nghị trả kết quả trước"))
    returned_at = models.DateTimeField(_("thời điểm nhận kết quả"), null=True)

    class Meta:
        verbose_name = _("chuyển xã khác giải quyết")
        constraints = [
            models.CheckConstraint(name="transfer_has_time", condition=Q(due_at__gt=models.F("sent_at")))
        ]

    @property
    def is_late(self) -> bool:
        """Whether it was handed over after its time."""
        return self.hand_by is not None and self.sent_at > self.hand_by
