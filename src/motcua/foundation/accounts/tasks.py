"""The accounts' own job."""

from datetime import timedelta

from procrastinate.contrib.django import app

from motcua.foundation import clock
from motcua.foundation.accounts import attempts

#: longer than any window of a limit
KEPT = timedelta(days=1)


@app.periodic(cron="20 17 * * *")  # 00:20 in Vietnam
@app.task(name="accounts.forget_attempts", queueing_lock="accounts.forget_attempts")
def forget_attempts(timestamp: int) -> None:
    """Drop counts of attempts whose window has long passed."""
    attempts.forget(before=clock.now() - KEPT)
