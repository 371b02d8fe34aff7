"""The figures that prove the counter's duties."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier, DossierEvent, Result
from motcua.casework.dossiers.states import EIdentity
from motcua.foundation.clock import VIETNAM
from motcua.foundation.evidence.registry import Evidence, Period, register

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


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
    received, returned = dated("received_at"), (dated("result__returned_at"), _returned)

    def happened(duty: str, title: StrOrPromise, verb: str) -> None:
        register(Evidence(duty, title, unit, by_event(verb), _keys_by_event(verb)))

    register(Evidence("I.1.b", _("Hồ sơ đã tiếp nhận"), unit, received))
    happened("I.1.b", _("Hồ sơ từ chối tiếp nhận, có lý do"), "refuse")
    register(Evidence("I.1.b", _("Kết quả đã trả"), unit, *returned))
    register(Evidence("I.1.c", _("Hồ sơ có kết quả trong ngày"), unit, _same_day))
    happened("I.1.c", _("Hồ sơ đã xin ý kiến cơ quan khác"), "consult")
    happened("II.1.g", _("Hồ sơ được hướng dẫn bổ sung bằng Mẫu 02"), "ask_supplement")
    register(Evidence("II.1.g", _("Hồ sơ đã kiểm tra định danh điện tử"), unit, _identity_checked))
    register(Evidence("II.1.h", _("Hồ sơ giấy và điện tử đã tiếp nhận"), unit, received))
    happened("II.1.h", _("Hồ sơ có giấy tờ đã số hóa"), "scan")
    happened("II.1.k", _("Hồ sơ đã chuyển cơ quan giải quyết"), "forward")
    happened("II.1.k", _("Hồ sơ được cập nhật bước thực hiện"), "complete_step")
    register(Evidence("II.1.l", _("Kết quả đã trả cho công dân"), unit, *returned))
    happened("II.1.l", _("Hồ sơ chậm đã xin lỗi và hẹn lại"), "extend")


def _identity_checked(centre: int, period: Period) -> QuerySet[Dossier]:
    return dated("received_at")(centre, period).exclude(e_identity=EIdentity.UNCHECKED)


def _same_day(centre: int, period: Period) -> QuerySet[Dossier]:
    return dated("finished_at")(centre, period).filter(
        result__isnull=False, received_at__date=TruncDate("finished_at", tzinfo=VIETNAM)
    )


def _returned(centre: int, period: Period) -> QuerySet[Any]:
    start, end = period.bounds()
    found = Result.objects.filter(centre=centre, returned_at__gte=start, returned_at__lt=end)
    return found.values("dossier")


def _keys_by_event(verb: str) -> Callable[[int, Period], QuerySet[Any]]:
    """The keys of the dossiers that `by_event` gives, some more than once, found without their rows."""

    def query(centre: int, period: Period) -> QuerySet[Any]:
        start, end = period.bounds()
        done = DossierEvent.objects.filter(centre=centre, verb=verb, at__gte=start, at__lt=end)
        return done.values("dossier")

    return query


def by_event(verb: str) -> Callable[[int, Period], QuerySet[Dossier]]:
    """The query of a Centre's dossiers to which `verb` happened in a period, whenever they were filed."""
    keys = _keys_by_event(verb)

    def query(centre: int, period: Period) -> QuerySet[Dossier]:
        return Dossier.objects.filter(centre=centre, pk__in=keys(centre, period))

    return query
