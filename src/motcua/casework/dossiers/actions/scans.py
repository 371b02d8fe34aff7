"""Scans of the papers that were handed in."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import note, take
from motcua.casework.dossiers.models import Dossier, DossierComponent
from motcua.casework.dossiers.states import Source, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.files import store
from motcua.foundation.words import _, kept_words


@transaction.atomic
def attach_scan(
    dossier: Dossier, component_id: int, content: bytes, *, name: str, by: User, at: datetime
) -> DossierComponent:
    """The component with its scan, noted in the timeline. An earlier scan stays in the store and in the journal.

    Source: NĐ 118/2025 Đ17.1 (scan each type of paper). Raises PermissionDenied; RuleBroken when the dossier's way
    has ended, nothing was handed in on paper, or the file is too large or not a PDF, JPEG or PNG.
    """
    act = Act(by, at, uuid.uuid4(), dossier.revision)
    held = take(dossier.pk, "dossiers.receive", act)
    component = held.components.select_related("component").get(pk=component_id)
    rules.require_scannable(Status(held.status), component.source)
    component.file = store.take_in(content, name=name, centre=held.centre_id)
    component.save(update_fields=["file"])
    held.revision += 1
    held.save(update_fields=["revision"])
    data = {"step": component.component.name, "component": component.component_id}
    note(held, "scan", act, data | {"sha256": component.file.sha256})
    return component


@transaction.atomic
def attach_proof(dossier: Dossier, content: bytes, *, name: str, by: User, at: datetime) -> Dossier:
    """The dossier with a scan of the paper by which its submitter files for the owner, noted in the timeline.

    Source: NĐ 118/2025 Đ15, Đ17.1. Raises PermissionDenied; RuleBroken as `attach_scan`, or when nobody files for
    another.
    """
    act = Act(by, at, uuid.uuid4(), dossier.revision)
    held = take(dossier.pk, "dossiers.receive", act)
    rules.require_scannable(Status(held.status), Source.PAPER if held.representation else "")
    assert held.representation is not None
    file = store.take_in(content, name=name, centre=held.centre_id)
    held.representation.file = file
    held.representation.save(update_fields=["file"])
    held.revision += 1
    held.save(update_fields=["revision"])
    with kept_words():
        step = _("Căn cứ nộp thay")
    note(held, "scan", act, {"step": step, "sha256": file.sha256})
    return held
