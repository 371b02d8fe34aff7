"""Scans of the papers that were handed in."""

from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers.models import Dossier, DossierComponent
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.files import store


@transaction.atomic
def attach_scan(
    dossier: Dossier, component_id: int, content: bytes, *, name: str, by: User, at: datetime
) -> DossierComponent:
    """The component with its scan. An earlier scan stays in the store and in the journal.

    Source: NĐ 118/2025 Đ17.1 (scan each type of paper). Raises PermissionDenied; RuleBroken when the file is too
    large or not a PDF, JPEG or PNG.
    """
    require(by, "dossiers.receive", dossier, at=at)
    component = DossierComponent.objects.select_for_update().get(dossier=dossier, pk=component_id)
    component.file = store.take_in(content, name=name, centre=dossier.centre_id)
    component.save(update_fields=["file"])
    data = {"component": component.component_id, "sha256": component.file.sha256}
    journal.record("dossiers.scanned", dossier, by=by, at=at, centre=dossier.centre_id, data=data)
    return component
