"""The least that makes a visit."""

import uuid

from tests.fixtures import NINE, officer, person

from motcua.casework.certification import actions
from motcua.casework.certification.actions import Visit
from motcua.casework.certification.rules import Paper
from motcua.casework.certification.states import Kind

DIPLOMA = Paper("Bằng tốt nghiệp", pages=2, copies=3)
BIRTH = Paper("Giấy khai sinh", pages=1, copies=2)


def visit(signer, **changes) -> Visit:
    given = {
        "kind": Kind.COPY,
        "submitter": person(),
        "papers": (DIPLOMA, BIRTH),
        "signer": signer,
        "person_checked": True,
        "handed_over": True,
    }
    return Visit(**given | changes)


def certified(centre, signer, *, key=None, at=NINE, **changes):
    """The dossier of a visit, certified by the reception officer."""
    who = {"by": officer("tiep-nhan"), "centre": centre, "key": key or uuid.uuid4(), "at": at}
    return actions.certify(visit(signer, **changes), **who)
