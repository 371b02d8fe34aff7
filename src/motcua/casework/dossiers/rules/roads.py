"""The roads beside the straight one: what may be asked, how often, until when."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from motcua.casework.dossiers.rules.plan import PlannedStep, stage_of
from motcua.casework.dossiers.states import Status
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def require_asked_well(items: int, *, basis: str, times_before: int, why_again: str) -> None:
    """Nothing when a request names what to add and by which rule, and a second one why it is needed.

    Source: NĐ 118/2025 Đ16.3 (once, completely, correctly), Đ5.1 (no extra papers).
    """
    if not items:
        raise RuleBroken(
            _(
                "Chưa chọn giấy tờ nào cần bổ sung. Xem từng giấy tờ và chọn lý do ở giấy tờ chưa đạt; "
                "mọi giấy tờ đều đạt thì không cần yêu cầu bổ sung."
            ),
            code="nothing_asked",
        )
    if not basis.strip():
        raise RuleBroken(
            _("Chưa ghi căn cứ của yêu cầu bổ sung. Ghi điều, khoản và tên văn bản."), code="basis_needed"
        )
    if times_before and not why_again.strip():
        raise RuleBroken(
            _(
                "Hồ sơ này đã được yêu cầu bổ sung một lần. Luật chỉ cho hướng dẫn bổ sung một lần, đầy đủ. "
                "Nếu thật sự cần lần nữa, người có quyền ký ghi rõ lý do."
            ),
            code="asked_before",
        )


def require_unlisted_grounded(names: Sequence[str], *, basis: str, approved: bool) -> None:
    """Nothing when no paper beyond the published list is asked for, or who may decide names by what.

    Source: NĐ 118/2025 Đ5.1 (no papers beyond those that are published).
    """
    if not names:
        return
    if not approved:
        raise RuleBroken(
            _(
                "Giấy tờ ngoài danh mục đã công bố chỉ do người có quyền ký yêu cầu. "
                "Bỏ giấy tờ này, hoặc trình người có quyền ký."
            ),
            code="unlisted_needs_approval",
        )
    if not basis.strip():
        raise RuleBroken(
            _("Chưa ghi căn cứ của giấy tờ ngoài danh mục. Không có căn cứ thì không được yêu cầu."),
            code="unlisted_needs_basis",
        )


def require_listed_asked(listed: int) -> None:
    """Nothing when a request named a listed paper: for declining any other nobody's dossier is closed.

    Source: NĐ 118/2025 Đ5.1.
    """
    if not listed:
        raise RuleBroken(
            _(
                "Phiếu chỉ yêu cầu giấy tờ ngoài danh mục, công dân được từ chối, nên không đóng hồ sơ vì lý do này. "
                "Chọn “Nhận giấy tờ bổ sung” để giải quyết tiếp."
            ),
            code="only_unlisted_asked",
        )


def require_delivered(asked: Iterable[int], brought: Iterable[int], names: dict[int, str]) -> None:
    """Nothing when every paper asked for is there. Raises RuleBroken naming what is not.

    Source: NĐ 118/2025 Đ19.5 (the limit runs again once the supplement is complete).
    """
    there = set(brought)
    open_ones = [names[item] for item in asked if item not in there]
    if open_ones:
        raise RuleBroken(
            _(
                "Chưa nhận đủ giấy tờ bổ sung, còn: %(names)s. Thời hạn chỉ tính lại khi đã đủ. "
                "Nhận đủ rồi đánh dấu từng giấy tờ."
            ),
            code="supplement_incomplete",
            params={"names": "; ".join(open_ones)},
        )


def require_still_waited_for(at: datetime, until: date) -> None:
    """Nothing up to the end of the last day for the papers. Source: NĐ 118/2025 Đ19.5 (C7)."""
    if at.astimezone(VIETNAM).date() > until:
        raise RuleBroken(
            _(
                "Hạn bổ sung đã hết từ cuối ngày %(until)s nên không nhận bổ sung vào hồ sơ này được nữa. "
                "Đóng hồ sơ rồi tiếp nhận các giấy tờ thành hồ sơ mới cho công dân."
            ),
            code="supplement_over",
            params={"until": _day(until)},
        )


def require_waited(at: datetime, until: date) -> None:
    """Nothing once the last day for the papers is over. Source: NĐ 118/2025 Đ19.5 (C7)."""
    if at.astimezone(VIETNAM).date() <= until:
        raise RuleBroken(
            _(
                "Công dân còn được bổ sung đến hết ngày %(until)s, kể cả ngày đó, nên chưa đóng hồ sơ được. "
                "Công dân không muốn làm tiếp thì chọn “Rút hồ sơ”."
            ),
            code="supplement_open",
            params={"until": _day(until)},
        )


#: statuses in which somebody at the Centre or beyond it is to do the next thing, which may be urged
URGED = {Status.SUBMITTED, Status.RECEIVED, Status.IN_PROCESS, Status.RESOLVED}


def require_remindable(status: Status, *, last: datetime | None, at: datetime) -> None:
    """Nothing when an officer holds the dossier and it was not urged that day yet. Raises RuleBroken otherwise."""
    if status not in URGED:
        raise RuleBroken(
            _(
                "Hồ sơ đang chờ công dân hoặc đã kết thúc nên không có ai để đôn đốc. "
                "Xem trạng thái của hồ sơ."
            ),
            code="nobody_to_urge",
        )
    if last is not None and last.astimezone(VIETNAM).date() == at.astimezone(VIETNAM).date():
        raise RuleBroken(
            _(
                "Hồ sơ đã được đôn đốc lúc %(when)s hôm nay, mỗi ngày đôn đốc một lần là đủ. "
                "Cần gấp thì gọi trực tiếp người đang giữ hồ sơ."
            ),
            code="urged_today",
            params={"when": f"{last.astimezone(VIETNAM):%H:%M}"},
        )


def require_extendable(
    *, used: int, allowed: int, reason: str, old: datetime, new: datetime, at: datetime
) -> None:
    """Nothing when the promise may be moved to `new`. Source: NĐ 118/2025 Đ19.6 (C10: as often as the row says)."""
    if used >= allowed:
        raise RuleBroken(
            _(
                "Hồ sơ này đã hẹn lại %(used)s lần, luật cho nhiều nhất %(allowed)s lần, nên không hẹn lại nữa. "
                "Giải quyết và trả kết quả sớm nhất có thể; quá hạn vẫn trả kết quả được."
            ),
            code="extended_before",
            params={"used": used, "allowed": allowed},
        )
    if not reason.strip():
        raise RuleBroken(
            _("Chưa ghi lý do chậm. Công dân đọc lý do này trong văn bản xin lỗi."), code="reason_needed"
        )
    if new <= max(old, at):
        raise RuleBroken(
            _("Ngày hẹn mới phải sau ngày hẹn cũ %(old)s và sau lúc này. Chọn ngày muộn hơn."),
            code="not_later",
            params={"old": f"{old.astimezone(VIETNAM):%H:%M %d/%m/%Y}"},
        )


def preceding(steps: Sequence[PlannedStep], current: int) -> int:
    """The number of the step a piece of work is sent back to: the one before, never the counter's reception.

    Of steps side by side the first: all of them are taken again.

    Raises RuleBroken when there is none.
    """
    first = stage_of(steps, current)[0]
    earlier = [step.n for step in steps[1:] if step.n < first]
    if not earlier:
        raise RuleBroken(
            _(
                "Đây là bước đầu sau khi tiếp nhận nên không có bước trước để trả lại. "
                "Hồ sơ thiếu giấy tờ thì chọn “Yêu cầu bổ sung”."
            ),
            code="no_step_before",
        )
    return stage_of(steps, earlier[-1])[0]


def require_said(words: str, what: str) -> None:
    """Nothing when `words` say something. Raises RuleBroken naming `what` is empty."""
    if not words.strip():
        raise RuleBroken(
            _("Chưa ghi: %(what)s. Ghi vào ô còn trống rồi bấm lại."),
            code="words_needed",
            params={"what": what},
        )


def require_first_of_two(appointment: int | None) -> None:
    """Nothing while the first of two appointments runs. Source: domain 01 §8 (QĐ 138/2025 Đồng Tháp)."""
    if appointment != 1:
        raise RuleBroken(
            _(
                "Hồ sơ này không đang ở lần hẹn 1 của hai lần hẹn nên không có gì để bỏ. "
                "Tải lại trang để xem các lần hẹn."
            ),
            code="no_first_appointment",
        )


def require_in_province(here: int, province: int, there: int, their_province: int) -> None:
    """Nothing when the other commune, by its code, is of the same province. Source: NĐ 118/2025 Đ14.2."""
    if here == there:
        raise RuleBroken(
            _(
                "Đây là xã của Trung tâm nên không chuyển đi. Bấm “Chuyển hồ sơ” để chuyển bộ phận chuyên môn."
            ),
            code="same_commune",
        )
    if province != their_province:
        raise RuleBroken(
            _(
                "Xã này thuộc tỉnh khác. Trung tâm chỉ nhận thay các xã trong cùng tỉnh. "
                "Hướng dẫn người dân nộp tại tỉnh có thẩm quyền, hoặc nộp trực tuyến."
            ),
            code="other_province",
        )
