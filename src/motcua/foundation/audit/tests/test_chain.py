import json
import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import InternalError, ProgrammingError, connection, transaction

from motcua.foundation.audit import chain, journal, queries
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
        cursor.execute("set local session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("set local session_replication_role = origin")


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
    last = Head.objects.get(pk=7)
    Anchor.objects.create(centre=7, on=date(2026, 4, 6), seq=last.seq, hash=last.hash)
    change("delete from audit_entry where seq = 5")
    four = Entry.objects.get(centre=7, seq=4)
    Head.objects.filter(pk=7).update(seq=4, previous=four.previous, hash=four.hash)
    assert [fault.what for fault in queries.verify(7)] == ["differs from the anchor of 2026-04-06"]


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


def test_an_inspector_checks_the_export_with_the_standard_library_alone(capsys, tmp_path):
    write(3)
    call_command("audit", "export")
    journal_file = tmp_path / "journal.jsonl"
    exported = capsys.readouterr().out
    journal_file.write_text(exported)
    run = [sys.executable, "-I", "-S", chain.__file__, str(journal_file)]
    assert subprocess.run(run, check=False, capture_output=True).returncode == 0
    journal_file.write_text(exported.replace("test.done", "test.dane", 1))
    assert subprocess.run(run, check=False, capture_output=True).returncode == 1


def test_writing_one_entry_is_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        journal.record("test.done", None, by=None, at=NINE, centre=7)
