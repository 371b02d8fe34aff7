"""Questions of citizens answered, and questions and answers made public: written by one, approved by another right."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.casework.assistance import promise, rules
from motcua.casework.assistance.models import Faq, FaqVersion, Question
from motcua.casework.assistance.states import QuestionStand
from motcua.casework.dossiers.actions.reading import note_once
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.search import fold, nfc
from motcua.foundation.versions import actions as versions
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import ProcedureVersion

#: answering, and writing what is to be public
WRITE = "assistance.guide"
#: making it public
APPROVE = "assistance.approve"


@dataclass(frozen=True)
class QuestionAsked:
    question_id: int


@dataclass(frozen=True)
class QuestionAnswered:
    """The question was answered, or closed."""

    question_id: int
    at: datetime


@dataclass(frozen=True)
class Wondered:
    """What somebody asks about a procedure, and, when they give it, who they are."""

    version: ProcedureVersion
    text: str
    person_name: str = ""
    person_phone: str = ""


@dataclass(frozen=True)
class Worded:
    """One wording of a public question."""

    question: str
    answer: str
    basis: str = ""


def ask_question(wondered: Wondered, *, centre: Centre, key: uuid.UUID, at: datetime) -> Question:
    """The question on record. Anybody may ask; a repeat of `key` gives the first."""
    version = wondered.version
    question = Question(
        centre=centre,
        key=key,
        procedure=version.procedure,
        procedure_code=version.procedure.code,
        field_code=version.field.code,
        text=nfc(wondered.text),
        person_name=nfc(wondered.person_name),
        person_phone=wondered.person_phone,
        asked_at=at,
        due_at=promise.answer_by(centre.pk, at),
    )
    try:
        with transaction.atomic():
            year = f"{at.astimezone(VIETNAM):%y}"
            question.code = f"CH-{year}-{next_number(centre.pk, 'question', year):04d}"
            question.save(force_insert=True)
            data = {"code": question.code, "procedure": question.procedure_code}
            journal.record("assistance.question_asked", question, by=None, at=at, centre=centre.pk, data=data)
            events.announce(QuestionAsked(question.pk))
    except IntegrityError:  # the key is unique: who clicks twice is given the first
        return Question.objects.get(centre=centre, key=key)
    return question


@transaction.atomic
def answer_question(pk: int, step: str, words: str, *, by: User, at: datetime) -> Question:
    """The question answered, or closed with the reason.

    Raises PermissionDenied; RuleBroken when it has been, or nothing is said.
    """
    question = Question.objects.select_for_update().get(pk=pk)
    require(by, WRITE, question, at=at)
    question.stand = rules.after_question(QuestionStand(question.stand), step, words)
    question.answer, question.answered_at, question.answered_by = nfc(words), at, by
    question.save(update_fields=["stand", "answer", "answered_at", "answered_by"])
    data = {"code": question.code, "step": step}
    centre = question.centre_id
    journal.record("assistance.question_answered", question, by=by, at=at, centre=centre, data=data)
    events.announce(QuestionAnswered(question.pk, at))
    return question


@transaction.atomic
def write_faq(
    worded: Worded,
    version: ProcedureVersion,
    *,
    by: User,
    centre: Centre,
    at: datetime,
    question: Question | None = None,
) -> FaqVersion:
    """A new public question, waiting for approval, made of a citizen's when one is given.

    Raises PermissionDenied; RuleBroken when what is written still names somebody.
    """
    faq = Faq(
        centre=centre,
        procedure=version.procedure,
        procedure_code=version.procedure.code,
        field_code=version.field.code,
    )
    require(by, WRITE, faq, at=at)
    faq.save(force_insert=True)
    if question is not None:
        require(by, WRITE, question, at=at)
        Question.objects.filter(pk=question.pk, centre=centre).update(faq=faq)
    return reword_faq(faq.pk, worded, by=by, at=at)


@transaction.atomic
def reword_faq(pk: int, worded: Worded, *, by: User, at: datetime) -> FaqVersion:
    """The next wording, waiting for approval; until then the one before stays shown.

    Raises PermissionDenied; RuleBroken when what is written still names somebody.
    """
    faq = Faq.objects.select_for_update().get(pk=pk)
    require(by, WRITE, faq, at=at)
    rules.require_nobody_named(worded.question, worded.answer)
    question, answer = nfc(worded.question), nfc(worded.answer)
    version = FaqVersion(
        centre=faq.centre_id,
        faq=faq,
        question=question,
        answer=answer,
        basis=nfc(worded.basis),
        search=fold(f"{question} {answer}"),
        in_force_from=at.astimezone(VIETNAM).date(),
        written_at=at,
        written_by=by.pk,
        written_by_name=by.full_name,
    )
    versions.number(version, faq.versions.all())
    version.save(force_insert=True)
    _record("faq_written", version, by, at)
    return version


@transaction.atomic
def approve_faq(pk: int, *, by: User, at: datetime) -> FaqVersion:
    """The wording shown from now on; approving it again changes nothing. Raises PermissionDenied."""
    version = FaqVersion.objects.select_for_update(of=("self",)).select_related("faq").get(pk=pk)
    require(by, APPROVE, version.faq, at=at)
    if version.approved_at is None:
        version.in_force_from = at.astimezone(VIETNAM).date()
        version.save(update_fields=["in_force_from"])
    if versions.approve(version, APPROVE, by=by, at=at):
        _record("faq_approved", version, by, at)
    return version


@transaction.atomic
def retire_faq(pk: int, *, by: User, at: datetime) -> Faq:
    """The public question taken down; it stays on record. Raises PermissionDenied."""
    faq = Faq.objects.select_for_update().get(pk=pk)
    require(by, APPROVE, faq, at=at)
    if faq.retired_at is None:
        faq.retired_at, faq.retired_by = at, by
        faq.save(update_fields=["retired_at", "retired_by"])
        data = {"procedure": faq.procedure_code}
        journal.record("assistance.faq_retired", faq, by=by, at=at, centre=faq.centre_id, data=data)
    return faq


def _record(verb: str, version: FaqVersion, by: User, at: datetime) -> None:
    data = {"procedure": version.faq.procedure_code, "version": version.version}
    journal.record(f"assistance.{verb}", version, by=by, at=at, centre=version.centre, data=data)


@transaction.atomic
def note_question_reading(question: Question, *, by: User, at: datetime) -> None:
    """Write down that `by` was shown who asks, once in half an hour; nobody's name is no reading."""
    if question.person_name or question.person_phone:
        note_once("assistance.read", question, centre=question.centre_id, by=by, at=at)
