"""What people ask about a procedure, and the questions and answers made public."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.states import QuestionStand
from motcua.foundation.versions.models import ApprovedVersion, approved_by_somebody
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import Procedure


class Faq(models.Model):
    """One question about a procedure that a Centre answers in public; what it says is in its versions."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="+")
    procedure_code = models.CharField(_("mã thủ tục"), max_length=8)
    field_code = models.CharField(_("lĩnh vực"), max_length=60)
    #: set once it is no longer shown
    retired_at = models.DateTimeField(_("lúc gỡ"), null=True)
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("hỏi đáp")
        constraints = [
            models.CheckConstraint(
                name="faq_retired_by_somebody",
                condition=Q(retired_at=None, retired_by=None)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["centre", "procedure_code"], name="faq_of_a_procedure")]


class FaqVersion(ApprovedVersion):
    """One wording of a question and its answer; shown once somebody approved it, until a newer one is."""

    faq = models.ForeignKey(Faq, models.PROTECT, related_name="versions")
    question = models.CharField(_("câu hỏi"), max_length=300)
    answer = models.TextField(_("trả lời"), max_length=2000)
    #: what an answer rests on, in words: an article of law, a decision
    basis = models.CharField(_("căn cứ"), max_length=200, blank=True)
    search = models.TextField(editable=False)

    class Meta:
        verbose_name = _("phiên bản hỏi đáp")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["faq", "version"], name="faq_version_once"),
            approved_by_somebody("faq_version_approved_by_somebody"),
        ]
        indexes = [GinIndex(OpClass("search", name="gin_trgm_ops"), name="faq_search_trgm")]


class Question(models.Model):
    """One question somebody sent from the page of a procedure, and what they were answered.

    Nobody has to give a name; the answer is read at an address nobody can guess. Duties I.1.a, I.1.b.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    key = models.UUIDField()
    #: `CH-26-0012`
    code = models.CharField(_("mã câu hỏi"), max_length=20)
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="+")
    procedure_code = models.CharField(_("mã thủ tục"), max_length=8)
    field_code = models.CharField(_("lĩnh vực"), max_length=60)
    text = models.TextField(_("câu hỏi"), max_length=1000)
    person_name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    person_phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    asked_at = models.DateTimeField(_("lúc gửi"))
    due_at = models.DateTimeField(_("hạn trả lời"))
    stand = models.CharField(_("trạng thái"), max_length=10, choices=QuestionStand, default=QuestionStand.NEW)
    #: what was answered, or why it was closed
    answer = models.TextField(_("trả lời"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("lúc trả lời"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    #: since when it is no longer known who asked
    erased_at = models.DateTimeField(_("lúc xóa tên"), null=True)
    #: the public question that was made of it
    faq = models.ForeignKey(Faq, models.PROTECT, null=True, related_name="questions")

    class Meta:
        verbose_name = _("câu hỏi của người dân")
        constraints = [
            models.UniqueConstraint(fields=["centre", "key"], name="question_once_a_key"),
            models.UniqueConstraint(fields=["centre", "code"], name="question_once_a_code"),
            models.CheckConstraint(
                name="question_dated_when_answered",
                condition=Q(stand=QuestionStand.NEW, answered_at=None)
                | (~Q(stand=QuestionStand.NEW) & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="question_erased_whole",
                condition=Q(erased_at=None) | Q(person_name="", person_phone="", answered_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["centre", "-asked_at", "-id"], name="question_latest")]

    def __str__(self) -> str:
        return self.code
