from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from django.db import connection, transaction
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, promises, queries, rules
from motcua.casework.dossiers.models import Dossier, DossierEvent, Extension, Person, StepRun
from motcua.casework.dossiers.simulation import casting, mixes, run, writing
from motcua.casework.dossiers.simulation.arrivals import House, arrivals
from motcua.casework.dossiers.simulation.people import FOLDED, MARK, NO_PROVINCE
from motcua.casework.dossiers.simulation.promising import as_text
from motcua.casework.dossiers.simulation.rows import TABLES
from motcua.casework.dossiers.simulation.writing import Batch
from motcua.casework.dossiers.states import Outcome, Proof, Status
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.audit import queries as journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.numbering.models import Series
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.search import fold
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.actions import Basis, close_day
from motcua.reference.calendars.models import EVERYWHERE
from motcua.reference.calendars.rules import Limit, is_working_day
from motcua.reference.calendars.states import Unit
from motcua.reference.organisation.models import Centre, Commune

from .simulating import UNTIL, WISH, bring_in_more, lives_of

LIMITS = (
    Limit(1, Unit.WORKING_DAY, same_day=True),
    Limit(3, Unit.WORKING_DAY),
    Limit(10, Unit.DAY),
    Limit(1, Unit.MONTH),
    Limit(4, Unit.HOUR),
)
#: a working day, a Friday, the eve of Tết, a Saturday
DAYS = (date(2026, 3, 4), date(2026, 4, 10), date(2026, 2, 13), date(2026, 4, 11))


def simulated(**changes):
    """What the last batch told, all written on the connection of the test."""
    *_before, last = run.simulate(replace(WISH, **changes), at_once=True)
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
    return last


@pytest.fixture
def second_commune(centre):
    return Commune.objects.create(code=30002, name="Phường Mẫu", province_id=82)


# ── what is born


