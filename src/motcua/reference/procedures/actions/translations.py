"""What a procedure is called in another language: writing it down."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.search import nfc
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish
from motcua.reference.procedures.models import Procedure, Translation


@transaction.atomic
def translate(
    procedure: Procedure, language: str, *, title: str, gloss: str, by: User, at: datetime
) -> Translation:
    """The translation as it is now; what is left empty is shown in Vietnamese. Raises PermissionDenied."""
    may_publish(by, at)
    row, _is_new = Translation.objects.update_or_create(
        procedure=procedure,
        language=language,
        defaults={"title": nfc(title), "gloss": nfc(gloss), "written_at": at, "written_by": by},
    )
    data = {"code": procedure.code, "language": language}
    record("procedures.translated", row, by=by, at=at, centre=EVERYWHERE, data=data)
    return row
