"""What other agencies were asked about a dossier, each with its own clock, and when to remind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.casework.dossiers import asked as questions
from motcua.casework.dossiers import rules
from motcua.casework.dossiers.models import Consultation, Dossier
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import Manner
from motcua.desks.counter.clocks import Clocks, RowClock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.letters.states import Kind


@dataclass(frozen=True)
class Question:
    """One question: what was asked and answered; while it is open its clock, and the day to remind on."""

    asked: Consultation
    clock: RowClock | None = None
    remind_on: date | None = None
    is_to_remind: bool = False

    @property
    def letter(self) -> Kind:
        """The letter that fits the next reminder."""
        manner = rules.next_manner(questions.sent_for(self.asked))
        return Kind.ASKED_AGAIN if manner == Manner.POLITE else Kind.PRESSED


def draw(dossier: Dossier, at: datetime) -> list[Question]:
    """The questions asked about a dossier, in their order; nothing is read when there are none."""
    every = list(dossier.consultations.all())
    if all(asked.replied_at for asked in every):
        return [Question(asked) for asked in every]
    days, counting = questions.days_on(dossier.centre_id, at), Counting.of(dossier.centre_id, at)
    shown, today = Clocks(at), at.astimezone(VIETNAM).date()
    drawn = []
    for asked in every:
        if asked.replied_at:
            drawn.append(Question(asked))
            continue
        sent = questions.sent_for(asked)
        day = rules.remind_on(counting.calendar, asked.due_at, sent, days)
        due = day is not None and day <= today
        drawn.append(Question(asked, shown.answer(dossier, asked), day, due))
    return drawn


def clocks_of(dossiers: Sequence[Dossier], at: datetime) -> dict[int, RowClock]:
    """By dossier: the clock of the answer that is wanted first."""
    shown, waited_for = Clocks(at), questions.waited_for([dossier.pk for dossier in dossiers])
    return {d.pk: shown.answer(d, waited_for[d.pk]) for d in dossiers if d.pk in waited_for}
