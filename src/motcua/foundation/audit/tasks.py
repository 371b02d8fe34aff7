"""The journal's own job."""

from procrastinate.contrib.django import app

from motcua.foundation import clock
from motcua.foundation.audit import actions


@app.periodic(cron="55 16 * * *")  # 23:55 in Vietnam
@app.task(name="audit.anchor", queueing_lock="audit.anchor")
def anchor(timestamp: int) -> None:
    """Anchor every chain at the end of the day."""
    at = clock.now()
    actions.anchor(at.astimezone(clock.VIETNAM).date(), at=at)
