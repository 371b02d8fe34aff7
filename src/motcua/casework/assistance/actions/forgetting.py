"""Who asked is forgotten once that is done with; what was done, and all that is counted, stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from motcua.casework.assistance import promise
from motcua.casework.assistance.models import HelpRequest, Question
from motcua.foundation.audit import journal
from motcua.reference.organisation.models import Centre

#: rows of a kind in one go; what is left comes the next night
AT_ONCE = 500
_NAMED = ~Q(person_name="", person_phone="")


@transaction.atomic
def forget_askers(centre: Centre, *, at: datetime) -> int:
    """How many finished requests and answered questions no longer say who asked; each is in the journal.

    They are kept as many days as the Centre has set (clock parameter `asker_kept`). Source: Luật 91/2025/QH15 Đ3
    (kept only as long as needed); no text sets the days.
    """
    before = at - timedelta(days=promise.kept_days(centre.pk, at))
    done = HelpRequest.objects.filter(centre=centre, ended_at__lte=before, erased_at=None)
    answered = Question.objects.filter(_NAMED, centre=centre, answered_at__lte=before, erased_at=None)
    return _erase(done, "help", at, person_name="", person_phone="", hamlet="", about="") + _erase(
        answered, "question", at, person_name="", person_phone=""
    )


def _erase(rows: "QuerySet[HelpRequest] | QuerySet[Question]", what: str, at: datetime, **empty: str) -> int:
    found: list[HelpRequest | Question] = list(rows.select_for_update().order_by("pk")[:AT_ONCE])
    rows.model.objects.filter(pk__in=[each.pk for each in found]).update(**empty, erased_at=at)
    for each in found:
        data = {"code": each.code}
        journal.record(f"assistance.{what}_erased", each, by=None, at=at, centre=each.centre_id, data=data)
    return len(found)
