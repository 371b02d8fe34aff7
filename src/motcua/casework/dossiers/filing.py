"""Who files for many owners: read for a calm note on the dossier, which keeps nobody from filing."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, QuerySet

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.models import Dossier, FilingNotice
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM


@dataclass(frozen=True)
class ForMany:
    """For how many different owners the submitter has filed, within how many days."""

    owners: int
    days: int


def notices(centre: int) -> QuerySet[FilingNotice]:
    """Every level a Centre has set, the latest written first."""
    return FilingNotice.objects.filter(centre=centre).select_related("written_by").order_by("-pk")


def notice_on(centre: int, on: date) -> FilingNotice | None:
    """The level that holds that day; None when the Centre has set none."""
    return notices(centre).filter(in_force_from__lte=on).order_by("-in_force_from", "-pk").first()


def filed_for_others(dossier: Dossier, days: int, *, by: User, at: datetime) -> QuerySet[Dossier]:
    """What its submitter filed for others in the last `days`, of what `by` may read; the latest first."""
    theirs = queries.visible_to(by, at).filter(centre=dossier.centre_id, submitter=dossier.submitter_id)
    lately = theirs.filter(submitted_at__gt=at - timedelta(days=days), submitted_at__lte=at)
    return lately.exclude(owner=F("submitter")).order_by("-submitted_at", "-pk")


def for_many(dossier: Dossier, *, by: User, at: datetime) -> ForMany | None:
    """What is to be noted of the submitter; None when it is not for many, or the Centre wants no note."""
    if not getattr(dossier, "has_levels", True):
        return None
    notice = notice_on(dossier.centre_id, at.astimezone(VIETNAM).date())
    if notice is None or notice.owners == 0:
        return None
    filed = filed_for_others(dossier, notice.days, by=by, at=at)
    owners = filed.order_by().values("owner").distinct().count()
    return ForMany(owners, notice.days) if rules.is_for_many(owners, notice.owners) else None
