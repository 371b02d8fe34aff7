"""Taking forms in: new versions beside the old, which only get a last day."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from motcua.foundation.audit import journal
from motcua.foundation.audit.chain import canonical
from motcua.reference.procedures import forming
from motcua.reference.procedures.actions.turn import EVERYWHERE, take_turn
from motcua.reference.procedures.models import Procedure, ProcedureForm
from motcua.reference.procedures.rules import declarations


@transaction.atomic
def take_in_forms(*, at: datetime) -> int:
    """How many forms shipped with us were new or changed; running again changes nothing.

    A form of a procedure that is not in the catalogue waits until it is.
    """
    take_turn()
    known = {procedure.code: procedure for procedure in Procedure.objects.all()}
    shared = forming.shared()
    return sum(
        _take_in(known[entry["procedure"]], entry, _content(entry, shared), at=at)
        for entry in forming.entries()
        if entry["procedure"] in known
    )


def _content(entry: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    return declarations.spelled_out(declarations.content_of(entry, shared))


def _take_in(procedure: Procedure, entry: dict[str, Any], content: dict[str, Any], *, at: datetime) -> bool:
    said = {name: str(entry[name]) for name in ("name", "source", "source_note")}
    sha256 = hashlib.sha256(canonical({**said, "content": content}).encode()).hexdigest()
    last = procedure.forms.order_by("number").last()
    begins = date.fromisoformat(str(entry["in_force_from"]))
    if last is not None and (last.sha256 == sha256 or last.in_force_from >= begins):
        return False  # the same, or one that the office has put in its place
    if last is not None and last.in_force_to is None:
        ProcedureForm.objects.filter(pk=last.pk).update(in_force_to=begins - timedelta(days=1))
    form = ProcedureForm.objects.create(
        procedure=procedure,
        number=last.number + 1 if last else 1,
        in_force_from=begins,
        content=content,
        sha256=sha256,
        **said,
    )
    journal.record(
        "procedures.form_taken_in",
        form,
        by=None,
        at=at,
        centre=EVERYWHERE,
        data={"code": procedure.code, "form": form.number, "sha256": sha256},
    )
    return True
