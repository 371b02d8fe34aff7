"""Samples filled in and clips that read the guidance aloud: adding one, taking it down."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import sound, store
from motcua.foundation.search import nfc
from motcua.foundation.words import _
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish
from motcua.reference.procedures.models import Aid, Procedure
from motcua.reference.procedures.states import AidKind

#: aids of one procedure shown at once: more nobody listens to
MOST_AIDS = 12


@dataclass(frozen=True)
class Brought:
    """A sample or clip as it was uploaded: its bytes, the name of its file, and its text."""

    kind: AidKind
    title: str
    words: str
    content: bytes
    name: str
    language: str = ""


@transaction.atomic
def add_aid(procedure: Procedure, brought: Brought, *, by: User, at: datetime) -> Aid:
    """The aid, its file read to the end. Raises PermissionDenied; RuleBroken for too many, or an unfit file."""
    may_publish(by, at)
    if procedure.aids.filter(removed_at=None).count() >= MOST_AIDS:
        message = _("Thủ tục đã có %(most)s mẫu, bản ghi âm. Gỡ bớt rồi thêm.")
        raise RuleBroken(message, code="too_many_aids", params={"most": MOST_AIDS})
    if brought.kind == AidKind.CLIP and not brought.language.strip():
        raise RuleBroken(_("Chưa ghi bản ghi âm nói tiếng gì."), code="language_missing")
    take = sound.take_in if brought.kind == AidKind.CLIP else store.take_in
    aid = Aid.objects.create(
        procedure=procedure,
        kind=brought.kind,
        language=nfc(brought.language) if brought.kind == AidKind.CLIP else "",
        title=nfc(brought.title),
        words=nfc(brought.words),
        file=take(brought.content, name=brought.name, centre=EVERYWHERE),
        added_at=at,
        added_by=by,
    )
    data = {"code": procedure.code, "kind": str(aid.kind), "file": aid.file.sha256}
    record("procedures.aid_added", aid, by=by, at=at, centre=EVERYWHERE, data=data)
    return aid


@transaction.atomic
def remove_aid(pk: int, *, by: User, at: datetime) -> Aid:
    """The aid, shown no more; its file is kept. Raises PermissionDenied."""
    may_publish(by, at)
    aid = Aid.objects.select_for_update(of=("self",)).select_related("procedure").get(pk=pk)
    if aid.removed_at is None:
        aid.removed_at, aid.removed_by = at, by
        aid.save(update_fields=["removed_at", "removed_by"])
        data = {"code": aid.procedure.code}
        record("procedures.aid_removed", aid, by=by, at=at, centre=EVERYWHERE, data=data)
    return aid
