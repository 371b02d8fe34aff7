"""What a version consists of: limits, fee, papers, steps, results; frozen together with it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ui.formats import vnd
from motcua.reference.calendars.states import Unit
from motcua.reference.procedures import words
from motcua.reference.procedures.meanings import is_counted, is_local, is_same_day
from motcua.reference.procedures.models.version import ProcedureVersion, Source
from motcua.reference.procedures.states import Appointed, FeeCase, Kind


class Part(models.Model):
    """A row that belongs to one version and is frozen with it."""

    source = models.CharField(_("dấu nguồn"), max_length=10, choices=Source)

    class Meta:
        abstract = True
        default_permissions = ()


class TimeLimit(Part):
    """One time limit (thời hạn giải quyết). Position 0 is the ordinary one; the others name their case."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="limits")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    case = models.TextField(_("trường hợp"), blank=True)
    #: the way of filing this limit is for; empty means all
    channel = models.CharField(_("cách nộp"), max_length=20, blank=True)
    value = models.PositiveIntegerField(_("giá trị"))
    unit = models.CharField(_("đơn vị"), max_length=12, choices=Unit)
    rule = models.TextField(_("quy tắc"), blank=True)
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("thời hạn")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="time_limit_position_once"),
            models.CheckConstraint(name="time_limit_positive", condition=Q(value__gt=0)),
        ]

    def __str__(self) -> str:
        return str(_("Trong ngày")) if self.is_same_day else f"{self.value} {self.get_unit_display()}"

    @property
    def is_same_day(self) -> bool:
        return is_same_day(self.rule)

    @property
    def is_case(self) -> bool:
        """Whether it holds only in a case of its own, not for every dossier."""
        return bool(self.case or self.note)

    @property
    def case_shown(self) -> str:
        return words.shown(self.case or self.note, "cases")

    @property
    def channel_title(self) -> str:
        return words.shown(self.channel, "channels")

    @property
    def rule_shown(self) -> str:
        return words.shown(self.rule, "limit_rules")


