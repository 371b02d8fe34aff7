"""What a procedure is called in another language: writing it down."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.search import nfc
from motcua.reference.procedures import words
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish
from motcua.reference.procedures.models import Procedure, Translation


@transaction.atomic
def translate(
    procedure: Procedure,
    language: str,
    *,
    title: str,
    gloss: str,
    by: User,
    at: datetime,
    questions: Mapping[str, str] | None = None,
) -> Translation:
    """The translation as it is now; what is left empty is shown in Vietnamese. Raises PermissionDenied.

    `questions` by Vietnamese sentence; one worded as we do, or left empty, follows what we ship.
    """
    may_publish(by, at)
    ours = words.questions_in(language)
    own = {
        said: nfc(text) for said, text in (questions or {}).items() if text and nfc(text) != ours.get(said)
    }
    row, _is_new = Translation.objects.update_or_create(
        procedure=procedure,
        language=language,
        defaults={
            "title": nfc(title),
            "gloss": nfc(gloss),
            "questions": own,
            "written_at": at,
            "written_by": by,
        },
    )
    data = {"code": procedure.code, "language": language}
    record("procedures.translated", row, by=by, at=at, centre=EVERYWHERE, data=data)
    return row
