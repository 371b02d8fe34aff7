"""Looking people up in the population database: never without a purpose, always on record."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, officer
from tests.population import SILENT, SamplePopulation

from motcua.casework.dossiers import actions, population
from motcua.casework.dossiers.models import PopulationLookup
from motcua.casework.dossiers.states import LookupOutcome
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken

KNOWN = "087190001234"


@pytest.fixture
def sample(monkeypatch):
    monkeypatch.setattr(population, "_connected", [SamplePopulation()])


def look_up(centre, number, *, purpose="compare", role="tiep-nhan"):
    wanted = actions.Wanted(number, purpose, uuid.uuid4())
    return actions.look_up(wanted, centre=centre, by=officer(role), at=NINE)


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        (KNOWN, LookupOutcome.FOUND),
        ("087190009999", LookupOutcome.UNKNOWN),
        (SILENT, LookupOutcome.NO_ANSWER),
    ],
)
def test_each_look_up_is_on_record_whatever_it_found(centre, sample, number, outcome):
    answer = look_up(centre, number)
    assert (answer.outcome, answer.is_sample, bool(answer.found)) == (
        outcome,
        True,
        outcome == LookupOutcome.FOUND,
    )
    row = PopulationLookup.objects.get()
    assert (row.personal_id, row.purpose, row.outcome, row.asked_at) == (number, "compare", outcome, NINE)
    kept = Entry.objects.get(action="dossiers.population_asked").data
    assert "compare" in kept
    assert number not in kept


def test_without_a_connection_nothing_is_pretended(centre):
    answer = look_up(centre, KNOWN)
    assert (answer.outcome, answer.found, answer.source) == (LookupOutcome.NOT_SET_UP, None, "")
    assert PopulationLookup.objects.get().outcome == LookupOutcome.NOT_SET_UP


@pytest.mark.parametrize(
    ("number", "purpose", "code"),
    [
        ("331357246", "compare", "number_needed"),
        ("", "compare", "number_needed"),
        (KNOWN, "", "purpose_needed"),
        (KNOWN, "curious", "purpose_needed"),
    ],
)
def test_nobody_is_asked_without_a_number_or_a_purpose(centre, sample, number, purpose, code):
    with pytest.raises(RuleBroken) as refusal:
        look_up(centre, number, purpose=purpose)
    assert refusal.value.code == code
    assert not PopulationLookup.objects.exists()


def test_who_does_not_receive_looks_nobody_up(centre, sample):
    with pytest.raises(PermissionDenied):
        look_up(centre, KNOWN, role="chuyen-mon")
    assert not PopulationLookup.objects.exists()
