"""What may be kept of a list's address, and under which name. No database, no request, no clock."""

import re
from urllib.parse import parse_qsl, urlencode

from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _

LONGEST_NAME = 40
LONGEST_QUERY = 400
#: filters an officer keeps for one list: more than fit above it help nobody
MOST = 12
#: the parts of an address that narrow a list, by list
PARTS = {
    "viec": ("hang", "linh-vuc", "kenh", "giu"),
    "ho-so": ("q", "trang-thai", "linh-vuc", "kenh"),
}
#: so many digits in a row are somebody's number
_PERSONAL = re.compile(r"\d{9,}")


def kept_of(query: str, page: str) -> str:
    """The parts of an address that narrow that list, in one order, so that the same filters are the same text."""
    given = dict(parse_qsl(query))
    return urlencode({part: given[part] for part in PARTS[page] if given.get(part)})


def require_filters(query: str) -> None:
    """Nothing when the filters can be kept. Raises RuleBroken for none, too many words, or a person's number."""
    if not query:
        raise RuleBroken(
            _("Danh sách chưa lọc gì nên chưa có gì để lưu. Chọn lĩnh vực, kênh nộp… rồi bấm “Lọc” trước."),
            code="nothing_filtered",
        )
    if len(query) > LONGEST_QUERY:
        raise RuleBroken(_("Từ tìm kiếm quá dài để lưu. Rút ngắn rồi lưu lại."), code="too_long")
    if any(_PERSONAL.search(re.sub(r"[\s.-]", "", value)) for _part, value in parse_qsl(query)):
        raise RuleBroken(
            _("Bộ lọc có số định danh, số điện thoại hoặc mã hồ sơ nên không lưu. Bỏ số đó rồi lưu lại."),
            code="personal_number",
        )


def require_name(name: str) -> str:
    """The name as it is kept. Raises RuleBroken for an empty or long one."""
    name = " ".join(name.split())
    if not name:
        raise RuleBroken(_("Chưa đặt tên bộ lọc. Ví dụ: Hộ tịch trực tuyến."), code="name_needed")
    if len(name) > LONGEST_NAME:
        raise RuleBroken(
            _("Tên bộ lọc dài hơn %(most)s ký tự. Đặt tên ngắn hơn."),
            code="name_too_long",
            params={"most": LONGEST_NAME},
        )
    return name


def require_room(number: int) -> None:
    """Nothing while there is room for one more. Raises RuleBroken otherwise."""
    if number >= MOST:
        raise RuleBroken(
            _(
                "Đã có %(most)s bộ lọc của danh sách này, không thêm được nữa. Bỏ một bộ lọc ít dùng rồi lưu lại."
            ),
            code="too_many",
            params={"most": MOST},
        )
