"""Reminding an agency of the answer it owes, and after how many days the Centre does so."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import is_repeat, lock, move, note, require_fresh_step
from motcua.casework.dossiers.actions.noticing import SET_NOTICE
from motcua.casework.dossiers.asked import sent_for
from motcua.casework.dossiers.models import AgencyReminder, Dossier, ReminderSchedule
from motcua.casework.dossiers.states import Manner, Means
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre


@dataclass(frozen=True)
class AgencyReminded:
    dossier_id: int


@dataclass(frozen=True)
class Reminder:
    """How the agency is reminded, by what, and in which words."""

    manner: Manner
    means: Means
    number: str = ""
    words: str = ""


@transaction.atomic
def remind_agency(pk: int, act: Act, consultation: int, reminder: Reminder) -> Dossier:
    """Write down that the agency was reminded of the answer it owes. Serves duty I.1.c.

    Source: NĐ 118/2025 Đ19.4 (the answer within its day); reminding is practice. Raises PermissionDenied, RuleBroken
    when stale, not open, answered already, reminded that day, or formal too early.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "remind_agency"):
        return dossier
    require_fresh_step(dossier, act)
    asked = dossier.consultations.filter(pk=consultation, replied_at=None).first()
    if asked is None:
        raise RuleBroken(
            _("Cơ quan này đã trả lời hoặc không được hỏi trong hồ sơ này. Tải lại trang để xem."),
            code="answered_before",
        )
    sent = sent_for(asked)
    rules.require_remindable_agency(reminder.manner, due_at=asked.due_at, sent=sent, at=act.at)
    move(dossier, "remind_agency")
    AgencyReminder.objects.create(
        consultation=asked,
        n=len(sent) + 1,
        manner=reminder.manner,
        means=reminder.means,
        number=reminder.number,
        words=reminder.words,
        sent_at=act.at,
        sent_by=act.by,
    )
    dossier.save(update_fields=["status", "revision"])
    told = {
        "step": asked.agency,
        "remark": reminder.words,
        "manner": reminder.manner,
        "number": reminder.number,
    }
    note(dossier, "remind_agency", act, told)
    events.announce(AgencyReminded(dossier.pk))
    return dossier


@transaction.atomic
def set_reminder_days(
    centre: Centre, *, polite_days: int, formal_days: int, in_force_from: date, by: User, at: datetime
) -> ReminderSchedule:
    """The Centre's days of reminders from a day on. Raises PermissionDenied; RuleBroken when they are none or past."""
    schedule = ReminderSchedule(
        centre=centre,
        polite_days=polite_days,
        formal_days=formal_days,
        in_force_from=in_force_from,
        written_at=at,
        written_by=by,
    )
    require(by, SET_NOTICE, schedule, at=at)
    rules.require_reminder_days(polite_days, formal_days, in_force_from, at.astimezone(VIETNAM).date())
    schedule.save()
    data = {"polite": polite_days, "formal": formal_days, "from": in_force_from.isoformat()}
    journal.record("dossiers.reminder_days_set", schedule, by=by, at=at, centre=centre.pk, data=data)
    return schedule
