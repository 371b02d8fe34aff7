"""Reading questions and answers: those of citizens by officers, the public ones by anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from motcua.casework.assistance.models import Faq, FaqVersion, Question
from motcua.casework.assistance.queries import reached
from motcua.foundation.accounts.models import User
from motcua.foundation.search import fold
from motcua.foundation.versions.states import Standing

#: public questions shown at once: more nobody reads
MOST = 30
#: words of what was typed that are looked for
MOST_WORDS = 8


def questions_visible_to(user: User, at: datetime) -> QuerySet[Question]:
    """The questions of citizens `user` may read that day, with what a row and a page show."""
    rows = Question.objects.select_related("procedure", "answered_by", "centre__commune", "faq")
    return reached(rows, user, at)


def faqs_visible_to(user: User, at: datetime) -> QuerySet[Faq]:
    """The public questions and those being written that `user` may read that day."""
    return reached(Faq.objects.select_related("procedure"), user, at)


def _shown() -> QuerySet[FaqVersion]:
    """Of each question that is not retired the last approved wording."""
    newest = FaqVersion.objects.filter(faq=OuterRef("faq"), approved_at__isnull=False).order_by("-version")
    rows = FaqVersion.objects.filter(faq__retired_at=None, pk=Subquery(newest.values("pk")[:1]))
    return rows.select_related("faq__procedure").order_by("faq__procedure_code", "faq_id")


def public(centre: int, procedure_code: str) -> list[FaqVersion]:
    """What the page of a procedure shows."""
    return list(_shown().filter(faq__centre=centre, faq__procedure_code=procedure_code)[:MOST])


def public_matching(centre: int, q: str, *, limit: int) -> list[FaqVersion]:
    """The public questions that have every word typed, without accents."""
    rows = _shown().filter(faq__centre=centre)
    for word in fold(q).split()[:MOST_WORDS]:
        rows = rows.filter(search__contains=word)
    return list(rows[:limit])


@dataclass(frozen=True)
class Listed:
    """One public question as officers see it: its newest wording, and whether any is shown or waits."""

    faq: Faq
    newest: FaqVersion
    is_shown: bool

    @property
    def waits(self) -> bool:
        return self.newest.approved_at is None and self.faq.retired_at is None


def matching(faqs: QuerySet[Faq], q: str) -> QuerySet[Faq]:
    """Those of which some wording, or the procedure's code, has every word asked for."""
    for word in fold(q).split():
        said = FaqVersion.objects.filter(faq=OuterRef("pk"), search__contains=word)
        faqs = faqs.filter(Exists(said) | Q(procedure_code=word))
    return faqs


def waiting(faqs: QuerySet[Faq]) -> QuerySet[Faq]:
    """Those whose newest wording waits for approval."""
    newest = FaqVersion.objects.filter(faq=OuterRef("pk")).order_by("-version")
    approved = Subquery(newest.values("approved_at")[:1])
    return faqs.alias(newest_approved=approved).filter(retired_at=None, newest_approved=None)


def listed(faqs: Iterable[Faq]) -> list[Listed]:
    """The same with their newest wordings, in one query."""
    rows = list(faqs)
    newest: dict[int, FaqVersion] = {}
    shown: set[int] = set()
    for version in FaqVersion.objects.filter(faq__in=rows).order_by("faq", "-version"):
        newest.setdefault(version.faq_id, version)
        if version.approved_at is not None:
            shown.add(version.faq_id)
    return [Listed(faq, newest[faq.pk], faq.pk in shown and faq.retired_at is None) for faq in rows]


def wordings(faq: Faq) -> list[tuple[FaqVersion, Standing]]:
    """Every wording of a question, newest first, with how it stands."""
    rows = list(faq.versions.all())
    shown = next((row for row in rows if row.approved_at is not None and faq.retired_at is None), None)
    return [(row, _standing(row, shown)) for row in rows]


def _standing(row: FaqVersion, shown: FaqVersion | None) -> Standing:
    if row.approved_at is None:
        return Standing.DRAFT
    return Standing.IN_FORCE if row is shown else Standing.REPLACED