@pytest.mark.parametrize("limit", LIMITS, ids=str)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_promise_counted_once_for_a_part_of_a_day_is_that_of_each_of_its_minutes(centre, day, limit):
    kept = casting.places([centre])[centre.pk].promises
    marks = [hour * 60 + minute for hour, minute in ((7, 30), (11, 30), (13, 0), (15, 0), (16, 30), (17, 0))]
    minutes = {*range(0, 1440, 37), *(mark + by for mark in marks for by in (-1, 0, 1))}
    for minute in Random(1).sample(sorted(minutes), len(minutes)):  # whichever comes first is remembered
        at = datetime.combine(day, time(minute // 60, minute % 60), VIETNAM)
        asked = promises.promise(promises.Counting.of(centre.pk, at), at, limit)
        found = kept.of(at, limit)
        assert (found.due_at, found.forward_by) == (asked.deadline.at, asked.forward_by), at
        assert found.clock == as_text(asked.as_json()), at


def test_the_same_seed_gives_the_same_lives_and_another_seed_others(centre):
    def told(seed):
        people, lives = lives_of(centre, 40, seed=seed)
        return people, [(table.given, list(table.rows_of(life))) for life in lives for table in TABLES]

    assert told(3) == told(3)
    assert told(3) != told(4)


def test_dossiers_come_in_on_working_days_only_as_many_as_wished_and_in_order(centre):
    calendar = calendars.calendar_for(EVERYWHERE)
    houses = [House(1, calendar, 30), House(2, calendar, 105)]
    came = list(
        arrivals(5_000, houses, date(2026, 1, 1), date(2026, 3, 31), mixes=mixes.read(), rng=Random(1))
    )
    assert len(came) == 5_000
    assert all(is_working_day(calendar, arrival.at.date()) for arrival in came)
    assert [(a.at.date(), a.centre, a.at) for a in came] == sorted(
        (a.at.date(), a.centre, a.at) for a in came
    )
    by_centre = Counter(arrival.centre for arrival in came)
    assert 3.3 < by_centre[2] / by_centre[1] < 3.7
    days = Counter(arrival.at.date() for arrival in came)
    assert days[date(2026, 3, 9)] > 1.4 * days[date(2026, 3, 13)]  # a Monday and its Friday
    assert all(closed not in days for closed in (date(2026, 2, 17), date(2026, 3, 14)))


def test_no_centre_that_works_means_no_arrival(centre):
    house = House(1, calendars.calendar_for(EVERYWHERE), 30)
    weekend = arrivals(5, [house], DAYS[-1], DAYS[-1], mixes=mixes.read(), rng=Random(1))
    assert list(weekend) == []


def test_mixes_give_every_field_a_share_and_leave_residence_to_the_police():
    shares = mixes.read().field_shares(["chung-thuc", "dat-dai", "cu-tru", "duong-bo", "trong-trot"])
    assert shares == {
        "chung-thuc": 0.45,
        "dat-dai": 0.125,
        "cu-tru": 0,
        "duong-bo": 0.025,
        "trong-trot": 0.025,
    }
    assert mixes.read().channels_on(date(2030, 1, 1)) == mixes.read().channels_on(date(2026, 1, 1))
    assert mixes.read().channels_on(date(2024, 1, 1)) == mixes.read().channels_on(date(2025, 1, 1))


def test_lateness_follows_its_share(centre):
    """Most are in time; those meant to be late are, and only those that were extended may pass a first promise."""
    lives = [
        life for life in lives_of(centre, 300, busy=mixes.read())[1] if life.finished_at and life.decided
    ]
    late = [life for life in lives if life.finished_at > life.due_at]
    assert all(life.is_late for life in late)
    assert 0 < len(lives) - len(late) > 0.9 * len(lives)


# ── what is written


def test_what_is_written_holds_and_is_found(centre, second_commune):
    last = simulated(centres=2)
    assert last.dossiers == Dossier.objects.count() == WISH.dossiers
    assert (last.first_on, last.last_on) == (date(2025, 7, 1), UNTIL)
    assert Centre.objects.filter(is_sample=True).count() == 2
    assert not Dossier.objects.filter(
        submitted_at__gt=datetime.combine(UNTIL, time(23, 59), VIETNAM)
    ).exists()
    for dossier in Dossier.objects.select_related("submitter", "owner", "version__procedure"):
        last_event = queries.timeline(dossier).last()
        assert (last_event.status, last_event.revision) == (dossier.status, dossier.revision)
        assert dossier.search == queries.search_text(dossier, dossier.submitter, dossier.owner)
        assert dossier.content == MARK
        open_runs = dossier.runs.filter(done_at=None).count()
        assert open_runs == (dossier.current_step is not None and dossier.status in (2, 4, 9))
    for person in Person.objects.all():
        assert person.folded_name == fold(person.full_name)
        assert person.personal_id.startswith(NO_PROVINCE)
        assert person.address.startswith(MARK)


def test_names_of_parts_fold_as_the_whole_name_does():
    assert all(folded == fold(words) for words, folded in FOLDED.items())


def test_every_column_is_written_or_has_the_first_value_of_its_model():
    for table in TABLES:
        columns = {field.column for field in table.model._meta.concrete_fields}
        left_to_the_database = columns - set(table.columns)
        assert left_to_the_database <= {"id"}, table.model


def test_codes_follow_the_numbering_and_the_next_intake_follows_them(centre):
    simulated(until=NINE.date())
    by_day = Counter(code.split("-")[-2] for code in Dossier.objects.values_list("code", flat=True))
    given = {series.period: series.last for series in Series.objects.filter(centre=centre.pk, kind="dossier")}
    assert given == dict(by_day)
    received = make_dossier(centre, at=NINE)
    assert received.code == f"{centre.agency_code}-260406-{by_day['260406'] + 1:04d}"


def test_an_ordinary_dossier_goes_its_whole_way_afterwards(centre):
    simulated()
    dossier = make_dossier(centre, at=NINE, way="return")
    dossier.refresh_from_db()
    assert dossier.status == Status.RETURNED
    assert IssuedPaper.objects.exclude(subject_key=dossier.pk).count() == 0


def test_simulated_dossiers_go_on_by_the_real_actions(centre):
    """Of many received within a few days, some stand at each of the steps; the officers of the demo take them on."""
    bring_in_more()
    simulated(dossiers=400, until=date(2025, 7, 4))
    waiting = Dossier.objects.filter(status=Status.RECEIVED)[0]
    assert actions.forward_dossier(waiting.pk, act(waiting, "tiep-nhan")).status == Status.IN_PROCESS
    working = Dossier.objects.filter(status=Status.IN_PROCESS, deciding=True)[0]
    decision = actions.Decision(Outcome.GRANTED)
    assert actions.decide_dossier(working.pk, act(working, "lanh-dao"), decision).status == Status.RESOLVED
    finished = Dossier.objects.filter(status=Status.RESOLVED).exclude(pk=working.pk)[0]
    ticks = rules.HandOver(True, True, True, True, receiver_is_applicant=True, proof=Proof.RECEIPT)
    receiver = actions.Receiver("Nguyễn Văn An")
    handed = actions.return_result(finished.pk, act(finished, "thu-ngan"), receiver=receiver, ticks=ticks)
    assert handed.status == Status.RETURNED


def test_the_journal_holds_before_and_after(centre, second_commune):
    make_dossier(centre)
    simulated(centres=2)
    make_dossier(centre, at=NINE + timedelta(days=1))
    told = {number: journal.verify(number) for number in journal.centres()}
    assert len(told) >= 2
    assert not any(told.values())
    acts = DossierEvent.objects.filter(centre=centre.pk).count()
    entries = [row for row in journal.rows(centre.pk) if row["subject"].startswith("dossiers.dossier:")]
    assert len(entries) == acts
    latest = Dossier.objects.filter(centre=centre.pk).first()
    assert latest.code in next(
        row["data"] for row in entries if row["subject"] == f"dossiers.dossier:{latest.pk}"
    )


def test_officers_of_every_sample_centre_may_do_what_they_did(centre, second_commune):
    simulated(centres=2, dossiers=60)
    other = Centre.objects.get(commune=second_commune)
    cast = casting.places([other])[other.pk].cast
    dossier = Dossier.objects.filter(centre=other).first()
    for right, acting in cast.by_right.items():
        if right.startswith("dossiers."):
            assert allows(User.objects.get(pk=acting.id), right, dossier, at=NINE)
    foreign = Dossier.objects.filter(centre=centre)[0]
    receiver = User.objects.get(pk=cast.by_right["dossiers.receive"].id)
    assert not allows(receiver, "dossiers.view", foreign, at=NINE)


def test_a_centre_with_days_of_its_own_counts_with_them_and_the_others_share_one_calendar(
    centre, second_commune
):
    simulated(centres=2, dossiers=2)
    centres = list(Centre.objects.filter(is_sample=True).select_related("commune__province").order_by("pk"))
    first, second = casting.places(centres).values()
    assert first.promises is second.promises
    assert first.promises.calendar == calendars.calendar_for(centre.pk)
    own = {"basis": Basis("Bão, dữ liệu mẫu", "01/TB"), "by": officer("giam-doc"), "at": NINE}
    close_day(centre.pk, on=date(2026, 4, 8), name="Bão", **own)
    apart = casting.places(centres)
    assert not is_working_day(apart[centre.pk].promises.calendar, date(2026, 4, 8))
    assert is_working_day(apart[centres[1].pk].promises.calendar, date(2026, 4, 8))


# ── what is refused


TODAY = date(2026, 4, 6)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"dossiers": 0}, "out_of_range"),
        ({"centres": 0}, "out_of_range"),
        ({"centres": 4_000}, "out_of_range"),
        ({"years": 0}, "out_of_range"),
        ({"until": TODAY}, "not_over"),
        ({"until": TODAY + timedelta(days=1)}, "not_over"),
    ],
)
def test_a_wish_that_cannot_be_granted_is_refused(centre, changes, code):
    with pytest.raises(RuleBroken) as refusal:
        run.require_sensible(replace(WISH, **changes), today=TODAY)
    assert refusal.value.code == code
    run.require_sensible(WISH, today=TODAY)


