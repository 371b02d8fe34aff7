"""The words of the register: how a duty stands, how often it is due, the letters of an annex."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

#: points of a Vietnamese text, in their order: no f, j, w, z; đ after d, ê and the like are not used
LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
#: the level whose annex comes with the house
COMMUNE = "xa"


class Level(TextChoices):
    """Whose duties a register lists: each level has its own."""

    COMMUNE = COMMUNE, _("Cấp xã")
    PROVINCE = "tinh", _("Cấp tỉnh")


class Standing(TextChoices):
    """How a duty stands at a Centre. Source: ux.md 8."""

    HELD = "held", _("Đạt")
    ATTENTION = "attention", _("Cần chú ý")
    NOTHING = "nothing", _("Chưa có minh chứng")


class Frequency(TextChoices):
    """How often evidence of a duty is wanted; the value is the number of months."""

    MONTHLY = "1", _("Hằng tháng")
    QUARTERLY = "3", _("Hằng quý")
    HALF_YEARLY = "6", _("Sáu tháng")
    YEARLY = "12", _("Hằng năm")

    @property
    def months(self) -> int:
        return int(self.value)


def code_of(numeral: str, n: int, letter: str) -> str:
    """`I.1.đ`; `I.2` where a group is one duty."""
    return f"{numeral}.{n}.{letter}" if letter else f"{numeral}.{n}"


def slug_of(code: str) -> str:
    """`i-1-dd` of `I.1.đ`: the code in an address, without accents and yet apart from `I.1.d`."""
    return code.lower().replace("đ", "dd").replace(".", "-")
