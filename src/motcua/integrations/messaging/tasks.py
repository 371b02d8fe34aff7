"""The jobs that empty the outbox and gather the evening's notices."""

from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from motcua.foundation import clock
from motcua.foundation.notifications import actions, queries
from motcua.foundation.notifications.states import Channel
from motcua.integrations.messaging import letting, registry
from motcua.integrations.messaging.base import Carrier
from motcua.integrations.messaging.sending import send
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.rules.calendar import WorkingCalendar, close_of, is_working_day, local

AT_ONCE = 200
#: how far back the last close is looked for: longer than any holiday
LOOK_BACK_DAYS = 30


@app.periodic(cron="* * * * *")
@app.task(name="messaging.send_due", queueing_lock="messaging.send_due")
def send_due(timestamp: int) -> None:
    """Try what is due on every channel that is set up; running again changes nothing.

    What waits is read from committed rows: nothing is tried before its act holds, nothing is lost with a job.
    """
    for channel, carrier in registry.every().items():
        _empty(channel, carrier)


def _empty(channel: Channel, carrier: Carrier) -> None:
    """Longest waiting first, until the way proves shut; the rest keeps its place for the next minute."""
    for pk in list(queries.due(channel, clock.now()).values_list("pk", flat=True)[:AT_ONCE]):
        if not send(pk, carrier, at=clock.now()):
            break


@app.periodic(cron="*/10 * * * *")
@app.task(name="messaging.gather_evening", queueing_lock="messaging.gather_evening")
def gather_evening(timestamp: int) -> None:
    """One notice of all that officers want to hear of in the evening, once their Centre has closed.

    A worker that stood still gathers when it runs again; what comes after the close waits for the next one.
    """
    at = clock.now()
    for centre in queries.centres_to_gather():
        close = last_close(calendars.calendar_for(centre), at)
        if close is not None:
            actions.gather(centre, local(close).date(), before=close, at=at)


@app.task(name="messaging.send_link")
def send_link(dossier: int) -> None:
    """Send the link that opens a dossier's page to its people."""
    letting.send_link(dossier)


def last_close(calendar: WorkingCalendar, at: datetime) -> datetime | None:
    """When the last working day ended before that moment; None for none in a month."""
    today = local(at).date()
    days = (today - timedelta(days=back) for back in range(LOOK_BACK_DAYS))
    closes = (close_of(calendar, day) for day in days if is_working_day(calendar, day))
    return next((close for close in closes if close <= at), None)
