"""What each act leaves on a dossier: the same as the action of that name, without its door and messages.

`tests/test_simulation_replay.py` does the same acts by the real actions and compares every row.
"""

import json
from datetime import UTC, datetime
from typing import Any

from motcua.casework.dossiers.actions.common import moved_from
from motcua.casework.dossiers.simulation import handing_in, issuing
from motcua.casework.dossiers.simulation.life import Asked, Decided, Ended, Life, NewDate
from motcua.casework.dossiers.simulation.promising import as_text
from motcua.casework.dossiers.simulation.world import Officer, Paper
from motcua.casework.dossiers.states import (
    OUTSIDE,
    Channel,
    Delivery,
    Ending,
    Money,
    Outcome,
    Proof,
    Source,
    Stage,
    StopKind,
)
from motcua.foundation.clock import VIETNAM
from motcua.foundation.words import _
from motcua.reference.calendars import rules as working_time
from motcua.reference.calendars.rules import Stop

REFUSAL = (
    "Hồ sơ mẫu không thuộc thẩm quyền của Trung tâm",
    "Nghị định 118/2025/NĐ-CP Điều 17 khoản 1",
    "nộp tại cơ quan có thẩm quyền được ghi trong phiếu hướng dẫn",
)
BASIS = {
    Stage.RECEPTION: "Nghị định 118/2025/NĐ-CP Điều 16 khoản 3",
    Stage.RESOLUTION: "Nghị định 118/2025/NĐ-CP Điều 19 khoản 5",
}
LATE = "Khối lượng hồ sơ mẫu tăng nên chưa giải quyết xong"
DECLINED = "Hồ sơ mẫu không đủ điều kiện giải quyết"
PAYMENT, NOTICE, PROOF = "Nghĩa vụ tài chính về đất đai", "Thông báo mẫu số %s", "Chứng từ mẫu số %s"
REPLY = "Văn bản trả lời mẫu số %s: đã thực hiện"
ENDINGS = {
    "withdraw": (Ending.WITHDRAWN, "Công dân xin rút hồ sơ mẫu", "", "dossiers.receive"),
    "close_unsupplemented": (Ending.UNSUPPLEMENTED, "Hết hạn bổ sung mà không bổ sung", "", "dossiers.receive"),
    "stop": (Ending.STOPPED, "Phát sinh tranh chấp trong hồ sơ mẫu", "Quyết định mẫu", "dossiers.decide"),
}  # fmt: skip


def _who(life: Life, right: str) -> Officer:
    return life.place.cast.by_right[right]


def register(life: Life, at: datetime) -> None:
    """Filed from afar: status 1, the answer is due."""
    life.act_by = life.place.promises.counting(at.date()).answer_by(at)
    by = life.filed_by or _who(life, "dossiers.receive")
    if life.channel == Channel.ONLINE:
        handing_in.send(life, at)
    if life.filed_by is not None:
        issuing.filing_note(life, at, by)
    life.note("register", at, by, {})
    if life.channel != Channel.ONLINE:
        handing_in.scan(life, at, life.plan.papers, by)


def receive(life: Life, at: datetime) -> None:
    """Received: the clock starts, the first step begins."""
    life.move("receive")
    life.received_at = life.clock_from = at
    two = life.plan.two
    if two is not None and two.from_reception:
        promised = life.appoint(1, at)
    else:
        promised = life.place.promises.of(at, life.plan.limits[life.channel])
    life.promise(promised)
    life.act_by = promised.forward_by
    life.stage = life.plan.stages[life.plan.first]
    life.begin_step(life.stage, at)
    changed = [paper for paper in life.plan.papers if life.sources[paper.id] == Source.MISSING]
    for paper in changed:
        life.sources[paper.id] = paper.source(life.channel)
    by, brought = _who(life, "dossiers.receive"), _answer(life, at)
    issuing.receipt(life, at, by)
    put_right = {"changed": [f"component_{paper.id}" for paper in changed]} if changed else {}
    life.note("receive", at, by, {"seconds": life.seconds} | put_right)
    handing_in.scan(life, at, life.plan.papers if life.channel == Channel.DIRECT else brought, by)


