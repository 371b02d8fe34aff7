"""The lists of work about dossiers, and how soon each row is due."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.queries import reached_by, visible_to
from motcua.casework.dossiers.states import Status
from motcua.foundation.accounts.models import User
from motcua.foundation.worklists.registry import Worklist, register
from motcua.reference.organisation.queries import roles_of

#: a promised day that ends within this time belongs on the list of what is nearly late
NEAR = timedelta(days=1)


def to_check(user: User, at: datetime) -> QuerySet[Dossier]:
    return reached_by(user, "dossiers.receive", at).filter(status=Status.SUBMITTED)


def to_forward(user: User, at: datetime) -> QuerySet[Dossier]:
    return reached_by(user, "dossiers.forward", at).filter(status=Status.RECEIVED)


def to_work_on(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers whose current step is one of mine to do, or to sign."""
    mine = Q(
        deciding=False, current_role__in=roles_of(user, at), pk__in=reached_by(user, "dossiers.process", at)
    )
    to_sign = Q(deciding=True, pk__in=reached_by(user, "dossiers.decide", at))
    return Dossier.objects.filter(status=Status.IN_PROCESS).filter(mine | to_sign)


def nearly_late(user: User, at: datetime) -> QuerySet[Dossier]:
    """Dossiers not finished whose promised time has passed or is less than a day away."""
    running = Q(status__in=[Status.RECEIVED, Status.IN_PROCESS])
    return visible_to(user, at).filter(running, due_at__lt=at + NEAR)


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
            "cho-tra",
            _("Chờ trả"),
            "dossiers.return",
            to_return,
            _("Trả kết quả"),
            _("Không còn kết quả chờ trả."),
        )
    )