def test_a_seed_is_sown_once(centre):
    simulated(dossiers=5)
    with pytest.raises(RuleBroken, match="Hạt giống 7"):
        run.require_sensible(WISH, today=TODAY)
    run.require_sensible(replace(WISH, seed=8), today=TODAY)
    assert simulated(dossiers=5, seed=8).dossiers == 5


def test_where_real_dossiers_are_kept_it_wants_to_be_told_twice(centre, other_centre):
    run.require_no_real_dossiers(agreed=False)
    dossier = make_dossier(centre)
    run.require_no_real_dossiers(agreed=False)
    Dossier.objects.filter(pk=dossier.pk).update(centre=other_centre)
    with pytest.raises(RuleBroken) as refusal:
        run.require_no_real_dossiers(agreed=False)
    assert refusal.value.code == "real_dossiers"
    run.require_no_real_dossiers(agreed=True)
    simulated(dossiers=10)
    assert Dossier.objects.filter(centre=other_centre).count() == 1


def test_a_leap_day_has_a_year_before_it(centre):
    """29/02/2028 less two years is 28/02/2026, and a whole period begins the day after."""
    assert run._first_day(replace(WISH, until=date(2028, 2, 29), years=2), run._plans()) == date(2026, 3, 1)
    assert run._first_day(replace(WISH, until=date(2027, 7, 15), years=1), run._plans()) == date(2026, 7, 16)


def test_before_there_was_a_procedure_nothing_could_be_filed(centre):
    with pytest.raises(RuleBroken) as refusal:
        simulated(until=date(2025, 6, 30))
    assert refusal.value.code == "no_procedure"
    assert not Dossier.objects.exists()


# ── batches


def test_the_next_batch_is_born_while_one_is_written_and_a_failure_comes_out(monkeypatch):
    batches = [Batch((), ()) for _each in range(3)]
    seen = []
    monkeypatch.setattr(run, "write", lambda batch: seen.append(batch) or len(seen))
    assert [rows for _batch, rows in run._each_written(iter(batches), at_once=False)] == [1, 2, 3]
    assert seen == batches

    def fail(batch):
        raise RuntimeError("disk full")

    monkeypatch.setattr(run, "write", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        list(run._each_written(iter(batches), at_once=False))


def test_a_batch_that_fails_leaves_nothing(centre, monkeypatch):
    def fail(entries):
        raise RuntimeError("no turn")

    monkeypatch.setattr(writing, "record_many", fail)
    with pytest.raises(RuntimeError), transaction.atomic():
        simulated(dossiers=5)
    assert not Dossier.objects.exists()
    assert not StepRun.objects.exists()
    assert not Extension.objects.exists()
