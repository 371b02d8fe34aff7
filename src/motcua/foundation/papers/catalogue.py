"""The forms that come with the house: their names, their law, and sheets to try them with."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Protocol

from motcua.foundation.papers.sheets import samples

_FOLDER = Path(__file__).with_name("typst")
_TT03 = date(2025, 9, 15)
_LAYOUT = (
    "Chưa tìm thấy bố cục gốc của mẫu: các mục lấy từ mẫu cùng mục đích đang dùng và nội dung Nghị định "
    "118/2025/NĐ-CP. Đối chiếu với bản gốc trước khi dùng chính thức."
)


class Sheet(Protocol):
    """The values of one form."""

    form: ClassVar[str]

    def printed(self) -> dict[str, Any]:
        """The ready texts, as the template prints them and the paper keeps them."""


@dataclass(frozen=True)
class Form:
    """One kind of printed form."""

    code: str
    title: str
    #: the law it comes from, and how sure its layout is
    law: str
    #: the first part of a saved file's name
    file_name: str
    in_force_from: date
    #: every shape the data can take; a template must print them all. The first is the one shown.
    samples: tuple[Sheet, ...]

    def source(self) -> str:
        """The built-in template, whole: the shared part, then the form."""
        return f"{(_FOLDER / 'common.typ').read_text()}\n{(_FOLDER / f'{self.code}.typ').read_text()}"


FORMS = {
    form.code: form
    for form in (
        Form(
            "mau-01",
            "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
            f"Mẫu số 01, Phụ lục I Thông tư 03/2025/TT-VPCP. {_LAYOUT}",
            "giay-tiep-nhan",
            _TT03,
            (samples.RECEIPT, samples.BARE_RECEIPT, samples.FULL_RECEIPT),
        ),
        Form(
            "mau-03",
            "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
            f"Mẫu số 03, Phụ lục I Thông tư 03/2025/TT-VPCP. {_LAYOUT} "
            "Căn cứ pháp lý và quyền khiếu nại được thêm vào, chưa thấy trong bản gốc.",
            "phieu-tu-choi",
            _TT03,
            (samples.REFUSAL, samples.BARE_REFUSAL),
        ),
        Form(
            "mau-06",
            "Phiếu kiểm soát quá trình giải quyết hồ sơ",
            f"Mẫu số 06, Phụ lục I Thông tư 03/2025/TT-VPCP. {_LAYOUT}",
            "phieu-kiem-soat",
            _TT03,
            (samples.CONTROL_SLIP, samples.BARE_CONTROL_SLIP),
        ),
        Form(
            "bien-nhan",
            "Giấy biên nhận trả kết quả",
            "Giấy tờ theo thực tế, không thuộc bảy mẫu của Thông tư 03/2025/TT-VPCP.",
            "bien-nhan-ket-qua",
            date(2025, 7, 1),
            (samples.RETURN_NOTE, samples.BARE_RETURN_NOTE),
        ),
    )
}
