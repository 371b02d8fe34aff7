"""The job of helping: throwing away what people got ready and did not come with."""

from procrastinate.contrib.django import app

from motcua.casework.assistance import actions
from motcua.foundation import clock


@app.periodic(cron="40 17 * * *")  # 00:40 in Vietnam
@app.task(name="assistance.forget_preparations", queueing_lock="assistance.forget_preparations")
def forget_preparations(timestamp: int) -> None:
    """Throw preparations away that were kept as long as their pages promised."""
    actions.forget_preparations(before=clock.now())
