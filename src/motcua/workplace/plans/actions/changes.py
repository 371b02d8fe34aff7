"""What a change of law sets off: each task that comes back with such changes is given, and names the change.

Handlers that `config/wiring.py` joins to events; they run inside the transaction of the change.
"""

import uuid
from datetime import timedelta
from typing import Protocol

from django.db.models import Q

from motcua.foundation import clock
from motcua.foundation.words import _, kept_words
from motcua.reference.instruments.models import Instrument
from motcua.reference.procedures.actions import ProcedureClosed, ProcedurePublished
from motcua.reference.procedures.models import ProcedureVersion
from motcua.workplace.plans import queries
from motcua.workplace.plans.actions.appearing import give_occasion
from motcua.workplace.plans.models import Act, Assignment, Recurrence
from motcua.workplace.plans.states import Rhythm, Stand, Verb


class OfInstrument(Protocol):
    """An event about an instrument that gives duties."""

    @property
    def instrument_id(self) -> int: ...


def on_procedure_published(event: ProcedurePublished) -> None:
    """A new version of a procedure that was there before is a change; a procedure taken up first is none."""
    version = ProcedureVersion.objects.select_related("procedure").get(pk=event.version_id)
    if version.number == 1:
        return
    with kept_words():
        words = _("Thủ tục %(code)s, %(name)s: nội dung mới áp dụng từ ngày %(day)s.")
        law_changed(words % _told(version, f"{version.in_force_from:%d/%m/%Y}"))


def on_procedure_closed(event: ProcedureClosed) -> None:
    """A procedure that ends."""
    version = ProcedureVersion.objects.select_related("procedure").get(pk=event.version_id)
    with kept_words():
        words = _("Thủ tục %(code)s, %(name)s: hết áp dụng sau ngày %(day)s.")
        law_changed(words % _told(version, f"{version.in_force_to:%d/%m/%Y}"))


def _told(version: ProcedureVersion, day: str) -> dict[str, str]:
    return {"code": version.code, "name": version.name_vi, "day": day}


def on_instrument(event: OfInstrument) -> None:
    """An instrument that was brought in, or whose duties have other words."""
    instrument = Instrument.objects.get(pk=event.instrument_id)
    with kept_words():
        law_changed(
            _("%(instrument)s: văn bản hoặc nhiệm vụ vừa được nhập, sửa trong sổ.")
            % {"instrument": instrument}
        )


def law_changed(change: str) -> None:
    """Give the tasks that come back with a change of law; one that nobody has taken today is told of this one too."""
    on = queries.day_of(clock.now())
    waiting = Recurrence.objects.select_for_update().filter(
        rhythm=Rhythm.LAW, paused_at=None, first_on__lte=on
    )
    for recurrence in waiting.filter(Q(last_on=None) | Q(last_on__gte=on)).order_by("pk"):
        _name_change(recurrence, change)


def _name_change(recurrence: Recurrence, change: str) -> None:
    at = clock.now()
    on = queries.day_of(at)
    today = recurrence.tasks.filter(occasion__startswith=on.isoformat())
    untouched = today.select_for_update(of=("self",)).filter(stand=Stand.GIVEN).order_by("-pk").first()
    if untouched:
        _add_to(untouched, change)
        return
    asked = "\n\n".join(part for part in (recurrence.asked, change) if part)
    occasion = f"{on.isoformat()}/{today.count() + 1}"
    give_occasion(recurrence, on + timedelta(days=recurrence.lead_days), occasion, asked, at)


def _add_to(task: Assignment, change: str) -> None:
    """One more change in a task of today: many changes brought in together are one task."""
    if change in task.asked:
        return
    task.asked, task.version = f"{task.asked}\n{change}", task.version + 1
    task.save(update_fields=["asked", "version"])
    Act.objects.create(
        assignment=task, key=uuid.uuid4(), verb=Verb.CHANGE, words=change, done_at=clock.now(), done_by=None
    )
