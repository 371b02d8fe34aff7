"""The lists of work about dossiers, and how soon each row is due."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier, Extension
from motcua.casework.dossiers.queries import visible_to, within_any
from motcua.casework.dossiers.states import ELSEWHERE, LINKED, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.plans import NOW, put_together_once
from motcua.foundation.worklists.registry import Worklist, register
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.models import EVERYWHERE
from motcua.reference.calendars.rules.calendar import close_of, local, working_day_after
from motcua.reference.organisation.queries import reaches_of, roles_of
from motcua.reference.organisation.rules import Reach

Reaches = frozenset[Reach]


def _standing(user: User, right: str, at: datetime, **stand: Any) -> QuerySet[Dossier]:
    """The dossiers on which the officer holds a right, of those that stand so."""
    return _standing_within(reaches_of(user, right, at), **stand)[0]


@put_together_once
def _standing_within(reaches: Reaches, **stand: Any) -> list[QuerySet[Dossier]]:
    return [within_any(reaches).filter(**stand)]


def to_check(user: User, at: datetime) -> QuerySet[Dossier]:
    return _standing(user, "dossiers.receive", at, status=Status.SUBMITTED)


def to_forward(user: User, at: datetime) -> QuerySet[Dossier]:
    return _standing(user, "dossiers.forward", at, status=Status.RECEIVED)


def _steps_of_mine(user: User, at: datetime) -> list[QuerySet[Dossier]]:
    """Dossiers whose step is mine to do; mine to sign; those where I note another body's reply."""
    process, forward = reaches_of(user, "dossiers.process", at), reaches_of(user, "dossiers.forward", at)
    decide = reaches_of(user, "dossiers.decide", at)
    return _steps(process, decide, forward, roles_of(user, at), user.pk)


@put_together_once
def _steps(
    process: Reaches, decide: Reaches, forward: Reaches, roles: frozenset[str], officer: int
) -> list[QuerySet[Dossier]]:
    mine = within_any(process).filter(_free_or_of(officer), deciding=False, current_role__in=roles)
    to_sign = within_any(decide).filter(deciding=True)
    elsewhere = within_any(forward).filter(deciding=False, current_role__in=ELSEWHERE)
    beside = within_any(process).filter(_beside(*roles))
    parts = (mine, beside, to_sign, elsewhere, within_any(forward).filter(_beside(*ELSEWHERE)))
    return [part.filter(status=Status.IN_PROCESS) for part in parts]


def _free_or_of(officer: int) -> Q:
    """Dossiers whose step nobody has taken, or that officer."""
    return Q(handler=None) | Q(handler=officer)


