"""The report of an import in words for a terminal, and as JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.reference.procedures.importing import Planned, Report
from motcua.reference.procedures.rules import checks

LEVELS = {
    checks.ERROR: gettext_lazy("LỖI"),
    checks.WARNING: gettext_lazy("cảnh báo"),
    checks.INFO: gettext_lazy("ghi chú"),
}
#: What is printed line by line: the grave things always, the rest as the reader asks.
QUIET, USUAL, EVERYTHING = {checks.ERROR}, {checks.ERROR, checks.WARNING}, set(LEVELS)


def lines(name: str, report: Report, told: set[str]) -> Iterator[str]:
    """The whole report: findings of the levels in `told`, what changes, the totals."""
    yield from _findings(report, told)
    if not report.has_errors and told != QUIET:
        yield from changes(report)
    yield _totals(name, report)
    if not report.has_errors:
        yield _outcome(report)


def _findings(report: Report, told: set[str]) -> Iterator[str]:
    for finding in report.findings:
        if finding.level in told:
            head = f"[{LEVELS[finding.level]}] {finding.code} {finding.path}".rstrip()
            yield f"{head}: {finding.what} {finding.why} → {finding.do}"
    remarks = Counter(finding.rule for finding in report.findings if finding.level == checks.INFO)
    if remarks and told == USUAL:
        listed = ", ".join(f"{rule} {count}" for rule, count in remarks.most_common())
        yield _("[ghi chú] %(kinds)s (xem từng dòng: --all)") % {"kinds": listed}


def changes(report: Report) -> Iterator[str]:
    """One line for each procedure that is new, changes, or is left out, and for each value that changes."""
    for plan in report.new:
        yield f"+ {_heading(plan)}"
    for plan in report.changed:
        yield f"~ {_heading(plan)}"
        for change in plan.changes:
            yield f"    {change.path}: {value(change.old)} → {value(change.new)}"
    for version in report.missing:
        yield f"? {version.procedure.code} {version.name_vi}: {_('không có trong tệp, giữ nguyên')}"


def _heading(plan: Planned) -> str:
    return f"{plan.code} {plan.name} ({_('từ')} {plan.in_force_from:%d/%m/%Y})"


def value(given: object) -> str:
    """A value of the file as it is written there; a dash for none."""
    return "–" if given is None else json.dumps(given, ensure_ascii=False)


def _totals(name: str, report: Report) -> str:
    text = _("%(file)s: %(procedures)s thủ tục, %(error)s lỗi, %(warning)s cảnh báo, %(info)s ghi chú.")
    return text % {"file": name, "procedures": report.procedures, **report.counts}


def _outcome(report: Report) -> str:
    counts = {
        "new": len(report.new),
        "changed": len(report.changed),
        "unchanged": len(report.unchanged),
        "missing": len(report.missing),
    }
    text = _(
        "%(new)s mới, %(changed)s đổi phiên bản, %(unchanged)s giữ nguyên, %(missing)s không có trong tệp."
    )
    head = _("Đã nhập:") if report.written else _("Chưa ghi gì. Sẽ nhập:")
    return f"{head} {text % counts}"


def as_json(name: str, report: Report) -> dict[str, Any]:
    """The report as JSON values."""
    return {
        "file": name,
        "sha256": report.sha256,
        "procedures": report.procedures,
        "counts": report.counts,
        "findings": [asdict(finding) for finding in report.findings],
        "new": [_plan(plan) for plan in report.new],
        "changed": [_plan(plan) for plan in report.changed],
        "unchanged": report.unchanged,
        "missing": [version.procedure.code for version in report.missing],
        "written": report.written,
    }


def _plan(plan: Planned) -> dict[str, Any]:
    fields = [{"path": change.path, "old": change.old, "new": change.new} for change in plan.changes]
    first_day = plan.in_force_from.isoformat()
    return {"code": plan.code, "name_vi": plan.name, "in_force_from": first_day, "fields": fields}
