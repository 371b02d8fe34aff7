"""How an officer wants to hear, and the evening's one notice."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from itertools import groupby

from django.db import transaction
from django.urls import reverse

from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications import queries
from motcua.foundation.notifications.models import Notice, NoticeSetting
from motcua.foundation.notifications.states import DIGEST, NEVER_OFF, Kind, When
from motcua.foundation.words import _, kept_words


@transaction.atomic
def set_ways(ways: Mapping[Kind, When], *, by: User) -> None:
    """Keep how the officer wants to hear of these kinds, from now on; what was told stays. Raises RuleBroken when
    one is switched off that cannot be."""
    for kind in NEVER_OFF:
        if ways.get(kind) == When.OFF:
            raise RuleBroken(
                _(
                    "Không tắt được tin “%(kind)s”: không danh sách việc nào cho thấy tin này. Chọn “Cuối ngày”."
                ),
                code="never_off",
                params={"kind": kind.label},
            )
    User.objects.select_for_update().only("pk").get(pk=by.pk)  # another window waits
    NoticeSetting.objects.filter(officer=by.pk, kind__in=list(ways)).delete()
    NoticeSetting.objects.bulk_create(
        NoticeSetting(officer=by.pk, kind=kind, way=way) for kind, way in ways.items() if way != When.AT_ONCE
    )


@transaction.atomic
def gather(centre: int, day: date, *, before: datetime, at: datetime) -> int:
    """How many officers of a Centre get the evening's notice of what came before its close; doing it again adds
    only what came to light since.

    What was done meanwhile needs no word any more.
    """
    waiting = list(queries.to_gather(centre, before).select_for_update())
    officers = 0
    for officer, rows in groupby(waiting, key=lambda notice: notice.officer):
        _write_digest(officer, centre, day, list(rows), at)
        officers += 1
    Notice.objects.filter(pk__in=[notice.pk for notice in waiting]).update(gathered_on=day)
    return officers


def _write_digest(officer: int, centre: int, day: date, rows: list[Notice], at: datetime) -> None:
    """The officer's notice of that evening, which is unread again when something is added."""
    earlier = Notice.objects.filter(officer=officer, centre=centre, held=True, gathered_on=day)
    kinds = Counter([notice.kind for notice in rows] + list(earlier.values_list("kind", flat=True)))
    with kept_words():
        words = {
            "title": _("Cuối ngày %(day)s: %(n)s thông báo") % {"day": f"{day:%d/%m}", "n": kinds.total()},
            "text": " ".join(f"{Kind(kind).label}: {number}." for kind, number in kinds.items()),
        }
    inside = {"subject": "notifications.notice", "subject_key": 0, "created_at": at, "read_at": None}
    Notice.objects.update_or_create(
        officer=officer,
        centre=centre,
        kind=DIGEST,
        gathered_on=day,
        defaults=words | inside | {"where": f"{reverse('notifications:inbox')}?ngay={day.isoformat()}"},
    )
