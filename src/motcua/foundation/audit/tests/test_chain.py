import json
import re
import subprocess
import sys
import threading
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import InternalError, ProgrammingError, connection, transaction

from motcua.foundation.audit import actions, chain, journal, queries
from motcua.foundation.audit.models import Anchor, Entry, Head
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 4, 6, 9, 0, tzinfo=VIETNAM)


def write(count, centre=7):
    user = get_user_model().objects.create_user("bich", full_name="Nguyễn Thị Bích")
    for n in range(count):
        journal.record(
            "test.done",
            user,
            by=user,
            at=NINE + timedelta(seconds=n),
            centre=centre,
            data={"n": n, "tên": "Đởm"},
        )


def change(sql, *values):
    """Change the journal as somebody with the power to switch the guards off."""
    with connection.cursor() as cursor:
        for table in ("audit_entry", "audit_anchor"):
            cursor.execute(f"alter table {table} disable trigger user")
        cursor.execute(sql, values)
        for table in ("audit_entry", "audit_anchor"):
            cursor.execute(f"alter table {table} enable trigger user")


def test_a_fresh_chain_holds_and_links_from_the_start():
    write(3)
    assert queries.verify(7) == []
    first = Entry.objects.get(centre=7, seq=1)
    assert (first.previous, first.hash) == (chain.START, Entry.objects.get(centre=7, seq=2).previous)


def test_two_centres_have_two_chains():
    write(2)
    journal.record("test.done", None, by=None, at=NINE, centre=8)
    assert Entry.objects.get(centre=8).seq == 1
    assert Entry.objects.get(centre=8).actor_label == "hệ thống"


