"""A version as its page draws it: steps against the limit, values and their places in words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _

from motcua.foundation.ui.formats import vn_date, vn_number, vnd
from motcua.reference.procedures import content, words
from motcua.reference.procedures.messages import Told, told
from motcua.reference.procedures.models import ProcedureVersion, Step
from motcua.reference.procedures.rules import checks
from motcua.reference.procedures.rules.differences import Change, changes
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.filing import to_file
from motcua.reference.procedures.rules.limits import counted_hours, main_limit
from motcua.reference.procedures.rules.steps import total_hours

#: pixels: where the first branch of a process runs, and how far apart branches are
_RAIL_FIRST, _RAIL_APART = 7, 12
#: For the values of a key the lists of words they may stand in.
_TABLES = {
    "unit": ("units",),
    "form": ("forms",),
    "role": ("roles",),
    "action": ("actions",),
    "level": ("levels",),
    "authority": ("authorities",),
    "basis": ("bases",),
    "condition": ("conditions", "handling"),
    "note": ("cases",),
    "case": ("cases",),
    "notes": ("notes",),
    "rule": ("limit_rules",),
    "channel": ("channels",),
    "channels": ("channels",),
    "exempt": ("exempt",),
}


@dataclass(frozen=True)
class Rail:
    """How the way runs past one step: a line for each branch, the step's own mark, where branches part and come
    together again above it.

    Numbers are pixels from the left; `beside` names in words what runs at the same time, empty for a step alone.
    """

    lines: list[int]
    node: int
    parts: bool
    #: where the rightmost branch of the stage above ran; 0 when it had but one
    gathers: int
    first: bool
    last: bool
    beside: str

    @property
    def end(self) -> int:
        """Where the rightmost branch runs."""
        return self.lines[-1]


@dataclass(frozen=True)
class Bar:
    """One step on the line of the time limit; x and width are percentages as SVG writes them."""

    step: Step
    x: str
    width: str
    rail: Rail


@dataclass(frozen=True)
class Plan:
    """The steps drawn: their bars, where the limit ends, and the sum in one sentence."""

    bars: list[Bar]
    end: str
    total: Decimal
    limit: Decimal
    words: str


@dataclass(frozen=True)
class Difference:
    """One value that differs between two versions, in words."""

    label: str
    old: str
    new: str


def plan(version: ProcedureVersion) -> Plan:
    """The steps of a version one after the other, on a line as long as the limit or their sum."""
    steps = list(version.steps.all())
    limit = main_limit(list(version.limits.all()), "")
    room = counted_hours(limit.value, limit.unit)
    total = total_hours((step.action, step.hours, step.group) for step in steps)
    whole = max(room, total, Decimal(1))
    bars, start, drawn = [], Decimal(0), rails(steps)
    for stage in side_by_side(steps):
        for step in stage:
            width = step.hours if step.is_counted else whole / 50
            bars.append(Bar(step, _percent(start, whole), _percent(width, whole), drawn[step.n]))
        start += max(step.hours if step.is_counted else Decimal(0) for step in stage)
    return Plan(bars, _percent(room, whole), total, room, _sum(len(steps), total, room))


def side_by_side(steps: Iterable[Step]) -> list[list[Step]]:
    """The stages of a process in order: a step alone, or several that run side by side."""
    rows = groupby(steps, key=lambda step: ("alone", step.n) if step.group is None else ("group", step.group))
    return [list(stage) for _key, stage in rows]


def rails(steps: Sequence[Step]) -> dict[int, Rail]:
    """The way through a process, step by step, by the step's number."""
    drawn, gathered = {}, 0
    for stage in side_by_side(steps):
        lines = [_RAIL_FIRST + _RAIL_APART * branch for branch in range(len(stage))]
        for node, step in zip(lines, stage, strict=True):
            others = ", ".join(str(other.n) for other in stage if other is not step)
            drawn[step.n] = Rail(
                lines,
                node,
                parts=len(stage) > 1 and step is stage[0],
                gathers=gathered if step is stage[0] else 0,
                first=step is steps[0],
                last=step is steps[-1],
                beside=_("song song với bước %(others)s") % {"others": others} if others else "",
            )
        gathered = lines[-1] if len(lines) > 1 else 0
    return drawn


