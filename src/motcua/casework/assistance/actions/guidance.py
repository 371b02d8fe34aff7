"""Guidance put on record, and what became of it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.casework.assistance import rules
from motcua.casework.assistance.models import Guidance, GuidanceItem
from motcua.casework.assistance.states import Way
from motcua.casework.dossiers.actions import Lacking
from motcua.casework.dossiers.actions.reading import note_once
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.search import fold, fold_code, nfc
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import ProcedureVersion, QuestionSet


@dataclass(frozen=True)
class Told:
    """What somebody was told about a procedure, and, when they gave it, who they are."""

    version_id: int
    way: Way
    #: the papers found missing or wrong; the checklist always has all of them
    items: tuple[Lacking, ...] = ()
    said: str = ""
    minutes: int | None = None
    person_name: str = ""
    person_phone: str = ""
    #: the questions that were asked, and what was answered
    questions: QuestionSet | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


def record_guidance(told: Told, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> Guidance:
    """The guidance on record. A repeat of `key` gives the first.

    Source: NĐ 118/2025 Đ16.1, Đ16.2. Raises PermissionDenied; RuleBroken when a paper is not of the procedure, or
    the minutes cannot be.
    """
    version = procedures.for_intake(told.version_id)
    guidance = _unsaved(told, version, by=by, centre=centre, key=key, at=at)
    require(by, "assistance.guide", guidance, at=at)
    rules.require_minutes(told.minutes)
    listed = [component.pk for component in version.components.all()]
    rules.require_listed([item.component for item in told.items], listed)
    try:
        with transaction.atomic():
            return _keep(guidance, told)
    except IntegrityError:  # the key is unique: of two who click at once one is given the other's
        first = Guidance.objects.filter(centre=centre, key=key).first()
        if first is None:
            raise
        return first


def _unsaved(
    told: Told, version: ProcedureVersion, *, by: User, centre: Centre, key: uuid.UUID, at: datetime
) -> Guidance:
    return Guidance(
        centre=centre,
        key=key,
        version=version,
        procedure_code=version.procedure.code,
        field_code=version.field.code,
        way=told.way,
        given_at=at,
        given_by=by,
        minutes=told.minutes,
        person_name=nfc(told.person_name),
        person_phone=told.person_phone,
        said=nfc(told.said),
        questions=told.questions,
        answers=dict(told.answers),
    )


def _keep(guidance: Guidance, told: Told) -> Guidance:
    """Number the guidance, save it with its items, and write it into the journal without a word on the person."""
    year = f"{guidance.given_at.astimezone(VIETNAM):%y}"
    number = next_number(guidance.centre_id, "guidance", year)
    guidance.code = f"HD-{year}-{number:04d}"
    guidance.search = _search_text(guidance)
    guidance.save(force_insert=True)
    GuidanceItem.objects.bulk_create(
        GuidanceItem(guidance=guidance, component_id=item.component, lack=item.lack, words=item.words)
        for item in told.items
    )
    data = {"code": guidance.code, "procedure": guidance.procedure_code, "way": str(guidance.way)}
    journal.record(
        "assistance.guided",
        guidance,
        by=guidance.given_by,
        at=guidance.given_at,
        centre=guidance.centre_id,
        data=data | {"minutes": guidance.minutes, "items": len(told.items)},
    )
    return guidance


def _search_text(guidance: Guidance) -> str:
    version = guidance.version
    words = (guidance.code, guidance.procedure_code, version.name_vi, guidance.person_name)
    return fold(" ".join([*words, fold_code(guidance.person_phone)]))


@transaction.atomic
def note_reading(guidance: Guidance, *, by: User, at: datetime) -> None:
    """Write down that `by` was shown somebody's name or telephone, once in half an hour; nobody's is no reading."""
    if guidance.person_name or guidance.person_phone:
        note_once("assistance.read", guidance, centre=guidance.centre_id, by=by, at=at)
