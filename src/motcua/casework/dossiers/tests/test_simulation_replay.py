"""A simulated life and the same acts done by the real actions leave the same rows."""

import io
import json
import uuid
from datetime import UTC, datetime
from enum import Enum
from itertools import count
from types import SimpleNamespace

import pytest
from PIL import Image

from motcua.casework.dossiers import actions, rules
from motcua.casework.dossiers.actions import online
from motcua.casework.dossiers.intake import Grounds, Intake, PersonDetails
from motcua.casework.dossiers.models import Dossier, DossierEvent, SupplementItem
from motcua.casework.dossiers.sheets.straight import MONEY
from motcua.casework.dossiers.simulation import finishing
from motcua.casework.dossiers.simulation.issuing import WORDS
from motcua.casework.dossiers.simulation.life import Event, Life
from motcua.casework.dossiers.simulation.people import MARK, Invented
from motcua.casework.dossiers.simulation.rows import FILE_NAME, PERSON, TABLES
from motcua.casework.dossiers.simulation.telling import entries
from motcua.casework.dossiers.states import Channel, Lack, Money, Outcome, Proof, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.audit.models import Entry
from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.receipt import Receipt
from motcua.reference.procedures.models import Component

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
    "subject_key",
    "number",
    "verify_code",
}


def picture(shade: int) -> bytes:
    out = io.BytesIO()
    Image.new("L", (20, 30), shade).save(out, "PNG")
    return out.getvalue()


def scanner(life: Life, handed) -> StoredFile:
    """Few pictures for many papers, as in the sample commune."""
    return store.keep(picture(handed.paper % 3), kind="image/png", centre=life.place.centre)


def details(one: Invented) -> PersonDetails:
    return PersonDetails(one.full_name, one.personal_id, one.born_on, one.sex, one.address, one.phone)


def was_paid(life: Life) -> bool:
    """Whether the fee was paid at reception; by the end of its way every dossier's is."""
    first = next((one.sheet for one in life.issued if isinstance(one.sheet, Receipt)), None)
    return first.fees[0].state == MONEY[Money.SETTLED] if first else life.money == Money.SETTLED


def intake(life: Life) -> Intake:
    at_counter = life.channel == Channel.DIRECT
    checks = tuple(
        rules.ComponentCheck(
            paper.id, "", True, paper.source(life.channel), *paper.counts(life.channel),
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
        fee_settled=was_paid(life),
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
            self.keep_files(event.at)
        elif event.verb == "refuse":
            self.dossier = actions.refuse_at_counter(intake(self.life), Grounds(**event.data), **who)
        else:
            self.dossier = actions.receive_at_counter(intake(self.life), **who)

    def keep_files(self, at: datetime) -> None:
        """What `file_online` does with the files of a filing."""
        slots = [
            SimpleNamespace(
                component=Component.objects.get(pk=handed.paper),
                files=[SimpleNamespace(file=scanner(self.life, handed), name=FILE_NAME % n)],
            )
            for n, handed in enumerate(self.life.handed, 1)
            if handed.noted is None
        ]
        online._keep_papers(self.dossier, slots, at)

    def scan(self, pk, act, data):
        row = self.dossier.components.get(component=data["component"])
        actions.attach_scan(
            self.dossier, row.pk, picture(row.component_id % 3), name="quet.png", by=act.by, at=act.at
        )
        return self.dossier

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
        request = actions.Request(wrong, data["remark"])
        if self.dossier.received_at is None:
            return actions.ask_submitted(pk, intake(self.life), request, act)
        return actions.ask_supplement(pk, act, request)

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
        known = self.dossier.submitter if data["to_applicant"] else None
        receiver = actions.Receiver(data["receiver"], known=known)
        return actions.return_result(pk, act, receiver=receiver, ticks=ticks)


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


def compared(table, rows, dossier):
    """The rows without what only the database counts out, also where a paper has it in its texts, and without the
    key of a scan, which its action makes itself."""
    told = []
    for row in rows:
        kept = {name: plain(name, row[name]) for name in table.given if name not in OTHERWISE}
        if table.model is IssuedPaper:
            texts = json.dumps(kept["data"])
            for own in (dossier.code, dossier.view_code, row["number"], row["verify_code"]):
                texts = texts.replace(own, "") if own else texts
            kept["data"] = json.loads(texts)
        if table.model is DossierEvent and row["verb"] == "scan":
            del kept["key"]
        told.append(kept)
    return told


def simulated(table, life):
    rows = [dict(zip(table.given, row, strict=True)) for row in table.rows_of(life)]
    return compared(table, rows, life)


#: by what rows belong to a dossier, where that is not their column `dossier`
BELONGS = {Dossier: "pk", SupplementItem: "supplement__dossier", IssuedPaper: "subject_key"}


def acted(table, dossier):
    by = BELONGS.get(table.model, "dossier")
    rows = table.model.objects.filter(**{by: dossier.pk}).order_by("pk").values(*table.given)
    return compared(table, rows, dossier)


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_the_real_actions_leave_the_same_rows_at_the_same_moments(centre, seed):
    """Every date, status, promise, norm, stop and word, every scan, file and issued paper with all it says, table by
    table, and the journal act by act; the officers hold the rights they used."""
    _people, lives = lives_of(centre, 40, seed=seed, on_paper=True)
    finishing.finish(lives, scanner, count(1))
    journal = Entry.objects.filter(centre=centre.pk).order_by("seq").values_list("action", flat=True)
    for life in lives:
        replay, before = Replay(life, centre), journal.count()
        for event in life.events:
            replay.do(event)
        assert list(journal[before:]) == [told.action for told in entries(life)]
        for table in TABLES:
            if table is not PERSON:
                told = f"{life.plan.procedure} {[event.verb for event in life.events]} {table.model.__name__}"
                assert simulated(table, life) == acted(table, replay.dossier), told


def test_the_lives_that_are_compared_take_every_road(centre):
    lives = [life for seed in (7, 8, 9) for life in lives_of(centre, 40, seed=seed, on_paper=True)[1]]
    verbs = {event.verb for life in lives for event in life.events}
    assert verbs >= {
        "register", "receive", "refuse", "forward", "complete_step", "ask_supplement", "take_supplement",
        "close_unsupplemented", "ask_payment", "prove_payment", "extend", "withdraw", "stop", "decide",
        "return_result", "scan",
    }  # fmt: skip
    assert {one.sheet.form for life in lives for one in life.issued} == {
        "mau-01", "mau-02", "mau-03", "mau-04", "mau-05", "bien-nhan",
    }  # fmt: skip
    assert {handed.noted is None for life in lives for handed in life.handed} == {True, False}
    assert {life.status for life in lives} >= {
        Status.REFUSED, Status.IN_PROCESS, Status.WITHDRAWN, Status.STOPPED, Status.RETURNED,
    }  # fmt: skip
    assert all(isinstance(event.key, uuid.UUID) for life in lives for event in life.events)


def test_papers_and_scans_change_nobodys_fate(centre):
    bare, full = (lives_of(centre, 40, on_paper=on_paper)[1] for on_paper in (False, True))
    for one, other in zip(bare, full, strict=True):
        verbs = [event.verb for event in other.events if event.verb != "scan"]
        assert [event.verb for event in one.events] == verbs
        assert (one.status, one.due_at, one.sources) == (other.status, other.due_at, other.sources)
        assert [*one.handed, *one.issued] == []
