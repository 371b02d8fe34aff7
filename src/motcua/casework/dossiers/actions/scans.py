"""Scans of the papers that were handed in."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import note, take
from motcua.casework.dossiers.models import Dossier, DossierComponent
from motcua.casework.dossiers.states import Status
from motcua.foundation.accounts.models import User
from motcua.foundation.files import store


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
