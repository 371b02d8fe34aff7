"""The accounts' own jobs."""

from datetime import timedelta

from django.contrib.sessions.models import Session
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


@app.periodic(cron="25 17 * * *")  # 00:25 in Vietnam
@app.task(name="accounts.forget_sessions", queueing_lock="accounts.forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Drop sessions that ended over a day ago; until then they tell whose a late form is."""
    Session.objects.filter(expire_date__lt=clock.now() - KEPT).delete()
