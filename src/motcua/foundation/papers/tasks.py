"""The job that prints what was issued and nobody has looked at."""

from datetime import timedelta

from procrastinate.contrib.django import app

from motcua.foundation import clock
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import printout_of

#: who issues a paper looks at it at once, which prints it; this is for the rest
UNSEEN = timedelta(minutes=1)
#: so few that whoever works meanwhile does not feel it; many at once come only with the sample commune
AT_ONCE = 100


@app.periodic(cron="* * * * *")
@app.task(name="papers.print_unseen", queueing_lock="papers.print_unseen")
def print_unseen(timestamp: int) -> None:
    """Make the printouts still missing, oldest first; running again changes nothing."""
    unseen = IssuedPaper.objects.filter(printout=None, issued_at__lt=clock.now() - UNSEEN)
    for paper in unseen.select_related("template").order_by("pk")[:AT_ONCE]:
        printout_of(paper)