def to_work_on(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose current step is one of mine to do or to sign, or where I note another body's reply."""
    return reduce(or_, _steps_of_mine(user, at))


def _supplemented(user: User, at: datetime) -> list[QuerySet[Dossier]]:
    """Dossiers whose papers came in and with which nobody has gone on since: mine to check, and at a step of mine."""
    receive, process = reaches_of(user, "dossiers.receive", at), reaches_of(user, "dossiers.process", at)
    return _with_papers(receive, process, roles_of(user, at), user.pk)


@put_together_once
def _with_papers(
    receive: Reaches, process: Reaches, roles: frozenset[str], officer: int
) -> list[QuerySet[Dossier]]:
    to_check = within_any(receive).filter(status=Status.SUBMITTED)
    steps = within_any(process).filter(status=Status.IN_PROCESS, deciding=False, current_role__in=roles)
    parts = (to_check, steps.filter(_free_or_of(officer)))
    return [part.filter(supplemented_at__isnull=False) for part in parts]


def supplemented(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose papers came in, to look at again (ux.md J5)."""
    return reduce(or_, _supplemented(user, at))


def _clocks_over(moment: Any, *, included: bool) -> list[Q]:
    """State by state: dossiers whose clock towards the citizen ends before `moment`.

    Before receipt it is the answer's; while work is on, the next act due is the promise itself.
    """
    before = "lte" if included else "lt"
    by_act, by_promise = {f"act_by__{before}": moment}, {f"due_at__{before}": moment}
    return [
        Q(status=Status.SUBMITTED, **by_act),
        Q(status=Status.IN_PROCESS, **by_act),
        Q(status=Status.RECEIVED, **by_promise),
    ]


def _beside(*roles: str) -> Q:
    """Dossiers with a step of one of these roles under way beside the current one."""
    found = Q(pk__in=())
    for role in sorted(roles):
        found |= Q(beside__contains=[{"role": role}])
    return found & ~Q(beside=[])  # said again for the index of the few that have any


def due_before(moment: datetime, *, included: bool) -> Q:
    """Dossiers whose clock towards the citizen ends before `moment`: the answer before receipt, then the promise."""
    return reduce(or_, _clocks_over(moment, included=included))


def late(at: datetime) -> Q:
    """Dossiers that are late at that moment."""
    return due_before(at, included=False)


def near_until(user: User, at: datetime) -> datetime:
    """The close of the next working day at the officer's Centre: what is due by then is nearly late."""
    calendar = calendars.calendar_for(user.centre or EVERYWHERE)
    return close_of(calendar, working_day_after(calendar, local(at).date()))


def nearly_late(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers not finished that are late, or due by the close of the next working day."""
    return reduce(or_, _nearly_late(user, at))


def _nearly_late(user: User, at: datetime) -> list[QuerySet[Dossier]]:
    return _near(reaches_of(user, "dossiers.view", at), near_until(user, at))


@put_together_once
def _near(view: Reaches, until: datetime) -> list[QuerySet[Dossier]]:
    return _running_out(view, until, included=True)


def late_ones(user: User, at: datetime) -> list[QuerySet[Dossier]]:
    """Dossiers the officer may read that are late, state by state, at the `NOW` that is named when they are asked."""
    return _at_any_moment(_late, *_held(user, at, "dossiers.view"))


def _late(view: Reaches, *, at: Any) -> list[QuerySet[Dossier]]:
    return _running_out(view, at, included=False)


def _held(user: User, at: datetime, *rights: str) -> list[Reaches]:
    return [reaches_of(user, right, at) for right in rights]


@put_together_once
def _at_any_moment(
    build: Callable[..., list[QuerySet[Dossier]]], *reaches: Reaches
) -> list[QuerySet[Dossier]]:
    """The parts of a list that changes from moment to moment; `NOW` is named when they are asked."""
    return build(*reaches, at=NOW)


def _running_out(view: Reaches, moment: Any, *, included: bool) -> list[QuerySet[Dossier]]:
    visible = within_any(view)
    if visible.query.is_empty():
        return [visible]
    return [visible.filter(clock) for clock in _clocks_over(moment, included=included)]


def due_today(user: User, at: datetime) -> list[QuerySet[Dossier]]:
    """Dossiers promised by the end of today, or before, on which work goes on; state by state."""
    tomorrow = local(at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    visible = visible_to(user, at)
    _unanswered, *promised = _clocks_over(tomorrow, included=False)
    return [visible.filter(clock) for clock in promised]


#: how many working days before the promise ends an apology is put before who signs it: a day more than the law asks
AHEAD = 2


def to_apologise(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers that may be late and for which no new date was promised yet, for who signs the apology (C9).

    Source: NĐ 118/2025 Đ19.6 (the apology goes out a day before at the latest).
    """
    return reduce(or_, _to_apologise(user, at))


def _to_apologise(user: User, at: datetime) -> list[QuerySet[Dossier]]:
    calendar = calendars.calendar_for(user.centre or EVERYWHERE)
    day = local(at).date()
    for _n in range(AHEAD):
        day = working_day_after(calendar, day)
    return _not_extended(reaches_of(user, "dossiers.decide", at), close_of(calendar, day))


@put_together_once
def _not_extended(decide: Reaches, until: datetime) -> list[QuerySet[Dossier]]:
    mine = within_any(decide).filter(~Exists(Extension.objects.filter(dossier=OuterRef("pk"))))
    _unanswered, *promised = _clocks_over(until, included=True)
    return [mine.filter(clock) for clock in promised]


def to_supplement(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers that wait for papers; those whose last day is over come first."""
    return _standing(user, "dossiers.receive", at, status=Status.AWAITING_SUPPLEMENT)


def to_pay(user: User, at: datetime) -> QuerySet[Dossier]:
    return _standing(user, "dossiers.receive", at, status=Status.AWAITING_PAYMENT)


def unanswered(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose question to another agency is over its day, for who works on them and who heads them (C14).

    Source: NĐ 118/2025 Đ19.4.
    """
    return reduce(or_, _unanswered(*_held(user, at, *_WORKING), at=at))


#: who works on a dossier and who heads them
_WORKING = ("dossiers.process", "dossiers.decide")


def _unanswered(process: Reaches, decide: Reaches, *, at: Any) -> list[QuerySet[Dossier]]:
    mine = within_any(process) | within_any(decide)
    asked = mine.filter(status=Status.IN_PROCESS, answer_by__lt=at)
    return [asked.exclude(current_role=LINKED)]


def parts_late(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers of linked procedures of which an agency is late with its part, for who notes and who decides.

    Source: NĐ 118/2025 Đ20.
    """
    return reduce(or_, _parts_late(*_held(user, at, *_SENDING), at=at))


#: who sends dossiers on and notes what comes back, and who decides
_SENDING = ("dossiers.forward", "dossiers.decide")


def _parts_late(forward: Reaches, decide: Reaches, *, at: Any) -> list[QuerySet[Dossier]]:
    mine = within_any(forward) | within_any(decide)
    return [mine.filter(status=Status.IN_PROCESS, current_role=LINKED, answer_by__lt=at)]


def to_urge(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers not answered, not forwarded or not given an opinion in time, for who urges at the Centre.

    Source: NĐ 118/2025 Đ17.2 (C2), Đ18.2 (C3, C4), Đ19.4 (C14: the head of the Centre hears of it).
    """
    return reduce(or_, _to_urge(*_held(user, at, "dossiers.remind"), at=at))


def _to_urge(remind: Reaches, *, at: Any) -> list[QuerySet[Dossier]]:
    reached = within_any(remind)
    waiting = [reached.filter(status=status, act_by__lt=at) for status in (Status.SUBMITTED, Status.RECEIVED)]
    return [*waiting, reached.filter(status=Status.IN_PROCESS, answer_by__lt=at)]


def to_correct(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose result has an error to be put right, or was put right and waits to be handed over again."""
    return _in_error(reaches_of(user, "dossiers.decide", at), reaches_of(user, "dossiers.return", at))[0]


@put_together_once
def _in_error(decide: Reaches, returns: Reaches) -> list[QuerySet[Dossier]]:
    return [(within_any(decide) | within_any(returns)).filter(has_error=True)]


def to_return(user: User, at: datetime) -> QuerySet[Dossier]:
    return _standing(user, "dossiers.return", at, status=Status.RESOLVED)


#: the list of papers that came in, whose rows say to look at those
SUPPLEMENTED = "da-bo-sung"
#: the list whose rows show the clock of the answer, not the dossier's
UNANSWERED = "qua-han-y-kien"


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
            parts=_steps_of_mine,
        )
    )
    register(
        Worklist(
            SUPPLEMENTED,
            _("Đã bổ sung"),
            "dossiers.view",
            supplemented,
            _("Xem bổ sung"),
            _("Không có hồ sơ nào vừa được bổ sung mà chưa ai xem."),
            parts=_supplemented,
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
            UNANSWERED,
            _("Quá hạn ý kiến"),
            "dossiers.process",
            unanswered,
            _("Đôn đốc"),
            _("Cơ quan được hỏi đều còn hạn trả lời."),
            parts=lambda user, at: _at_any_moment(_unanswered, *_held(user, at, *_WORKING)),
        )
    )
    register(
        Worklist(
            "lien-thong-tre",
            _("Liên thông trễ hạn"),
            "dossiers.forward",
            parts_late,
            _("Đôn đốc"),
            _("Các cơ quan liên thông đều còn hạn."),
            parts=lambda user, at: _at_any_moment(_parts_late, *_held(user, at, *_SENDING)),
        )
    )
    register(
        Worklist(
            "can-don-doc",
            _("Cần đôn đốc"),
            "dossiers.remind",
            to_urge,
            _("Đôn đốc"),
            _("Mọi hồ sơ đều được kiểm tra, chuyển và trả lời ý kiến đúng hạn."),
            parts=lambda user, at: _at_any_moment(_to_urge, *_held(user, at, "dossiers.remind")),
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
            parts=_nearly_late,
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
            parts=_to_apologise,
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