class Fee(Part):
    """The fee or charge (phí, lệ phí) of a procedure, in whole đồng."""

    version = models.OneToOneField(ProcedureVersion, models.CASCADE, related_name="fee")
    #: None: set by the province, not entered yet
    amount_vnd = models.PositiveBigIntegerField(_("mức thu"), null=True, blank=True)
    basis = models.TextField(_("căn cứ"), blank=True)
    #: groups that pay nothing, as the file names them
    exempt = ArrayField(models.TextField(), verbose_name=_("miễn cho"), default=list, blank=True)
    #: how the amount follows from pages `p` and `copies`; empty: the amount as it is
    formula = models.TextField(_("công thức"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("phí, lệ phí")

    def __str__(self) -> str:
        if self.amount_vnd is None:
            local = is_local(self.basis)
            return str(_("do HĐND tỉnh quy định, chưa nhập") if local else _("chưa nhập mức thu"))
        return vnd(self.amount_vnd) if self.amount_vnd else str(_("không thu"))

    @property
    def told(self) -> str:
        """The fee as the public reads it: what is not entered here is told at the counter."""
        if self.amount_vnd is None:
            return str(_("Quầy sẽ báo, theo mức của tỉnh") if is_local(self.basis) else _("Quầy sẽ báo"))
        return vnd(self.amount_vnd) if self.amount_vnd else str(_("Không thu"))

    @property
    def cases(self) -> list[FeeCase]:
        """The cases an officer chooses from; two when an amount is listed and the province sets another one."""
        both = self.amount_vnd is not None and is_local(self.basis)
        return [FeeCase.LISTED, FeeCase.LOCAL] if both else [FeeCase.LISTED]

    def amount_in(self, case: FeeCase) -> int | None:
        """What is to be paid in a case; None when the province's amount is not entered."""
        return None if case == FeeCase.LOCAL and case in self.cases else self.amount_vnd

    @property
    def basis_shown(self) -> str:
        return words.shown(self.basis, "bases")

    @property
    def exempt_titles(self) -> list[str]:
        return [words.shown(group, "exempt") for group in self.exempt]


class Component(Part):
    """One paper or piece of data of the dossier (thành phần hồ sơ)."""

    class Form(models.TextChoices):
        ORIGINAL = "original", _("Bản chính")
        COPY = "copy", _("Bản sao")
        PRESENT_OR_DATA = "present_or_data", _("Xuất trình hoặc lấy từ cơ sở dữ liệu")
        DATA_OR_COPY = "data_or_copy", _("Lấy từ cơ sở dữ liệu hoặc nộp bản sao")

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="components")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.TextField(_("tên giấy tờ"))
    form = models.CharField(_("hình thức"), max_length=20, choices=Form)
    originals = models.PositiveSmallIntegerField(_("số bản chính"))
    copies = models.PositiveSmallIntegerField(_("số bản sao"))
    required = models.BooleanField(_("bắt buộc"))
    condition = models.TextField(_("điều kiện"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("thành phần hồ sơ")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="component_position_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def condition_shown(self) -> str:
        """When the paper is needed, or how it is taken, in Vietnamese."""
        return words.shown(self.condition, "conditions", "handling")


class Step(Part):
    """One step of the internal process. Source of the duty to have one: NĐ 118/2025 Đ12.3."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="steps")
    n = models.PositiveSmallIntegerField(_("bước"))
    #: who acts and what is done, in the words of the file
    role = models.TextField(_("vai trò"))
    action = models.TextField(_("việc"))
    kind = models.CharField(_("loại việc"), max_length=10, choices=Kind)
    #: steps of one number run side by side and the next waits for all of them; None for a step alone
    group = models.PositiveSmallIntegerField(_("nhóm song song"), null=True)
    #: 8 for each day the limit counts, be they working or calendar days
    hours = models.DecimalField(_("số giờ"), max_digits=9, decimal_places=2)

    class Meta(Part.Meta):
        verbose_name = _("bước xử lý")
        ordering = ["n"]
        constraints = [
            models.UniqueConstraint(fields=["version", "n"], name="step_number_once"),
            models.CheckConstraint(name="step_hours_not_negative", condition=Q(hours__gte=0)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What is done, in Vietnamese; the word of the file when we have none."""
        return words.shown(self.action, "actions")

    @property
    def role_title(self) -> str:
        return words.shown(self.role, "roles")

    @property
    def is_counted(self) -> bool:
        """Whether its hours are part of the time limit; the tax office's are not."""
        return is_counted(self.action)


class AppointmentLimit(Part):
    """One of the two appointments of a procedure whose clock the money divides, and how long it may take.

    Two, or none. Source: QĐ 138/2025/QĐ-UBND Đồng Tháp (land dossiers with a financial obligation).
    """

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="appointments")
    position = models.PositiveSmallIntegerField(_("lần"))
    what = models.CharField(_("hẹn việc gì"), max_length=12, choices=Appointed)
    value = models.PositiveIntegerField(_("giá trị"))
    unit = models.CharField(_("đơn vị"), max_length=12, choices=Unit)
    #: when there are two at all; empty: from reception on
    condition = models.TextField(_("điều kiện"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("lần hẹn")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="appointment_position_once"),
            models.CheckConstraint(name="appointment_limit_positive", condition=Q(value__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.value} {self.get_unit_display()}"

    @property
    def condition_shown(self) -> str:
        return words.shown(self.condition, "conditions")


class AgencyTask(Part):
    """What one agency does in a linked procedure (liên thông), in its turn, and how long it may take.

    Source of the duty to name them: NĐ 118/2025 Đ20.
    """

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="agencies")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    #: who and what, in the words of the file
    agency = models.TextField(_("cơ quan"))
    task = models.TextField(_("nhiệm vụ"))
    #: True for the agency that leads and answers for the whole
    leads = models.BooleanField(_("chủ trì"))
    value = models.PositiveIntegerField(_("giá trị"))
    unit = models.CharField(_("đơn vị"), max_length=12, choices=Unit)

    class Meta(Part.Meta):
        verbose_name = _("việc của cơ quan liên thông")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="agency_position_once"),
            models.CheckConstraint(name="agency_limit_positive", condition=Q(value__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.agency_title}: {self.task_title}"

    @property
    def agency_title(self) -> str:
        return words.shown(self.agency, "authorities", "roles")

    @property
    def task_title(self) -> str:
        return words.shown(self.task, "actions")

    @property
    def limit_words(self) -> str:
        return f"{self.value} {self.get_unit_display()}"


class ResultType(models.Model):
    """One thing the procedure hands out, with its national code (mã kết quả) when known."""

    version = models.ForeignKey(ProcedureVersion, models.CASCADE, related_name="results")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.TextField(_("tên kết quả"))
    code = models.CharField(_("mã kết quả"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("kết quả")
        default_permissions = ()
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="result_type_position_once"),
            models.CheckConstraint(
                name="result_type_code_format",
                condition=Q(code="") | Q(code__regex=r"^KQ\.[GH][0-9]{2}\.[0-9]{6}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.name
