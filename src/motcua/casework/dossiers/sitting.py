"""What one person brought in one go: several dossiers of the same or of several procedures."""

from datetime import datetime, time, timedelta

from django.db.models import Q, QuerySet

from motcua.casework.dossiers import queries
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Status
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM

#: more than anybody brings in a day
MOST = 200


def same_sitting(first: Dossier, second_at: datetime) -> bool:
    """Whether what is brought at that moment still belongs to the sitting of `first`: the same day."""
    return first.submitted_at.astimezone(VIETNAM).date() == second_at.astimezone(VIETNAM).date()


def brought_together(dossier: Dossier, *, by: User, at: datetime) -> list[Dossier]:
    """What who filed `dossier` brought the same way on the same day and was not refused, in order.

    Of those that `by` may read. Somebody without a number is known by name and birthday.
    """
    begin = datetime.combine(dossier.submitted_at.astimezone(VIETNAM).date(), time(), VIETNAM)
    day = queries.visible_to(by, at).filter(
        centre=dossier.centre_id,
        submitted_at__gte=begin,
        submitted_at__lt=begin + timedelta(days=1),
        channel=dossier.channel,
    )
    mine = _of_who_filed(day, dossier).exclude(status=Status.REFUSED)
    return list(queries.with_people(mine).order_by("submitted_at", "pk")[:MOST])


def _of_who_filed(dossiers: QuerySet[Dossier], dossier: Dossier) -> QuerySet[Dossier]:
    person = dossier.submitter
    theirs = Q(submitter=person)
    if not person.personal_id and person.born_on is not None:
        theirs |= Q(
            submitter__personal_id="",
            submitter__folded_name=person.folded_name,
            submitter__born_on=person.born_on,
        )
    return dossiers.filter(theirs)
