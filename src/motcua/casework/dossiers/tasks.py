"""The dossiers' own jobs."""

from datetime import timedelta

from procrastinate.contrib.django import app

from motcua.casework.dossiers import actions, facts
from motcua.casework.dossiers.rules.online import DRAFT_DAYS
from motcua.foundation import clock
from motcua.reference.organisation.models import Centre


@app.periodic(cron="35 17 * * *")  # 00:35 in Vietnam
@app.task(name="dossiers.forget_drafts", queueing_lock="dossiers.forget_drafts")
def forget_drafts(timestamp: int) -> None:
    """Throw filings in the making away that nobody has touched for as long as their pages promise to keep them."""
    actions.forget_online(before=clock.now() - timedelta(days=DRAFT_DAYS))


@app.task(name="dossiers.make_whole_file")
def make_whole_file(pk: int) -> None:
    """Put a whole file together; running again changes nothing once it has ended."""
    actions.make_whole_file(pk, at=clock.now())


@app.periodic(cron="45 17 * * *")  # 00:45 in Vietnam
@app.task(name="dossiers.forget_whole_files", queueing_lock="dossiers.forget_whole_files")
def forget_whole_files(timestamp: int) -> None:
    """Throw whole files away that were kept as long as their pages promise."""
    actions.forget_whole_files(before=clock.now() - actions.WHOLE_FILE_KEPT)


@app.periodic(cron="*/5 * * * *")
@app.task(name="dossiers.count_days", queueing_lock="dossiers.count_days")
def count_days(timestamp: int) -> None:
    """Count what closed; often, so that a machine that was off at midnight catches up. Again changes nothing."""
    at = clock.now()
    for centre in Centre.objects.order_by("pk"):
        if facts.is_due(centre.pk, at):
            facts.count_days(centre, at=at)
