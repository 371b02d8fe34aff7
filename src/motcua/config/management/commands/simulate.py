"""`motcua simulate`: invented dossiers in bulk, for tests of scale."""

import json
import time
from argparse import RawDescriptionHelpFormatter
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from motcua.casework.dossiers.simulation import run
from motcua.casework.dossiers.simulation.run import Wish, Written
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures.management.commands.procedures import a_day, today

HELP = """Ghi hồ sơ mô phỏng để thử tải, cùng quy tắc tính mọi ngày hẹn và trạng thái.

Người, hồ sơ, giấy tờ, bước xử lý, diễn tiến, kết quả, từ chối, bổ sung, dừng, hẹn lại và nhật ký kiểm toán
được ghi đủ, đánh dấu “Dữ liệu mẫu”, chỉ vào các Trung tâm mẫu. Không phát hành giấy tờ (Mẫu 01–07), không có
bản quét, không gửi tin nhắn, không có hỏi ý kiến cơ quan khác và sửa sai kết quả. Mỗi lô là một giao dịch:
dừng giữa chừng thì các lô đã ghi vẫn đúng. Cùng hạt giống, cùng ngày cuối, trên cơ sở dữ liệu như nhau thì
được cùng hồ sơ."""


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        return parser

    def add_arguments(self, parser: CommandParser) -> None:
        yesterday = today() - timedelta(days=1)
        parser.add_argument("--dossiers", type=int, default=10_000, help="số hồ sơ (%(default)s)")
        parser.add_argument("--centres", type=int, default=1, help="số Trung tâm mẫu (%(default)s)")
        parser.add_argument(
            "--years", type=int, default=1, help="số năm, tính lùi từ ngày cuối (%(default)s)"
        )
        parser.add_argument("--seed", type=int, default=1, help="hạt giống ngẫu nhiên (%(default)s)")
        parser.add_argument(
            "--until", type=a_day, default=yesterday, metavar="NGÀY", help="ngày cuối (mặc định: hôm qua)"
        )
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")
        parser.add_argument("--yes", action="store_true", help="ghi cả khi ở đây đã có hồ sơ thật")

    def handle(self, *args: Any, **options: Any) -> None:
        wish = Wish(*(options[name] for name in ("dossiers", "centres", "years", "seed", "until")))
        try:
            self._simulate(wish, options)
        except RuleBroken as refusal:
            message = " ".join(refusal.messages)
            if options["json"]:
                self._json({"refused": {"code": refusal.code, "message": message}, "dossiers": 0})
            raise CommandError(message) from refusal

    def _simulate(self, wish: Wish, options: dict[str, Any]) -> None:
        run.require_sensible(wish, today=today())
        run.require_no_real_dossiers(agreed=options["yes"])
        started, done = time.monotonic(), None
        for done in run.simulate(wish):
            if not options["json"]:
                self._progress(done, wish, time.monotonic() - started)
        self._tell(done, time.monotonic() - started, as_json=options["json"])

    def _progress(self, done: Written, wish: Wish, seconds: float) -> None:
        told = _("%(done)s/%(wanted)s hồ sơ, %(rate)s hồ sơ mỗi giây")
        values = {"done": done.dossiers, "wanted": wish.dossiers, "rate": round(done.dossiers / seconds)}
        on_terminal = self.stderr.isatty()
        self.stderr.write(told % values, ending="\r" if on_terminal else "\n")

    def _tell(self, done: Written | None, seconds: float, *, as_json: bool) -> None:
        if done is None:
            raise RuleBroken(
                _(
                    "Không Trung tâm nào làm việc trong khoảng ngày này nên không có hồ sơ. Chọn nhiều năm hơn."
                ),
                code="no_working_day",
            )
        if as_json:
            days = {"first_on": done.first_on.isoformat(), "last_on": done.last_on.isoformat()}
            self._json({"dossiers": done.dossiers, "rows": done.rows, "seconds": round(seconds, 3), **days})
            return
        told = _(
            "%(dossiers)s hồ sơ mô phỏng, %(rows)s dòng, từ %(first)s đến %(last)s, trong %(seconds)s giây"
        )
        values = {"dossiers": done.dossiers, "rows": done.rows, "seconds": f"{seconds:.1f}".replace(".", ",")}
        days = {"first": f"{done.first_on:%d/%m/%Y}", "last": f"{done.last_on:%d/%m/%Y}"}
        self.stdout.write(told % (values | days))

    def _json(self, value: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(value, ensure_ascii=False))
