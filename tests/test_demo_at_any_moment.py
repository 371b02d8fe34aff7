"""The demo is made at whichever moment it is started: past midnight, at a year's ends, on holidays, at weekends."""

from datetime import datetime

import pytest
from django.core.management import call_command

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.sample import by_hand, roads
from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.foundation.clock import VIETNAM
from motcua.workplace.plans.models import Assignment
from tests.fixtures import bring_in

THERE = {"1.001193", "1.004873"}


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-23 00:05",  # a Monday's first minutes
        "2026-11-29 23:59",  # a Sunday's last
        "2027-01-01 00:01",  # a year's first minute
        "2026-12-31 17:01",  # a year's last working minute is over
        "2027-02-08 10:00",  # Tết
        "2027-02-28 12:30",
        "2027-03-01 06:59",
        "2027-05-03 07:00",  # the first minute after holidays
        "2028-02-29 15:00",
    ],
)
def test_the_demo_is_made_at_any_moment(centre, moment):
    bring_in(*sorted({one.procedure for one in (*by_hand.SAMPLES, *roads.ROADS)} | {"2.000815"} - THERE))
    at = datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)
    with clock.fixed_at(at):
        call_command("demo", weeks=1)
    assert Dossier.objects.filter(centre=centre).exists()
    assert Assignment.objects.filter(centre=centre).exists()
    assert not Entry.objects.filter(at__gt=at).exists()
