"""A row changes while its month is counted for the first time: no count is kept that leaves it out."""

import threading
from datetime import date

import pytest
from django.db import connection, transaction
from tests.fixtures import NINE, officer

from motcua.foundation.evidence.registry import Evidence
from motcua.oversight.duties import actions, figures, monthly
from motcua.oversight.duties.models import Duty, MonthCount

BEFORE, MEANWHILE = date(2026, 2, 3), date(2026, 3, 3)


def enter(centre, day):
    done = actions.Done(what="Họp tổ", done_on=day, done_by="Phạm Quốc Hưng")
    duty = Duty.objects.get(code="II.4")
    actions.record_evidence(duty, done, centre=centre, by=officer("giam-doc"), at=NINE)


def counted(centre, day):
    """What a duty's page says of the month of that day."""
    by_hand = figures.entered_by_hand("II.4")
    months = monthly.by_month(centre.pk, [by_hand], NINE.date())[figures.key_of(by_hand)]
    return months[day.month - NINE.month - 1]


def kept():
    return MonthCount.objects.exclude(rows=None).count()


class Writer(threading.Thread):
    """Somebody else who enters a piece of evidence, and is done once told to."""

    def __init__(self, centre, day):
        super().__init__()
        self.wanted = centre, day
        self.has_written, self.may_end = threading.Event(), threading.Event()

    def run(self):
        with transaction.atomic():
            enter(*self.wanted)
            self.has_written.set()
            self.may_end.wait(30)
        connection.close()

    def write(self):
        self.start()
        assert self.has_written.wait(30)

    def end(self):
        self.may_end.set()
        self.join()


@pytest.mark.django_db(transaction=True)
def test_no_count_is_kept_that_leaves_out_what_somebody_is_just_writing(centre, monkeypatch):
    actions.seed(at=NINE)
    early, late = Writer(centre, BEFORE), Writer(centre, MEANWHILE)
    early.write()
    seen = counted(centre, BEFORE), kept()
    early.end()
    assert seen == (0, 0), "it was written before anybody counted, and not yet there"
    assert (counted(centre, BEFORE), kept()) == (1, 11)

    MonthCount.objects.all().delete()
    count = Evidence.count

    def count_just_before_it_is_written(figure, of, period):
        rows = count(figure, of, period)
        if period.first == MEANWHILE.replace(day=1) and not late.has_written.is_set():
            late.write()
            late.end()
        return rows

    monkeypatch.setattr(Evidence, "count", count_just_before_it_is_written)
    assert (counted(centre, MEANWHILE), kept()) == (0, 10), "the place of its month was taken away"
    assert (counted(centre, MEANWHILE), kept()) == (1, 11)
