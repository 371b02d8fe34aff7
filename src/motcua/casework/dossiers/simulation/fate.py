"""What is done next with an invented dossier, and when: drawn from the mixes, always within working hours."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from motcua.casework.dossiers.simulation import acts
from motcua.casework.dossiers.simulation.life import Life
from motcua.casework.dossiers.states import Channel, Outcome, ReturnPlace, Status
from motcua.reference.calendars.rules import (
    add_working_days,
    add_working_time,
    sessions_on,
    working_time_between,
)

#: what is done, and when; None when the way has ended, or nobody does anything more
Next = tuple[datetime, Callable[[Life, datetime], None]] | None
#: working hours within which a filing from afar is answered at the latest; the law's 8 unless answered late
ANSWER = timedelta(hours=8)
#: working hours within which a result is fetched, and those until it is sent
FETCHED, SENT = timedelta(hours=24), timedelta(hours=2)
#: working hours until an obligation is met
PAID = timedelta(hours=64)
NEW_DATE_DAYS = 3


def live(life: Life) -> Life:
    """Take a dossier along its way until the world's last moment; the same dossier."""
    if life.channel == Channel.DIRECT:
        at, act = _at_counter(life)
        act(life, at)
    else:
        acts.register(life, life.submitted_at)
    _draw(life)
    while (following := NEXT[life.status](life)) is not None:
        at, act = following
        if at > life.world.until:
            break
        act(life, at)
    return life


def _draw(life: Life) -> None:
    """Whether this one is late, how fast it goes, and what happens to it beside the straight road."""
    mixes, drawn = life.world.mixes, life.rng.random
    life.is_late = drawn() < mixes.late_in(life.plan.field)
    life.pace = 1.1 + drawn() if life.is_late else 0.3 + 0.65 * drawn()
    chance = drawn()
    same_day = life.plan.limits[life.channel].same_day
    roads = (
        ("supplement", mixes.supplement_in_process if life.plan.papers else 0),
        ("withdraw", mixes.withdrawn),
        ("stop", mixes.stopped),
        ("extend", 0 if same_day else mixes.extended),
    )
    for road, share in roads:
        if chance < share:
            life.detour = road
            return
        chance -= share


def _later(life: Life, since: datetime, amount: timedelta) -> datetime:
    """The minute at which so much working time has passed since then."""
    return add_working_time(life.place.promises.calendar, since, amount).replace(second=0, microsecond=0)


def _at_counter(life: Life) -> tuple[datetime, Callable[[Life, datetime], None]]:
    refused = life.rng.random() < life.world.mixes.refused
    return life.submitted_at, acts.refuse if refused else acts.receive


def _check(life: Life) -> Next:
    """A filing from afar is answered within its hours, or a little later when it is late."""
    mixes, chance = life.world.mixes, life.rng.random()
    at = _later(life, life.submitted_at, ANSWER * (life.pace if life.is_late else life.pace * 0.9))
    if chance < mixes.refused:
        return at, acts.refuse
    chance -= mixes.refused
    if chance < mixes.supplement_at_intake and life.plan.papers:
        return at, acts.ask_supplement
    return at, acts.receive


def _forward(life: Life) -> Next:
    """Within the first step's norm, and by the moment the law gives."""
    assert life.stage is not None
    assert life.received_at is not None
    at = _later(life, life.received_at, life.norms[life.stage.n] * life.pace)
    if not life.is_late and life.act_by is not None:
        at = max(min(at, life.act_by), life.received_at)
    return max(at, life.events[-1].at), acts.forward  # what is scanned is scanned first


def _work(life: Life) -> Next:
    """Each step takes its share of its norm; the road beside the straight one leaves from a step of work."""
    stage, opened = life.stage, life.runs[-1].opened_at
    assert stage is not None
    takes = life.norms[stage.n] * life.pace * _stretch(life)
    if life.detour == "extend" and stage.deciding:
        return _extend(life, _later(life, opened, takes / 2))
    if life.detour in ("withdraw", "stop"):
        verb, life.detour = life.detour, ""
        return _later(life, opened, takes / 2), partial(acts.close, verb=verb)
    if life.detour == "supplement" and not life.asked:  # a second time only who decides may ask
        life.detour = ""
        return _later(life, opened, takes / 2), acts.ask_supplement
    if not stage.counted and not life.pauses:
        return _later(life, opened, SENT), acts.ask_payment
    at = _later(life, max(opened, life.not_before or opened), takes)
    if not stage.deciding:
        return at, acts.complete_step
    declined = life.rng.random() < life.world.mixes.declined
    return at, partial(acts.decide, outcome=Outcome.DECLINED if declined else Outcome.GRANTED)


def _stretch(life: Life) -> float:
    """How much longer a late dossier takes than its norms together, so that it passes its promise."""
    if not life.is_late or life.clock_from is None or life.due_at is None:
        return 1.0
    available = life.available()
    needed = sum((norm for n, norm in life.norms.items() if n <= life.plan.deciding), timedelta())
    return max(available / needed, 1.0) if needed else 1.0


def _extend(life: Life, at: datetime) -> Next:
    """A new date a few working days after the old one; the work goes on once the old one is over."""
    assert life.due_at is not None
    life.detour, life.not_before = "", max(life.due_at, at)
    promises = life.place.promises
    day = add_working_days(promises.calendar, life.not_before.date(), NEW_DATE_DAYS)
    return at, partial(acts.extend, new_due=promises.counting(day).hand_out_on(day))


def _supplement(life: Life) -> Next:
    """Most bring the papers in time; the others' dossiers are closed on the first working day after the last."""
    asked, calendar = life.asked[-1], life.place.promises.calendar
    if life.rng.random() >= life.world.mixes.supplemented:
        day = add_working_days(calendar, asked.until, 1)
        opens = sessions_on(calendar, day)[0].on(day)[0]
        return opens, partial(acts.close, verb="close_unsupplemented")
    until = sessions_on(calendar, asked.until)[-1].on(asked.until)[1]
    wait = working_time_between(calendar, asked.asked_at, until)
    at = _later(life, asked.asked_at, wait * (0.1 + 0.85 * life.rng.random()))
    return at, acts.receive if life.received_at is None else acts.take_supplement


def _payment(life: Life) -> Next:
    at = _later(life, life.pauses[-1].started_at, PAID * life.rng.random())
    return at, acts.prove_payment


def _return(life: Life) -> Next:
    """Fetched within days, by the applicant or somebody they sent; a few never are."""
    mixes, chance = life.world.mixes, life.rng.random()
    assert life.finished_at is not None
    if chance < mixes.uncollected:
        return None
    fetched = life.return_place == ReturnPlace.CENTRE
    at = _later(life, life.finished_at, (FETCHED if fetched else SENT) * life.rng.random())
    receiver, authorisation = life.submitter.full_name, ""
    if fetched and life.rng.random() < mixes.collected_by_another:
        receiver, authorisation = f"Người thân của {receiver}", f"Giấy ủy quyền mẫu số {life.id}"
    return at, partial(acts.return_result, receiver=receiver, authorisation=authorisation)


def _nothing(life: Life) -> Next:
    return None


NEXT: dict[Status, Callable[[Life], Next]] = {
    Status.SUBMITTED: _check,
    Status.RECEIVED: _forward,
    Status.REFUSED: _nothing,
    Status.IN_PROCESS: _work,
    Status.AWAITING_SUPPLEMENT: _supplement,
    Status.AWAITING_PAYMENT: _payment,
    Status.WITHDRAWN: _nothing,
    Status.STOPPED: _nothing,
    Status.RESOLVED: _return,
    Status.RETURNED: _nothing,
}
