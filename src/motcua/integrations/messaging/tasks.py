"""The job that empties the outbox."""

from procrastinate.contrib.django import app

from motcua.foundation import clock
from motcua.foundation.notifications import queries
from motcua.foundation.notifications.states import Channel
from motcua.integrations.messaging import registry
from motcua.integrations.messaging.base import Carrier
from motcua.integrations.messaging.sending import send

AT_ONCE = 200


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
