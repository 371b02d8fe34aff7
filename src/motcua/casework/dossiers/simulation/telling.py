"""An invented life as the journal tells it."""

from collections.abc import Iterable

from motcua.casework.dossiers.simulation.life import Event, Life
from motcua.casework.dossiers.simulation.paper import Issued
from motcua.foundation.audit import chain
from motcua.foundation.audit.bulk import Told
from motcua.foundation.papers.actions import told_of
from motcua.foundation.papers.models import IssuedPaper


def entries(life: Life) -> Iterable[Told]:
    """The acts as the journal tells them, each after the papers it issued."""
    issued = iter(life.issued)
    paper = next(issued, None)
    for n, event in enumerate(life.events):
        while paper is not None and paper.before == n:
            yield _paper_entry(life, paper)
            paper = next(issued, None)
        yield _entry(life, event)


def _paper_entry(life: Life, paper: Issued) -> Told:
    return Told(
        life.place.centre,
        paper.at,
        paper.by.id,
        paper.by.name,
        "papers.issued",
        f"{IssuedPaper._meta.label_lower}:{paper.id}",
        chain.canonical(told_of(paper.texts)),
    )


def _entry(life: Life, event: Event) -> Told:
    data = event.data | {"code": life.code, "status": event.status, "revision": event.revision}
    return Told(
        life.place.centre,
        event.at,
        event.by.id,
        event.by.name,
        f"dossiers.{event.verb}",
        f"dossiers.dossier:{life.id}",
        chain.canonical(data),
    )