def _answer(life: Life, at: datetime) -> list[Paper]:
    """The papers that were asked for and have come."""
    if not life.asked or life.asked[-1].answered_at is not None:
        return []
    life.asked[-1].answered_at = at
    return [paper for paper in life.plan.papers if paper.id in life.asked[-1].items]


def refuse(life: Life, at: datetime) -> None:
    life.move("refuse")
    life.act_by, life.refused = None, REFUSAL
    reason, basis, remedy = REFUSAL
    grounds, by = {"reason": reason, "basis": basis, "remedy": remedy}, _who(life, "dossiers.refuse")
    issuing.refusal(life, at, by)
    life.note("refuse", at, by, grounds)


def forward(life: Life, at: datetime) -> None:
    by = _who(life, "dossiers.forward")
    life.move("forward")
    late = {"late": True} if life.act_by and at > life.act_by else {}
    life.go_on(at, by)
    life.act_by = life.due_at
    assert life.stage is not None
    life.note("forward", at, by, {"to": life.stage.role, **late})


def complete_step(life: Life, at: datetime) -> None:
    assert life.stage is not None
    by = life.place.cast.at(life.stage)
    remark = REPLY % life.id if life.stage.role == OUTSIDE else ""
    life.move("complete_step")
    done = life.go_on(at, by, remark)
    life.note("complete_step", at, by, {"step": done.title, "remark": remark})


def ask_supplement(life: Life, at: datetime) -> None:
    """The first paper on the list is wrong: not there as long as nothing is received; afterwards the clock stops."""
    promises, received = life.place.promises, life.received_at is not None
    counting = promises.counting(at.date())
    by = life.place.cast.at(life.stage) if life.stage else _who(life, "dossiers.receive")
    stage = Stage.RESOLUTION if received else Stage.RECEPTION
    basis, late = BASIS[stage], False
    life.move("ask_supplement")
    until = working_time.supplement_until(promises.calendar, at, counting.parameters)
    if life.clock_from is not None:
        last = working_time.ask_supplement_by(promises.calendar, life.clock_from, counting.parameters)
        late = at > last
        life.pause(at, by, StopKind.SUPPLEMENT, str(StopKind.SUPPLEMENT.label), reason=basis, paper="")
    items = (life.plan.papers[0].id,)
    if not received:
        life.sources |= dict.fromkeys(items, Source.MISSING)
    life.asked.append(Asked(next(life.world.supplements), 1, stage, basis, at, by.id, late, until, items))
    life.act_by = working_time.close_of(promises.calendar, until)
    issuing.supplement_request(life, at, by)
    data = {"n": 1, "stage": str(stage), "until": until.isoformat(), "late": late}
    life.note("ask_supplement", at, by, data | {"items": len(items), "remark": basis})


def take_supplement(life: Life, at: datetime) -> None:
    """Complete: the whole limit runs again from now."""
    by, old = _who(life, "dossiers.receive"), life.due_at
    life.move("take_supplement")
    brought = _answer(life, at)
    for paper in brought:
        life.sources[paper.id] = Source.PAPER
    life.clock_from = life.supplemented_at = at
    part = life.running()
    limit = part.limit if part else life.plan.limits[life.channel]
    life.promise(life.place.promises.of(at, limit, part=part))
    life.follow()
    life.run_on(at, by)
    issuing.receipt(life, at, by)
    life.note("take_supplement", at, by, {"n": life.asked[-1].n, **_moved(life, old)})
    handing_in.scan(life, at, brought, by)


def _moved(life: Life, old: datetime | None) -> dict[str, str]:
    assert life.due_at is not None
    return moved_from(old.astimezone(UTC) if old else None, life.due_at)


def ask_payment(life: Life, at: datetime) -> None:
    assert life.stage is not None
    by, notice = life.place.cast.at(life.stage), NOTICE % life.id
    life.move("ask_payment")
    if life.plan.two is not None and life.clock_from is not None:
        if not life.appointed:
            life.appoint(1, life.clock_from)
        life.keep(at)
    life.pause(at, by, StopKind.PAYMENT, str(StopKind.PAYMENT.label), reason=PAYMENT, paper=notice)
    life.note("ask_payment", at, by, {"remark": PAYMENT, "paper": notice})


