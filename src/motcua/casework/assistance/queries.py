"""Reading guidance; every list starts at `visible_to`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from motcua.casework.assistance.models import (
    AccountCheck,
    AssistedSession,
    Guidance,
    GuidanceItem,
    HelpRequest,
    Support,
)
from motcua.casework.assistance.states import Stand, Updates, Way
from motcua.casework.dossiers import queries as dossiers
from motcua.casework.dossiers.models import Dossier, Draft
from motcua.casework.dossiers.states import Channel
from motcua.foundation.accounts.models import User
from motcua.foundation.search import fold
from motcua.foundation.statements import Given, Question, kept, written
from motcua.reference.organisation.queries import reaches_of
from motcua.reference.procedures import helper
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import Component
from motcua.reference.procedures.rules.questions import papers_of

Row = TypeVar("Row", bound=Model)


def reached(rows: QuerySet[Row], user: User, at: datetime) -> QuerySet[Row]:
    """Of these rows, of whatever kind, those `user` may read that day."""
    reaches = reaches_of(user, "assistance.view", at)
    return rows.filter(reduce(or_, [dossiers.within(reach) for reach in reaches])) if reaches else rows.none()


def visible_to(user: User, at: datetime) -> QuerySet[Guidance]:
    """The guidance `user` may read that day: the only door to rows."""
    return reached(Guidance.objects.all(), user, at)


def checks_visible_to(user: User, at: datetime) -> QuerySet[AccountCheck]:
    """The account checks `user` may read that day, with what a list row shows."""
    rows = AccountCheck.objects.select_related("dossier", "person", "checked_by")
    return reached(rows, user, at)


def support_visible_to(user: User, at: datetime) -> QuerySet[Support]:
    """The support log as far as `user` may read it that day, with what a list row shows."""
    return reached(Support.objects.select_related("version", "given_by"), user, at)


def sessions_visible_to(user: User, at: datetime) -> QuerySet[AssistedSession]:
    """The assisted sessions `user` may read that day, with what a row and a page show."""
    rows = AssistedSession.objects.select_related("version", "helper", "dossier", "slip", "centre__commune")
    return reached(rows, user, at)


def help_visible_to(user: User, at: datetime) -> QuerySet[HelpRequest]:
    """The requests for help `user` may read that day, with what a list row and a page show."""
    rows = HelpRequest.objects.select_related("version", "taken_by", "centre__commune")
    return reached(rows, user, at)


def latest_check(dossier: Dossier) -> AccountCheck | None:
    """What was last found of the account of the dossier's owner."""
    return dossier.account_checks.select_related("checked_by").order_by("-checked_at", "-pk").first()


def open_session(helper: User, at: datetime) -> AssistedSession | None:
    """The session in which `helper` may file for somebody now; None without a consent that holds."""
    own = AssistedSession.objects.filter(helper=helper, stand=Stand.OPEN, until__gte=at)
    return own.order_by("-given_at").first()


def session_of(key: UUID) -> AssistedSession | None:
    """The session under whose consent the draft of that key is filled in."""
    return AssistedSession.objects.select_related("helper").filter(key=key).first()


def helper_to_tell(dossier: int) -> int | None:
    """The account that helped to file a dossier, when its citizen wants the helper to hear of it too."""
    told = AssistedSession.objects.filter(dossier=dossier, updates_to=Updates.BOTH)
    return told.values_list("helper", flat=True).first()


def counted(rows: QuerySet[Row], field: str) -> dict[str, int]:
    """How many rows have each value of a field."""
    return dict(rows.order_by().values_list(field).annotate(Count("pk")))


@dataclass(frozen=True)
class OnlineShare:
    """How many dossiers of one procedure were filed, and how many of them online."""

    procedure_code: str
    filed: int
    online: int

    @property
    def percent(self) -> int:
        return round(100 * self.online / self.filed)


