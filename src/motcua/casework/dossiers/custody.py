"""The words for lists of papers that go from one unit to another, and the steps between them, as data."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.states import Status


class Direction(TextChoices):
    """Which way the papers go."""

    OUT = "out", _("Hồ sơ đi giải quyết")
    BACK = "back", _("Kết quả, giấy tờ về quầy")


class ListStatus(TextChoices):
    """Where a hand-over list stands."""

    GATHERING = "gathering", _("Đang lập")
    HANDED = "handed", _("Chờ bên nhận")
    RECEIVED = "received", _("Đã nhận")
    CANCELLED = "cancelled", _("Đã hủy")


LIST_STEPS = {
    (ListStatus.GATHERING, "gather"): ListStatus.GATHERING,
    (ListStatus.GATHERING, "hand"): ListStatus.HANDED,
    (ListStatus.GATHERING, "cancel"): ListStatus.CANCELLED,
    (ListStatus.HANDED, "confirm"): ListStatus.RECEIVED,
    (ListStatus.HANDED, "cancel"): ListStatus.CANCELLED,
}

#: the right that gathers and gives, and the one that receives, by direction
GIVES = {Direction.OUT: "dossiers.forward", Direction.BACK: "dossiers.process"}
TAKES = {Direction.OUT: "dossiers.process", Direction.BACK: "dossiers.return"}

#: in which states the papers of a dossier may travel: while it is worked on, and once its way has led to an end
TRAVELS = {
    Direction.OUT: frozenset(
        {Status.RECEIVED, Status.IN_PROCESS, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT}
    ),
    Direction.BACK: frozenset({Status.RESOLVED, Status.WITHDRAWN, Status.STOPPED}),
}

#: dossiers of one list; more is a pile nobody counts over a counter
MOST_ITEMS = 100
