"""Weeks of a commune's dossiers up to yesterday, in every state, by the rules and mixes of the simulation."""

from datetime import datetime, timedelta

from motcua.casework.dossiers.sample.scans import Scanner
from motcua.casework.dossiers.simulation import mixes, run
from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.rules import is_working_day
from motcua.reference.organisation.models import Centre

ONE_DAY = timedelta(days=1)


def make(centre: Centre, *, at: datetime, weeks: int, seed: int) -> None:
    """As many dossiers as a commune of this size has in so many weeks. Source of the figures: domain 11 §2."""
    until = at.astimezone(VIETNAM).date() - ONE_DAY
    since = until - timedelta(weeks=weeks) + ONE_DAY
    calendar = calendars.calendar_for(centre.pk)
    working = sum(is_working_day(calendar, since + n * ONE_DAY) for n in range(weeks * 7))
    dossiers = round(working * mixes.read().size_of(centre.commune.name))
    wish = run.Wish(dossiers, 1, 1, seed, until, since)
    for _written in run.simulate(wish, at_once=True, scanner=Scanner(centre)):
        pass
