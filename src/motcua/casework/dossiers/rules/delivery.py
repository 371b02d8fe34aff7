"""A result on its way to its owner: into a slot, by post, as a file."""

from datetime import date

from motcua.casework.dossiers.states import Delivery, ReturnPlace
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _

#: for how long a result lies before the Centre reminds of it. A practice (ux.md 4.17): no law names a number
REMIND_AFTER_DAYS = 7


def require_here(delivery: Delivery) -> None:
    """Nothing while the result lies at the Centre. Raises RuleBroken when a carrier has it."""
    if delivery == Delivery.IN_POST:
        raise RuleBroken(
            _(
                "Kết quả này đang ở bưu chính, chưa trả tại quầy được. "
                "Ghi “Bưu chính hoàn về” khi đã nhận lại, hoặc “Bưu chính đã phát”."
            ),
            code="in_post",
        )


def require_place(wanted: ReturnPlace, place: ReturnPlace) -> None:
    """Nothing when the applicant chose that way to get the result. Source: NĐ 118/2025 Đ5.1, Đ22.1."""
    if wanted != place:
        raise RuleBroken(
            _("Công dân đã chọn nhận kết quả: %(place)s. Trả theo cách đó."),
            code="other_place",
            params={"place": wanted.label},
        )


def require_ready_to_leave(*, originals_back: bool, fee_settled: bool) -> None:
    """Nothing when the originals go along and nothing is owed. Source: NĐ 118/2025 Đ22.2."""
    if not originals_back:
        raise RuleBroken(
            _("Chưa xác nhận gửi kèm bản gốc. Cho bản gốc đã nhận để đối chiếu vào bì, rồi đánh dấu."),
            code="originals_open",
        )
    require_paid(fee_settled)


def require_paid(fee_settled: bool) -> None:
    """Nothing when the officer confirmed that nothing is owed."""
    if not fee_settled:
        raise RuleBroken(
            _("Chưa xác nhận đã thu đủ phí, lệ phí nên chưa trả kết quả được. Thu đủ rồi đánh dấu."),
            code="fee_open",
        )


def require_right_file(is_right: bool) -> None:
    """Nothing when the officer looked into the file that is to be given out."""
    if not is_right:
        raise RuleBroken(
            _("Chưa xác nhận đúng tệp. Mở tệp, so số và tên với hồ sơ này, rồi đánh dấu."),
            code="file_unchecked",
        )


def require_day_between(day: date, first: date, today: date) -> None:
    """Nothing when `day` is not before `first` and not to come."""
    if day > today:
        raise RuleBroken(_("Ngày này chưa tới. Kiểm tra lại ngày."), code="day_to_come")
    if day < first:
        raise RuleBroken(
            _("Ngày này trước ngày %(first)s nên không đúng. Kiểm tra lại ngày trên phiếu của bưu chính."),
            code="day_too_early",
            params={"first": f"{first:%d/%m/%Y}"},
        )


def days_waiting(since: date, today: date) -> int:
    """How many days a result has lain there; 0 on its first day."""
    return (today - since).days
