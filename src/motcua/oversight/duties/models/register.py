"""The register: letters as they came, groups, duties, and the words of a duty with their days."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from motcua.oversight.duties.states import COMMUNE, slug_of
from motcua.reference.instruments.models import Instrument

OFFICER = settings.AUTH_USER_MODEL


class Annex(models.Model):
    """A file the register was brought in from, byte for byte, and what its letter says of itself."""

    name = models.CharField(_("tên tệp"), max_length=255)
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    content = models.BinaryField()
    #: the fields of `rules.annex.Letter`
    letter = models.JSONField(_("công văn"))
    brought_at = models.DateTimeField(_("thời điểm nhập"))
    brought_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("phụ lục đã nhập")
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """A field of duties (lĩnh vực) in one instrument, numbered as in the annex of a level."""

    level = models.CharField(_("cấp"), max_length=20, default=COMMUNE)
    instrument = models.ForeignKey(Instrument, models.PROTECT)
    #: the annex's number of the instrument: `II`
    numeral = models.CharField(_("số La Mã"), max_length=8)
    n = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("lĩnh vực"), max_length=200)
    #: the words in which the annex names the instrument
    cited = models.TextField(_("văn bản, theo lời phụ lục"), blank=True)

    class Meta:
        verbose_name = _("lĩnh vực nhiệm vụ")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["level", "instrument", "numeral", "n", "name"], name="group_once")
        ]

    def __str__(self) -> str:
        return f"{self.numeral}.{self.n} {self.name}"


class Duty(models.Model):
    """One duty, known by its code in the annex; what it says stands in its versions."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="duties")
    #: a b c d đ e g …; empty where the group is one duty
    letter = models.CharField(_("chữ cái"), max_length=1, blank=True)
    #: `II.1.đ`: by this figures, papers and people name it
    code = models.CharField(_("mã"), max_length=20, db_index=True)
    #: place in the order of the annex
    position = models.PositiveIntegerField(_("vị trí"))

    class Meta:
        verbose_name = _("nhiệm vụ")
        ordering = ["position", "id"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["group", "letter"], name="duty_once_a_group")]

    def __str__(self) -> str:
        return self.code

    @property
    def slug(self) -> str:
        return slug_of(self.code)


class DutyVersion(models.Model):
    """The exact words of a duty from a day to a day, and who performs it; closed by the next, never changed."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="versions")
    words = models.TextField(_("nội dung"))
    body = models.CharField(_("cơ quan thực hiện"), max_length=200)
    in_force_from = models.DateField(_("áp dụng từ ngày"))
    in_force_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    #: the file it came in; None when entered by hand
    annex = models.ForeignKey(Annex, models.PROTECT, null=True, related_name="versions")
    line = models.PositiveIntegerField(_("dòng trong tệp"), null=True)
    #: of words entered by hand: from what, by whom, when
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(_("thời điểm nhập"), null=True)

    class Meta:
        verbose_name = _("phiên bản nhiệm vụ")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="duty_version_in_order",
                condition=Q(in_force_to=None) | Q(in_force_to__gte=F("in_force_from")),
            ),
            ExclusionConstraint(
                name="duty_version_one_at_a_time",
                expressions=[
                    ("duty", RangeOperators.EQUAL),
                    (
                        Func(
                            F("in_force_from"), F("in_force_to"), Value("[]"),
                            function="daterange", output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.duty} ({self.in_force_from:%d/%m/%Y})"

    def is_in_force(self, on: date) -> bool:
        """Whether it holds that day."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)


class OtherText(models.Model):
    """A text that retells an instrument, such as a press summary, kept to be read side by side with the register."""

    title = models.CharField(_("tên"), max_length=200)
    source = models.CharField(_("nguồn"), max_length=300, blank=True)
    text = models.TextField(_("nội dung"))
    instrument = models.ForeignKey(Instrument, models.PROTECT, verbose_name=_("so với văn bản"))
    entered_at = models.DateTimeField(_("thời điểm nhập"))
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("văn bản để so sánh")
        default_permissions = ()

    def __str__(self) -> str:
        return self.title
