"""The people a Centre has met."""

from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.states import Ground
from motcua.foundation.files.models import StoredFile
from motcua.foundation.search import fold, nfc
from motcua.reference.organisation.models import Centre


class Person(models.Model):
    """A person a Centre has met: name and address as on the card, whatever letters they have."""

    centre = models.ForeignKey(Centre, models.PROTECT)
    full_name = models.CharField(_("họ và tên"), max_length=120)
    folded_name = models.CharField(max_length=120, editable=False)
    personal_id = models.CharField(_("số định danh, hộ chiếu"), max_length=20, blank=True)
    born_on = models.DateField(_("ngày sinh"), null=True, blank=True)
    sex = models.CharField(_("giới tính"), max_length=10, blank=True)
    address = models.CharField(_("địa chỉ như trên thẻ"), max_length=250, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=20, blank=True)
    card_issued_on = models.DateField(_("ngày cấp thẻ"), null=True, blank=True)

    class Meta:
        verbose_name = _("người")
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "personal_id"], condition=~Q(personal_id=""), name="person_once_a_centre"
            )
        ]
        indexes = [
            models.Index(fields=["centre", "folded_name", "born_on"], name="person_namesake"),
            GinIndex(OpClass("folded_name", name="gin_trgm_ops"), name="person_name_trgm"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name = nfc(self.full_name)
        self.folded_name = fold(self.full_name)
        super().save(*args, **kwargs)


class Representation(models.Model):
    """On what ground, by which paper and how far the submitter files for the owner. Never changed, only replaced.

    The owner authorises unless a principal is named. Source: NĐ 118/2025 Đ15, Đ17.1.
    """

    ground = models.CharField(_("căn cứ nộp thay"), max_length=12, choices=Ground)
    document = models.CharField(_("giấy tờ làm căn cứ"), max_length=200)
    issued_on = models.DateField(_("ngày của giấy tờ"), null=True, blank=True)
    scope = models.CharField(_("phạm vi được làm thay"), max_length=300, blank=True)
    principal_name = models.CharField(_("người ủy quyền"), max_length=120, blank=True)
    principal_id = models.CharField(_("số định danh của người ủy quyền"), max_length=20, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)

    class Meta:
        verbose_name = _("căn cứ nộp thay")
