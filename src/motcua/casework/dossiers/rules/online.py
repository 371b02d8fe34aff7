"""What a filing from afar needs before it can be sent. Pure: values in, an answer out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum

from motcua.casework.dossiers.states import PartyStand
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _

#: so long a filing in the making is kept after its last change: what a citizen is told on every page of it
DRAFT_DAYS = 30
#: files one component may have, and one filing
MOST_FILES, MOST_FILES_IN_ALL = 20, 100


class TaskState(Enum):
    """How far one of the tasks of a filing is."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"


def state_of(*, begun: bool, lacking: bool) -> TaskState:
    """The state of a task that was opened or not, and to which something is lacking or not."""
    if not begun:
        return TaskState.NOT_BEGUN
    return TaskState.UNDER_WAY if lacking else TaskState.DONE


def kept_until(saved_at: datetime) -> datetime:
    """Until when a filing in the making is kept."""
    return saved_at + timedelta(days=DRAFT_DAYS)


def require_finished(undone: Sequence[str], until: str) -> None:
    """Nothing when no task is left. Raises RuleBroken naming all that are."""
    if undone:
        raise RuleBroken(
            _(
                "Hồ sơ CHƯA được nộp. Còn %(count)s mục: %(names)s. Nội dung đã nhập được lưu đến %(until)s. "
                "Bấm vào từng mục để làm tiếp."
            ),
            code="not_finished",
            params={"count": len(undone), "names": "; ".join(undone), "until": until},
        )


def require_declared(declared: bool) -> None:
    """Nothing when the applicant stands by what was said."""
    if not declared:
        raise RuleBroken(
            _(
                "Hồ sơ CHƯA được nộp vì chưa đánh dấu lời cam đoan. Đọc lại, đánh dấu “Cam đoan” "
                "rồi bấm Nộp hồ sơ."
            ),
            code="not_declared",
        )


def require_looked_at(based_on: int, revision: int) -> None:
    """Nothing when what is filed is what was looked at."""
    if based_on != revision:
        raise RuleBroken(
            _(
                "Hồ sơ CHƯA được nộp: bản nháp đã thay đổi ở một trang khác sau khi mở trang này. "
                "Nội dung mới nhất ở bên dưới. Xem lại rồi bấm Nộp hồ sơ."
            ),
            code="draft_changed",
        )


def require_room_for_file(of_component: int, in_all: int) -> None:
    """Nothing when one more file may be added."""
    if of_component >= MOST_FILES or in_all >= MOST_FILES_IN_ALL:
        raise RuleBroken(
            _(
                "Tệp chưa được tải lên vì đã đủ %(most)s tệp cho giấy tờ này, hoặc %(all)s tệp cho cả hồ sơ. "
                "Gộp các trang vào một tệp PDF, hoặc bỏ bớt tệp đã chọn."
            ),
            code="too_many_files",
            params={"most": MOST_FILES, "all": MOST_FILES_IN_ALL},
        )


def require_some(count: int) -> None:
    """Nothing when every paper asked for has a file."""
    if count:
        raise RuleBroken(
            _(
                "Giấy tờ bổ sung CHƯA được gửi: còn %(count)s giấy tờ chưa có tệp. Chọn tệp cho từng giấy tờ "
                "rồi gửi một lần. Giấy tờ nào chỉ có bản giấy thì mang đến Trung tâm."
            ),
            code="papers_lacking",
            params={"count": count},
        )


def require_withdrawable(can: bool) -> None:
    """Nothing while the applicant may still ask to withdraw. Source: NĐ 118/2025 Đ21."""
    if not can:
        raise RuleBroken(
            _(
                "Hồ sơ đã có kết quả hoặc đã kết thúc nên không rút được nữa. "
                "Cần hỏi thêm thì gọi Trung tâm, đọc mã hồ sơ."
            ),
            code="not_withdrawable",
        )


def require_unanswered(stand: PartyStand) -> None:
    """Nothing while the other party has not said a word."""
    if stand != PartyStand.WAITING:
        raise RuleBroken(
            _(
                "Đã ghi “%(stand)s” nên không ghi thêm ở đây. Muốn đổi thì đến Trung tâm, mang giấy tờ tùy thân."
            ),
            code="answered",
            params={"stand": str(stand.label)},
        )
