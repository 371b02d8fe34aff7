"""Filing online for somebody who agreed: the helper stays who they are, the dossier is the citizen's."""

from datetime import datetime

from django.db import transaction

from motcua.casework.assistance import rules
from motcua.casework.assistance.actions.sessions import record
from motcua.casework.assistance.models import AssistedSession
from motcua.casework.assistance.states import ConsentBy, Stand
from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers.models import Dossier, OnlineDraft
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.clock import VIETNAM
from motcua.foundation.search import nfc
from motcua.reference.procedures import queries as procedures


def require_consent(session: AssistedSession, *, by: User, at: datetime) -> None:
    """Nothing while `by` may fill in for the citizen. Raises PermissionDenied; RuleBroken when the consent is another
    helper's, withdrawn, ended or over."""
    require(by, "assistance.guide", session, at=at)
    rules.require_own(session.helper_id, by.pk, "file")
    rules.require_open(Stand(session.stand), in_time=session.until is not None and at <= session.until)


@transaction.atomic
def begin_filing(pk: int, *, by: User, at: datetime) -> OnlineDraft:
    """The filing that the helper fills in for the citizen, who is never asked twice for what the session knows.

    Raises PermissionDenied; RuleBroken without consent, procedure or filing online, or when one was filed already.
    """
    session = AssistedSession.objects.select_for_update().get(pk=pk)
    require_consent(session, by=by, at=at)
    version = procedures.in_force(session.procedure_code, at.astimezone(VIETNAM).date())
    rules.require_to_file(known=version is not None, filed=session.dossier_id is not None)
    assert version is not None
    known = {"full_name": session.person_name, "personal_id": session.personal_id}
    if session.consent_by != ConsentBy.SLIP:
        known[str(session.consent_by)] = session.contact
    told = {name: value for name, value in known.items() if value}
    return dossiers.begin_for(version, session.centre, told, key=session.key, by=by, at=at)


@transaction.atomic
def file_for(pk: int, *, by: User, at: datetime, based_on: int, declared: bool, next_step: str) -> Dossier:
    """The citizen's dossier, filed under their consent; the journal names the helper. A repeat gives the first.

    `next_step` is what the citizen can do alone next time: it stands on the note they take home. Source: NĐ 118/2025
    Đ16, Đ17.2. Raises PermissionDenied; RuleBroken as `file_online`, without consent, or when no step is said.
    """
    session = AssistedSession.objects.select_for_update().get(pk=pk)
    require_consent(session, by=by, at=at)
    if session.dossier is not None:
        return session.dossier
    rules.require_next_step(next_step)
    dossier = dossiers.file_online(
        session.key, by=by, at=at, based_on=based_on, declared=declared, next_step=nfc(next_step)
    )
    session.dossier, session.next_step = dossier, nfc(next_step)
    session.save(update_fields=["dossier", "next_step"])
    record("assistance.filed_for", session, by, at, dossier=dossier.code)
    return dossier
