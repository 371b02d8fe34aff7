"""`motcua procedures`: what an operator types, and what a script reads."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from motcua.foundation import clock
from motcua.reference.procedures.models import Procedure, ProcedureVersion
from motcua.reference.procedures.tests.samples import NOON, entry, file_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def run(*arguments: str) -> str:
    """What the command prints."""
    out = io.StringIO()
    call_command("procedures", *arguments, stdout=out)
    return out.getvalue()


def run_json(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "danh-muc.json"
    path.write_bytes(file_of())
    return path


def refused(*arguments: str) -> str:
    with pytest.raises(CommandError) as error:
        run(*arguments)
    return str(error.value)


def test_without_a_file_the_seed_comes_in() -> None:
    report = run_json("import")
    assert report["counts"] == {"error": 0, "warning": 58, "info": 154}
    assert (len(report["new"]), report["written"]) == (71, True)
    assert {plan["in_force_from"] for plan in report["new"]} == {"2025-07-01"}


def test_a_dry_run_shows_and_writes_nothing(file: Path) -> None:
    printed = run("import", str(file), "--dry-run")
    assert "+ 1.004873 Cấp Giấy xác nhận tình trạng hôn nhân (từ 07/04/2026)" in printed
    assert "danh-muc.json: 1 thủ tục, 0 lỗi, 0 cảnh báo, 0 ghi chú." in printed
    assert "Chưa ghi gì. Sẽ nhập: 1 mới" in printed
    assert not Procedure.objects.exists()


def test_the_day_given_is_the_first_day(file: Path) -> None:
    for written in ("2026-05-01", "01/05/2026"):
        report = run_json("import", str(file), "--dry-run", "--in-force-from", written)
        assert report["new"][0]["in_force_from"] == "2026-05-01"


def test_a_changed_procedure_is_shown_value_by_value(file: Path) -> None:
    run("import", str(file))
    file.write_bytes(file_of(entry({"time_limit.value": 5})))
    assert "    time_limit.value: 3 → 5" in run("import", str(file), "--dry-run")
    assert "Đã nhập: 0 mới, 1 đổi phiên bản" in run("import", str(file), "--yes")


def test_versions_in_force_are_not_replaced_without_being_asked(file: Path) -> None:
    run("import", str(file))
    file.write_bytes(file_of(entry({"time_limit.value": 5})))
    assert "--yes" in refused("import", str(file))
    assert ProcedureVersion.objects.count() == 1


@pytest.mark.parametrize(("answer", "versions"), [("c", 2), ("K", 1), ("", 1)])
def test_a_person_is_asked(file: Path, answer: str, versions: int, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", str(file))
    file.write_bytes(file_of(entry({"time_limit.value": 5})))
    monkeypatch.setattr("sys.stdin", type("Terminal", (io.StringIO,), {"isatty": lambda self: True})())
    monkeypatch.setattr("builtins.input", lambda question: answer)
    run("import", str(file)) if versions == 2 else refused("import", str(file))
    assert ProcedureVersion.objects.count() == versions


def test_a_file_with_an_error_is_told_line_by_line_and_refused(file: Path) -> None:
    file.write_bytes(file_of(entry({"fee.amount_vnd": 700})))
    out = io.StringIO()
    with pytest.raises(CommandError, match="chưa nhập gì"):
        call_command("procedures", "import", str(file), stdout=out)
    assert "[LỖI] 1.004873 procedures[0].fee.amount_vnd: Mức thu 700 đồng" in out.getvalue()


def test_a_script_reads_the_errors(file: Path) -> None:
    file.write_bytes(file_of(entry({"fee.amount_vnd": 700})))
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("procedures", "import", str(file), "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert (report["counts"]["error"], report["written"]) == (1, False)
    assert report["findings"][0]["rule"] == "fee_thousands_lost"


@pytest.mark.parametrize(
    ("flag", "lines"), [("--quiet", 2), ("--dry-run", 2 + 1 + 58 + 71), ("--all", 2 + 154 + 58 + 71)]
)
def test_one_chooses_how_much_is_told(flag: str, lines: int) -> None:
    assert len(run("import", flag).splitlines()) == lines


def test_a_missing_file_and_a_broken_one_are_told_apart(tmp_path: Path) -> None:
    assert "Không đọc được tệp" in refused("import", str(tmp_path / "none.yaml"))
    broken = tmp_path / "broken.yaml"
    broken.write_text("procedures: [", "utf-8")
    assert "dòng 2" in refused("import", str(broken))
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("procedures", "import", str(broken), "--json", stdout=out)
    assert json.loads(out.getvalue())["refused"]["code"] == "file_syntax"


def test_the_file_may_come_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", type("Pipe", (), {"buffer": io.BytesIO(file_of())})())
    assert run_json("import", "-")["written"]


def test_an_export_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    assert "Không ghi được tệp" in refused("export", str(tmp_path / "none" / "x.yaml"))


def test_the_export_is_the_same_every_time_and_by_code() -> None:
    run("import", "--quiet")
    first, again = run("export", "--json"), run("export", "--json")
    codes = [each["code"] for each in json.loads(first)["procedures"]]
    assert (first, len(codes), codes) == (again, 71, sorted(codes))
    assert json.loads(first)["meta"]["legend"]


def test_an_empty_catalogue_exports_an_empty_list() -> None:
    assert run_json("export")["procedures"] == []


def test_the_clock_of_the_command_is_that_of_the_house(file: Path) -> None:
    run("import", str(file))
    assert ProcedureVersion.objects.get().published_at == NOON == clock.now()
