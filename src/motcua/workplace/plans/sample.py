"""Sample tasks in every state and tasks that come back, made by the real actions at moments before today's."""

import uuid
from datetime import date, datetime, timedelta

from motcua.foundation.accounts.demo import username_of
from motcua.foundation.accounts.models import User
from motcua.reference.organisation.models import Centre, Post
from motcua.workplace.plans import actions, queries
from motcua.workplace.plans.actions import Deed, Doer, Made, Paper, Recurring, Wanted
from motcua.workplace.plans.models import Assignment
from motcua.workplace.plans.rules import When
from motcua.workplace.plans.states import Rhythm

NAMES = uuid.UUID("9a3c0d53-51f8-4a26-8cf1-5f4b7d7c2e90")
MARK = "Dữ liệu mẫu"
LEADER = "Trần Minh Hải, Phó Chủ tịch UBND xã"
#: title, output, role, days to the deadline from now, days since it was given, how far it went
TASKS = (
    ("Tổng hợp ý kiến góp ý dự thảo quy chế làm việc", "Bảng tổng hợp", "chuyen-mon", 2, 3, "doing"),
    ("Phối hợp tuyên truyền tháng chuyển đổi số", "Kế hoạch phối hợp", "cntt", 12, 1, "given"),
    ("Rà soát bảng niêm yết ở sảnh", "Biên bản rà soát, ảnh chụp", "tiep-nhan", -2, 9, "given"),
    ("Báo cáo tình hình hồ sơ đất đai tồn", "Báo cáo gửi UBND xã", "chuyen-mon", 1, 6, "reported"),
    ("Trực hỗ trợ ngày hội tư vấn pháp luật", "Ảnh, số lượt tư vấn", "tiep-nhan", -3, 14, "done"),
    ("Chuẩn bị hội trường họp trực tuyến", "Hội trường sẵn sàng", "cntt", 5, 8, "cancelled"),
)


def make(centre: Centre, *, at: datetime) -> int:
    """How many sample tasks were new; making them again changes nothing."""
    if Assignment.objects.filter(centre=centre).exists():
        return 0
    for n, sample in enumerate(TASKS):
        _give(n, sample, centre, at)
    _recurrences(centre, at)
    return len(TASKS)


def _who(role: str) -> User:
    return User.objects.get(username=username_of(role))


def _give(n: int, sample: tuple[str, str, str, int, int, str], centre: Centre, at: datetime) -> None:
    title, output, role, due_in, given_before, stand = sample
    given_at = at - timedelta(days=given_before)
    wanted = Wanted(
        title=f"{title} ({MARK})",
        output=output,
        doer=Doer(officer=_who(role)),
        due_on=queries.day_of(at) + timedelta(days=due_in),
        assigned_by=LEADER,
        duty="II.4" if n == 1 else "I.4",
        paper=Paper(f"{10 + n}/UBND-VP", queries.day_of(given_at), centre.parent),
    )
    key = uuid.uuid5(NAMES, f"{centre.pk}/{n}")
    row = actions.give_task(wanted, centre=centre, by=_who("lanh-dao"), key=key, at=given_at)
    _bring_to(row, stand, role, at)


def _bring_to(row: Assignment, stand: str, role: str, at: datetime) -> None:
    """Take the task so far as `stand` says, by the people who would."""

    def deed(words: str = "", *, by: str = role, when: datetime) -> Deed:
        return Deed(_who(by), uuid.uuid4(), row.version, when, words)

    if stand in ("doing", "reported", "done"):
        row = actions.take_task(row.pk, deed(when=row.given_at + timedelta(hours=1)))
    if stand in ("reported", "done"):
        told = deed("Đã làm xong, gửi kèm báo cáo.", when=at - timedelta(minutes=40))
        row = actions.report_task(row.pk, told, Made(min(told.on, row.due_on)))
    if stand == "done":
        actions.accept_task(row.pk, deed("Đạt yêu cầu.", by="lanh-dao", when=at - timedelta(minutes=20)))
    if stand == "cancelled":
        called_off = deed("Cuộc họp dời sang quý sau.", by="lanh-dao", when=at - timedelta(minutes=30))
        actions.cancel_task(row.pk, called_off)


def _recurrences(centre: Centre, at: datetime) -> None:
    """A weekly report, a monthly check by whoever holds the post, a review at each change of law."""
    today = queries.day_of(at)
    post = Post.objects.get(unit__centre=centre, title="Phụ trách công nghệ thông tin")
    reviewer, receiver = Doer(officer=_who("kiem-soat")), Doer(officer=_who("tiep-nhan"))
    first = date(today.year, 1, 1)
    for n, wanted in enumerate(
        (
            Recurring(f"Báo cáo tuần của Trung tâm ({MARK})", "Báo cáo tuần", receiver,
                      When(Rhythm.WEEKLY, weekday=5), first, lead_days=3, warning_days=1),
            Recurring(f"Kiểm tra máy in, máy quét, mạng ({MARK})", "Phiếu kiểm tra", Doer(post=post),
                      When(Rhythm.MONTHLY, day=31), first, lead_days=5, duty="II.4"),
            Recurring(f"Rà soát thủ tục, biểu mẫu khi quy định đổi ({MARK})", "Biên bản rà soát", reviewer,
                      When(Rhythm.LAW), first, asked="Rà soát bảng niêm yết, biểu mẫu, phiếu hướng dẫn.",
                      lead_days=10),
        )
    ):  # fmt: skip
        key = uuid.uuid5(NAMES, f"{centre.pk}/recurrence/{n}")
        actions.add_recurrence(wanted, centre=centre, by=_who("giam-doc"), key=key, at=at)
