"""Where a phrase fits, and how long it may be there."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Use(TextChoices):
    SUPPLEMENT = "supplement", _("Yêu cầu bổ sung: cần làm gì")
    REFUSAL = "refusal", _("Lý do từ chối, không đủ điều kiện")
    REMEDY = "remedy", _("Cách làm tiếp sau khi từ chối")
    REMARK = "remark", _("Ý kiến chuyển bước, trả lại bước")
    CLOSING = "closing", _("Lý do dừng, rút, đóng hồ sơ")
    APOLOGY = "apology", _("Lý do chậm, xin lỗi")


#: longest text, in characters, where the field is one line
ONE_LINE = {Use.SUPPLEMENT: 300}
#: longest text, in characters, everywhere else
LONGEST = 1000
