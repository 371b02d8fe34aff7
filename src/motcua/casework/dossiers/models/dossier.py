"""One application file, its components and the steps really taken."""

import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models.person import Person, Representation
from motcua.casework.dossiers.states import (
    AWAY,
    LINKED,
    Channel,
    Delivery,
    EIdentity,
    Money,
    ReturnPlace,
    Source,
    Status,
    Sync,
)
from motcua.foundation.files.models import StoredFile
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import Component, ProcedureVersion, Step

#: where a dossier may stand that was never received
NOT_YET_RECEIVED = (
    Status.SUBMITTED,
    Status.REFUSED,
    Status.AWAITING_SUPPLEMENT,
    Status.WITHDRAWN,
    Status.STOPPED,
)


class ShelfSlot(models.Model):
    """A place where results wait for their owners, as the Centre itself names it: `Kệ 2, ngăn B`."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    code = models.CharField(_("ngăn"), max_length=40)

    class Meta:
        verbose_name = _("ngăn để kết quả")
        constraints = [models.UniqueConstraint(fields=["centre", "code"], name="slot_once_a_centre")]

    def __str__(self) -> str:
        return self.code


class Dossier(models.Model):
    """One application file (hồ sơ), pinned to the version of the procedure it was received under.

    Legal state, money, delivery and sync are four axes and never one.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    #: agency code, date received, daily sequence: `000.00.01.H22-YYMMDD-XXXX` (NĐ 118/2025 Đ28)
    code = models.CharField(_("mã hồ sơ"), max_length=40, unique=True)
    #: printed on the receipt; opens the public page without sign-in
    view_code = models.CharField(_("mã xem"), max_length=6)
    version = models.ForeignKey(ProcedureVersion, models.PROTECT, verbose_name=_("phiên bản thủ tục"))
    procedure_code = models.CharField(_("mã thủ tục"), max_length=8)
    field_code = models.CharField(_("lĩnh vực"), max_length=60)
    channel = models.PositiveSmallIntegerField(_("kênh nộp"), choices=Channel, default=Channel.DIRECT)

    submitter = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nộp"))
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("chủ hồ sơ"))
    #: why the submitter may file for the owner; never looked for by itself, so without an index
    representation = models.ForeignKey(
        Representation, models.PROTECT, null=True, db_index=False, verbose_name=_("căn cứ nộp thay")
    )
    content = models.CharField(_("nội dung đề nghị"), max_length=500, blank=True)
    e_identity = models.CharField(_("định danh điện tử"), max_length=4, choices=EIdentity, blank=True)
    search = models.TextField(editable=False)

    status = models.PositiveSmallIntegerField(_("trạng thái"), choices=Status, default=Status.SUBMITTED)
    money = models.CharField(_("phí, lệ phí"), max_length=10, choices=Money, default=Money.UNKNOWN)
    delivery = models.CharField(_("giao kết quả"), max_length=12, choices=Delivery, default=Delivery.NOT_YET)
    sync = models.CharField(_("đồng bộ"), max_length=10, choices=Sync, default=Sync.NOT_SENT)
    #: rises with every act; a decision names the one it was based on
    revision = models.PositiveIntegerField(default=1)

    submitted_at = models.DateTimeField(_("thời điểm nộp"))
    received_at = models.DateTimeField(_("thời điểm tiếp nhận"), null=True)
    #: from when the limit runs: receipt, or the moment a supplement was complete (C8)
    clock_from = models.DateTimeField(null=True)
    due_at = models.DateTimeField(_("hẹn trả"), null=True)
    #: when the papers asked for came in, as long as nobody has gone on with the dossier since
    supplemented_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("thời điểm xử lý xong"), null=True)
    #: by when the next act is due: answer, forward, decide; the order of every work list. None while nothing runs out:
    #: the clock is stopped, or the result is there and its owner comes when they come
    act_by = models.DateTimeField(null=True)
    #: the limit, clock parameters and calendar version that were applied; a later change moves nothing
    clock = models.JSONField(default=dict)

    current_step = models.PositiveSmallIntegerField(null=True)
    current_role = models.TextField(blank=True)
    deciding = models.BooleanField(default=False)
    #: the other steps under way side by side with the current one, as `{"n": 4, "role": "land_specialist"}`
    beside = models.JSONField(default=list)
    #: by when the first open question to another agency is to be answered
    answer_by = models.DateTimeField(null=True)
    #: an error in the result waits to be put right, or its correction to be handed over
    has_error = models.BooleanField(default=False)
    #: who was given the current step, or took it; None while anybody in its role may
    handler = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    return_place = models.CharField(
        _("nơi nhận kết quả"), max_length=10, choices=ReturnPlace, default=ReturnPlace.CENTRE
    )
    #: where the result lies while it waits; freed when it leaves
    slot = models.ForeignKey(ShelfSlot, models.PROTECT, null=True, blank=True, verbose_name=_("ngăn"))
    fee_vnd = models.PositiveIntegerField(_("phí, lệ phí, đồng"), null=True)
    intake_seconds = models.PositiveIntegerField(_("thời gian tiếp nhận, giây"), null=True)
    intake_key = models.UUIDField(unique=True, default=uuid.uuid4)

    class Meta:
        verbose_name = _("hồ sơ")
        constraints = [
            models.CheckConstraint(
                name="dossier_received_is_dated",
                condition=Q(status__in=NOT_YET_RECEIVED)
                | Q(received_at__isnull=False, clock_from__isnull=False),
            ),
            models.CheckConstraint(
                name="dossier_finished_is_dated",
                condition=~Q(status__in=[Status.RESOLVED, Status.RETURNED]) | Q(finished_at__isnull=False),
            ),
            models.CheckConstraint(name="dossier_status_known", condition=Q(status__range=(1, 10))),
        ]
        indexes = [
            models.Index(
                fields=["centre", "status", "act_by", "id"],
                include=["due_at", "deciding", "current_role", "handler"],
                name="dossier_work",
            ),
            models.Index(
                fields=["centre", "deciding", "current_role", "act_by", "id"],
                condition=Q(status=Status.IN_PROCESS),
                include=["handler"],
                name="dossier_step",
            ),
            models.Index(
                fields=["centre", "act_by", "id"],
                condition=Q(status=Status.IN_PROCESS) & ~Q(beside=[]),
                name="dossier_beside",
            ),
            models.Index(
                fields=["centre", "return_place", "act_by", "id"],
                condition=Q(status=Status.RESOLVED),
                name="dossier_return",
            ),
            models.Index(fields=["centre", "-submitted_at", "-id"], name="dossier_latest"),
            models.Index(fields=["centre", "received_at"], name="dossier_received"),
            models.Index(
                fields=["centre", "status", "deciding", "current_role", "act_by", "id"],
                condition=Q(supplemented_at__isnull=False),
                name="dossier_supplemented",
            ),
            models.Index(
                fields=["centre", "received_at"],
                condition=~Q(e_identity=EIdentity.UNCHECKED),
                name="dossier_identity_checked",
            ),
            models.Index(
                fields=["centre", "finished_at"],
                condition=Q(finished_at__isnull=False),
                include=["received_at", "id"],
                name="dossier_finished",
            ),
            models.Index(
                fields=["centre", "answer_by"], condition=Q(answer_by__isnull=False), name="dossier_asked"
            ),
            models.Index(fields=["centre"], condition=Q(has_error=True), name="dossier_in_error"),
            models.Index(
                fields=["centre", "procedure_code", "-finished_at"],
                condition=Q(finished_at__isnull=False),
                name="dossier_finished_by_procedure",
            ),
            GinIndex(OpClass("search", name="gin_trgm_ops"), name="dossier_search_trgm"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def appointment(self) -> int | None:
        """Which of its two appointments runs, 1 or 2; None while the dossier has only one."""
        n: int | None = self.clock.get("appointment", {}).get("n")
        return n

    @property
    def is_away(self) -> bool:
        """Whether another commune resolves it now."""
        return self.status == Status.IN_PROCESS and self.current_role == AWAY

    @property
    def is_linked(self) -> bool:
        """Whether the agencies of its linked procedure do their parts now."""
        return self.status == Status.IN_PROCESS and self.current_role == LINKED


class DossierComponent(models.Model):
    """One listed component as it was found in this dossier, and its scan when there is one."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="components")
    component = models.ForeignKey(Component, models.PROTECT)
    source = models.CharField(_("nguồn"), max_length=12, choices=Source)
    originals = models.PositiveSmallIntegerField(_("bản chính"), default=0)
    copies = models.PositiveSmallIntegerField(_("bản sao"), default=0)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = _("thành phần hồ sơ")
        constraints = [
            models.UniqueConstraint(fields=["dossier", "component"], name="component_once_a_dossier")
        ]


class StepRun(models.Model):
    """One step of the approved process as it was really taken in one dossier: a row from the moment it begins.

    Steps of one group are under way side by side; any other is under way alone.

    A step that was sent back, or interrupted for papers, is taken again and has another row.

    What is planned stands in the version of the procedure that the dossier is pinned to.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="runs")
    step = models.ForeignKey(Step, models.PROTECT, verbose_name=_("bước"))
    opened_at = models.DateTimeField(_("bắt đầu"))
    due_at = models.DateTimeField(_("hạn của bước"))
    done_at = models.DateTimeField(_("xong"), null=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("bước xử lý")
        ordering = ["opened_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "step"], condition=Q(done_at=None), name="step_once_at_a_time"
            ),
            models.CheckConstraint(
                name="step_done_after_opened",
                condition=Q(done_at=None) | Q(done_at__gte=models.F("opened_at")),
            ),
        ]