def prove_payment(life: Life, at: datetime) -> None:
    """The limit runs on, and the promise moves by the time that stood still."""
    by, old, proof = _who(life, "dossiers.receive"), life.due_at, PROOF % life.id
    assert life.clock_from is not None
    life.move("prove_payment")
    if life.plan.two is not None:
        life.promise(life.appoint(2, at))
        life.clock_from = at
        life.measure()
    else:
        pause = life.pauses[-1]
        stops = [Stop(pause.reason, pause.started_at, at)]
        life.promise(life.place.promises.of(life.clock_from, life.plan.limits[life.channel], stops))
    life.run_on(at, by, proof)
    if life.plan.two is not None:
        issuing.receipt(life, at, by)
    life.note("prove_payment", at, by, {"remark": proof, **_moved(life, old)})


def extend(life: Life, at: datetime, new_due: datetime) -> None:
    """Apologise and promise a new date."""
    old, parameters = life.due_at, life.place.promises.counting(at.date()).parameters
    assert old is not None
    by = _who(life, "dossiers.decide")
    life.move("extend")
    late = at.date() > working_time.overdue_notice_by(old, parameters)
    life.new_dates.append(NewDate(LATE, at, by.id, old, new_due, late))
    life.due_at = life.act_by = new_due
    life.clock = _told_of(life.clock, new_due)
    life.follow()
    life.measure()
    issuing.apology(life, at, by)
    life.note("extend", at, by, {"remark": LATE, "late": late, **_moved(life, old)})


def _told_of(clock: str, new_due: datetime) -> str:
    """The explanation with the line that the action adds."""
    kept: dict[str, Any] = json.loads(clock)
    line = _("Xin lỗi và hẹn lại: %(when)s") % {"when": f"{new_due.astimezone(VIETNAM):%H:%M %d/%m/%Y}"}
    kept["lines"].append(line)
    kept["sources"].append("NĐ 118/2025 Đ19.6")
    return as_text(kept)


def close(life: Life, at: datetime, verb: str) -> None:
    """End without a result: withdrawn, not supplemented, or stopped."""
    ending, reason, basis, right = ENDINGS[verb]
    by = _who(life, right)
    life.move(verb)
    life.end_steps(at, by)
    life.end_pause(at, by)
    life.act_by, life.stage, life.finished_at = None, None, at
    life.ended = Ended(ending, reason, basis, at, by.id)
    issuing.stop_notice(life, at, by)
    life.note(verb, at, by, {"remark": reason})


def decide(life: Life, at: datetime, outcome: Outcome) -> None:
    by, reason = _who(life, "dossiers.decide"), DECLINED if outcome == Outcome.DECLINED else ""
    life.move("decide")
    life.go_on(at, by, reason)
    life.decided = Decided(outcome, "", reason, at, by.id)
    life.keep(at)
    life.finished_at, life.delivery, life.act_by = at, Delivery.WAITING, None
    life.note("decide", at, by, {"outcome": str(outcome), "number": "", "reason": reason})


def return_result(life: Life, at: datetime, receiver: str, authorisation: str) -> None:
    by = _who(life, "dossiers.return")
    assert life.decided is not None
    life.move("return_result")
    proof = Proof.AUTHORISATION if authorisation else Proof.RECEIPT
    life.decided.returned_at, life.decided.receiver = at, receiver
    life.decided.proof, life.decided.authorisation = proof.value, authorisation
    life.end_steps(at, by)
    life.delivery, life.act_by, life.stage = Delivery.HANDED_OVER, None, None
    if life.money == Money.DUE:
        life.money = Money.SETTLED
    issuing.return_note(life, at, by)
    fee = {"confirmed": True, "amount_vnd": life.plan.fee_vnd, "money": str(life.money)}
    data = {"to_applicant": not authorisation, "receiver": receiver, "proof": proof.value}
    life.note("return_result", at, by, data | {"authorisation": authorisation, "fee": fee})
