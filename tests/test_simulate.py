"""`motcua simulate` as an operator types it."""

import json
from functools import partial
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.simulation import run
from motcua.config.management.commands.simulate import Command
from motcua.foundation import clock

from .fixtures import NINE, make_dossier


@pytest.fixture(autouse=True)
def one_connection(centre, monkeypatch):
    """The rows of a test are seen on its own connection alone."""
    monkeypatch.setattr(run, "simulate", partial(run.simulate, at_once=True))
    with clock.fixed_at(NINE), override("vi"):
        yield


def simulate(*options: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("simulate", "--dossiers", "30", *options, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def test_it_writes_up_to_yesterday_and_tells_how_far_it_has_come():
    out, err = simulate()
    assert Dossier.objects.count() == 30
    assert "30 hồ sơ mô phỏng" in out
    assert "từ 01/07/2025 đến 05/04/2026" in out
    assert "30/30 hồ sơ" in err


def test_its_json_is_one_object_and_nothing_beside_it():
    out, err = simulate("--json", "--until", "31/03/2026", "--seed", "5")
    told = json.loads(out)
    assert (told["dossiers"], told["last_on"]) == (30, "2026-03-31")
    assert told["rows"] > 300
    assert err == ""


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--until", "06/04/2026"], "chưa qua"),
        (["--centres", "0"], "từ 1 trở lên"),
        (["--until", "30/06/2025"], "Không có thủ tục nào"),
    ],
)
def test_a_refusal_says_why_and_what_to_do_and_writes_nothing(options, told):
    with pytest.raises(CommandError, match=told):
        simulate(*options)
    assert not Dossier.objects.exists()


def test_days_without_work_give_no_dossiers(monkeypatch):
    monkeypatch.setattr(run, "_first_day", lambda wish, plans: wish.until)
    with pytest.raises(CommandError, match="Không Trung tâm nào làm việc"):
        simulate("--until", "05/04/2026")


def test_real_dossiers_stop_it_until_it_is_told_yes(centre, other_centre):
    dossier = make_dossier(centre)
    Dossier.objects.filter(pk=dossier.pk).update(centre=other_centre)
    out = StringIO()
    with pytest.raises(CommandError, match="đã có hồ sơ thật"):
        call_command("simulate", "--json", stdout=out)
    assert json.loads(out.getvalue())["refused"]["code"] == "real_dossiers"
    simulate("--yes")
    assert Dossier.objects.count() == 31


def test_its_help_says_what_is_left_out():
    words = " ".join(Command().create_parser("motcua", "simulate").format_help().split())
    for left_out in ("Không phát hành giấy tờ", "bản quét", "tin nhắn", "Dữ liệu mẫu"):
        assert left_out in words
