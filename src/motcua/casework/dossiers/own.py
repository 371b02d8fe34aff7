"""What a citizen may read: only what their own account filed, or has begun to file."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier, FiledPaper, OnlineDraft, Party
from motcua.casework.dossiers.online import citizen_of
from motcua.casework.dossiers.rules.online import DRAFT_DAYS
from motcua.casework.dossiers.states import OVER, PartyStand
from motcua.foundation.accounts.models import User
from motcua.foundation.search import fold
from motcua.reference.procedures.models import Component

#: so many of the own papers of one kind are offered again
MOST_OFFERED = 3


def own_dossiers(user: User) -> QuerySet[Dossier]:
    """The dossiers the account filed, or somebody for it with consent: the only door to rows for a citizen.

    A helper types a number that nobody checks then, so the number and the name that an e-identity vouches for
    must both be those of the dossier's submitter.
    """
    if user.kind != User.Kind.CITIZEN:
        return Dossier.objects.none()
    filed = Q(filing__citizen=user)
    known = citizen_of(user)
    if known.is_vouched:
        same = Q(submitter__personal_id=known.personal_id, submitter__folded_name=fold(known.full_name))
        filed |= Q(filing__helper__isnull=False) & same
    return Dossier.objects.filter(filed)


def for_own_page(dossiers: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """The same dossiers with what their citizen's page shows."""
    related = ("centre__commune", "version", "submitter", "owner", "filing__form", "refusal", "closure")
    return dossiers.select_related(*related).prefetch_related("filed_papers__component", "filed_papers__file")


def drafts(user: User, at: datetime) -> QuerySet[OnlineDraft]:
    """The citizen's filings in the making that are still kept, the latest first."""
    own = OnlineDraft.objects.filter(citizen=user, saved_at__gt=at - timedelta(days=DRAFT_DAYS))
    return own.select_related("version", "form", "centre__commune").order_by("-saved_at")


def draft_of(user: User, procedure_code: str, at: datetime) -> OnlineDraft | None:
    """The citizen's filing in the making for that procedure."""
    return drafts(user, at).filter(procedure_code=procedure_code).first()


def open_alike(user: User, procedure_code: str) -> Dossier | None:
    """The latest own dossier of that procedure that has not ended."""
    same = own_dossiers(user).filter(procedure_code=procedure_code).exclude(status__in=OVER)
    return same.order_by("-submitted_at").first()


def papers_like(user: User, component: Component, centre: int) -> list[FiledPaper]:
    """Files the citizen sent to that Centre before for a paper of that name, the latest first, each once."""
    sent = FiledPaper.objects.filter(dossier__in=own_dossiers(user), dossier__centre=centre)
    sent = sent.select_related("component", "file", "dossier").order_by("-added_at", "-pk")[:200]
    alike: dict[int, FiledPaper] = {}
    for paper in sent:
        if fold(paper.component.name) == fold(component.name):
            alike.setdefault(paper.file_id, paper)
    return list(alike.values())[:MOST_OFFERED]


def may_withdraw(dossier: Dossier) -> bool:
    """Whether the applicant may still ask to withdraw, and has not. Source: NĐ 118/2025 Đ21."""
    return "withdraw" in queries.open_steps(dossier) and dossier.filing.withdrawal_asked_at is None


def parties_asked(user: User) -> QuerySet[Party]:
    """Where the account's own agreement is asked for or was given, by number and name of its e-identity."""
    known = citizen_of(user)
    if user.kind != User.Kind.CITIZEN or not known.is_vouched:
        return Party.objects.none()
    return Party.objects.filter(personal_id=known.personal_id, folded_name=fold(known.full_name))


def parties_waiting(user: User) -> QuerySet[Party]:
    """Those of them whose dossier goes on and waits for the word, with what a list shows."""
    waiting = parties_asked(user).filter(stand=PartyStand.WAITING).exclude(dossier__status__in=OVER)
    return waiting.select_related("dossier__version", "dossier__submitter").order_by("-pk")