@pytest.mark.parametrize(
    "statement",
    ["update audit_entry set action = 'x'", "delete from audit_entry", "delete from audit_anchor"],
)
def test_the_database_refuses_to_change_the_journal(statement):
    write(1)
    Anchor.objects.create(centre=7, on=date(2026, 4, 6), seq=1, hash="0" * 64)
    with (
        pytest.raises((InternalError, ProgrammingError), match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


TEXTS = ["actor_label", "action", "subject", "data", "previous", "hash"]


@pytest.mark.parametrize("column", TEXTS)
@pytest.mark.parametrize("seq", [1, 3, 5])
def test_one_flipped_byte_in_any_text_of_any_row_is_found(column, seq):
    write(5)
    change(
        f"update audit_entry set {column} = overlay({column} placing chr(ascii({column}) # 1) from 1 for 1)"
        " where seq = %s",
        seq,
    )
    assert any(fault.seq in (seq, seq + 1) for fault in queries.verify(7))


@pytest.mark.parametrize(
    "setting",
    [
        "at = at + interval '1 microsecond'",
        "actor = actor # 1",
        "actor = null",
        "centre = 6",
        "seq = seq + 100",
    ],
)
@pytest.mark.parametrize("seq", [1, 3, 5])
def test_a_moved_moment_person_centre_or_number_is_found(setting, seq):
    write(5)
    change(f"update audit_entry set {setting} where seq = %s", seq)
    assert any(queries.verify(centre) for centre in queries.centres())


@pytest.mark.parametrize("seq", [1, 3, 5])
def test_a_row_taken_out_is_found_even_the_last(seq):
    write(5)
    change("delete from audit_entry where seq = %s", seq)
    assert queries.verify(7)


def test_a_chain_cut_and_its_head_moved_back_is_found_by_the_anchor():
    write(5)
    anchor_today()
    change("delete from audit_entry where seq >= 5")
    four = Entry.objects.get(centre=7, seq=4)
    Head.objects.filter(pk=7).update(seq=4, previous=four.previous, hash=four.hash)
    assert [fault.what for fault in queries.verify(7)] == [
        "mốc chốt ngày 2026-04-06 đã bị dời, sửa hoặc bỏ",
        "khác với mốc chốt ngày 2026-04-06",
    ]


def anchor_today():
    return actions.anchor(date(2026, 4, 6), at=NINE)


def test_an_anchor_is_an_entry_of_its_chain_and_the_chain_holds():
    write(2)
    assert anchor_today() == 1
    entry = Entry.objects.get(centre=7, action="audit.anchored")
    assert json.loads(entry.data) == {"on": "2026-04-06", "seq": 2, "hash": entry.previous}
    assert queries.verify(7) == []


def test_anchoring_a_day_again_changes_nothing():
    write(2)
    anchor_today()
    assert anchor_today() == 0
    assert (Anchor.objects.count(), Entry.objects.count()) == (1, 3)


def test_a_chain_that_was_anchored_day_after_day_holds():
    write(1)
    for day in (6, 7, 8):
        actions.anchor(date(2026, 4, day), at=NINE + timedelta(days=day - 6))
    assert Anchor.objects.count() == 3
    assert queries.verify(7) == []


@pytest.mark.parametrize(
    "statement",
    [
        'update audit_anchor set "on" = "on" - 1',
        "update audit_anchor set seq = 1",
        "update audit_anchor set hash = repeat('0', 64)",
        "delete from audit_anchor",
    ],
)
def test_an_anchor_that_was_moved_changed_or_taken_away_is_found(statement):
    write(3)
    anchor_today()
    change(statement)
    assert any("mốc chốt ngày 2026-04-06" in fault.what for fault in queries.verify(7))


def test_an_anchor_that_the_chain_never_told_of_is_found():
    write(3)
    Anchor.objects.create(centre=7, on=date(2026, 4, 6), seq=3, hash=Head.objects.get(pk=7).hash)
    assert [fault.what for fault in queries.verify(7)] == ["mốc chốt ngày 2026-04-06 đã bị dời, sửa hoặc bỏ"]


@pytest.mark.parametrize("spoilt", ["", "[]", "{}", "null", "{"])
def test_an_anchor_entry_with_spoilt_words_is_a_fault_and_no_crash(spoilt):
    write(1)
    anchor_today()
    change("update audit_entry set data = %s where action = 'audit.anchored'", spoilt)
    assert {fault.what for fault in queries.verify(7)} >= {"nội dung không khớp mã băm của chính dòng"}


def write_from_elsewhere(centre):
    """Append an entry through a connection of its own, as another process does."""

    def run():
        journal.record("test.done", None, by=None, at=NINE, centre=centre)
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.django_db(transaction=True)
def test_a_chain_that_grows_while_it_is_checked_is_no_fault(monkeypatch):
    write(3)
    real = queries._end_faults

    def grow_first(centre):
        write_from_elsewhere(centre)
        return real(centre)

    monkeypatch.setattr(queries, "_end_faults", grow_first)
    assert queries.verify(7) == []
    assert Head.objects.get(pk=7).seq == 4


@pytest.mark.django_db(transaction=True)
def test_a_long_chain_is_read_through_a_cursor_of_the_server():
    write(2)
    with queries.one_moment():
        reading = queries.rows(7)
        next(reading)
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from pg_cursors")
            assert cursor.fetchone()[0] >= 1
        assert len(list(reading)) == 1


def test_a_whole_chain_taken_away_is_found():
    write(2)
    change("delete from audit_entry")
    assert queries.verify(7)


def test_the_command_says_sound_and_then_where_it_is_not(capsys):
    write(3)
    call_command("audit", "verify")
    assert "NGUYÊN VẸN" in capsys.readouterr().out
    change("update audit_entry set action = 'test.dane' where seq = 2")
    with pytest.raises(SystemExit) as stopped:
        call_command("audit", "verify", "--json")
    assert stopped.value.code == 1
    report = json.loads(capsys.readouterr().out)
    assert report["sound"] is False
    assert report["faults"]["7"][0]["seq"] == 2


def test_the_command_answers_whole_in_vietnamese(capsys):
    write(3)
    anchor_today()
    change("update audit_entry set seq = seq + 10, action = 'test.dane' where seq = 2")
    change("update audit_anchor set hash = %s", "0" * 64)
    with pytest.raises(SystemExit):
        call_command("audit", "verify")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Trung tâm 7: CÓ SAI LỆCH"
    assert len(lines) > 4
    for line in lines[1:]:
        assert re.fullmatch(r"  dòng \d+: (không|nội|cuối|mốc|khác) .*", line), line


def test_an_inspector_checks_the_export_with_the_standard_library_alone(capsys, tmp_path):
    write(3)
    call_command("audit", "export")
    journal_file = tmp_path / "journal.jsonl"
    exported = capsys.readouterr().out
    journal_file.write_text(exported)
    run = [sys.executable, "-I", "-S", chain.__file__, str(journal_file)]
    assert subprocess.run(run, check=False, capture_output=True).returncode == 0
    two_chains = "".join(
        line.replace('"centre":7', '"centre":8') if n % 2 else line
        for n, line in enumerate(exported.splitlines(keepends=True))
    )
    for spoilt in (exported.replace("test.done", "test.dane", 1), two_chains):
        journal_file.write_text(spoilt)
        told = subprocess.run(run, check=False, capture_output=True)
        assert (told.returncode, told.stdout.decode()[:8]) == (1, "SAI LỆCH")


def test_a_mark_that_left_the_house_tells_a_chain_that_was_written_anew(capsys, tmp_path):
    """B19: a chain rewritten as a whole agrees with itself; what was published of a day does not agree with it."""
    write(3)
    anchor_today()
    mark = str(queries.latest_anchors()[0])
    call_command("audit", "export")
    exported = capsys.readouterr().out
    journal_file = tmp_path / "journal.jsonl"
    verifier = tmp_path / "kiem-tra.py"
    verifier.write_bytes(Path(chain.__file__).read_bytes())

    def check(*marks):
        run = [sys.executable, "-I", "-S", str(verifier), str(journal_file), *marks]
        done = subprocess.run(run, check=False, capture_output=True, cwd=tmp_path)
        return done.returncode, done.stdout.decode()

    journal_file.write_text(exported)
    assert check(mark)[0] == check(mark[:16])[0] == 0
    assert "Khớp cả 1 mốc" in check(mark)[1]
    assert check("7:3:xyz")[0] == check("7:3:abc")[0] == 2
    rewritten, last = [], chain.START
    for row in map(json.loads, exported.replace("test.done", "test.dane").splitlines()):
        row |= {"previous": last, "hash": chain.link_hash(last, row["seq"], chain.link_body(row))}
        last = row["hash"]
        rewritten.append(chain.canonical(row))
    journal_file.write_text("\n".join(rewritten))
    assert check()[0] == 0
    code, words = check(mark)
    assert (code, "dòng 3: khác với mốc đã công bố" in words) == (1, True)


def test_writing_one_entry_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        journal.record("test.done", None, by=None, at=NINE, centre=7)
