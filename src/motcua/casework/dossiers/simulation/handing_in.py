"""What is handed in, as pictures: sent online as files, or scanned by who took it over."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from motcua.casework.dossiers.simulation.life import Event, Life
from motcua.casework.dossiers.simulation.paper import Handed
from motcua.casework.dossiers.simulation.world import Officer, Paper
from motcua.casework.dossiers.states import Source

#: a whole minute, like every moment that a promise is counted from
SCANNING = timedelta(minutes=1)


def send(life: Life, at: datetime) -> None:
    """What was sent online is there as files."""
    if life.world.on_paper:
        sent = (paper.id for paper in life.plan.papers if life.sources[paper.id] == Source.ELECTRONIC)
        life.handed += (Handed(paper, at) for paper in sent)


def scan(life: Life, since: datetime, papers: Iterable[Paper], by: Officer) -> None:
    """Those of the papers that came on paper are scanned, one act each, the minute after."""
    if not life.world.on_paper:
        return
    at = since + SCANNING
    for paper in papers:
        if life.sources[paper.id] == Source.PAPER:
            life.revision += 1
            told = {"step": paper.name, "component": paper.id, "sha256": ""}
            key = uuid.uuid5(life.intake_key, f"scan/{life.revision}")
            life.events.append(Event("scan", at, by, int(life.status), life.revision, key, told))
            life.handed.append(Handed(paper.id, at, told))
