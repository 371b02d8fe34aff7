"""Filing with somebody's consent: asked, given by a code or a signed slip, withdrawn, ended."""

import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from motcua.casework.assistance import rules, sending
from motcua.casework.assistance.models import AssistedSession
from motcua.casework.assistance.states import ConsentBy, Stand, Updates
from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers.actions.reading import note_once
from motcua.foundation.accounts import attempts
from motcua.foundation.accounts.attempts import Limit
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files.models import StoredFile
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.search import nfc
from motcua.foundation.ui.formats import vn_datetime
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import ProcedureVersion

#: how long a code can be typed, and how long a consent lasts
CODE_LIFE, SESSION_LIFE = timedelta(minutes=10), timedelta(hours=2)
WRONG_CODES = Limit("consent.code", 5, CODE_LIFE)


@dataclass(frozen=True)
class Asked:
    """Whom somebody is to be helped by, for what, and how they say yes."""

    person_name: str
    consent_by: ConsentBy
    #: e-mail or telephone the code goes to; empty for a slip
    contact: str = ""
    personal_id: str = ""
    version: ProcedureVersion | None = None
    updates_to: Updates = Updates.CITIZEN


def _code_hash(key: uuid.UUID, code: str) -> str:
    return salted_hmac("motcua.consent", f"{key}\n{code}", algorithm="sha256").hexdigest()


def ask_consent(asked: Asked, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> AssistedSession:
    """A session that waits for the citizen's yes; a code is on its way unless they sign a slip.

    A repeat of `key` gives the first and sends nothing. Raises PermissionDenied; RuleBroken when the way is not set
    up, or the code could not be sent.
    """
    version = asked.version
    session = AssistedSession(
        centre=centre,
        key=key,
        version=version,
        procedure_code=version.procedure.code if version else "",
        field_code=version.field.code if version else "",
        person_name=nfc(asked.person_name),
        personal_id=asked.personal_id,
        consent_by=asked.consent_by,
        contact=asked.contact,
        updates_to=asked.updates_to,
        helper=by,
        asked_at=at,
    )
    require(by, "assistance.guide", session, at=at)
    rules.require_contact(asked.consent_by, asked.contact)
    code = f"{secrets.randbelow(1_000_000):06d}"
    if asked.consent_by != ConsentBy.SLIP:
        session.code_hash, session.code_until = _code_hash(key, code), at + CODE_LIFE
    try:
        with transaction.atomic():
            _keep(session, at)
            if session.code_hash:  # not sent: nothing is kept either
                sending.send(asked.consent_by, asked.contact, code)
    except IntegrityError:
        return AssistedSession.objects.get(centre=centre, key=key)
    return session


def _keep(session: AssistedSession, at: datetime) -> None:
    year = f"{at.astimezone(VIETNAM):%y}"
    session.code = f"HT-{year}-{next_number(session.centre_id, 'assisted', year):04d}"
    session.save(force_insert=True)
    record("assistance.consent_asked", session, session.helper, at, by=str(session.consent_by))


def record(action: str, session: AssistedSession, who: User, at: datetime, **data: str) -> None:
    """Write an act of a session into the journal, without a word on the person."""
    told = {"code": session.code} | data
    journal.record(action, session, by=who, at=at, centre=session.centre_id, data=told)


def _locked(pk: int, step: str, *, by: User, at: datetime) -> AssistedSession:
    """The session, locked, its next state taken. Raises PermissionDenied for whoever did not begin it."""
    session = AssistedSession.objects.select_for_update().get(pk=pk)
    require(by, "assistance.guide", session, at=at)
    rules.require_own(session.helper_id, by.pk, step)
    session.stand = rules.after(Stand(session.stand), step)
    return session


def give_by_code(pk: int, code: str, *, by: User, at: datetime) -> AssistedSession:
    """The citizen has read their code out, or typed it: the session is open. Raises RuleBroken for a wrong one."""
    taken = attempts.take(WRONG_CODES, str(pk), at=at)  # outside: a refused try counts too
    if not taken.allowed:
        raise RuleBroken(
            _("Đã nhập sai mã nhiều lần. Chờ đến %(when)s, hoặc dùng phiếu đồng ý ký tay."),
            code="too_many",
            params={"when": vn_datetime(taken.again_at)},
        )
    with transaction.atomic():
        session = _locked(pk, "give", by=by, at=at)
        rules.require_code(
            right=constant_time_compare(session.code_hash, _code_hash(session.key, code.strip())),
            in_time=session.code_until is not None and at <= session.code_until,
        )
        return _opened(session, by, at)


@transaction.atomic
def give_by_slip(pk: int, slip: StoredFile, *, by: User, at: datetime) -> AssistedSession:
    """The citizen has signed the slip, here as a scan: the session is open."""
    session = _locked(pk, "give", by=by, at=at)
    session.slip = slip
    return _opened(session, by, at)


def _opened(session: AssistedSession, by: User, at: datetime) -> AssistedSession:
    session.given_at, session.until = at, at + SESSION_LIFE
    session.code_hash = ""
    session.save(update_fields=["stand", "given_at", "until", "code_hash", "slip"])
    record("assistance.consent_given", session, by, at, by="slip" if session.slip_id else "code")
    return session


@transaction.atomic
def withdraw_consent(pk: int, *, by: User, at: datetime) -> AssistedSession:
    """The citizen takes the consent back: nothing more is done for them, nothing is left of what was not sent.

    Any helper of the Centre may note it.
    """
    session = _locked(pk, "withdraw", by=by, at=at)
    session.ended_at = at
    session.save(update_fields=["stand", "ended_at"])
    dossiers.drop_helped(session.key)
    record("assistance.consent_withdrawn", session, by, at)
    return session


@transaction.atomic
def end_session(pk: int, *, by: User, saw: str, next_step: str, at: datetime) -> AssistedSession:
    """The help is over: what the helper saw, and what the citizen can do alone next time; what was not sent is gone."""
    session = _locked(pk, "end", by=by, at=at)
    session.saw, session.next_step, session.ended_at = nfc(saw), nfc(next_step), at
    session.save(update_fields=["stand", "saw", "next_step", "ended_at"])
    dossiers.drop_helped(session.key)
    record("assistance.session_ended", session, by, at)
    return session


@transaction.atomic
def note_session_reading(session: AssistedSession, *, by: User, at: datetime) -> None:
    """Write down that `by` was shown whose session it is, once in half an hour."""
    note_once("assistance.read", session, centre=session.centre_id, by=by, at=at)
