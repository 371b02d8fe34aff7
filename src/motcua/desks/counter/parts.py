"""The drawing of a linked dossier's parts, in the place of its steps.

Outline is an agency's time, solid what it took, dashed the promise.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.casework.dossiers.models import AgencyPart, Dossier
from motcua.casework.dossiers.states import PartOutcome
from motcua.desks.counter.gantt import NEAR_THE_EDGE, Bar, Scale
from motcua.foundation.ui.formats import vn_datetime
from motcua.foundation.words import _


@dataclass(frozen=True)
class PartLine:
    """One agency: its time, what it took of it, whether it is or was late, and how it stands in words."""

    part: AgencyPart
    norm: Bar
    real: Bar | None
    late: bool
    words: str


@dataclass(frozen=True)
class Parts:
    """The whole drawing, and the same in words for those who do not see it."""

    lines: list[PartLine]
    now: str
    due: str
    #: where the word at `due` is held, so that it stays inside the drawing
    due_anchor: str
    words: str
    on_paper: bool
    late: int


def draw(dossier: Dossier, at: datetime) -> Parts | None:
    """The drawing of a dossier that went to its agencies; None for any other."""
    rows = list(dossier.parts.all())
    if not rows or dossier.due_at is None:
        return None
    linking = dossier.linking
    until = min(at, dossier.finished_at or at)
    end = max(dossier.due_at, until, *(part.due_at for part in rows))
    scale = Scale(linking.sent_at, (end - linking.sent_at) * 1.02)
    lines, since = [], linking.sent_at
    for part in rows:
        lines.append(_line(part, part.begun_at or since, until, scale))
        since = max(since, part.ended_at or part.due_at) if linking.on_paper else linking.sent_at
    done = sum(part.ended_at is not None for part in rows)
    words = _("%(done)s trên %(all)s cơ quan đã xong") % {"done": done, "all": len(rows)}
    due = scale.percent(dossier.due_at)
    anchor = "start" if due < NEAR_THE_EDGE else "end"
    late = sum(line.late for line in lines)
    now = f"{scale.percent(min(at, end))}%"
    return Parts(lines, now, f"{due}%", anchor, words, linking.on_paper, late)


def _line(part: AgencyPart, since: datetime, until: datetime, scale: Scale) -> PartLine:
    norm = scale.bar(since, part.due_at)
    if part.begun_at is None:
        return PartLine(part, norm, None, False, _stopped(part) or _("chờ đến lượt"))
    end = part.ended_at or until
    return PartLine(part, norm, scale.bar(part.begun_at, end), end > part.due_at, _stands(part))


def _stands(part: AgencyPart) -> str:
    """`hạn 16:30 10/04/2026`, or how it ended and when."""
    if part.ended_at is None:
        return _("đang làm, hạn %(when)s") % {"when": vn_datetime(part.due_at)}
    return f"{PartOutcome(part.outcome).label}, {vn_datetime(part.ended_at)}"


def _stopped(part: AgencyPart) -> str:
    return str(PartOutcome(part.outcome).label) if part.outcome else ""
