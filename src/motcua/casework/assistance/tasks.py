"""The jobs of helping: throwing away what people got ready and did not come with, and who asked, once helped."""

from procrastinate.contrib.django import app

from motcua.casework.assistance import actions
from motcua.foundation import clock
from motcua.reference.organisation.models import Centre


@app.periodic(cron="40 17 * * *")  # 00:40 in Vietnam
@app.task(name="assistance.forget_preparations", queueing_lock="assistance.forget_preparations")
def forget_preparations(timestamp: int) -> None:
    """Throw preparations away that were kept as long as their pages promised."""
    actions.forget_preparations(before=clock.now())


@app.periodic(cron="45 17 * * *")  # 00:45 in Vietnam
@app.task(name="assistance.forget_askers", queueing_lock="assistance.forget_askers")
def forget_askers(timestamp: int) -> None:
    """Take the names off requests and questions that have been done with for as long as their Centre keeps them."""
    for centre in Centre.objects.order_by("pk"):
        actions.forget_askers(centre, at=clock.now())
