"""The shape of a message, and the sentences several of them share."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Message(NamedTuple):
    """What is wrong, why it matters, what to do; the named places are filled from the finding."""

    what: Promise
    why: Promise
    do: Promise


CHECK_SOURCE = _("So với quyết định công bố của tỉnh rồi sửa trong tệp.")
FIX_FILE = _("Sửa trong tệp rồi nhập lại.")
CANNOT_READ = _("Phần mềm đọc từng giá trị theo kiểu của nó, giá trị khác kiểu thì không dùng được.")
CATALOGUE_ERRORS = _("Danh mục trên Cổng Dịch vụ công quốc gia từng có lỗi loại này.")
SHOWN_TO_CITIZENS = _("Người dân đọc và làm theo dòng này.")
NOT_SEEN = _("Phần này chưa được đọc trong văn bản nào.")
