"""What a citizen files from afar: in the making, and as it was filed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.dossier import Dossier
from motcua.casework.dossiers.models.road import Supplement
from motcua.casework.dossiers.states import PartyStand
from motcua.foundation.accounts.models import User
from motcua.foundation.files.models import StoredFile
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import Component, ProcedureForm, ProcedureVersion

CITIZEN = settings.AUTH_USER_MODEL
#: filed by the citizen's own account, or by a helper with the citizen's consent
ONE_OF_BOTH = Q(citizen=None) ^ Q(helper=None)


class OnlineDraft(models.Model):
    """A filing in the making, saved as typed: one for each citizen and procedure, or for each assisted session.

    Its key becomes the idempotency key of the filing. It stays with the version it was begun under.
    """

    #: of an assisted session's draft the key of that session
    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    citizen = models.ForeignKey(CITIZEN, models.CASCADE, null=True)
    #: who fills it in with the citizen's consent; then it is nobody's account's
    helper = models.ForeignKey(CITIZEN, models.CASCADE, null=True, related_name="+")
    centre = models.ForeignKey(Centre, models.PROTECT)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT)
    procedure_code = models.CharField(max_length=8)
    form = models.ForeignKey(ProcedureForm, models.PROTECT, null=True)
    #: one part for each task: `person`, `owner`, `answers`, `content`, `papers`, `result`
    data = models.JSONField(default=dict)
    #: rises with every change; what was looked at before filing names it
    revision = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bản nháp nộp trực tuyến")
        constraints = [
            models.UniqueConstraint(fields=["citizen", "procedure_code"], name="one_draft_a_procedure"),
            models.CheckConstraint(name="draft_of_citizen_or_helper", condition=ONE_OF_BOTH),
        ]


class DraftPaper(models.Model):
    """One file chosen for a component of a filing in the making."""

    draft = models.ForeignKey(OnlineDraft, models.CASCADE, related_name="papers")
    component = models.ForeignKey(Component, models.PROTECT)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("tệp trong bản nháp")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "component", "file"], name="file_once_a_component_of_a_draft"
            )
        ]


class OnlineFiling(models.Model):
    """What was declared with a dossier filed online, by whose account, under which version of the form.

    One that a helper filed with the citizen's consent belongs to the citizen all the same: `own.own_dossiers`.
    """

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="filing")
    citizen = models.ForeignKey(CITIZEN, models.PROTECT, related_name="filings", null=True)
    helper = models.ForeignKey(CITIZEN, models.PROTECT, null=True, related_name="+")
    form = models.ForeignKey(ProcedureForm, models.PROTECT, null=True)
    answers = models.JSONField(default=dict)
    email = models.CharField(_("thư điện tử"), max_length=120, blank=True)
    #: what the owner is told by, when somebody else filed
    owner_email = models.CharField(_("thư điện tử của chủ hồ sơ"), max_length=120, blank=True)
    owner_phone = models.CharField(_("điện thoại của chủ hồ sơ"), max_length=20, blank=True)
    #: asked by the applicant; the Centre ends the dossier once it has checked that nothing is decided
    withdrawal_asked_at = models.DateTimeField(_("thời điểm đề nghị rút"), null=True)
    withdrawal_reason = models.CharField(_("lý do đề nghị rút"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("hồ sơ nộp trực tuyến")
        constraints = [models.CheckConstraint(name="filing_of_citizen_or_helper", condition=ONE_OF_BOTH)]


class Party(models.Model):
    """Somebody besides who filed, who must agree to what was declared: the other side of a marriage.

    The dossier does not wait for it; the officer sees that it is missing.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="parties")
    #: the group of the form that stands for them
    group = models.CharField(max_length=60)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    folded_name = models.CharField(max_length=120, editable=False)
    #: the personal number in the papers that were named; empty when there is none of 12 digits
    personal_id = models.CharField(_("số định danh"), max_length=12, blank=True)
    stand = models.CharField(_("trạng thái"), max_length=10, choices=PartyStand, default=PartyStand.WAITING)
    said_at = models.DateTimeField(_("lúc trả lời"), null=True)
    #: the party's own account, or the officer before whom they said it
    said_by = models.ForeignKey(CITIZEN, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("bên cùng khai")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "group"], name="party_once_a_group"),
            models.CheckConstraint(
                name="party_dated_when_answered",
                condition=Q(stand=PartyStand.WAITING, said_at=None, said_by=None)
                | (~Q(stand=PartyStand.WAITING) & Q(said_at__isnull=False, said_by__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["personal_id"], condition=~Q(personal_id=""), name="party_by_number")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def at_counter(self) -> bool:
        """Whether an officer wrote down what they said."""
        return self.said_by is not None and self.said_by.kind != User.Kind.CITIZEN


class FiledPaper(models.Model):
    """One file that came online for a component: with the filing, or later for a request for papers."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="filed_papers")
    component = models.ForeignKey(Component, models.PROTECT)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    name = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    supplement = models.ForeignKey(Supplement, models.PROTECT, null=True)

    class Meta:
        verbose_name = _("giấy tờ nộp trực tuyến")
        ordering = ["component__position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "component", "file"], name="file_once_a_component_of_a_dossier"
            )
        ]
