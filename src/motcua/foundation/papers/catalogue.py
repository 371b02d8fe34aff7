"""The forms that come with the house: their names, their law, and sheets to try them with."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Protocol

from django.utils.translation import gettext_noop as _

from motcua.foundation.papers.sheets import (
    samples,
    samples_certification,
    samples_custody,
    samples_detours,
    samples_duties,
    samples_notice,
)

_FOLDER = Path(__file__).with_name("typst")
_TT03 = date(2025, 9, 15)
#: the one-stop decree is in force, and with it the papers of practice
_PRACTICE_FROM = date(2025, 7, 1)
_PRACTICE = "Giấy tờ theo thực tế, không thuộc bảy mẫu của Thông tư 03/2025/TT-VPCP."
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
    #: what whoever checks the paper is told besides: label and the name of a printed text, nothing personal
    told: tuple[tuple[str, str], ...] = ()
    #: whether anybody who checks a withdrawn paper is told why: only where the reason names nobody
    tells_why: bool = False
    #: the file that several forms share besides `common.typ`
    shared: str = ""

    def source(self) -> str:
        """The built-in template, whole: the shared parts, then the form."""
        parts = ("common.typ", self.shared, f"{self.code}.typ")
        return "\n".join((_FOLDER / part).read_text() for part in parts if part)


_POSTED = f"{_PRACTICE} Nội dung theo Điều 8 và Điều 17 Nghị định 63/2010/NĐ-CP."


def _posted(code: str, title: str, *samples: Sheet) -> Form:
    """A sheet posted about a procedure; it names nobody, so it tells why it no longer holds."""
    told = ((_("Thủ tục"), "posted_name"), (_("Áp dụng từ"), "in_force"))
    return Form(
        code, title, _POSTED, code, _PRACTICE_FROM, samples, told, tells_why=True, shared="notice.typ"
    )


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
            "mau-02",
            "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
            f"Mẫu số 02, Phụ lục I Thông tư 03/2025/TT-VPCP. {_LAYOUT} "
            "Giai đoạn, căn cứ, hạn bổ sung, lần yêu cầu và người phê duyệt được thêm vào theo Nghị định "
            "118/2025/NĐ-CP, chưa thấy trong bản gốc.",
            "phieu-yeu-cau-bo-sung",
            _TT03,
            (
                samples_detours.SUPPLEMENT,
                samples_detours.BARE_SUPPLEMENT,
                samples_detours.FULL_SUPPLEMENT,
            ),
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
            "mau-04",
            "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
            f"Mẫu số 04, Phụ lục I Thông tư 03/2025/TT-VPCP. {_LAYOUT} "
            "Lý do, ngày hẹn mới, nơi nhận và số lần gia hạn theo khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP; "
            "các mục khác nhớ lại từ mẫu cũ, chưa thấy trong bản gốc.",
            "van-ban-xin-loi-gia-han",
            _TT03,
            (samples_detours.APOLOGY, samples_detours.BARE_APOLOGY),
        ),
        Form(
            "mau-05",
            "Thông báo dừng giải quyết hồ sơ",
            f"Mẫu số 05, Phụ lục I Thông tư 03/2025/TT-VPCP. {_LAYOUT} "
            "Trung tâm ra thông báo sau khi kiểm tra chưa có quyết định (Điều 7 Thông tư 03/2025/TT-VPCP); "
            "các mục trong mẫu đều nhớ lại, chưa thấy trong bản gốc.",
            "thong-bao-dung",
            _TT03,
            (samples_detours.STOP, samples_detours.BARE_STOP),
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
            "mau-07",
            "Sổ theo dõi hồ sơ",
            f"Mẫu số 07, Phụ lục I Thông tư 03/2025/TT-VPCP. {_LAYOUT} "
            "Cột lấy từ sổ của phần mềm đang dùng và nhớ lại từ sổ cũ.",
            "so-theo-doi",
            _TT03,
            (samples_custody.REGISTER, samples_custody.EMPTY_REGISTER, samples_custody.BARE_REGISTER),
        ),
        Form(
            "bien-nhan",
            "Giấy biên nhận trả kết quả",
            _PRACTICE,
            "bien-nhan-ket-qua",
            _PRACTICE_FROM,
            (samples.RETURN_NOTE, samples.BARE_RETURN_NOTE, samples.SIGNED_RETURN_NOTE),
            (
                (_("Kết quả số"), "result_number"),
                (_("Kết quả"), "result_summary"),
                (_("Trả lúc"), "returned"),
            ),
        ),
        Form(
            "giay-xac-nhan",
            "Giấy xác nhận đã nộp trực tuyến",
            f"{_PRACTICE} Nội dung theo khoản 2 Điều 17 Nghị định 118/2025/NĐ-CP.",
            "giay-xac-nhan-da-nop",
            _PRACTICE_FROM,
            (samples.FILING_NOTE, samples.BARE_FILING_NOTE, samples.FULL_FILING_NOTE),
            ((_("Nộp lúc"), "filed"),),
        ),
        Form(
            "ban-giao-ho-so",
            "Giấy bàn giao hồ sơ",
            _PRACTICE,
            "ban-giao-ho-so",
            _PRACTICE_FROM,
            (samples_custody.DOSSIERS, samples_custody.BARE_DOSSIERS),
        ),
        Form(
            "ban-giao-ket-qua",
            "Phiếu bàn giao kết quả giải quyết thủ tục hành chính",
            _PRACTICE,
            "ban-giao-ket-qua",
            _PRACTICE_FROM,
            (samples_custody.RESULTS, samples_custody.BARE_RESULTS),
        ),
        Form(
            "bia-ho-so",
            "Bìa hồ sơ",
            f"{_PRACTICE} Mục lấy từ dữ liệu hồ sơ lưu, Phụ lục VI Nghị định 30/2020/NĐ-CP.",
            "bia-ho-so",
            _PRACTICE_FROM,
            (samples_custody.COVER, samples_custody.BARE_COVER, samples_custody.FULL_COVER),
        ),
        Form(
            "phieu-chuyen",
            "Phiếu chuyển xử lý hồ sơ",
            f"{_PRACTICE} Nội dung theo Điều 20 Nghị định 118/2025/NĐ-CP; chưa tìm thấy bố cục gốc.",
            "phieu-chuyen-xu-ly",
            _PRACTICE_FROM,
            (samples_custody.TRANSFER, samples_custody.BARE_TRANSFER),
        ),
        Form(
            "loi-chung",
            "Tờ lời chứng",
            f"{_PRACTICE} Lời chứng in đúng như Trung tâm nhập; phần mềm không có sẵn lời chứng nào.",
            "loi-chung",
            _PRACTICE_FROM,
            (
                samples_certification.STATEMENTS,
                samples_certification.WORDED_STATEMENTS,
                samples_certification.BARE_STATEMENTS,
            ),
        ),
        Form(
            "so-chung-thuc",
            "Sổ chứng thực",
            f"{_PRACTICE} Cột nhớ lại; chưa tìm thấy mẫu sổ gốc. Đối chiếu trước khi dùng chính thức.",
            "so-chung-thuc",
            _PRACTICE_FROM,
            (samples_certification.BOOK, samples_certification.EMPTY_BOOK),
        ),
        Form(
            "bao-cao-minh-chung",
            "Báo cáo minh chứng thực hiện nhiệm vụ",
            f"{_PRACTICE} Bố cục của phần mềm; mỗi số liệu có mã QR dẫn đến các dòng phía sau.",
            "bao-cao-minh-chung",
            _PRACTICE_FROM,
            (samples_duties.REPORT, samples_duties.BARE_REPORT),
        ),
        _posted(
            "niem-yet", "Tờ niêm yết thủ tục hành chính", samples_notice.NOTICE, samples_notice.BARE_NOTICE
        ),
        _posted(
            "niem-yet-a3",
            "Tờ niêm yết thủ tục hành chính, khổ A3",
            samples_notice.A3_NOTICE,
            samples_notice.BARE_A3,
        ),
        _posted(
            "niem-yet-chu-to",
            "Tờ niêm yết thủ tục hành chính, chữ to",
            samples_notice.LARGE_NOTICE,
            samples_notice.BARE_LARGE,
        ),
        _posted(
            "ap-phich-qr", "Áp phích mã QR của thủ tục", samples_notice.POSTER, samples_notice.BARE_POSTER
        ),
    )
}
