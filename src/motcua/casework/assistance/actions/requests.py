"""Requests of people who cannot use the information online: sent by anybody, answered by officers."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.casework.assistance import promise, rules
from motcua.casework.assistance.models import HelpAct, HelpRequest
from motcua.casework.assistance.states import HelpStand, HelpVerb, Wish
from motcua.casework.dossiers.actions.reading import note_once
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.search import nfc
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import ProcedureVersion


@dataclass(frozen=True)
class HelpAsked:
    request_id: int


@dataclass(frozen=True)
class HelpAnswered:
    """Somebody of the Centre did something about the request."""

    request_id: int
    at: datetime


@dataclass(frozen=True)
class Wanted:
    """Who wants to be helped, with what, and how."""

    person_name: str
    person_phone: str
    about: str
    wish: Wish
    hamlet: str = ""
    version: ProcedureVersion | None = None


def ask_for_help(wanted: Wanted, *, centre: Centre, key: uuid.UUID, at: datetime) -> HelpRequest:
    """The request on record, with the moment by which it is answered. Anybody may ask; a repeat gives the first.

    Raises RuleBroken when somebody is to be visited and nobody says where.
    """
    rules.require_place(wanted.wish, wanted.hamlet)
    version = wanted.version
    request = HelpRequest(
        centre=centre,
        key=key,
        version=version,
        procedure_code=version.procedure.code if version else "",
        field_code=version.field.code if version else "",
        person_name=nfc(wanted.person_name),
        person_phone=wanted.person_phone,
        hamlet=nfc(wanted.hamlet),
        about=nfc(wanted.about),
        wish=wanted.wish,
        asked_at=at,
        due_at=promise.answer_by(centre.pk, at),
    )
    try:
        with transaction.atomic():
            year = f"{at.astimezone(VIETNAM):%y}"
            request.code = f"GD-{year}-{next_number(centre.pk, 'help', year):04d}"
            request.save(force_insert=True)
            data = {"code": request.code, "procedure": request.procedure_code, "wish": str(request.wish)}
            journal.record("assistance.help_asked", request, by=None, at=at, centre=centre.pk, data=data)
            events.announce(HelpAsked(request.pk))
    except IntegrityError:  # the key is unique: who clicks twice is given the first
        return HelpRequest.objects.get(centre=centre, key=key)
    return request


@transaction.atomic
def answer_help(
    pk: int, verb: HelpVerb, words: str, *, by: User, key: uuid.UUID, at: datetime
) -> HelpRequest:
    """The request one step further, the act on record. A repeat of `key` changes nothing.

    Raises PermissionDenied; RuleBroken when the step is not open or the outcome is not told.
    """
    request = HelpRequest.objects.select_for_update().get(pk=pk)
    require(by, "assistance.guide", request, at=at)
    if HelpAct.objects.filter(key=key, request=request).exists():
        return request
    stand = rules.after_help(HelpStand(request.stand), verb, words)
    request.stand = stand
    request.ended_at = at if stand in (HelpStand.DONE, HelpStand.CLOSED) else None
    if verb == HelpVerb.TAKE:
        request.taken_by = by
    request.save(update_fields=["stand", "ended_at", "taken_by"])
    HelpAct.objects.create(request=request, key=key, verb=verb, words=nfc(words), done_at=at, done_by=by)
    data = {"code": request.code, "verb": str(verb)}
    journal.record("assistance.help_answered", request, by=by, at=at, centre=request.centre_id, data=data)
    events.announce(HelpAnswered(request.pk, at))
    return request


@transaction.atomic
def note_help_reading(request: HelpRequest, *, by: User, at: datetime) -> None:
    """Write down that `by` was shown who asks for help, once in half an hour; who is forgotten is not shown."""
    if request.erased_at is None:
        note_once("assistance.read", request, centre=request.centre_id, by=by, at=at)
