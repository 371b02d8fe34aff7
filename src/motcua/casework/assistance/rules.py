"""What is kept of a guidance. No database, no request, no clock."""

import re
from collections.abc import Collection
from datetime import datetime

from motcua.casework.assistance.states import (
    HELP_STEPS,
    LONGEST_MINUTES,
    QUESTION_STEPS,
    STEPS,
    TOLD,
    AccountHelp,
    ConsentBy,
    Failure,
    HelpStand,
    HelpVerb,
    QuestionStand,
    Stand,
    Wish,
)
from motcua.casework.dossiers.states import EIdentity
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _


def minutes_of(seconds: int | None) -> int | None:
    """Whole minutes begun; None when nobody measured, or the screen was left open."""
    if seconds is None or seconds > LONGEST_MINUTES * 60:
        return None
    return max(1, -(-seconds // 60))


def require_minutes(minutes: int | None) -> None:
    """Nothing when the time is one that a guidance can have taken, or is not known."""
    if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
        raise RuleBroken(
            _("Số phút %(minutes)s chưa đúng. Ghi từ 1 đến %(most)s, hoặc để trống khi không rõ."),
            code="minutes",
            params={"minutes": minutes, "most": LONGEST_MINUTES},
        )


def require_listed(asked: Collection[int], listed: Collection[int]) -> None:
    """Nothing when only papers of the procedure are spoken of. Source: NĐ 118/2025 Đ5.1, Đ16.1 (as published)."""
    if not set(asked) <= set(listed):
        raise RuleBroken(
            _(
                "Chỉ hướng dẫn giấy tờ có trong thành phần hồ sơ của thủ tục. "
                "Tải lại trang rồi chọn lại giấy tờ."
            ),
            code="unlisted_paper",
        )


def require_check(account: EIdentity, given: AccountHelp, reason: str) -> None:
    """Nothing when what was found and the help fit together. Source: NĐ 118/2025 Đ17.1a."""
    if account == EIdentity.UNCHECKED and not reason.strip():
        raise RuleBroken(
            _(
                "Chưa ghi vì sao không kiểm tra được. Ví dụ: hệ thống không trả lời, người dân không mang thẻ."
            ),
            code="reason_missing",
        )
    if account == EIdentity.NONE and given == AccountHelp.NOT_NEEDED:
        raise RuleBroken(
            _(
                "Người chưa có tài khoản thì phải được hướng dẫn hoặc giúp tạo mức độ 01. Chọn đã giúp thế nào."
            ),
            code="help_missing",
        )
    if account == EIdentity.LEVEL_2 and given == AccountHelp.CREATED:
        raise RuleBroken(
            _(
                "Trung tâm chỉ giúp tạo mức độ 01; mức độ 02 do công an cấp. Chọn lại mức độ hoặc việc đã giúp."
            ),
            code="level",
        )


def require_failure(failure: Failure, words: str) -> None:
    """Nothing when another reason is said in words."""
    if failure == Failure.OTHER and not words.strip():
        raise RuleBroken(_("Chưa ghi vướng gì. Ghi một câu ngắn."), code="failure_missing")


def require_contact(way: ConsentBy, contact: str) -> None:
    """Nothing when a code has somewhere to go."""
    if way != ConsentBy.SLIP and not contact:
        raise RuleBroken(
            _(
                "Chưa có nơi nhận mã. Ghi thư điện tử hoặc số điện thoại của chính người dân, hoặc chọn phiếu ký tay."
            ),
            code="contact_missing",
        )


def after(stand: Stand, step: str) -> Stand:
    """Where `step` leads. Raises RuleBroken when it is not open."""
    if (stand, step) not in STEPS:
        raise RuleBroken(
            _(
                "Phiên hỗ trợ đang ở trạng thái “%(stand)s” nên không làm được bước này. Tải lại trang để xem."
            ),
            code="step_not_open",
            params={"stand": stand.label},
        )
    return STEPS[stand, step]


def require_code(*, right: bool, in_time: bool) -> None:
    """Nothing for the right code in time."""
    if not in_time:
        raise RuleBroken(_("Mã đã quá 10 phút. Lập phiên mới để gửi mã khác."), code="code_late")
    if not right:
        raise RuleBroken(
            _("Mã chưa đúng. Xem lại 6 chữ số trên máy của người dân rồi nhập lại."), code="code_wrong"
        )


def require_own(helper: int, by: int, step: str) -> None:
    """Nothing when who began the session acts; withdrawing may be noted by any helper."""
    if step != "withdraw" and helper != by:
        raise RuleBroken(
            _("Phiên này do người khác mở. Người dân đồng ý với từng người, nên lập phiên mới."),
            code="not_own",
        )


def require_open(stand: Stand, *, in_time: bool) -> None:
    """Nothing while a consent holds."""
    if stand != Stand.OPEN or not in_time:
        raise RuleBroken(
            _("Sự đồng ý đã hết hạn, đã xong hoặc đã rút nên không nộp thay được. Lập phiên hỗ trợ mới."),
            code="no_consent",
        )


def require_to_file(*, known: bool, filed: bool) -> None:
    """Nothing when there is a procedure to file for, and nothing was filed in this session yet."""
    if not known:
        raise RuleBroken(
            _("Phiên này chưa chọn thủ tục đang áp dụng nên chưa nộp được. Lập phiên mới, chọn thủ tục."),
            code="no_procedure",
        )
    if filed:
        raise RuleBroken(
            _("Phiên này đã nộp một hồ sơ. Nộp hồ sơ khác thì xin đồng ý một lần nữa."), code="filed"
        )


def require_next_step(words: str) -> None:
    """Nothing when it is said what the citizen can do alone next time."""
    if not words.strip():
        raise RuleBroken(
            _(
                "Hồ sơ CHƯA được nộp: chưa ghi việc lần sau người dân tự làm được. Ghi một câu ngắn, "
                "ví dụ: tra cứu hồ sơ bằng mã QR."
            ),
            code="next_step_missing",
        )


def require_place(wish: Wish, hamlet: str) -> None:
    """Nothing unless somebody is to be visited and nobody says where."""
    if wish == Wish.VISIT and not hamlet.strip():
        raise RuleBroken(
            _("Chưa ghi ấp, khu phố nên Trung tâm không biết đến đâu. Ghi ấp, khu phố hoặc chọn “Gọi lại”."),
            code="place_missing",
        )


def help_steps(stand: HelpStand) -> list[HelpVerb]:
    """What may be done about a request next; nothing once it is done or closed."""
    return [verb for start, verb in HELP_STEPS if start == stand]


def after_help(stand: HelpStand, verb: HelpVerb, words: str) -> HelpStand:
    """Where `verb` leads to. Raises RuleBroken when it is not open, or its outcome is not told."""
    if (stand, verb) not in HELP_STEPS:
        raise RuleBroken(
            _(
                "Yêu cầu đang ở trạng thái “%(stand)s” nên không làm được việc này. Tải lại trang rồi chọn lại."
            ),
            code="step_not_open",
            params={"stand": stand.label},
        )
    if verb in TOLD and not words.strip():
        raise RuleBroken(_("Chưa ghi kết quả. Ghi một câu: đã giúp thế nào, hoặc vì sao đóng."), code="words")
    return HELP_STEPS[stand, verb]


def after_question(stand: QuestionStand, step: str, words: str) -> QuestionStand:
    """Where `step` leads to. Raises RuleBroken once it was answered or closed, and when nothing is said."""
    if (stand, step) not in QUESTION_STEPS:
        raise RuleBroken(
            _("Câu hỏi này %(stand)s rồi. Tải lại trang để xem."),
            code="step_not_open",
            params={"stand": stand.label.lower()},
        )
    if not words.strip():
        raise RuleBroken(
            _("Chưa ghi nội dung. Ghi câu trả lời, hoặc vì sao không trả lời."), code="answer_missing"
        )
    return QUESTION_STEPS[stand, step]


#: a telephone, a personal number or a dossier's code as people write them, and an e-mail address
_TELLS_WHO = re.compile(r"(?:\d[\s.\-]?){9,}|[\w.]+@[\w.]+")


def require_nobody_named(*texts: str) -> None:
    """Nothing when no text that is to be public holds a number or an address of somebody."""
    for text in texts:
        if found := _TELLS_WHO.search(text):
            raise RuleBroken(
                _(
                    "Nội dung công khai còn “%(found)s”, có thể là số hay địa chỉ của một người. Bỏ đi rồi lưu lại."
                ),
                code="somebody_named",
                params={"found": found[0].strip()},
            )


#: letters of a preparation code: none is mistaken for another
PREPARATION_LETTERS = "ABCDEFGHJKMNPQRTUVWXY346789"
PREPARATION_LENGTH = 8
_ADDRESS = re.compile(r"/chuan-bi/([^/?#]+)")
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")


def preparation_code(given: str) -> str | None:
    """The code typed in whatever way, or in the address its symbol holds; None when it cannot be one."""
    address = _ADDRESS.search(given)
    code = _BETWEEN.sub("", address[1] if address else given).upper()
    fits = len(code) == PREPARATION_LENGTH and set(code) <= set(PREPARATION_LETTERS)
    return code if fits else None


def require_live(until: datetime, at: datetime) -> None:
    """Nothing while a preparation is kept."""
    if until <= at:
        raise RuleBroken(
            _(
                "Mã chuẩn bị này đã hết hạn nên không mở được nữa. Trả lời lại các câu hỏi để lấy mã mới, "
                "hoặc hỏi cán bộ giấy tờ cần nộp."
            ),
            code="preparation_over",
        )


def had_by_name(had: Collection[int], before: dict[int, str], now: dict[int, str]) -> set[int]:
    """The papers somebody has, in another version of the procedure: those of the same name."""
    names = {name for key, name in before.items() if key in had}
    return {key for key, name in now.items() if name in names}
