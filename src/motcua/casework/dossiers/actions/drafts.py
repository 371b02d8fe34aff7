"""Intakes in the making."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from motcua.casework.dossiers.models import Dossier, Draft
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.reference.organisation.queries import get_centre

#: how long a save may be on its way; what lies further ahead was kept before somebody set the clock back
ON_ITS_WAY = timedelta(minutes=1)


@transaction.atomic
def save_draft(
    key: uuid.UUID,
    *,
    by: User,
    data: dict[str, Any],
    at: datetime,
    dossier: Dossier | None = None,
    unasked: bool = False,
) -> Draft:
    """The officer's draft with what was typed so far; made when the key is new.

    `unasked` is a save of the page itself: one that came before what is kept and is done after it changes nothing,
    since what was typed later stands. Raises PermissionDenied when `by` may not receive, or the draft is
    somebody else's.
    """
    require(by, "dossiers.receive", dossier, at=at)
    draft, _created = Draft.objects.select_for_update().get_or_create(
        key=key,
        defaults={
            "centre": get_centre(by),
            "officer": by,
            "dossier": dossier,
            "started_at": at,
            "saved_at": at,
        },
    )
    if draft.officer_id != by.pk:
        raise PermissionDenied("somebody else's draft")
    if unasked and timedelta() < draft.saved_at - at < ON_ITS_WAY:
        return draft
    draft.data, draft.saved_at = data, at
    draft.save(update_fields=["data", "saved_at"])
    return draft


@transaction.atomic
def resume_draft(key: uuid.UUID, *, by: User, data: dict[str, Any], at: datetime) -> Draft:
    """The draft of that key as it was left, now the officer's whom the person came back to; made of `data` when new.

    How long the intake takes is measured from now. Raises PermissionDenied when `by` may not receive, or the draft
    is another Centre's.
    """
    require(by, "dossiers.receive", at=at)
    draft = Draft.objects.select_for_update().filter(pk=key, centre=get_centre(by)).first()
    if draft is None:
        return save_draft(key, by=by, data=data, at=at)
    draft.officer, draft.started_at, draft.saved_at = by, at, at
    draft.save(update_fields=["officer", "started_at", "saved_at"])
    return draft


def drop_draft(key: uuid.UUID, *, by: User) -> None:
    """Throw an own draft away; a draft that is not there is no mistake."""
    Draft.objects.filter(key=key, officer=by).delete()
