"""Which acts an officer can take on a dossier now: open by law, and theirs by right."""

from datetime import datetime

from motcua.casework.dossiers import actions, queries, rules
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Delivery, ReturnPlace, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.clock import VIETNAM

#: the right each act needs wherever the dossier's steps have no say in it
RIGHTS = {
    "receive": "dossiers.receive",
    "refuse": "dossiers.refuse",
    "forward": "dossiers.forward",
    "send_away": "dossiers.forward",
    "take_back": "dossiers.forward",
    "send_parts": "dossiers.forward",
    "note_part": "dossiers.forward",
    "return_result": "dossiers.return",
    "post_result": "dossiers.return",
    "note_delivered": "dossiers.return",
    "note_came_back": "dossiers.return",
    "publish_result": "dossiers.return",
    "extend": "dossiers.decide",
    "stop": "dossiers.decide",
    "take_supplement": "dossiers.receive",
    "close_unsupplemented": "dossiers.receive",
    "prove_payment": "dossiers.receive",
    "withdraw": "dossiers.receive",
    "assign": "dossiers.decide",
    "remind": "dossiers.remind",
    "note_outside": "dossiers.receive",
    "report_error": "dossiers.return",
    "correct_result": "dossiers.decide",
    "return_corrected": "dossiers.return",
}
#: acts of who works at the current step
AT_STEP = {
    "complete_step",
    "return_step",
    "assign",
    "consult",
    "note_reply",
    "remind_agency",
    "ask_supplement",
    "ask_payment",
    "note_no_payment",
    "decide",
}


def open_on_page(user: User, dossier: Dossier, at: datetime) -> set[str]:
    """The acts `user` can take on the one dossier that is open: of a second request for papers, who may decide.

    Source: NĐ 118/2025 Đ16.3 (papers are asked for once).
    """
    may = open_to(user, dossier, at)
    if "ask_supplement" not in queries.open_steps(dossier) or not dossier.supplements.all():
        return may
    again = allows(user, "dossiers.decide", dossier, at=at)
    return may | {"ask_supplement"} if again else may - {"ask_supplement"}


def open_to(user: User, dossier: Dossier, at: datetime) -> set[str]:
    """The acts `user` can take on the dossier at that moment, as far as its own row tells: for lists."""
    steps = queries.open_steps(dossier) - _elsewhere(dossier)
    steps |= {"note_outside"}
    if queries.may_be_urged(dossier):
        steps |= {"remind"}
    asked = steps & RIGHTS.keys()
    held = {right for right in {RIGHTS[step] for step in asked} if allows(user, right, dossier, at=at)}
    may = {step for step in asked if RIGHTS[step] in held}
    if dossier.status == Status.SUBMITTED:
        return may | ({"ask_supplement"} if "receive" in may else set())
    return may | (_at_step(user, dossier, at) & steps)


def _elsewhere(dossier: Dossier) -> set[str]:
    """The ways out that are not open: a linked procedure goes to its agencies, a result as its owner chose, from
    where it is now."""
    in_post = dossier.delivery == Delivery.IN_POST
    is_linked = bool(queries.agencies_of(dossier))
    ways = {
        "forward": not is_linked,
        "send_parts": is_linked,
        "return_result": not in_post,
        "post_result": not in_post and dossier.return_place == ReturnPlace.POST,
        "publish_result": dossier.return_place == ReturnPlace.ONLINE,
        "note_delivered": in_post,
        "note_came_back": in_post,
    }
    return {way for way, is_open in ways.items() if not is_open}


def offered(dossier: Dossier, may: set[str], at: datetime) -> set[str]:
    """Those of the open acts that have something to act on: what the page shows as links."""
    today = at.astimezone(VIETNAM).date()
    waited_for = any(asked.replied_at is None for asked in dossier.consultations.all())
    there = {
        "note_reply": waited_for,
        "remind_agency": waited_for,
        "close_unsupplemented": all(asked.until < today for asked in dossier.supplements.all()),
        "report_error": all(error.corrected_at for error in dossier.corrections.all()),
        "correct_result": any(error.corrected_at is None for error in dossier.corrections.all()),
        "return_corrected": any(
            error.corrected_at and error.handed_at is None for error in dossier.corrections.all()
        ),
        "return_step": any(step.n < _stage_begins(dossier) for step in queries.plan_of(dossier)[1:]),
        "assign": not dossier.beside,
        "note_no_payment": dossier.appointment == 1,
    }
    return {act for act in may if there.get(act, True)}


def _stage_begins(dossier: Dossier) -> int:
    """The number of the first step of those that began together with the current one."""
    if dossier.current_step is None:
        return 0
    return rules.stage_of(queries.planned(queries.plan_of(dossier)), dossier.current_step)[0]


def _at_step(user: User, dossier: Dossier, at: datetime) -> set[str]:
    """To decide, to work at the current step, or to note what another body replied; empty for whoever else."""
    if not actions.works_at_step(user, dossier, at):
        return set()
    return AT_STEP - {"complete_step" if dossier.deciding else "decide"}
