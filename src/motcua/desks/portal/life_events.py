"""Why people come: eight events of a life, each with the procedures it takes, the commonest first.

A grouping of ours that helps to find, not of any decision. Codes the catalogue does not hold that day are left out.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Event:
    """One tile of the first page: its address, its words, the codes of its procedures."""

    slug: str
    name: "StrOrPromise"
    line: "StrOrPromise"
    codes: tuple[str, ...]

    @property
    def picture(self) -> str:
        """The template that draws it."""
        return f"portal/pictures/{self.slug}.svg"


EVENTS = (
    Event(
        "sinh-con",
        _("Sinh con"),
        _("Khai sinh, thẻ bảo hiểm y tế"),
        ("2.000986", "1.001193", "1.000689", "1.001022", "2.000528", "1.004884", "1.004772", "2.001263"),
    ),
    Event(
        "ket-hon",
        _("Kết hôn"),
        _("Đăng ký, giấy độc thân"),
        ("1.000894", "1.004873", "2.000806", "2.002189", "1.004746", "1.010038"),
    ),
    Event(
        "qua-doi",
        _("Qua đời"),
        _("Khai tử, mai táng phí, thừa kế"),
        ("1.000656", "1.014028", "1.001731", "2.001406", "2.001016", "1.005461"),
    ),
    Event(
        "nha-dat",
        _("Nhà đất"),
        _("Sổ đỏ, xây nhà, tranh chấp"),
        (
            "1.013978",
            "1.012796",
            "1.012817",
            "2.001035",
            "1.013225",
            "1.013229",
            "1.013227",
            "1.013228",
            "1.014159",
            "1.012812",
            "1.013967",
            "1.008004",
        ),
    ),
    Event(
        "ho-kinh-doanh",
        _("Hộ kinh doanh"),
        _("Đăng ký, thay đổi, tạm nghỉ"),
        ("1.001612", "2.000720", "1.001570", "1.001266", "2.000575", "2.001827", "1.013274"),
    ),
    Event(
        "chung-thuc",
        _("Chứng thực"),
        _("Sao y, chữ ký, hợp đồng"),
        (
            "2.000815",
            "2.000884",
            "2.001035",
            "2.001019",
            "2.000908",
            "2.001008",
            "2.000913",
            "2.000927",
            "2.000942",
            "2.001016",
            "2.001406",
        ),
    ),
    Event(
        "chinh-sach",
        _("Chính sách"),
        _("Cao tuổi, khuyết tật, hộ nghèo"),
        (
            "1.014027",
            "1.001776",
            "1.001699",
            "1.001653",
            "1.011607",
            "1.011608",
            "1.011609",
            "3.000412",
            "1.001731",
            "1.014028",
            "3.000527",
        ),
    ),
    Event(
        "cu-tru",
        _("Cư trú"),
        _("Thường trú, tạm trú, xác nhận"),
        ("1.004222", "1.004194", "1.010041", "1.010038"),
    ),
)
BY_SLUG = {event.slug: event for event in EVENTS}

#: What most people come for, by the mix of fields a commune's Centre sees (domain/11 §2).
COMMONEST = (
    "2.000815",
    "2.000884",
    "1.001193",
    "2.000635",
    "1.004873",
    "1.000894",
    "1.000656",
    "2.001035",
    "2.000986",
    "1.004859",
    "1.004222",
    "1.004194",
    "1.010041",
    "1.001612",
    "1.014027",
    "1.001776",
    "1.011607",
    "1.013978",
    "1.013225",
    "1.001699",
)


def event_of(code: str) -> Event | None:
    """The event a procedure is most at home in: where it stands first; None when it is in none."""
    places = [(event.codes.index(code), event) for event in EVENTS if code in event.codes]
    return min(places, key=lambda place: place[0])[1] if places else None
