"""The figures that prove the counter's duties."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier, DossierEvent
from motcua.casework.dossiers.states import EIdentity
from motcua.foundation.clock import VIETNAM
from motcua.foundation.evidence.registry import Evidence, Period, register


def dated(field: str) -> Callable[[int, Period], QuerySet[Dossier]]:
    """The query of a Centre's dossiers whose `field` falls into a period."""

    def query(centre: int, period: Period) -> QuerySet[Dossier]:
        start, end = period.bounds()
        dated = {f"{field}__gte": start, f"{field}__lt": end}
        return Dossier.objects.filter(centre=centre, **dated)

    return query


def declare() -> None:
    """Put the figures into the registry."""
    unit = _("hồ sơ")
    received = dated("received_at")
    refused = by_event("refuse")
    register(Evidence("I.1.b", _("Hồ sơ đã tiếp nhận"), unit, received))
    register(Evidence("I.1.b", _("Hồ sơ từ chối tiếp nhận, có lý do"), unit, refused))
    register(Evidence("I.1.b", _("Kết quả đã trả"), unit, dated("result__returned_at")))
    register(Evidence("I.1.c", _("Hồ sơ có kết quả trong ngày"), unit, _same_day))
    register(Evidence("I.1.c", _("Hồ sơ đã xin ý kiến cơ quan khác"), unit, by_event("consult")))
    register(
        Evidence("II.1.g", _("Hồ sơ được hướng dẫn bổ sung bằng Mẫu 02"), unit, by_event("ask_supplement"))
    )
    register(Evidence("II.1.g", _("Hồ sơ đã kiểm tra định danh điện tử"), unit, _identity_checked))
    register(Evidence("II.1.h", _("Hồ sơ giấy và điện tử đã tiếp nhận"), unit, received))
    register(Evidence("II.1.h", _("Hồ sơ có giấy tờ đã số hóa"), unit, by_event("scan")))
    register(Evidence("II.1.k", _("Hồ sơ đã chuyển cơ quan giải quyết"), unit, by_event("forward")))
    register(Evidence("II.1.k", _("Hồ sơ được cập nhật bước thực hiện"), unit, by_event("complete_step")))
    register(Evidence("II.1.l", _("Kết quả đã trả cho công dân"), unit, dated("result__returned_at")))
    register(Evidence("II.1.l", _("Hồ sơ chậm đã xin lỗi và hẹn lại"), unit, by_event("extend")))


def _identity_checked(centre: int, period: Period) -> QuerySet[Dossier]:
    return dated("received_at")(centre, period).exclude(e_identity=EIdentity.UNCHECKED)


def _same_day(centre: int, period: Period) -> QuerySet[Dossier]:
    return dated("received_at")(centre, period).filter(
        result__isnull=False, received_at__date=TruncDate("finished_at", tzinfo=VIETNAM)
    )


def by_event(verb: str) -> Callable[[int, Period], QuerySet[Dossier]]:
    """The query of a Centre's dossiers to which `verb` happened in a period, whenever they were filed."""

    def query(centre: int, period: Period) -> QuerySet[Dossier]:
        start, end = period.bounds()
        done = DossierEvent.objects.filter(centre=centre, verb=verb, at__gte=start, at__lt=end)
        return Dossier.objects.filter(centre=centre, pk__in=done.values("dossier"))

    return query
