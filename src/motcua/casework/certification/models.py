"""The certification book, and the words of its statements."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.certification.states import Kind
from motcua.casework.dossiers.models import Dossier
from motcua.foundation.search import fold
from motcua.reference.organisation.models import Centre

OFFICER = settings.AUTH_USER_MODEL


class Certified(models.Model):
    """One line of the certification book (sổ chứng thực): one paper, however many copies of it.

    Numbers run from 1 in each Centre, kind and year, without gap. A line is never changed or taken out; one that
    was entered wrongly is voided once and stays with its reason. The database refuses anything else.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    kind = models.CharField(_("loại chứng thực"), max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.PositiveIntegerField(_("số chứng thực"))
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="certified")
    name = models.CharField(_("tên giấy tờ"), max_length=200)
    pages = models.PositiveSmallIntegerField(_("số trang"))
    copies = models.PositiveSmallIntegerField(_("số bản"))
    #: None while nobody has entered the amount
    fee_vnd = models.PositiveIntegerField(_("phí, đồng"), null=True)
    #: for what the person needs it, in their words; empty when not asked
    used_for = models.CharField(_("dùng để"), max_length=200, blank=True)
    #: the officer was told that the procedure it is for takes originals or data instead
    avoidable = models.BooleanField(_("có thể không cần"), default=False)
    signer = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", verbose_name=_("người ký"))
    signer_title = models.CharField(_("chức danh người ký"), max_length=120, blank=True)
    entered_at = models.DateTimeField(_("thời điểm vào sổ"))
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")
    voided_at = models.DateTimeField(_("thời điểm hủy"), null=True)
    voided_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+", null=True)
    void_reason = models.CharField(_("lý do hủy"), max_length=300, blank=True)
    search = models.TextField(editable=False)

    class Meta:
        verbose_name = _("số chứng thực")
        constraints = [
            models.UniqueConstraint(fields=["centre", "kind", "year", "number"], name="certified_once"),
            models.CheckConstraint(
                name="certified_voided_with_reason",
                condition=Q(voided_at=None, voided_by=None, void_reason="")
                | (Q(voided_at__isnull=False, voided_by__isnull=False) & ~Q(void_reason="")),
            ),
            models.CheckConstraint(
                name="certified_counts_something", condition=Q(pages__gte=1, copies__gte=1)
            ),
        ]
        indexes = [
            models.Index(fields=["centre", "kind", "-entered_at", "-id"], name="certified_book"),
            GinIndex(OpClass("search", name="gin_trgm_ops"), name="certified_search_trgm"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.year}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        words = (str(self.number), self.name, self.dossier.submitter.full_name, self.dossier.code)
        self.search = self.search or fold(" ".join(words))
        super().save(*args, **kwargs)

    @property
    def is_void(self) -> bool:
        return self.voided_at is not None


class Wording(models.Model):
    """The words of a statement (lời chứng) as a Centre entered them; the latest of a kind holds.

    The product brings none along: the official wording is the Centre's to enter from its own source.
    """

    centre = models.ForeignKey(Centre, models.PROTECT)
    kind = models.CharField(_("loại chứng thực"), max_length=10, choices=Kind)
    text = models.TextField(_("lời chứng"))
    basis = models.CharField(_("lấy từ văn bản"), max_length=200)
    entered_at = models.DateTimeField(_("thời điểm nhập"))
    entered_by = models.ForeignKey(OFFICER, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("lời chứng")
        indexes = [models.Index(fields=["centre", "kind", "-entered_at"], name="wording_latest")]
