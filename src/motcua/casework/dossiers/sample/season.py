"""Weeks of a commune's dossiers up to yesterday, in every state, by the rules and mixes of the simulation."""

from datetime import datetime, timedelta

from motcua.casework.dossiers.sample.scans import Scanner
from motcua.casework.dossiers.simulation import mixes, run
from motcua.casework.dossiers.simulation.world import Filer, Officer
from motcua.foundation.accounts.demo import username_of
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.rules import is_working_day
from motcua.reference.organisation.models import Centre

ONE_DAY = timedelta(days=1)
#: which filings are the sample citizen's own, counted back from the last one; as many as fit on a screen
OWN = (2, 6, 9, 14, 22, 40, 75, 150, 400, 900)


def make(centre: Centre, *, at: datetime, weeks: int, seed: int) -> None:
    """As many dossiers as a commune of this size has in so many weeks. Source of the figures: domain 11 §2."""
    until = at.astimezone(VIETNAM).date() - ONE_DAY
    since = until - timedelta(weeks=weeks) + ONE_DAY
    calendar = calendars.calendar_for(centre.pk)
    working = sum(is_working_day(calendar, since + n * ONE_DAY) for n in range(weeks * 7))
    dossiers = round(working * mixes.read().size_of(centre.commune.name))
    wish = run.Wish(dossiers, 1, 1, seed, until, since)
    for _written in run.simulate(wish, at_once=True, scanner=Scanner(centre), filer=_filer(dossiers)):
        pass


def _filer(dossiers: int) -> Filer | None:
    """The sample citizen, with filings of their own: most of these days, some from long ago."""
    citizen = User.objects.filter(username=username_of("cong-dan")).first()
    numbers = frozenset(dossiers - before for before in OWN)
    if citizen is None:
        return None
    return Filer(Officer(citizen.pk, citizen.full_name, citizen.title), "Nữ", numbers)
