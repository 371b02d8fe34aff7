"""Others who must agree to what was declared online: it is sent without them, the officer sees who is missing."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.models import Dossier, Party
from motcua.casework.dossiers.own import parties_asked
from motcua.casework.dossiers.states import PartyStand
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.forms import rules as asking
from motcua.foundation.search import fold, nfc
from motcua.reference.procedures.models import ProcedureForm

_NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")


def keep_parties(dossier: Dossier, form: ProcedureForm | None, answers: Mapping[str, Any]) -> None:
    """Everybody whom the form wants to agree and who is not the submitter; by the names and papers declared."""
    groups = asking.parties(form.content) if form else []
    named = [_party(dossier, group, answers) for group in groups]
    Party.objects.bulk_create(each for each in named if each.full_name and not _is_submitter(each, dossier))


def _party(dossier: Dossier, group: str, answers: Mapping[str, Any]) -> Party:
    name = nfc(str(answers.get(f"{group}.ho_ten", "")))[:120]
    number = _NUMBER.search(str(answers.get(f"{group}.giay_to", "")).replace(" ", ""))
    return Party(
        dossier=dossier,
        group=group,
        full_name=name,
        folded_name=fold(name),
        personal_id=number[0] if number else "",
    )


def _is_submitter(party: Party, dossier: Dossier) -> bool:
    """Whether they filed themselves; a namesake with another number did not."""
    one = dossier.submitter
    return party.folded_name == one.folded_name and party.personal_id in ("", one.personal_id)


@transaction.atomic
def answer_party(pk: int, *, agrees: bool, by: User, at: datetime) -> Party:
    """The party's own word, given under an e-identity of their number and name. A repeat changes nothing.

    Raises PermissionDenied for anybody else; RuleBroken when another word was given before.
    """
    if not parties_asked(by).filter(pk=pk).exists():
        raise PermissionDenied("not asked of this account")
    party = Party.objects.select_for_update().get(pk=pk)
    wanted = PartyStand.AGREED if agrees else PartyStand.DECLINED
    if party.stand == wanted:
        return party
    rules.require_unanswered(PartyStand(party.stand))
    return _said(party, wanted, by, at)


@transaction.atomic
def note_party(pk: int, *, by: User, at: datetime) -> Party:
    """The officer has heard the party agree and has checked who they are, also after a no. A repeat changes nothing.

    Raises PermissionDenied unless `by` may receive the dossier.
    """
    party = Party.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=pk)
    require(by, "dossiers.receive", party.dossier, at=at)
    return party if party.stand == PartyStand.AGREED else _said(party, PartyStand.AGREED, by, at)


def _said(party: Party, stand: PartyStand, by: User, at: datetime) -> Party:
    party.stand, party.said_by, party.said_at = stand, by, at
    party.save(update_fields=["stand", "said_by", "said_at"])
    data = {"group": party.group, "stand": str(stand), "at_counter": party.at_counter}
    dossier = party.dossier
    journal.record("dossiers.party_answered", dossier, by=by, at=at, centre=dossier.centre_id, data=data)
    return party
