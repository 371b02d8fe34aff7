"""Urging whoever holds a dossier up."""

from dataclasses import dataclass

from django.db import transaction

from motcua.casework.dossiers import queries, rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import is_repeat, note, take
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Status
from motcua.foundation import events


@dataclass(frozen=True)
class DossierReminded:
    dossier_id: int


@transaction.atomic
def remind(pk: int, act: Act, *, words: str = "") -> Dossier:
    """Urge whoever the dossier waits for, once a day, with a few words; on record in its timeline.

    The dossier itself stays as it is, so that no form which somebody has open on it becomes stale. Serves duty I.1.d
    (urging whoever holds what is due or overdue). Raises PermissionDenied, RuleBroken when nobody holds it or it was
    urged that day.
    """
    dossier = take(pk, "dossiers.remind", act)
    if is_repeat(dossier, act, "remind"):
        return dossier
    last = queries.timeline(dossier).filter(verb="remind").last()
    rules.require_remindable(Status(dossier.status), last=last.at if last else None, at=act.at)
    note(dossier, "remind", act, {"remark": words})
    events.announce(DossierReminded(dossier.pk))
    return dossier
