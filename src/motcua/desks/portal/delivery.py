"""How a result comes to its owner, in a citizen's words; and the electronic one itself."""

from dataclasses import dataclass

from motcua.casework.dossiers.models import Dossier, ResultFile
from motcua.casework.dossiers.states import Delivery, ReturnPlace, Status
from motcua.foundation.ui.formats import vn_date
from motcua.foundation.words import _


@dataclass(frozen=True)
class Told:
    """The sentence on top of the page and the line under it."""

    sentence: str
    line: str


def told(dossier: Dossier) -> Told | None:
    """What a citizen reads while the result is on its way, or came other than over the counter; None otherwise."""
    status, place = Status(dossier.status), ReturnPlace(dossier.return_place)
    if status == Status.RETURNED:
        return _came(dossier)
    if status != Status.RESOLVED or place == ReturnPlace.CENTRE:
        return None
    if dossier.delivery == Delivery.IN_POST:
        return _in_post(dossier)
    if place == ReturnPlace.ONLINE:
        return Told(
            _("Đã có kết quả. Kết quả điện tử sẽ được đưa lên trang này."),
            _("Giữ mã xem in trên giấy hẹn: mã này mở kết quả."),
        )
    if dossier.postings.exists():
        return Told(
            _("Bưu chính chưa phát được, kết quả đã về Trung tâm."),
            _("Mời Ông/Bà gọi Trung tâm để báo lại địa chỉ, hoặc đến nhận, mang theo giấy hẹn."),
        )
    return Told(
        _("Đã có kết quả. Trung tâm sẽ gửi qua bưu chính."),
        _("Gửi theo địa chỉ Ông/Bà đã ghi khi nộp hồ sơ."),
    )


def _in_post(dossier: Dossier) -> Told:
    posting = dossier.postings.last()
    assert posting is not None
    line = _("Số vận đơn %(number)s của %(carrier)s, để hỏi bưu chính khi cần.")
    return Told(
        _("Kết quả đang được gửi qua bưu chính từ ngày %(day)s.") % {"day": vn_date(posting.sent_on)},
        line % {"number": posting.tracking_number, "carrier": posting.carrier},
    )


def _came(dossier: Dossier) -> Told | None:
    if dossier.delivery == Delivery.AVAILABLE:
        return Told(
            _("Đã trả kết quả điện tử."),
            _("Nhập mã xem in trên giấy hẹn để mở và tải kết quả tại trang này."),
        )
    posting = dossier.postings.exclude(delivered_on=None).first()
    if posting is None:
        return None
    return Told(
        _("Bưu chính đã phát kết quả ngày %(day)s.") % {"day": vn_date(posting.delivered_on)},
        _("Nếu Ông/Bà chưa nhận được, báo ngay cho Trung tâm."),
    )


def result_file(dossier: Dossier) -> ResultFile | None:
    """The electronic result that holds; None when there is none, or an error was found in it since."""
    file = dossier.result_files.select_related("file").last()
    if file is None or dossier.corrections.filter(reported_at__gte=file.available_at).exists():
        return None
    return file
