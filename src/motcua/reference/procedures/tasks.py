"""Jobs of the catalogue: printing many sheets, declaring old ones void."""

from procrastinate.contrib.django import app

from motcua.foundation import clock
from motcua.reference.procedures.actions import batches, followups


@app.task(name="procedures.print_batch")
def print_batch(pk: int) -> None:
    """Print a batch; running again goes on with what is missing."""
    batches.print_batch(pk, at=clock.now())


@app.periodic(cron="5 * * * *")
@app.task(name="procedures.void_sheets", queueing_lock="procedures.void_sheets")
def void_sheets(timestamp: int) -> None:
    """Declare void what ended; hourly, so that a machine that was off at midnight does it in the morning."""
    followups.void_sheets(at=clock.now())
