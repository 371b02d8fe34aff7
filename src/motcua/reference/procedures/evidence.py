"""The figures that prove the duty to make procedures public (I.1.a)."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from motcua.foundation.evidence.registry import Evidence, Period, register
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.posting import FollowUp, Posting, Sheet
from motcua.reference.procedures.noticeboard import Filters, board
from motcua.reference.procedures.states import FollowUpState, Posted


def _posted(centre: int, period: Period) -> QuerySet[Posting]:
    return Posting.objects.filter(centre=centre, posted_on__range=(period.first, period.last))


def _proved(centre: int, period: Period) -> QuerySet[Posting]:
    return _posted(centre, period).exclude(photo=None)


def _current(centre: int, period: Period) -> QuerySet[ProcedureVersion]:
    """Procedures in force on the last day whose sheet hangs in its current version."""
    return board(centre, period.last, Filters(posted=Posted.CURRENT))


def _renewed(centre: int, period: Period) -> QuerySet[FollowUp]:
    start, end = period.bounds()
    return FollowUp.objects.filter(
        centre=centre, state=FollowUpState.DONE, closed_at__gte=start, closed_at__lt=end
    )


def _printed(centre: int, period: Period) -> QuerySet[Sheet]:
    start, end = period.bounds()
    return Sheet.objects.filter(centre=centre, paper__issued_at__gte=start, paper__issued_at__lt=end)


def declare() -> None:
    """Put the figures into the registry."""
    register(Evidence("I.1.a", _("Thủ tục đang niêm yết đúng bản hiện hành"), _("thủ tục"), _current))
    register(Evidence("I.1.a", _("Lần niêm yết thủ tục"), _("lần"), _posted))
    register(Evidence("I.1.a", _("Lần niêm yết có ảnh chụp"), _("lần"), _proved))
    register(Evidence("I.1.a", _("Tờ niêm yết, áp phích đã in"), _("tờ"), _printed))
    register(Evidence("I.1.a", _("Việc làm lại sau khi thủ tục đổi, đã xong"), _("việc"), _renewed))
