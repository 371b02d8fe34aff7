from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction

from motcua.foundation.audit import chain, journal, queries
from motcua.foundation.audit.bulk import Told, record_many
from motcua.foundation.audit.models import Entry, Head
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 4, 6, 9, 0, tzinfo=VIETNAM)


def told(n: int, centre: int = 7) -> Told:
    at = NINE + timedelta(seconds=n)
    return Told(
        centre, at, 3, "H'Hen Niê", "test.done", f"test:{n}", chain.canonical({"tên": "Đởm\t\\n", "n": n})
    )


def test_chains_written_in_bulk_hold_also_between_single_entries():
    journal.record("test.done", None, by=None, at=NINE, centre=7)
    record_many([told(1), told(2, centre=8), told(3)])
    journal.record("test.done", None, by=None, at=NINE, centre=7)
    record_many([told(4)])
    assert queries.verify(7) == queries.verify(8) == []
    assert [row["subject"] for row in queries.rows(7)] == ["", "test:1", "test:3", "", "test:4"]
    assert Head.objects.get(centre=8).seq == 1


def test_an_entry_in_bulk_is_the_entry_one_would_have_written_alone():
    by = get_user_model().objects.create_user("bich", full_name="H'Hen Niê")
    data = {"tên": "Đởm", "n": 1}
    journal.record("test.done", by, by=by, at=NINE, centre=7, data=data)
    subject = journal.subject_of(by)
    record_many([Told(8, NINE, by.pk, str(by), "test.done", subject, chain.canonical(data))])
    columns = ("at", "actor", "actor_label", "action", "subject", "data", "seq", "previous")
    alone, bulk = (Entry.objects.filter(centre=centre).values(*columns).get() for centre in (7, 8))
    assert alone == bulk


def test_entries_go_with_the_transaction_they_belong_to():
    with transaction.atomic():
        record_many([told(1)])
        transaction.set_rollback(True)
    assert not Entry.objects.exists()
    record_many([])
    assert not Head.objects.exists()
