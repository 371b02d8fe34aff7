"""Letters about a dossier, written with Word."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from motcua.casework.dossiers import letters
from motcua.casework.dossiers.models import Dossier
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.errors import RuleBroken
from motcua.foundation.letters.actions import write_letter as write
from motcua.foundation.letters.models import Letter
from motcua.foundation.letters.states import Kind
from motcua.foundation.words import _
from motcua.reference.organisation import queries as organisation
from motcua.reference.organisation.rules import Place

#: whoever works on a dossier may write about it; the signature is somebody else's act
WRITERS = ("dossiers.receive", "dossiers.process", "dossiers.decide")


def may_write(by: User, dossier: Dossier, *, at: datetime) -> bool:
    """Whether `by` may write letters about the dossier."""
    return any(allows(by, right, dossier, at=at) for right in WRITERS)


def signatories_of(dossier: Dossier, at: datetime) -> list[organisation.Signatory]:
    """Who may sign a letter about the dossier that day, by post or by written delegation."""
    place = Place(dossier.centre_id, dossier.field_code, dossier.procedure_code)
    return organisation.signatories(place, at)


@transaction.atomic
def write_letter(
    dossier: Dossier, kind: Kind, typed: Mapping[str, str], *, signer: str, by: User, at: datetime
) -> Letter:
    """The letter, filled in from the dossier and what was typed, kept with its data.

    `signer` is the key of one of `signatories_of`, asked anew: a delegation may have ended meanwhile.
    Raises PermissionDenied, RuleBroken when that person may not sign that day.
    """
    if not may_write(by, dossier, at=at):
        raise PermissionDenied("letters")
    signatory = _signatory(dossier, signer, at)
    values = letters.facts(dossier, at) | {"số": letters.NO_NUMBER, "người soạn": by.full_name}
    values |= {name: text for name, text in typed.items() if text}
    values |= letters.signature(signatory)
    return write(kind, centre=dossier.centre_id, subject=dossier, values=values, by=by, at=at)


def _signatory(dossier: Dossier, signer: str, at: datetime) -> organisation.Signatory:
    found = next((each for each in signatories_of(dossier, at) if each.key == signer), None)
    if found is None:
        raise RuleBroken(
            _(
                "Người ký đã chọn hiện không có quyền ký với hồ sơ này: hết ủy quyền hoặc đổi vị trí. "
                "Chọn người ký khác rồi soạn lại; nội dung đã gõ vẫn còn."
            ),
            code="signer_not_entitled",
        )
    return found