def online_shares(user: User, *, start: datetime, end: datetime, at: datetime) -> list[OnlineShare]:
    """The online share of each procedure among the dossiers `user` may read, filed in that time; most filed first."""
    filed = dossiers.visible_to(user, at).filter(submitted_at__gte=start, submitted_at__lt=end)
    rows = (
        filed.order_by()
        .values_list("procedure_code")
        .annotate(filed=Count("pk"), online=Count("pk", filter=Q(channel=Channel.ONLINE)))
        .order_by("-filed", "procedure_code")
    )
    return [OnlineShare(*row) for row in rows]


def with_people(guidance: QuerySet[Guidance]) -> QuerySet[Guidance]:
    """The same with what a list row or a page shows, in one query."""
    return guidance.select_related("version__field", "given_by", "centre__commune", "questions")


def matching(guidance: QuerySet[Guidance], q: str) -> QuerySet[Guidance]:
    """Those whose code, person, telephone or procedure have every word asked for, without accents."""
    for word in fold(q).split():
        guidance = guidance.filter(search__contains=word)
    return guidance


def led_to_a_dossier(guidance: QuerySet[Guidance], *, yes: bool) -> QuerySet[Guidance]:
    """Those of which a dossier came, or those of which none did."""
    made = Exists(Dossier.objects.filter(intake_key=OuterRef("key")))
    return guidance.filter(made if yes else ~made)


def dossiers_of(guidance: Iterable[Guidance], *, by: User, at: datetime) -> dict[UUID, Dossier]:
    """The dossiers that came of these, by the key of the guidance, of those `by` may read that day."""
    keys = [each.key for each in guidance]
    return {
        dossier.intake_key: dossier for dossier in dossiers.visible_to(by, at).filter(intake_key__in=keys)
    }


def before_dossier(dossier: Dossier, *, by: User, at: datetime) -> Guidance | None:
    """The guidance of which the dossier came, when there was one that `by` may read."""
    return visible_to(by, at).filter(key=dossier.intake_key).first()


# Written out because every dossier's page asks it, and most dossiers have neither.
_HELPED = """
select exists (select from assistance_guidance where key = %(key)s),
       exists (select from assistance_accountcheck where dossier_id = %(dossier)s)
"""


def helped_question(dossier: Dossier) -> Question[tuple[bool, bool]]:
    """Whether there may be something `before_dossier`, and a `latest_check`: one row, to be asked with other things."""
    question = written(_HELPED, {"key": dossier.intake_key, "dossier": dossier.pk})
    return question.told(lambda row: (bool(row[0]), bool(row[1])))


def not_sent_home(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """The intakes that still go on: not those kept as they were when their person was guided and went."""
    gone = Guidance.objects.filter(key=OuterRef("pk"), given_at__gte=OuterRef("saved_at"))
    gone = gone.exclude(way=Way.ONLINE)  # prepared at home, and now at the counter
    return drafts.filter(~Exists(gone))


@kept
def _drafts(limit: int) -> QuerySet[Draft]:
    return not_sent_home(dossiers.drafts_of(Given("officer"), Given("centre")))[:limit]


def drafts_question(officer: User, *, limit: int) -> Question[Draft]:
    """The officer's latest intakes that still go on, to be asked together with something else."""
    return _drafts(limit).given(officer=officer.pk, centre=officer.centre)


@dataclass(frozen=True)
class ToBring:
    """One component of the checklist, with what was found of it; None when nothing was said about it."""

    component: Component
    item: GuidanceItem | None
    #: whether a paper listed under a condition is needed, by what was answered; None when that is open
    needed: bool | None = None


def checklist(guidance: Guidance) -> list[ToBring]:
    """Every component of the procedure as it was explained, in its order."""
    needed, not_needed = papers_of(helper.asked(guidance.questions), guidance.answers)
    items = {item.component_id: item for item in guidance.items.all()}
    version = procedures.for_intake(guidance.version_id)
    return [
        ToBring(each, items.get(each.pk), _is_needed(each, needed, not_needed))
        for each in version.components.all()
    ]


def _is_needed(component: Component, needed: frozenset[str], not_needed: frozenset[str]) -> bool | None:
    if component.required or component.condition in needed:
        return True
    return False if component.condition in not_needed else None