def _percent(part: Decimal, whole: Decimal) -> str:
    return f"{part * 100 / whole:.2f}%"


def _sum(count: int, total: Decimal, room: Decimal) -> str:
    given = {"count": count, "total": vn_number(total), "limit": vn_number(room)}
    if total > room:
        return _("%(count)s bước, cộng %(total)s giờ, vượt thời hạn %(limit)s giờ") % given
    return _("%(count)s bước, cộng %(total)s trên %(limit)s giờ của thời hạn") % given


def findings(version: ProcedureVersion) -> list[Told]:
    """What the validator says about one version, the gravest first."""
    found = [told(finding) for finding in checks.check_entry(to_file(content.of(version)))]
    return sorted(found, key=lambda finding: checks.ORDER.index(finding.level))


def compared(old: ProcedureVersion, new: ProcedureVersion) -> list[Difference]:
    """What differs between two versions, in words; the days they hold are not part of it."""
    return differences(changes(content.of(old), content.of(new)))


def differences(found: Iterable[Change]) -> list[Difference]:
    """Changes in words."""
    return [
        Difference(label(change.path), value(change.path, change.old), value(change.path, change.new))
        for change in found
    ]


def label(path: str) -> str:
    """`documents[Tờ khai].copies` as `Giấy tờ “Tờ khai”: Số bản`."""
    shown = []
    for key, row in re.findall(r"([a-z_]+)(?:\[(.*?)\](?=\.|$))?", path):
        name = words.shown(key, "keys")
        shown.append(f"{name} “{row}”" if row else name)
    return ": ".join(shown)


def value(path: str, given: object) -> str:
    """A value of the file in words; a dash where there is none."""
    key = path.rpartition(".")[2]
    if given is None:
        return _("chưa nhập") if key == "amount_vnd" else "–"
    if isinstance(given, dict):
        return "; ".join(f"{label(name)}: {value(name, inner)}" for name, inner in given.items())
    if isinstance(given, bool):
        return _("Có") if given else _("Không")
    if key == "amount_vnd" and isinstance(given, int):
        return vnd(given)
    if isinstance(given, list):
        return ", ".join(words.shown(str(item), *_TABLES.get(key, ())) for item in given) or "–"
    if key.endswith("source"):
        return words.shown(str(given), "marks")
    return words.shown(str(given), *_TABLES.get(key, ())) or "–"


def holds(version: ProcedureVersion) -> str:
    """From when to when a version holds, in words."""
    first = vn_date(version.in_force_from)
    if version.in_force_to is None:
        return _("từ %(first)s") % {"first": first}
    return _("từ %(first)s đến hết %(last)s") % {"first": first, "last": vn_date(version.in_force_to)}


@dataclass(frozen=True)
class Preview:
    """A draft as people will read it: facts, papers, and the steps as officers have them."""

    facts: list[tuple[str, str]]
    papers: list[tuple[str, str]]
    steps: list[tuple[str, str, str]]


def preview(entry: Entry) -> Preview:
    """What a canonical entry tells a citizen and an officer, in words."""
    limits = [_limit_shown(limit) for limit in entry["limits"]]
    amount = entry["fee"]["amount_vnd"]
    fee = _("không thu") if amount == 0 else value("amount_vnd", amount)
    return Preview(
        facts=[
            (_("Thời hạn"), "; ".join(limits)),
            (_("Phí, lệ phí"), fee),
            (_("Cách nộp"), value("channels", entry["channels"])),
            (_("Kết quả"), "; ".join(result["name_vi"] for result in entry["results"])),
        ],
        papers=[(paper["name_vi"], _paper_shown(paper)) for paper in entry["documents"]],
        steps=[
            (
                f"{step['n']}. {value('action', step['action'])}",
                value("role", step["role"]),
                str(step["hours"]),
            )
            for step in entry["steps"]
        ],
    )


def _limit_shown(limit: Entry) -> str:
    case = words.shown(limit["case"] or limit["note"], "cases")
    shown = f"{limit['value']} {value('unit', limit['unit'])}"
    return f"{shown} ({case})" if case else shown


def _paper_shown(paper: Entry) -> str:
    when = _("Bắt buộc") if paper["required"] else _("Khi cần")
    return ": ".join(filter(None, (when, words.shown(paper["condition"], "conditions", "handling"))))
