"""The lists of work about dossiers, and how soon each row is due."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import reached_by, visible_to
from motcua.casework.dossiers.states import ELSEWHERE, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.worklists.registry import Worklist, register
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.models import EVERYWHERE
from motcua.reference.calendars.rules.calendar import close_of, local, working_day_after
from motcua.reference.organisation.queries import roles_of


def to_check(user: User, at: datetime) -> QuerySet[Dossier]:
    return reached_by(user, "dossiers.receive", at).filter(status=Status.SUBMITTED)


def to_forward(user: User, at: datetime) -> QuerySet[Dossier]:
    return reached_by(user, "dossiers.forward", at).filter(status=Status.RECEIVED)


def to_work_on(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose current step is one of mine to do or to sign, or where I note another body's reply."""
    process = reached_by(user, "dossiers.process", at)
    mine = process.filter(
        Q(handler=None) | Q(handler=user), deciding=False, current_role__in=roles_of(user, at)
    ) | process.filter(_beside(*roles_of(user, at)))
    to_sign = reached_by(user, "dossiers.decide", at).filter(deciding=True)
    elsewhere = reached_by(user, "dossiers.forward", at).filter(
        Q(deciding=False, current_role__in=ELSEWHERE) | _beside(*ELSEWHERE)
    )
    return (mine | to_sign | elsewhere).filter(status=Status.IN_PROCESS)


def _beside(*roles: str) -> Q:
    """Dossiers with a step of one of these roles under way beside the current one."""
    found = Q(pk__in=())
    for role in sorted(roles):
        found |= Q(beside__contains=[{"role": role}])
    return found


def due_before(moment: datetime, *, included: bool) -> Q:
    """Dossiers whose clock towards the citizen ends before `moment`: the answer before receipt, then the promise."""
    before = "lte" if included else "lt"
    unanswered = Q(status=Status.SUBMITTED, **{f"act_by__{before}": moment})
    return unanswered | Q(status__in=[Status.RECEIVED, Status.IN_PROCESS], **{f"due_at__{before}": moment})


def late(at: datetime) -> Q:
    """Dossiers that are late at that moment."""
    return due_before(at, included=False)


def near_until(user: User, at: datetime) -> datetime:
    """The close of the next working day at the officer's Centre: what is due by then is nearly late."""
    calendar = calendars.calendar_for(user.centre or EVERYWHERE)
    return close_of(calendar, working_day_after(calendar, local(at).date()))


def nearly_late(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers not finished that are late, or due by the close of the next working day."""
    visible = visible_to(user, at)
    if visible.query.is_empty():
        return visible
    return visible.filter(due_before(near_until(user, at), included=True))


#: how many working days before the promise ends an apology is put before who signs it: a day more than the law asks
AHEAD = 2


def to_apologise(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers that may be late and for which no new date was promised yet, for who signs the apology (C9).

    Source: NĐ 118/2025 Đ19.6 (the apology goes out a day before at the latest).
    """
    calendar = calendars.calendar_for(user.centre or EVERYWHERE)
    day = local(at).date()
    for _n in range(AHEAD):
        day = working_day_after(calendar, day)
    waiting = reached_by(user, "dossiers.decide", at).filter(
        status__in=[Status.RECEIVED, Status.IN_PROCESS], due_at__lte=close_of(calendar, day)
    )
    return waiting.filter(extensions=None)


def to_supplement(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers that wait for papers; those whose last day is over come first."""
    return reached_by(user, "dossiers.receive", at).filter(status=Status.AWAITING_SUPPLEMENT)


def to_pay(user: User, at: datetime) -> QuerySet[Dossier]:
    return reached_by(user, "dossiers.receive", at).filter(status=Status.AWAITING_PAYMENT)


def unanswered(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose question to another agency is over its day, for who works on them and who heads them (C14).

    Source: NĐ 118/2025 Đ19.4.
    """
    process = reached_by(user, "dossiers.process", at) | reached_by(user, "dossiers.decide", at)
    return process.filter(status=Status.IN_PROCESS, answer_by__lt=at)


def to_correct(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose result has an error to be put right, or was put right and waits to be handed over again."""
    mine = reached_by(user, "dossiers.decide", at) | reached_by(user, "dossiers.return", at)
    return mine.filter(has_error=True)


def to_return(user: User, at: datetime) -> QuerySet[Dossier]:
    return reached_by(user, "dossiers.return", at).filter(status=Status.RESOLVED)


def declare() -> None:
    """Put the lists into the registry, in the order in which the page shows them."""
    register(
        Worklist(
            "moi-dang-ky",
            _("Chờ tiếp nhận"),
            "dossiers.receive",
            to_check,
            _("Kiểm tra hồ sơ"),
            _("Không có hồ sơ trực tuyến hay bưu chính chờ kiểm tra."),
        )
    )
    register(
        Worklist(
            "cho-chuyen",
            _("Chờ chuyển"),
            "dossiers.forward",
            to_forward,
            _("Chuyển hồ sơ"),
            _("Mọi hồ sơ đã nhận đều đã chuyển đi."),
        )
    )
    register(
        Worklist(
            "dang-giai-quyet",
            _("Chờ tôi giải quyết"),
            "dossiers.view",
            to_work_on,
            _("Giải quyết"),
            _("Không có hồ sơ nào đang ở bước của tôi."),
        )
    )
    register(
        Worklist(
            "cho-bo-sung",
            _("Chờ bổ sung"),
            "dossiers.receive",
            to_supplement,
            _("Xem bổ sung"),
            _("Không có hồ sơ nào đang chờ công dân bổ sung."),
        )
    )
    register(
        Worklist(
            "cho-nop-tien",
            _("Chờ nộp tiền"),
            "dossiers.receive",
            to_pay,
            _("Ghi nhận"),
            _("Không có hồ sơ nào đang chờ nghĩa vụ tài chính."),
        )
    )
    register(
        Worklist(
            "qua-han-y-kien",
            _("Quá hạn ý kiến"),
            "dossiers.process",
            unanswered,
            _("Đôn đốc"),
            _("Cơ quan được hỏi đều còn hạn trả lời."),
        )
    )
    register(
        Worklist(
            "sap-qua-han",
            _("Sắp và quá hạn"),
            "dossiers.view",
            nearly_late,
            _("Xem hồ sơ"),
            _("Hôm nay không còn hồ sơ sắp đến hạn."),
        )
    )
    register(
        Worklist(
            "xin-loi",
            _("Có thể phải xin lỗi"),
            "dossiers.decide",
            to_apologise,
            _("Xem dự thảo"),
            _("Không có hồ sơ nào sắp phải xin lỗi."),
        )
    )
    register(
        Worklist(
            "sua-sai-sot",
            _("Sửa sai sót"),
            "dossiers.decide",
            to_correct,
            _("Xem sai sót"),
            _("Không có kết quả nào cần sửa."),
        )
    )
    register(
        Worklist(
            "cho-tra",
            _("Chờ trả"),
            "dossiers.return",
            to_return,
            _("Trả kết quả"),
            _("Không còn kết quả chờ trả."),
        )
    )
