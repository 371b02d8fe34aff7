"""A procedure, its field, and its dated versions."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.reference.procedures import words
from motcua.reference.procedures.states import Standing, Status, standing


class Source(models.TextChoices):
    """Whether a part was read in a source or is only remembered; shown beside the part."""

    FOUND = "found", _("Đã đọc trong nguồn")
    RECALLED = "recalled", _("Theo trí nhớ, cần kiểm tra")


class Field(models.Model):
    """A field of administration (lĩnh vực); `code` is the slug that posts, counters and dossiers keep."""

    code = models.SlugField(_("mã lĩnh vực"), max_length=60, unique=True)
    name = models.TextField(_("tên lĩnh vực"), unique=True)

    class Meta:
        verbose_name = _("lĩnh vực")
        ordering = ["name"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """A procedure by its national code (mã TTHC); everything else about it is in its versions."""

    code = models.CharField(_("mã thủ tục"), max_length=8, unique=True)

    class Meta:
        verbose_name = _("thủ tục hành chính")
        ordering = ["code"]
        default_permissions = ()
        permissions = [
            ("view", _("Xem danh mục thủ tục")),
            ("publish", _("Công bố, chấm dứt hiệu lực thủ tục")),
            ("post", _("Niêm yết thủ tục, in tờ niêm yết, ghi việc làm lại")),
        ]
        constraints = [
            models.CheckConstraint(
                name="procedure_code_format", condition=Q(code__regex=r"^[1-3]\.[0-9]{6}$")
            )
        ]

    def __str__(self) -> str:
        return self.code


def _in_force() -> Func:
    return Func(
        F("in_force_from"),
        F("in_force_to"),
        Value("[]"),
        function="daterange",
        output_field=DateRangeField(),
    )


class ProcedureVersion(models.Model):
    """What a procedure says from one day on, as one decision announced it; a dossier is pinned to it."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="versions")
    #: 1 for the first version of the procedure, then one more each time
    number = models.PositiveIntegerField(_("phiên bản"))
    status = models.CharField(_("tình trạng"), max_length=10, choices=Status, default=Status.DRAFT)
    in_force_from = models.DateField(_("áp dụng từ ngày"))
    in_force_to = models.DateField(_("áp dụng đến hết ngày"), null=True, blank=True)
    decision_number = models.TextField(_("số quyết định công bố"), blank=True)
    decision_issued_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decision_issuer = models.TextField(_("cơ quan công bố"), blank=True)
    name_vi = models.TextField(_("tên thủ tục"))
    name_en = models.TextField(_("tên tiếng Anh"), blank=True)
    field = models.ForeignKey(Field, models.PROTECT, related_name="versions", verbose_name=_("lĩnh vực"))
    #: words of the file: commune, commune_and_province, all_levels
    level = models.TextField(_("cấp thực hiện"))
    authority = models.TextField(_("cơ quan có thẩm quyền"))
    #: ways of filing, of direct, postal, online
    channels = ArrayField(models.CharField(max_length=20), verbose_name=_("cách nộp"))
    notes = models.TextField(_("ghi chú"), blank=True)
    source = models.CharField(_("dấu nguồn"), max_length=10, choices=Source)
    #: folded code, name and field: what the list page looks in
    search_text = models.TextField(editable=False)
    #: SHA-256 of the canonical content, children included, in hexadecimal
    sha256 = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("thời điểm lập"))
    published_at = models.DateTimeField(_("thời điểm công bố"), null=True, blank=True)

    class Meta:
        verbose_name = _("phiên bản thủ tục")
        ordering = ["procedure_id", "-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="procedure_version_number_once"),
            models.CheckConstraint(
                name="procedure_version_dates_in_order",
                condition=Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")),
            ),
            models.CheckConstraint(
                name="procedure_version_dated_when_published",
                condition=Q(status=Status.DRAFT, published_at=None)
                | Q(status=Status.PUBLISHED, published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="procedure_version_sha256_format", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")
            ),
            ExclusionConstraint(
                name="procedure_version_one_in_force_a_day",
                expressions=[("procedure", RangeOperators.EQUAL), (_in_force(), RangeOperators.OVERLAPS)],
                condition=Q(status=Status.PUBLISHED),
            ),
        ]

    def __str__(self) -> str:
        return self.name_vi

    @property
    def code(self) -> str:
        """The national code of the procedure."""
        return self.procedure.code

    @property
    def title(self) -> str:
        """The name in the language of the page; the Vietnamese one is the legal name."""
        is_english = (get_language() or "").startswith("en")
        return self.name_en if is_english and self.name_en else self.name_vi

    @property
    def is_untranslated(self) -> bool:
        """Whether `title` is Vietnamese on a page of another language, to be marked as such."""
        return not (get_language() or "vi").startswith("vi") and self.title == self.name_vi

    @property
    def plain(self) -> str:
        """What it is for in plain words, gathered by this project; empty for a procedure we have none for."""
        return words.plain().get(self.code, "")

    @property
    def result_name(self) -> str:
        """Names of everything the procedure hands out, joined."""
        return "; ".join(result.name for result in self.results.all())

    @property
    def level_title(self) -> str:
        return words.shown(self.level, "levels")

    @property
    def authority_title(self) -> str:
        return words.shown(self.authority, "authorities")

    @property
    def channel_titles(self) -> list[str]:
        return [words.shown(channel, "channels") for channel in self.channels]

    @property
    def ways_shown(self) -> str:
        """The ways of filing in a few words: `Tại quầy, bưu chính, trực tuyến`."""
        told = ", ".join(words.shown(channel, "ways") for channel in self.channels)
        return told[:1].upper() + told[1:]

    @property
    def notes_shown(self) -> str:
        return words.shown(self.notes, "notes")

    @property
    def decision(self) -> str:
        """The announcing decision in one line, or that none is known."""
        if not self.decision_number:
            return str(_("chưa có số quyết định công bố"))
        issued = f"{self.decision_issued_on:%d/%m/%Y}" if self.decision_issued_on else ""
        return ", ".join(filter(None, (self.decision_number, issued, self.decision_issuer)))

    def standing_on(self, on: date) -> Standing:
        """Draft, upcoming, in force or expired on that day."""
        return standing(self.status, self.in_force_from, self.in_force_to, on)
