"""Phrases a Centre keeps for its officers' forms, and every wording each has had."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.foundation.phrases.states import LONGEST, Use


class Phrase(models.Model):
    """One reusable text of a Centre; what it says, and said before, is in its wordings."""

    #: plain number of the Centre
    centre = models.PositiveIntegerField(_("Trung tâm"))
    use = models.CharField(_("dùng ở ô"), max_length=12, choices=Use)

    class Meta:
        verbose_name = _("mẫu câu")
        indexes = [models.Index(fields=["centre", "use"], name="phrase_of_centre")]

    def __str__(self) -> str:
        return f"{self.get_use_display()}, {self.pk}"


class Wording(models.Model):
    """One version of a phrase, the newest of which holds. The database refuses to change or delete one.

    A phrase is put out of use, and taken back into it, by a version too: so the versions are its whole history.
    """

    phrase = models.ForeignKey(Phrase, models.PROTECT, related_name="wordings", verbose_name=_("mẫu câu"))
    version = models.PositiveSmallIntegerField(_("phiên bản"))
    name = models.CharField(_("tên ngắn"), max_length=80)
    text = models.TextField(_("nội dung"), max_length=LONGEST)
    #: code of the one procedure it is for; empty for all
    procedure = models.CharField(_("mã thủ tục"), max_length=20, blank=True)
    is_retired = models.BooleanField(_("ngừng dùng"), default=False)
    #: folded name, text and procedure: what the list looks in
    folded = models.TextField(editable=False)
    written_at = models.DateTimeField(_("thời điểm ghi"))
    written_by = models.BigIntegerField(_("số tài khoản người ghi"))
    written_by_name = models.CharField(_("người ghi"), max_length=120)

    class Meta:
        verbose_name = _("phiên bản mẫu câu")
        constraints = [
            models.UniqueConstraint(fields=["phrase", "version"], name="wording_version_once"),
            models.CheckConstraint(
                name="wording_says_something", condition=~models.Q(name="") & ~models.Q(text="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.version}"
