"""Who is who: provinces, communes, Centres, units, counters, posts, and what a post may do, with dates."""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _


class Province(models.Model):
    """One of the 34 provinces and cities since 01/07/2025."""

    code = models.PositiveSmallIntegerField(_("mã tỉnh"), primary_key=True)
    name = models.CharField(_("tên"), max_length=60)

    class Meta:
        verbose_name = _("tỉnh, thành phố")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """One of the 3,321 communes, wards and special zones since 01/07/2025."""

    code = models.PositiveIntegerField(_("mã xã"), primary_key=True)
    name = models.CharField(_("tên, gồm cả loại"), max_length=60)
    province = models.ForeignKey(Province, models.PROTECT, verbose_name=_("tỉnh"))

    class Meta:
        verbose_name = _("xã, phường, đặc khu")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Centre(models.Model):
    """One Trung tâm Phục vụ hành chính công cấp xã. Source: NĐ 118/2025/NĐ-CP Đ7.3."""

    commune = models.OneToOneField(Commune, models.PROTECT, verbose_name=_("xã"))
    name = models.CharField(_("tên đầy đủ"), max_length=160)
    parent = models.CharField(_("cơ quan chủ quản"), max_length=160, help_text=_("dòng trên của giấy tờ"))
    #: the first part of every dossier code; QĐ 20/2020/QĐ-TTg gives it, the sample's is made up
    agency_code = models.CharField(_("mã định danh cơ quan"), max_length=20, unique=True)
    symbol = models.CharField(_("ký hiệu văn bản"), max_length=20, default="TTPVHCC")
    address = models.CharField(_("địa chỉ"), max_length=200)
    phone = models.CharField(_("điện thoại"), max_length=20)
    is_sample = models.BooleanField(_("dữ liệu mẫu"), default=False)

    class Meta:
        verbose_name = _("Trung tâm")

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A unit that acts on dossiers of a Centre: its counters, a division of the committee, its leaders."""

    class Kind(models.TextChoices):
        CENTRE = "centre", _("Trung tâm")
        DIVISION = "division", _("Phòng chuyên môn")
        LEADERS = "leaders", _("Lãnh đạo UBND xã")
        OUTSIDE = "outside", _("Cơ quan ngoài xã")

    centre = models.ForeignKey(Centre, models.PROTECT)
    name = models.CharField(_("tên"), max_length=120)
    kind = models.CharField(_("loại"), max_length=10, choices=Kind)

    class Meta:
        verbose_name = _("đơn vị")
        constraints = [models.UniqueConstraint(fields=["centre", "name"], name="unit_once_a_centre")]

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """A desk in the hall where citizens are served."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    name = models.CharField(_("tên quầy"), max_length=60)
    #: slugs of the fields (lĩnh vực) served here; empty means all
    fields = models.JSONField(_("lĩnh vực"), default=list, blank=True)

    class Meta:
        verbose_name = _("quầy")
        constraints = [models.UniqueConstraint(fields=["centre", "name"], name="counter_once_a_centre")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A position (vị trí) in a unit. People come and go; the rights stay with the post."""

    #: None for the few posts above all Centres
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    title = models.CharField(_("chức danh"), max_length=120)
    #: roles of approved processes this post acts in, as the catalogue names them (`signing_leader`)
    roles = models.JSONField(_("vai trong quy trình"), default=list, blank=True)

    class Meta:
        verbose_name = _("vị trí")

    def __str__(self) -> str:
        return self.title


class Dated(models.Model):
    """Something that holds from a day to a day, both included; no last day means until further notice."""

    first_on = models.DateField(_("từ ngày"))
    last_on = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        abstract = True


def _in_order(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(last_on=None) | Q(last_on__gte=F("first_on")))


class Holding(Dated):
    """Somebody holds a post: appointment, secondment (NĐ 118 Đ11: 12–36 months), or substitution."""

    post = models.ForeignKey(Post, models.PROTECT)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    document = models.CharField(_("văn bản"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("người giữ vị trí")
        constraints = [
            _in_order("holding_in_order"),
            ExclusionConstraint(
                name="holding_once_at_a_time",
                expressions=[
                    ("post", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                    (
                        Func(
                            F("first_on"), F("last_on"), Value("[]"),
                            function="daterange", output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]  # fmt: skip


class Grant(Dated):
    """A right of a post: one action, on every field and procedure or on one of them."""

    post = models.ForeignKey(Post, models.PROTECT)
    right = models.CharField(_("quyền"), max_length=60)
    field = models.CharField(_("lĩnh vực"), max_length=60, blank=True, help_text=_("để trống: mọi lĩnh vực"))
    procedure = models.CharField(
        _("mã thủ tục"), max_length=8, blank=True, help_text=_("để trống: mọi thủ tục")
    )
    #: True for the few posts above all Centres (administrator, province)
    everywhere = models.BooleanField(_("mọi Trung tâm"), default=False)

    class Meta:
        verbose_name = _("quyền của vị trí")
        constraints = [_in_order("grant_in_order")]


class Delegation(Dated):
    """A written delegation to decide: its receiver may sign in the giver's fields while it lasts.

    Source: NĐ 118/2025 Đ17.5; NĐ 30/2020 Đ13 (thừa lệnh, thừa ủy quyền: written and for a time).
    """

    giver = models.ForeignKey(Post, models.PROTECT)
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    field = models.CharField(_("lĩnh vực"), max_length=60, blank=True)
    document = models.CharField(_("số văn bản giao, ủy quyền"), max_length=120)

    class Meta:
        verbose_name = _("giao quyền ký")
        constraints = [_in_order("delegation_in_order")]
