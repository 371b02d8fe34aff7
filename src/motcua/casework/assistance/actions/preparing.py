"""A preparation made without sign-in, ticked further, opened at the counter, thrown away when its time is over."""

import secrets
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from motcua.casework.assistance import preparing, rules
from motcua.casework.assistance.actions.guidance import Told, record_guidance
from motcua.casework.assistance.models import Preparation
from motcua.casework.assistance.states import Way
from motcua.casework.dossiers.actions.reading import note_once
from motcua.casework.dossiers.models import Dossier, OnlineDraft
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.audit import journal
from motcua.foundation.words import _, kept_words
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import helper
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import ProcedureVersion, QuestionSet
from motcua.reference.procedures.rules.questions import known


@dataclass(frozen=True)
class Ready:
    """What somebody has got ready for a procedure: what they answered, and which papers they have."""

    version: ProcedureVersion
    questions: QuestionSet | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    had: Collection[int] = ()


def prepare(ready: Ready, *, at: datetime) -> Preparation:
    """A preparation under a fresh code; anybody may, so nothing of a person is taken."""
    return Preparation.objects.create(code=_fresh_code(), **_content(ready), **_times(at))


@transaction.atomic
def prepare_draft(draft: OnlineDraft, ready: Ready, *, by: User, at: datetime) -> Preparation:
    """The code under which the counter opens a filing in the making; the same again for the same filing.

    The citizen, or the helper with their consent, lets the Centre read it by that, on record. Raises
    PermissionDenied when it is somebody else's.
    """
    if by.pk not in (draft.citizen_id, draft.helper_id):
        raise PermissionDenied("somebody else's filing")
    made = Preparation.objects.select_for_update().filter(draft=draft).first()
    if made is not None:
        made.had, made.until = _listed(ready.version, {*made.had, *ready.had}), at + preparing.kept_for()
        made.save(update_fields=["had", "until"])
        return made
    made = Preparation.objects.create(code=_fresh_code(), draft=draft, **_content(ready), **_times(at))
    data = {"procedure": draft.procedure_code}
    journal.record("assistance.prepared", made, by=by, at=at, centre=draft.centre_id, data=data)
    return made


@transaction.atomic
def tick_papers(preparation: Preparation, had: Collection[int], *, at: datetime) -> Preparation:
    """The preparation with the papers its holder has by now. Raises RuleBroken when its time is over."""
    rules.require_live(preparation.until, at)
    preparation.had = _listed(preparation.version, had)
    preparation.save(update_fields=["had"])
    return preparation


def intake_key(preparation: Preparation, centre: Centre) -> uuid.UUID:
    """The key of the intake that comes of a preparation at a Centre: always the same one."""
    return uuid.uuid5(preparation.key, str(centre.pk))


@transaction.atomic
def open_preparation(preparation: Preparation, *, by: User, centre: Centre, at: datetime) -> uuid.UUID:
    """The key of the intake; that the person was guided by the list is on record, once a Centre.

    Source: NĐ 118/2025 Đ16.1, Đ16.2. Raises PermissionDenied; RuleBroken when its time is over.
    """
    require(by, "dossiers.receive", at=at)
    rules.require_live(preparation.until, at)
    key = intake_key(preparation, centre)
    if allows(by, "assistance.guide", at=at):
        record_guidance(_told(preparation), by=by, centre=centre, key=key, at=at)
    data = {"procedure": preparation.version.code, "declared": preparation.draft_id is not None}
    journal.record("assistance.preparation_opened", preparation, by=by, at=at, centre=centre.pk, data=data)
    return key


@transaction.atomic
def use_preparation(preparation: Preparation, dossier: Dossier, *, by: User, at: datetime) -> None:
    """That dossier came of it: the code is used, and the filing in the making is gone, lest it be filed once more.

    Nothing for a dossier of another procedure; a repeat changes nothing. Raises PermissionDenied.
    """
    require(by, "dossiers.receive", dossier, at=at)
    held = Preparation.objects.select_for_update(of=("self",)).select_related("draft", "version__procedure")
    used = held.get(pk=preparation.pk)
    if used.dossier_id is not None or used.version.code != dossier.procedure_code:
        return
    draft, used.draft, used.dossier = used.draft, None, dossier
    used.save(update_fields=["draft", "dossier"])
    if draft is not None:
        draft.delete()
    data = {"dossier": dossier.code, "declared": draft is not None}
    journal.record("assistance.preparation_used", used, by=by, at=at, centre=dossier.centre_id, data=data)


@transaction.atomic
def note_declaration_reading(preparation: Preparation, *, by: User, centre: Centre, at: datetime) -> None:
    """Write down that `by` read what a citizen declared and brought under a code, once in half an hour."""
    note_once("assistance.declaration_read", preparation, centre=centre.pk, by=by, at=at)


def _told(preparation: Preparation) -> Told:
    with kept_words():
        said = _("Người dân tự chuẩn bị theo danh mục trên trang công khai, mã chuẩn bị %(code)s.")
        said %= {"code": preparation}
    return Told(
        preparation.version_id,
        Way.ONLINE,
        said=said,
        questions=preparation.questions,
        answers=preparation.answers,
    )


def forget_preparations(*, before: datetime) -> int:
    """How many whose time was over before then are thrown away."""
    dropped, _each = Preparation.objects.filter(until__lte=before).delete()
    return dropped


def _fresh_code() -> str:
    letters = (secrets.choice(rules.PREPARATION_LETTERS) for _n in range(rules.PREPARATION_LENGTH))
    return "".join(letters)


def _content(ready: Ready) -> dict[str, object]:
    """Only answers that the questions have, and papers that the procedure lists."""
    return {
        "version": ready.version,
        "questions": ready.questions,
        "answers": known(helper.asked(ready.questions), ready.answers),
        "had": _listed(ready.version, ready.had),
    }


def _listed(version: ProcedureVersion, had: Collection[int]) -> list[int]:
    listed = procedures.for_intake(version.pk).components.all()
    return [each.pk for each in listed if each.pk in had]


def _times(at: datetime) -> dict[str, datetime]:
    return {"made_at": at, "until": at + preparing.kept_for()}
