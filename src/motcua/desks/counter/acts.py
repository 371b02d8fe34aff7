"""Which acts an officer can take on a dossier now: open by law, and theirs by right."""

from datetime import datetime

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import OUTSIDE, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.reference.organisation.queries import roles_of

#: the right each act outside of processing needs
RIGHTS = {
    "receive": "dossiers.receive",
    "refuse": "dossiers.refuse",
    "forward": "dossiers.forward",
    "return_result": "dossiers.return",
}


def open_to(user: User, dossier: Dossier, at: datetime) -> set[str]:
    """The acts `user` can take on the dossier at that moment."""
    status = Status(dossier.status)
    if status == Status.IN_PROCESS:
        return _in_process(user, dossier, at)
    steps = rules.open_steps(status)
    return {step for step in steps if step in RIGHTS and allows(user, RIGHTS[step], dossier, at=at)}


def _in_process(user: User, dossier: Dossier, at: datetime) -> set[str]:
    """To decide, to end the current step, or to note what another body replied."""
    if dossier.deciding:
        return {"decide"} if allows(user, "dossiers.decide", dossier, at=at) else set()
    if dossier.current_role == OUTSIDE:
        mine = allows(user, "dossiers.forward", dossier, at=at)
    else:
        mine = dossier.current_role in roles_of(user, at) and allows(user, "dossiers.process", dossier, at=at)
    return {"complete_step"} if mine else set()
