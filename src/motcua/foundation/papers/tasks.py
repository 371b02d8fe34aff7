"""The job that prints what was issued."""

from procrastinate.contrib.django import app

from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import printout_of


@app.task(name="papers.print")
def print_paper(paper: int) -> None:
    """Make the printout of an issued paper; running again changes nothing."""
    printout_of(IssuedPaper.objects.select_related("template").get(pk=paper))
