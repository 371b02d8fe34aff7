"""The morning's job: tasks that come back appear, and who is to do one hears that its deadline is near or over."""

from procrastinate.contrib.django import app

from motcua.foundation import clock
from motcua.workplace.plans import actions


@app.periodic(cron="10 23 * * *")  # 06:10 in Vietnam
@app.task(name="plans.begin_day", queueing_lock="plans.begin_day")
def begin_day(timestamp: int) -> None:
    """Make what is due appear, then warn; running again changes nothing, a day missed is made up."""
    at = clock.now()
    actions.make_due(at=at)
    actions.warn(at=at)
