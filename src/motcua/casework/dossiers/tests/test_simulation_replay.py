"""A simulated life and the same acts done by the real actions leave the same rows."""

import json
import uuid
from datetime import UTC, datetime
from enum import Enum

import pytest

from motcua.casework.dossiers import actions, rules
from motcua.casework.dossiers.intake import Grounds, Intake, PersonDetails
from motcua.casework.dossiers.models import Dossier, SupplementItem
from motcua.casework.dossiers.simulation.life import Event, Life
from motcua.casework.dossiers.simulation.people import MARK, Invented
from motcua.casework.dossiers.simulation.rows import PERSON, TABLES, WORDS
from motcua.casework.dossiers.states import Channel, Lack, Money, Outcome, Proof, Source, Status
from motcua.foundation.accounts.models import User

from .simulating import lives_of

#: what only the database counts out, and what is found by it
OTHERWISE = {
    "id",
    "code",
    "view_code",
    "search",
    "submitter_id",
    "owner_id",
    "dossier_id",
    "dossier",
    "supplement_id",
}


def details(one: Invented) -> PersonDetails:
    return PersonDetails(one.full_name, one.personal_id, one.born_on, one.sex, one.address, one.phone)


def intake(life: Life) -> Intake:
    at_counter = life.channel == Channel.DIRECT
    checks = tuple(
        rules.ComponentCheck(
            paper.id, "", True, source := paper.source(life.channel),
            paper.originals if source == Source.PAPER else 0, paper.copies if source == Source.PAPER else 0,
        )
        for paper in life.plan.papers
    )  # fmt: skip
    return Intake(
        life.plan.version,
        details(life.submitter),
        owner=details(life.owner) if life.owner is not life.submitter else None,
        checks=checks,
        channel=life.channel,
        content=MARK,
        return_place=life.return_place,
        fee_settled=life.money == Money.SETTLED,
        person_checked=at_counter,
        seconds=life.seconds,
    )


class Replay:
    """One life, act by act, through the doors everybody uses."""

    def __init__(self, life: Life, centre) -> None:
        self.life, self.centre, self.dossier = life, centre, None

    def do(self, event: Event) -> None:
        if self.dossier is None:
            return self.begin(event)
        self.dossier.refresh_from_db()
        act = actions.Act(User.objects.get(pk=event.by.id), event.at, event.key, self.dossier.revision)
        self.dossier = getattr(self, event.verb)(self.dossier.pk, act, event.data)
        return None

    def begin(self, event: Event) -> None:
        who = {
            "by": User.objects.get(pk=event.by.id), "centre": self.centre, "key": event.key, "at": event.at,
        }  # fmt: skip
        if event.verb == "register":
            self.dossier = actions.submit_dossier(intake(self.life), **who)
        elif event.verb == "refuse":
            self.dossier = actions.refuse_at_counter(intake(self.life), Grounds(**event.data), **who)
        else:
            self.dossier = actions.receive_at_counter(intake(self.life), **who)

    def receive(self, pk, act, data):
        return actions.receive_submitted(pk, intake(self.life), act)

    def refuse(self, pk, act, data):
        return actions.refuse_submitted(pk, intake(self.life), Grounds(**data), act)

    def forward(self, pk, act, data):
        return actions.forward_dossier(pk, act)

    def complete_step(self, pk, act, data):
        return actions.complete_step(pk, act, remark=data["remark"])

    def ask_supplement(self, pk, act, data):
        wrong = tuple(actions.Lacking(item, Lack.WRONG, WORDS) for item in self.life.asked[0].items)
        return actions.ask_supplement(pk, act, actions.Request(wrong, data["remark"]))

    def take_supplement(self, pk, act, data):
        return actions.take_supplement(pk, act, self.life.asked[0].items)

    def ask_payment(self, pk, act, data):
        return actions.ask_payment(pk, act, reason=data["remark"], paper=data["paper"])

    def prove_payment(self, pk, act, data):
        return actions.prove_payment(pk, act, proof=data["remark"])

    def extend(self, pk, act, data):
        return actions.extend_dossier(pk, act, reason=data["remark"], new_due=self.life.new_dates[0].new_due)

    def grounds(self):
        return actions.ClosingGrounds(self.life.ended.reason, self.life.ended.basis)

    def withdraw(self, pk, act, data):
        return actions.withdraw_dossier(pk, act, self.grounds())

    def close_unsupplemented(self, pk, act, data):
        return actions.close_unsupplemented(pk, act, self.grounds())

    def stop(self, pk, act, data):
        return actions.stop_dossier(pk, act, self.grounds())

    def decide(self, pk, act, data):
        return actions.decide_dossier(pk, act, actions.Decision(Outcome(data["outcome"]), "", data["reason"]))

    def return_result(self, pk, act, data):
        proof = Proof(data["proof"])
        ticks = rules.HandOver(True, True, True, True, data["to_applicant"], proof, data["authorisation"])
        return actions.return_result(pk, act, receiver=actions.Receiver(data["receiver"]), ticks=ticks)


def plain(name, value):
    """A value as both sides spell it."""
    if isinstance(value, Enum):
        return value.value
    if name in ("data", "clock"):
        given = json.loads(value) if isinstance(value, str) else value
        return {key: plain(key, inner) for key, inner in given.items()}
    if name in ("due_before", "due_after"):
        return datetime.fromisoformat(value).astimezone(UTC)
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def simulated(table, life):
    rows = [dict(zip(table.given, row, strict=True)) for row in table.rows_of(life)]
    return [{name: plain(name, row[name]) for name in table.given if name not in OTHERWISE} for row in rows]


def acted(table, pk):
    by = (
        "pk"
        if table.model is Dossier
        else "supplement__dossier"
        if table.model is SupplementItem
        else "dossier"
    )
    names = [name for name in table.given if name not in OTHERWISE]
    rows = table.model.objects.filter(**{by: pk}).order_by("pk").values(*names)
    return [{name: plain(name, row[name]) for name in names} for row in rows]


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_the_real_actions_leave_the_same_rows_at_the_same_moments(centre, seed):
    """Every date, status, promise, norm, stop and word, table by table; the officers hold the rights they used."""
    _people, lives = lives_of(centre, 40, seed=seed)
    for life in lives:
        replay = Replay(life, centre)
        for event in life.events:
            replay.do(event)
        for table in TABLES:
            if table is not PERSON:
                told = f"{life.plan.procedure} {[event.verb for event in life.events]} {table.model.__name__}"
                assert simulated(table, life) == acted(table, replay.dossier.pk), told


def test_the_lives_that_are_compared_take_every_road(centre):
    lives = [life for seed in (7, 8, 9) for life in lives_of(centre, 40, seed=seed)[1]]
    verbs = {event.verb for life in lives for event in life.events}
    assert verbs >= {
        "register", "receive", "refuse", "forward", "complete_step", "ask_supplement", "take_supplement",
        "close_unsupplemented", "ask_payment", "prove_payment", "extend", "withdraw", "stop", "decide",
        "return_result",
    }  # fmt: skip
    assert {life.status for life in lives} >= {
        Status.REFUSED, Status.IN_PROCESS, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED,
    }  # fmt: skip
    assert all(isinstance(event.key, uuid.UUID) for life in lives for event in life.events)
