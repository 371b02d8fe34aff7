"""What the sample pages of the kit are filled with."""

from types import SimpleNamespace
from typing import Any, NamedTuple

from django import forms

OFFICER_MENU = (
    ("Việc của tôi", "/quay/", "g v"),
    ("Tiếp nhận", "/quay/tiep-nhan/", "g t"),
    ("Hồ sơ", "/quay/ho-so/", "g h"),
    ("Quầy", "/quay/hang-doi/", "g q"),
    ("Trả kết quả", "/quay/tra-ket-qua/", "g r"),
    ("Thu phí", "/quay/thu-phi/", "g p"),
)
PUBLIC_MENU = (
    ("Thủ tục", "/thu-tuc/", ""),
    ("Tra cứu", "/tra-cuu/", ""),
    ("Đặt lịch", "/lich-hen/", ""),
    ("Phản ánh", "/phan-anh/", ""),
    ("Minh bạch", "/minh-bach/", ""),
)
OFFICE = {
    "name": "Xã Mỹ An Hưng",
    "phone": "02770000123",
    "hours": ["Thứ Hai đến thứ Sáu", "07:30–11:30 và 13:00–17:00"],
    "address": "Ấp An Lợi, xã Mỹ An Hưng, tỉnh Đồng Tháp",
    "now_line": "09:00 thứ Tư 08/04/2026 · Đang mở cửa đến 11:30",
}
OFFICER = SimpleNamespace(
    is_authenticated=True, pk=7, full_name="Nguyễn Thị Bích", title="Công chức tiếp nhận", place="Quầy 2"
)
CURRENT = {
    "work_list": "/quay/",
    "intake": "/quay/tiep-nhan/",
    "dossier": "/quay/ho-so/",
    "tracking": "/tra-cuu/",
}
PUBLIC_PAGES = ("tracking", "public_form")


class SampleForm(forms.Form):
    code = forms.CharField(label="Mã hồ sơ", error_messages={"required": "Nhập mã hồ sơ ghi trên giấy hẹn."})
    phone = forms.CharField(label="Điện thoại", required=False)
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    kind = forms.ChoiceField(
        label="Nơi nhận kết quả",
        choices=[("tt", "Trung tâm"), ("bc", "Bưu chính")],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn nơi nhận kết quả."},
    )
    agree = forms.BooleanField(label="Đã đối chiếu thẻ và người", required=False)


class Entry(NamedTuple):
    title: str
    url: str
    key: str
    current: bool
    rare: bool = False


def menu(items: tuple[tuple[str, str, str], ...], current: str) -> tuple[Entry, ...]:
    return tuple(Entry(title, url, key, url == current) for title, url, key in items)


def context(page: str) -> dict[str, Any]:
    """Everything `page` takes from its context."""
    now = CURRENT.get(page, "")
    return {
        "menu": menu(OFFICER_MENU, now),
        "public_menu": menu(PUBLIC_MENU, now),
        "footer_menu": menu((("Trợ năng", "/tro-nang/", ""), ("Quyền riêng tư", "/quyen-rieng-tu/", "")), ""),
        "office": OFFICE,
        "form": SampleForm({}),
        "clock": SimpleNamespace(words="Còn 1 ngày", state="soon", when="16:30 thứ Năm 09/04", used=82.5),
    } | ({} if page in PUBLIC_PAGES else {"user": OFFICER})
