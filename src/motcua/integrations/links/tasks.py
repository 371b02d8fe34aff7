"""The nightly job."""

from procrastinate.contrib.django import app

from motcua.foundation import clock
from motcua.integrations.links import checking


@app.periodic(cron="30 19 * * *")
@app.task(name="links.check", queueing_lock="links.check")
def check(timestamp: int) -> None:
    """Look behind every legal link; 19:30 UTC is 02:30 in Vietnam."""
    checking.check_all(at=clock.now())
