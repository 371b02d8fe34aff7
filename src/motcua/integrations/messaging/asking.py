"""What the public asks of a Centre without signing in, told to who may answer it: never who asked, nor what.

Handlers that `config/wiring.py` joins to the events of helping. One runs inside the act's transaction.
"""

from datetime import date, datetime

from django.urls import reverse

from motcua.casework.assistance.actions import WRITE, HelpAnswered, HelpAsked, QuestionAnswered, QuestionAsked
from motcua.casework.assistance.models import HelpRequest, Question
from motcua.foundation.clock import VIETNAM
from motcua.foundation.notifications import actions
from motcua.foundation.notifications.actions import About
from motcua.foundation.notifications.rules import Facts
from motcua.foundation.notifications.states import Kind
from motcua.integrations.messaging import recipients
from motcua.reference.organisation.rules import Place


def help_is_wanted(event: HelpAsked) -> None:
    """Whoever may help at that Centre sees that somebody asks for it, and by when to answer."""
    _tell(Kind.HELP_ASKED, HelpRequest.objects.get(pk=event.request_id), "counter:help_request")


def question_came(event: QuestionAsked) -> None:
    """Whoever may answer at that Centre sees that somebody asks, and by when to answer."""
    _tell(Kind.QUESTION_ASKED, Question.objects.get(pk=event.question_id), "counter:question")


def help_goes_on(event: HelpAnswered) -> None:
    """Somebody has seen to it: what the others were told is over."""
    actions.end_notices(HelpRequest(pk=event.request_id), at=event.at)


def question_is_answered(event: QuestionAnswered) -> None:
    """The same of a question."""
    actions.end_notices(Question(pk=event.question_id), at=event.at)


def _tell(kind: Kind, asked: HelpRequest | Question, page: str) -> None:
    place = Place(asked.centre_id, asked.field_code, asked.procedure_code)
    officers = recipients.holders(WRITE, place, on=_day(asked.asked_at))
    facts = Facts(asked.code, _day(asked.due_at), reverse(page, args=[asked.pk]))
    actions.tell_officers(kind, officers, About(asked, asked.centre_id, facts), at=asked.asked_at)


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()
