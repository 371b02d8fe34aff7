"""Looking at a catalogue file: what it says, what is doubtful, what would change; nothing is written."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import around, content, queries, reading
from motcua.reference.procedures.messages import Told, told
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.rules import checks
from motcua.reference.procedures.rules.differences import Change, changes
from motcua.reference.procedures.rules.entries import Entry, canonical, clean

#: Two-level local government began this day; the procedures shipped with us are those in force since.
SEED_IN_FORCE_FROM = date(2025, 7, 1)


@dataclass(frozen=True)
class Planned:
    """One version to be published: its content, its first day, and what differs from the version before."""

    entry: Entry
    in_force_from: date
    changes: list[Change] = field(default_factory=list)

    @property
    def code(self) -> str:
        return str(self.entry["code"])

    @property
    def name(self) -> str:
        return str(self.entry["name_vi"])


@dataclass
class Report:
    """What a file says and what bringing it in would do; `written` once it has been done."""

    sha256: str
    procedures: int
    findings: list[Told]
    new: list[Planned] = field(default_factory=list)
    changed: list[Planned] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    #: newest versions of going procedures that the file does not speak of; they stay as they are
    missing: list[ProcedureVersion] = field(default_factory=list)
    #: former codes in the file, and the codes those procedures have now
    renamed: list[tuple[str, str]] = field(default_factory=list)
    written: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """Findings by gravity."""
        found = Counter(finding.level for finding in self.findings)
        return {level: found[level] for level in checks.ORDER}

    @property
    def has_errors(self) -> bool:
        return bool(self.counts[checks.ERROR])

    @property
    def planned(self) -> list[Planned]:
        """Everything that would be published."""
        return self.new + self.changed


def examine(data: bytes, *, today: date, in_force_from: date | None = None, is_seed: bool = False) -> Report:
    """The report on a file. Raises RuleBroken when it cannot be read, or `in_force_from` comes too early."""
    raw = reading.read(data)
    findings = [told(finding) for finding in checks.check(raw)]
    report = Report(hashlib.sha256(data).hexdigest(), len(raw), findings)
    if not report.has_errors:
        entries = [canonical(clean(entry)) for entry in raw]
        _compare(report, entries, _Days(today, in_force_from, is_seed))
    return report


@dataclass(frozen=True)
class _Days:
    """From which day a version of the file shall hold."""

    today: date
    given: date | None
    is_seed: bool

    @property
    def tomorrow(self) -> date:
        return self.today + timedelta(days=1)

    def for_new(self) -> date:
        return self.given or (SEED_IN_FORCE_FROM if self.is_seed else self.tomorrow)

    def after(self, last: ProcedureVersion) -> date:
        """The first day of the version that follows `last`: never the same day or before."""
        earliest = last.in_force_from + timedelta(days=1)
        if self.given and self.given < earliest:
            message = _(
                "Thủ tục %(code)s đã có phiên bản %(number)s áp dụng từ %(day)s, "
                "phiên bản mới phải bắt đầu sau ngày đó. "
                "Chọn ngày áp dụng muộn hơn rồi nhập lại; chưa có gì được ghi."
            )
            params = {
                "code": last.procedure.code,
                "number": last.number,
                "day": f"{last.in_force_from:%d/%m/%Y}",
            }
            raise RuleBroken(message, code="version_not_later", params=params)
        return self.given or max(self.tomorrow, earliest)


def _compare(report: Report, entries: list[Entry], days: _Days) -> None:
    """Sort the entries of a file without errors into new, changed, unchanged; note what it leaves out."""
    last = {version.procedure.code: version for version in queries.with_parts(queries.newest())}
    codes_now = around.codes_now()
    for entry in entries:
        if now := codes_now.get(entry["code"]):
            _require_one(entry["code"], now, entries)
            report.renamed.append((entry["code"], now))
            entry["code"] = now
        before = last.pop(entry["code"], None)
        if before is None:
            report.new.append(Planned(entry, days.for_new()))
            continue
        differences = changes(content.of(before), entry)
        if differences or _has_ended(before, days.today):
            report.changed.append(Planned(entry, days.after(before), differences))
        else:
            report.unchanged.append(entry["code"])
    report.missing = [version for version in last.values() if not _has_ended(version, days.today)]


def _require_one(former: str, now: str, entries: list[Entry]) -> None:
    """Nothing unless the file has a procedure twice: under its former code and under the one it has."""
    if any(entry["code"] == now for entry in entries):
        raise RuleBroken(
            _(
                "Tệp có cả mã cũ %(former)s và mã %(now)s của cùng một thủ tục. "
                "Bỏ một trong hai rồi nhập lại; chưa có gì được ghi."
            ),
            code="code_twice",
            params={"former": former, "now": now},
        )


def _has_ended(version: ProcedureVersion, today: date) -> bool:
    return version.in_force_to is not None and version.in_force_to < today
