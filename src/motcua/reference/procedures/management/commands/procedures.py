"""`motcua procedures import|export`: the catalogue from and to a file."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from motcua.foundation import clock
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions, exporting, importing, reading, reporting, words
from motcua.reference.procedures.importing import Report


def a_day(text: str) -> date:
    """The day of `2025-07-01` or `01/07/2025`."""
    try:
        return date.fromisoformat("-".join(reversed(text.split("/"))))
    except ValueError:
        raise argparse.ArgumentTypeError("ngày phải ghi như 2025-07-01 hoặc 01/07/2025") from None


def today() -> date:
    """Today in Vietnam."""
    return clock.now().astimezone(clock.VIETNAM).date()


class Command(BaseCommand):
    help = "Nhập, xuất danh mục thủ tục hành chính."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        self._import_arguments(verbs.add_parser("import", help="nhập danh mục từ tệp YAML hoặc JSON"))
        give = verbs.add_parser("export", help="xuất danh mục đang có")
        give.add_argument("file", nargs="?", help="tệp ghi ra; bỏ trống: đầu ra chuẩn")
        give.add_argument("--json", action="store_true", help="dạng JSON thay cho YAML")

    def _import_arguments(self, parser: argparse.ArgumentParser) -> None:
        whence = "tệp danh mục; bỏ trống: danh mục kèm theo phần mềm; -: đầu vào chuẩn"
        parser.add_argument("file", nargs="?", help=whence)
        parser.add_argument("--dry-run", action="store_true", help="chỉ xem sẽ đổi gì, không ghi")
        parser.add_argument(
            "--in-force-from", type=a_day, metavar="NGÀY", help="ngày bắt đầu áp dụng, ví dụ 2026-05-01"
        )
        parser.add_argument("--yes", action="store_true", help="không hỏi lại khi có thủ tục đổi phiên bản")
        parser.add_argument("--json", action="store_true", help="in báo cáo dạng JSON")
        told = parser.add_mutually_exclusive_group()
        told.add_argument("--all", action="store_true", help="in từng ghi chú, không chỉ lỗi và cảnh báo")
        told.add_argument("--quiet", action="store_true", help="chỉ in lỗi và số đếm")

    def handle(self, *args: Any, **options: Any) -> None:
        verb = self._import if options["verb"] == "import" else self._export
        try:
            verb(options)
        except RuleBroken as refusal:
            message = " ".join(refusal.messages)
            if options["json"]:
                self._json({"refused": {"code": refusal.code, "message": message}, "written": False})
            raise CommandError(message) from refusal

    def _export(self, options: dict[str, Any]) -> None:
        text = exporting.as_json(today()) if options["json"] else exporting.as_yaml(today())
        if options["file"] is None:
            self.stdout.write(text, ending="")
            return
        try:
            Path(options["file"]).write_text(text, "utf-8")
        except OSError as error:
            message = _("Không ghi được tệp %(path)s (%(why)s). Chọn thư mục khác.")
            raise CommandError(message % {"path": options["file"], "why": error.strerror}) from error

    def _import(self, options: dict[str, Any]) -> None:
        name, data = _file(options["file"])
        days = {"in_force_from": options["in_force_from"], "is_seed": options["file"] is None}
        report = importing.examine(data, today=today(), **days)
        if not report.has_errors and not options["dry_run"]:
            self._ask_before_replacing(report, options)
            report = actions.import_catalogue(data, by=None, at=clock.now(), **days)
        self._tell(name, report, options)
        if report.has_errors:
            raise CommandError(_("Tệp có lỗi nên chưa nhập gì. Sửa các lỗi trên rồi nhập lại."))

    def _ask_before_replacing(self, report: Report, options: dict[str, Any]) -> None:
        """Versions in force end when new ones follow: ask first; where nobody can answer, want `--yes`."""
        if not report.changed or options["yes"]:
            return
        asked = _("%(count)s thủ tục sẽ có phiên bản mới thay phiên bản đang áp dụng.")
        asked %= {"count": len(report.changed)}
        if options["json"] or not sys.stdin.isatty():
            hint = _("Xem trước bằng --dry-run; đồng ý thì thêm --yes. Chưa có gì được ghi.")
            raise RuleBroken(f"{asked} {hint}", code="needs_yes")
        self.stdout.write("\n".join(reporting.changes(report)))
        if input(f"{asked} {_('Ghi? [c/K]')} ").strip().casefold() not in {"c", "có", "co", "y", "yes"}:
            raise CommandError(_("Đã dừng theo yêu cầu. Chưa có gì được ghi."))

    def _tell(self, name: str, report: Report, options: dict[str, Any]) -> None:
        if options["json"]:
            self._json(reporting.as_json(name, report))
            return
        told = reporting.QUIET if options["quiet"] else reporting.USUAL
        for line in reporting.lines(name, report, reporting.EVERYTHING if options["all"] else told):
            self.stdout.write(line)

    def _json(self, value: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=1))


def _file(given: str | None) -> tuple[str, bytes]:
    """Name and bytes of the file asked for, read no further than what is certainly too much."""
    most = reading.LARGEST_BYTES + 1
    if given == "-":
        return "-", sys.stdin.buffer.read(most)
    path = Path(given) if given else words.SEED
    try:
        with path.open("rb") as stream:
            return path.name, stream.read(most)
    except OSError as error:
        message = _("Không đọc được tệp %(path)s (%(why)s). Kiểm tra đường dẫn và quyền đọc.")
        raise CommandError(message % {"path": path, "why": error.strerror}) from error
