"""What is certified at once at the counter, and the procedure each kind belongs to."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """A kind of certification with a book of its own."""

    COPY = "copy", _("Bản sao từ bản chính")
    SIGNATURE = "signature", _("Chữ ký")


#: the national code of each kind's procedure (domain 11 §4)
PROCEDURES = {Kind.COPY: "2.000815", Kind.SIGNATURE: "2.000884"}
