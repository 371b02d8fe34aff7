"""The dossiers' own jobs."""

from datetime import timedelta

from procrastinate.contrib.django import app

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.rules.online import DRAFT_DAYS
from motcua.foundation import clock


@app.periodic(cron="35 17 * * *")  # 00:35 in Vietnam
@app.task(name="dossiers.forget_drafts", queueing_lock="dossiers.forget_drafts")
def forget_drafts(timestamp: int) -> None:
    """Throw filings in the making away that nobody has touched for as long as their pages promise to keep them."""
    actions.forget_online(before=clock.now() - timedelta(days=DRAFT_DAYS))
