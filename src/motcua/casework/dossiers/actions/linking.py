"""A linked procedure: one dossier, several agencies, each with its task and its time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction

from motcua.casework.dossiers import queries, rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import go_out, is_repeat, move, note, require_fresh, take
from motcua.casework.dossiers.actions.processing import Decision, DossierDecided, result_of
from motcua.casework.dossiers.models import AgencyPart, Dossier, Linking
from motcua.casework.dossiers.promises import Counting, promise
from motcua.casework.dossiers.states import LINKED, PartOutcome
from motcua.foundation import events
from motcua.foundation.ui.formats import vn_datetime
from motcua.foundation.words import _, kept_words
from motcua.reference.calendars.rules import Limit
from motcua.reference.calendars.states import Unit
from motcua.reference.procedures.models import AgencyTask

_SENT = [
    "status", "revision", "current_step", "current_role", "deciding", "beside", "handler", "act_by", "answer_by",
    "clock",
]  # fmt: skip
#: letters a result's number has room for
MOST_NUMBER = 60


@dataclass(frozen=True)
class PartsSent:
    dossier_id: int


@dataclass(frozen=True)
class PartEnded:
    dossier_id: int


@dataclass(frozen=True)
class PartAnswer:
    """How one agency's part ended: which, the outcome, the number of its document, and why when it was not done."""

    n: int
    outcome: PartOutcome
    number: str = ""
    remark: str = ""


@transaction.atomic
def send_parts(pk: int, act: Act, *, on_paper: bool) -> Dossier:
    """Send a received dossier of a linked procedure to its agencies, with the slip of tasks and deadlines.

    On paper the leading agency has it first and each passes it on; else all have it at once.
    Source: NĐ 118/2025 Đ18.2, Đ20. Raises PermissionDenied, RuleBroken when stale, not open, or not linked.
    """
    dossier = take(pk, "dossiers.forward", act)
    if is_repeat(dossier, act, "send_parts"):
        return dossier
    require_fresh(dossier, act)
    tasks = queries.agencies_of(dossier)
    rules.require_agencies(len(tasks))
    hand_by = dossier.act_by
    move(dossier, "send_parts")
    go_out(dossier, act, LINKED)
    dossier.runs.filter(done_at=None).update(due_at=dossier.due_at)  # the parts have their own time
    linking = Linking.objects.create(
        dossier=dossier, on_paper=on_paper, hand_by=hand_by, sent_at=act.at, sent_by=act.by
    )
    parts = _make_parts(dossier, linking, tasks)
    _explain(dossier, linking, parts)
    dossier.answer_by = _first_due(parts)
    dossier.save(update_fields=_SENT)
    sheets.issue_linked_slip(dossier, parts, act, on_paper=on_paper)
    note(dossier, "send_parts", act, {"on_paper": on_paper, "agencies": len(parts), "late": linking.is_late})
    events.announce(PartsSent(dossier.pk))
    return dossier


def _ends(dossier: Dossier, task: AgencyTask, at: datetime, since: datetime) -> datetime:
    """Where the agency's own limit ends when it has the dossier from that moment."""
    limit = Limit(task.value, Unit(task.unit))
    return promise(Counting.of(dossier.centre_id, at), since, limit).deadline.at


def _make_parts(dossier: Dossier, linking: Linking, tasks: Sequence[AgencyTask]) -> list[AgencyPart]:
    """One row for each agency, those that begin now begun."""
    ends: list[Callable[[datetime], datetime]] = [
        partial(_ends, dossier, task, linking.sent_at) for task in tasks
    ]
    dues = rules.dues(ends, linking.sent_at, in_turn=linking.on_paper)
    waiting = [rules.PartAt(task.position, begun=False, ended=False) for task in tasks]
    begun = rules.begin_now(waiting, in_turn=linking.on_paper)
    return AgencyPart.objects.bulk_create(
        AgencyPart(
            dossier=dossier,
            task=task,
            n=task.position,
            begun_at=linking.sent_at if task.position in begun else None,
            slip_due=due,
            due_at=due,
        )
        for task, due in zip(tasks, dues, strict=True)
    )


