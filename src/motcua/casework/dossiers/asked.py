"""What other agencies were asked, read with the reminders that went to them."""

from datetime import date, datetime

from django.db.models import QuerySet

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.models import Consultation, ReminderSchedule
from motcua.casework.dossiers.states import Manner
from motcua.foundation.clock import VIETNAM


def schedules(centre: int) -> QuerySet[ReminderSchedule]:
    """All days of reminders a Centre has set, the latest written first."""
    return ReminderSchedule.objects.filter(centre=centre).select_related("written_by").order_by("-pk")


def schedule_on(centre: int, on: date) -> ReminderSchedule | None:
    """The days that hold then; None when the Centre has set none."""
    return schedules(centre).filter(in_force_from__lte=on).order_by("-in_force_from", "-pk").first()


def days_on(centre: int, at: datetime) -> rules.ReminderDays | None:
    """The same for the rules."""
    found = schedule_on(centre, at.astimezone(VIETNAM).date())
    return rules.ReminderDays(found.polite_days, found.formal_days) if found else None


def sent_for(asked: Consultation) -> list[rules.Sent]:
    """The reminders that went to the agency, the first first."""
    return [rules.Sent(Manner(each.manner), each.sent_at) for each in asked.reminders.all()]


def waited_for(dossiers: list[int]) -> dict[int, Consultation]:
    """By dossier: the open question whose answer is wanted first, with its reminders; two queries."""
    rows = (
        Consultation.objects.filter(dossier__in=dossiers, replied_at=None)
        .prefetch_related("reminders")
        .order_by("-due_at")
    )
    return {asked.dossier_id: asked for asked in rows}
