"""Bringing an annex in: all or nothing, and what is in force is closed, never overwritten."""

import io
import json
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from tests.fixtures import NINE

from motcua.foundation import clock
from motcua.foundation.errors import RuleBroken
from motcua.oversight.duties import actions
from motcua.oversight.duties.actions.bringing import SEED
from motcua.oversight.duties.models import Annex, Duty, DutyVersion
from motcua.oversight.duties.queries import in_force
from motcua.reference.instruments.models import Instrument

pytestmark = pytest.mark.django_db
TEXT = SEED.read_text()
OLD = "Thực hiện nhiệm vụ kiểm soát TTHC theo thẩm quyền."


def bring(text: str = TEXT, **changes):
    return actions.import_annex(text.encode(), **{"name": "phu-luc.txt", "at": NINE} | changes)


def run(*arguments: str) -> str:
    out = io.StringIO()
    with clock.fixed_at(NINE):
        call_command("duties", *arguments, stdout=out)
    return out.getvalue()


def test_the_register_holds_what_the_annex_says():
    bring()
    found = list(in_force(NINE.date()))
    assert [version.duty.code for version in found][:5] == ["I.1.a", "I.1.b", "I.1.c", "I.1.d", "I.1.đ"]
    assert len(found) == 34
    assert {version.duty.group.instrument.number for version in found} == {
        "118/2025/NĐ-CP",
        "03/2025/TT-VPCP",
    }
    assert found[0].in_force_from == date(2025, 7, 1)
    assert found[-1].in_force_from == date(2025, 9, 15)
    decree = Instrument.objects.get(number="118/2025/NĐ-CP")
    assert [each.number for each in decree.amended_by.all()] == ["367/2025/NĐ-CP"]
    assert Annex.objects.get().letter["addressee"] == "Sở Nội vụ"


def test_the_same_file_again_changes_nothing():
    bring()
    assert bring().changes_nothing
    assert (Annex.objects.count(), DutyVersion.objects.count()) == (1, 34)


def test_new_words_close_the_old_ones_the_day_before():
    bring()
    day = date(2026, 5, 1)
    plan = bring(TEXT.replace(OLD, "Kiểm soát TTHC theo thẩm quyền mới."), in_force_from=day)
    assert [found[0] for found, _old in plan.changed] == ["I.2"]
    old, new = DutyVersion.objects.filter(duty__code="I.2").order_by("in_force_from")
    assert (old.words, old.in_force_to) == (OLD, day - timedelta(days=1))
    assert (new.words, new.in_force_from) == ("Kiểm soát TTHC theo thẩm quyền mới.", day)
    assert in_force(day - timedelta(days=1)).get(duty__code="I.2") == old
    assert in_force(day).get(duty__code="I.2") == new


def test_a_new_decree_in_the_place_of_an_old_one_adds_and_closes():
    bring()
    text = TEXT.replace(
        "số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025", "số 9/2027/NĐ-CP ngày 02 tháng 01 năm 2027", 1
    )
    day = date(2027, 3, 1)
    plan = bring(text, in_force_from=day)
    assert (len(plan.new), len(plan.closed)) == (11, 11)
    assert in_force(day).count() == 34
    assert in_force(day - timedelta(days=1)).count() == 34
    assert Duty.objects.filter(code="I.1.a").count() == 2


def test_words_cannot_be_closed_before_they_began():
    bring()
    with pytest.raises(RuleBroken) as refusal:
        bring(TEXT.replace(OLD, "Khác."), in_force_from=date(2025, 7, 1))
    assert refusal.value.code == "closed_before_begun"
    assert DutyVersion.objects.count() == 34


def test_nothing_is_brought_in_by_halves():
    with pytest.raises(RuleBroken) as refusal:
        bring(TEXT.replace("<p>b) Hướng dẫn, theo dõi", "<p>Hướng dẫn, theo dõi"))
    assert refusal.value.code == "annex_not_understood"
    assert not Duty.objects.exists()
    assert not Annex.objects.exists()


OTHER = {DutyVersion: {"words": "x"}, Duty: {"code": "x"}, Annex: {"name": "x"}, Instrument: {"kind": "x"}}


@pytest.mark.parametrize("model", OTHER)
def test_the_database_refuses_to_change_what_was_published(model):
    bring()
    rows = model.objects.order_by("-pk")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**OTHER[model])
    with pytest.raises(IntegrityError), transaction.atomic():
        rows._raw_delete("default")


def test_the_command_prints_the_figures_the_province_asks_for(tmp_path):
    told = json.loads(run("import", str(SEED), "--json"))
    assert {name: told[name] for name in ("instruments", "groups", "duties", "written")} == {
        "instruments": 2, "groups": 8, "duties": 34, "written": True,
    }  # fmt: skip
    assert len(told["new"]) == 34
    assert told["letter"]["signer"] == "Nguyễn Phương Bình"


def test_a_dry_run_writes_nothing():
    assert "34 nhiệm vụ" in run("import", str(SEED), "--dry-run")
    assert not Duty.objects.exists()


def test_the_command_names_the_lines_it_did_not_understand(tmp_path):
    path = tmp_path / "sai.txt"
    path.write_text(TEXT.replace("<p>b) Hướng dẫn, theo dõi", "<p>Hướng dẫn, theo dõi"))
    out = io.StringIO()
    with clock.fixed_at(NINE), pytest.raises(CommandError, match="chưa nhập gì"):
        call_command("duties", "import", str(path), stdout=out)
    assert "CHƯA HIỂU, dòng 54: Đoạn thiếu chữ cái" in out.getvalue()
    assert not Duty.objects.exists()