def _explain(dossier: Dossier, linking: Linking, parts: Sequence[AgencyPart]) -> None:
    """Tell under the promise how the agencies share it. Source: NĐ 118/2025 Đ20."""
    with kept_words():
        each = "; ".join(f"{part.task.agency_title} {part.task.limit_words}" for part in parts)
        way = _("Liên thông lần lượt: %(each)s. Cơ quan cuối xong chậm nhất %(last)s.")
        if not linking.on_paper:
            way = _("Liên thông cùng lúc: %(each)s. Tất cả xong chậm nhất %(last)s.")
        line = way % {"each": each, "last": vn_datetime(max(part.slip_due for part in parts))}
    dossier.clock = dossier.clock | {
        "lines": [*dossier.clock["lines"], line],
        "sources": [*dossier.clock["sources"], "NĐ 118/2025 Đ20"],
    }


def _first_due(parts: Sequence[AgencyPart]) -> datetime | None:
    """By when the first agency that has the dossier is to be done."""
    return min((part.due_at for part in parts if part.is_open), default=None)


@transaction.atomic
def note_part(pk: int, act: Act, answer: PartAnswer) -> Dossier:
    """Write down how one agency's part ended; the others go on, and with the last the dossier is finished.

    On paper the next agency has it from now. Source: NĐ 118/2025 Đ20. Raises PermissionDenied, RuleBroken when
    stale, not open, not that agency's turn, or a part that was not done says no reason.
    """
    dossier = take(pk, "dossiers.forward", act)
    if is_repeat(dossier, act, "note_part", "end_parts"):
        return dossier
    require_fresh(dossier, act)
    rules.require_part_explained(answer.outcome, answer.remark)
    parts = list(dossier.parts.select_related("task"))
    ended = next((part for part in parts if part.n == answer.n), None)
    is_last = sum(part.ended_at is None for part in parts) == 1
    verb = "end_parts" if is_last else "note_part"
    move(dossier, verb)
    rules.require_part_open(_stands(ended) if ended else None)
    assert ended is not None
    _end(ended, act, answer)
    if is_last:
        _finish(dossier, act, parts)
    else:
        _pass_on(dossier, act, parts)
    told = {"step": ended.task.agency_title, "outcome": str(answer.outcome), "remark": answer.remark}
    note(dossier, verb, act, told)
    if is_last:
        events.announce(DossierDecided(dossier.pk))
    else:
        events.announce(PartEnded(dossier.pk))
    return dossier


def _stands(part: AgencyPart) -> rules.PartAt:
    return rules.PartAt(part.n, begun=part.begun_at is not None, ended=part.ended_at is not None)


def _end(part: AgencyPart, act: Act, answer: PartAnswer) -> None:
    """The part ended, never before it began should the clock have been set back."""
    assert part.begun_at is not None
    part.ended_at, part.outcome = max(act.at, part.begun_at), answer.outcome
    part.number, part.remark, part.noted_by = answer.number, answer.remark, act.by
    part.save(update_fields=["ended_at", "outcome", "number", "remark", "noted_by"])


def _pass_on(dossier: Dossier, act: Act, parts: Sequence[AgencyPart]) -> None:
    """On paper the next agency has the dossier from now."""
    begun = rules.begin_now([_stands(part) for part in parts], in_turn=dossier.linking.on_paper)
    for part in parts:
        if part.n in begun:
            part.begun_at = act.at
            part.due_at = rules.turn_due(part.slip_due, _ends(dossier, part.task, act.at, act.at))
            part.save(update_fields=["begun_at", "due_at"])
    dossier.answer_by = _first_due(parts)
    dossier.save(update_fields=["status", "revision", "answer_by"])


def _finish(dossier: Dossier, act: Act, parts: Sequence[AgencyPart]) -> None:
    """All have ended: the dossier has its result, which says what was not done and why."""
    with kept_words():
        not_done = [
            f"{part.task.agency_title}: {PartOutcome(part.outcome).label}. {part.remark}"
            for part in parts
            if part.outcome != PartOutcome.GRANTED
        ]
    numbers = "; ".join(part.number for part in parts if part.number)
    outcome = rules.together(PartOutcome(part.outcome) for part in parts)
    dossier.answer_by = None
    dossier.save(update_fields=["answer_by"])
    result_of(dossier, act, Decision(outcome, numbers[:MOST_NUMBER], "\n".join(not_done)), signer=act.by)


def stop_parts(dossier: Dossier, act: Act, reason: str) -> None:
    """Nothing more is done of a dossier that ends: what the agencies had not finished is stopped."""
    for part in dossier.parts.filter(ended_at=None):
        part.ended_at, part.outcome = max(act.at, part.begun_at or act.at), PartOutcome.STOPPED
        part.remark, part.noted_by = reason, act.by
        part.save(update_fields=["ended_at", "outcome", "remark", "noted_by"])
