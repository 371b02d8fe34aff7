"""What a dossier waits for from its citizen, or why it ended: said whole to whoever has the `Mã xem`."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.casework.dossiers.models import Closure, Dossier
from motcua.casework.dossiers.states import Ending, Stage, Status, StopKind
from motcua.foundation.clock import VIETNAM
from motcua.foundation.ui.formats import lower_first, vn_date, vn_datetime
from motcua.foundation.words import _


@dataclass(frozen=True)
class Paper:
    """One paper asked for: what is wrong with it, and what to do in the officer's words."""

    name: str
    fault: str
    words: str = ""


@dataclass(frozen=True)
class Asked:
    """A section of the page: what is asked for or was decided, until when, and what to do now."""

    title: str
    papers: tuple[Paper, ...] = ()
    #: papers beyond the published list, which may be declined (NĐ 118/2025 Đ5.1)
    unlisted: tuple[Paper, ...] = ()
    #: pairs of a name and what stands behind it
    facts: tuple[tuple[str, str], ...] = ()
    next: str = ""


def waits_until(dossier: Dossier) -> date | None:
    """The last day, whole, for the papers that are asked for now. Source: NĐ 118/2025 Đ19.5 (C7)."""
    asked = dossier.supplements.filter(answered_at=None).last()
    return asked.until if asked else None


def of(dossier: Dossier, at: datetime) -> Asked | None:
    """What is said under the state of the dossier; None while nothing is wanted of anybody outside."""
    status = Status(dossier.status)
    if status == Status.AWAITING_SUPPLEMENT:
        return _papers(dossier, at)
    if status == Status.AWAITING_PAYMENT:
        return _payment(dossier)
    if status in (Status.WITHDRAWN, Status.STOPPED):
        return _ended(dossier.closure)
    return None


def _papers(dossier: Dossier, at: datetime) -> Asked:
    asked = dossier.supplements.get(answered_at=None)
    items = asked.items.select_related("component")
    facts = [(_("Chậm nhất"), _("hết ngày %(day)s") % {"day": vn_date(asked.until)})]
    facts += [(_("Căn cứ"), asked.basis), (_("Vì sao yêu cầu thêm lần này"), asked.why_again)]
    return Asked(
        _("Giấy tờ cần bổ sung"),
        tuple(Paper(each.component.name, each.get_lack_display(), each.words) for each in items),
        tuple(Paper(each.name, each.basis) for each in asked.unlisted.all()),
        _said(facts),
        _what_to_bring(dossier, Stage(asked.stage), is_over=_day(at) > asked.until),
    )


def _day(at: datetime) -> date:
    return at.astimezone(VIETNAM).date()


def _what_to_bring(dossier: Dossier, stage: Stage, *, is_over: bool) -> str:
    """Source: NĐ 118/2025 Đ17.3, Đ19.5."""
    if is_over:
        return _(
            "Hạn bổ sung đã hết. Gọi Trung tâm để biết cách làm tiếp; giấy tờ vẫn có thể nộp thành hồ sơ mới."
        )
    where = {"where": ", ".join(part for part in (dossier.centre.name, dossier.centre.address) if part)}
    if stage == Stage.RECEPTION:
        return (
            _("Mang đủ các giấy tờ này trong một lần đến %(where)s. Thời hạn giải quyết tính từ khi nhận đủ.")
            % where
        )
    return (
        _(
            "Mang đủ các giấy tờ này trong một lần đến %(where)s. Nhận đủ thì toàn bộ thời hạn tính lại từ đầu; "
            "quá ngày trên mà chưa đủ, hồ sơ bị đóng."
        )
        % where
    )


def _payment(dossier: Dossier) -> Asked:
    stop = dossier.stops.get(kind=StopKind.PAYMENT, ended_at=None)
    facts = [
        (_("Khoản phải nộp"), stop.reason),
        (_("Theo thông báo"), stop.paper),
        (_("Tạm dừng từ"), vn_datetime(stop.started_at)),
    ]
    return Asked(
        _("Khoản tiền cần nộp"),
        facts=_said(facts),
        next=_(
            "Nộp theo hướng dẫn trên thông báo, rồi mang hoặc gửi chứng từ cho Trung tâm. "
            "Ngày hẹn lùi đúng bằng thời gian đã tạm dừng."
        ),
    )


def _ended(closure: Closure) -> Asked:
    facts = [
        (_("Ngày"), vn_date(closure.closed_at)),
        (_("Lý do"), closure.reason),
        (_("Căn cứ"), closure.basis),
        (_("Giấy tờ trả lại"), closure.papers_back),
        (_("Phí, lệ phí"), closure.money),
    ]
    title = _("Vì sao %(how)s") % {"how": lower_first(str(Ending(closure.ending).label))}
    back = _("Mời Ông/Bà đến Trung tâm nhận lại giấy tờ.") if closure.papers_back else ""
    again = _("Muốn làm tiếp thì nộp hồ sơ mới.")
    return Asked(title, facts=_said(facts), next=" ".join(part for part in (back, again) if part))


def _said(facts: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(fact for fact in facts if fact[1])
