"""`motcua duties import|export`: the register of duties from and to a file."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from motcua.foundation import clock
from motcua.foundation.errors import RuleBroken
from motcua.oversight.duties import actions, importing
from motcua.oversight.duties.exporting import KINDS, exported
from motcua.oversight.duties.importing import Plan
from motcua.oversight.duties.opening import LARGEST_BYTES
from motcua.oversight.duties.states import Level
from motcua.reference.procedures.management.commands.procedures import a_day, today


class Command(BaseCommand):
    help = "Nhập, xuất sổ nhiệm vụ."

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        take = verbs.add_parser("import", help="nhập phụ lục nhiệm vụ: văn bản, Word, Excel hoặc JSON")
        take.add_argument("file", help="tệp phụ lục; -: đầu vào chuẩn")
        take.add_argument("--dry-run", action="store_true", help="chỉ xem đã hiểu gì và sẽ đổi gì, không ghi")
        take.add_argument(
            "--in-force-from", type=a_day, metavar="NGÀY", help="ngày áp dụng, ví dụ 2026-05-01"
        )
        take.add_argument("--json", action="store_true", help="in báo cáo dạng JSON")
        take.add_argument("--level", choices=Level.values, default=Level.COMMUNE, help="sổ của cấp nào")
        give = verbs.add_parser("export", help="xuất phụ lục đang áp dụng; đuôi tệp chọn dạng")
        give.add_argument("file", help="tệp ghi ra: .docx, .xlsx, .json hoặc .txt")
        give.add_argument("--level", choices=Level.values, default=Level.COMMUNE, help="sổ của cấp nào")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            (self._import if options["verb"] == "import" else self._export)(options)
        except RuleBroken as refusal:
            message = " ".join(refusal.messages)
            if options.get("json"):
                told = {"refused": {"code": refusal.code, "message": message}, "written": False}
                self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
            raise CommandError(message) from refusal

    def _import(self, options: dict[str, Any]) -> None:
        name, data = _file(options["file"])
        plan = importing.planned(data, on=today(), level=options["level"])
        written = not plan.reading.faults and not options["dry_run"]
        if written:
            first = options["in_force_from"]
            level = options["level"]
            plan = actions.import_annex(data, name=name, at=clock.now(), in_force_from=first, level=level)
        if options["json"]:
            self.stdout.write(
                json.dumps(importing.report(plan, written=written), ensure_ascii=False, indent=1)
            )
        else:
            self._tell(name, plan, written=written)
        if plan.reading.faults:
            raise CommandError(
                _("Có chỗ chưa hiểu nên chưa nhập gì. Sửa từng chỗ theo số dòng rồi nhập lại.")
            )

    def _tell(self, name: str, plan: Plan, *, written: bool) -> None:
        counts = plan.reading.counts
        self.stdout.write(
            _("%(name)s: %(instruments)s văn bản, %(groups)s nhóm, %(duties)s nhiệm vụ.")
            % {"name": name, **counts}
        )
        for remark in plan.reading.remarks:
            mark = _("CHƯA HIỂU") if remark.is_fault else _("ghi chú")
            place = _("dòng %(n)s") % {"n": remark.line} if remark.line else _("cả tệp")
            self.stdout.write(f"  {mark}, {place}: {remark.text}")
        if not plan.reading.faults:
            told = {"new": len(plan.new), "changed": len(plan.changed), "closed": len(plan.closed)}
            text = _("Mới %(new)s, đổi nội dung %(changed)s, hết áp dụng %(closed)s.") % told
            self.stdout.write(f"{text} {_('Đã ghi.') if written else _('Chưa ghi gì.')}")

    def _export(self, options: dict[str, Any]) -> None:
        path = Path(options["file"])
        kind = path.suffix.lstrip(".").lower()
        if kind not in KINDS:
            raise RuleBroken(
                _("Chưa biết xuất tệp “%(name)s”. Đặt đuôi tệp là .docx, .xlsx, .json hoặc .txt."),
                code="kind_unknown",
                params={"name": path.name},
            )
        make, _media_type = KINDS[kind]
        try:
            path.write_bytes(make(exported(today(), options["level"])))
        except OSError as error:
            message = _("Không ghi được tệp %(path)s (%(why)s). Chọn thư mục khác.")
            raise CommandError(message % {"path": path, "why": error.strerror}) from error


def _file(given: str) -> tuple[str, bytes]:
    """Name and bytes of the file asked for, read no further than what is certainly too much."""
    if given == "-":
        return "-", sys.stdin.buffer.read(LARGEST_BYTES + 1)
    try:
        with Path(given).open("rb") as stream:
            return Path(given).name, stream.read(LARGEST_BYTES + 1)
    except OSError as error:
        message = _("Không đọc được tệp %(path)s (%(why)s). Kiểm tra đường dẫn và quyền đọc.")
        raise CommandError(message % {"path": given, "why": error.strerror}) from error
