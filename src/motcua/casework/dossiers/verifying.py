"""What anybody who holds an electronic result may know of it: that it is ours, and nothing personal."""

from dataclasses import dataclass
from datetime import datetime

from motcua.casework.dossiers.models import ResultFile
from motcua.foundation.files import store
from motcua.foundation.papers.codes import typed_code


@dataclass(frozen=True)
class CheckedResult:
    """What kind of result, by whom, under which number, since when; and whether it still holds."""

    issuer: str
    title: str
    number: str
    issued_at: datetime
    available_at: datetime
    #: of the file as it was given out: whoever holds one can compare
    sha256: str
    #: None while no error was found in it
    withdrawn_at: datetime | None
    is_intact: bool

    @property
    def is_valid(self) -> bool:
        return self.is_intact and self.withdrawn_at is None


def check_result(code: str) -> CheckedResult | None:
    """What is behind the code of an electronic result, its bytes checked again; None when no result has that code."""
    files = ResultFile.objects.select_related("file", "dossier__result", "dossier__centre")
    found = files.filter(verify_code=typed_code(code)).first()
    if found is None:
        return None
    error = found.dossier.corrections.filter(reported_at__gte=found.available_at).first()
    result = found.dossier.result
    return CheckedResult(
        issuer=found.dossier.centre.name,
        title=result.name,
        number=result.number,
        issued_at=result.decided_at,
        available_at=found.available_at,
        sha256=found.file.sha256,
        withdrawn_at=error.reported_at if error else None,
        is_intact=_is_intact(found),
    )


def _is_intact(found: ResultFile) -> bool:
    try:
        store.read(found.file)
    except OSError:
        return False
    return True
