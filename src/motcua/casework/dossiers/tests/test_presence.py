"""Who else has a dossier open."""

from datetime import timedelta

import pytest
from django.db import connection
from tests.fixtures import NINE, make_dossier, officer

from motcua.casework.dossiers import presence
from motcua.casework.dossiers.models import Presence


@pytest.mark.parametrize(
    ("later", "seen"), [(timedelta(seconds=89), True), (timedelta(seconds=90), False)], ids=["open", "silent"]
)
def test_who_opens_a_dossier_sees_who_else_has_it_open(centre, later, seen):
    dossier, first, second = make_dossier(centre), officer("chuyen-mon"), officer("lanh-dao")
    assert presence.open_by_question(first, dossier, NINE).rows() == []
    assert presence.open_by_question(second, dossier, NINE + later).rows() == (
        [first.full_name] if seen else []
    )


def test_nobody_is_told_of_themselves_or_of_another_dossier(centre):
    one, other, me = make_dossier(centre), make_dossier(centre), officer("chuyen-mon")
    presence.open_by_question(officer("lanh-dao"), other, NINE).rows()
    for _twice in range(2):
        assert presence.open_by_question(me, one, NINE).rows() == []


def test_what_was_left_long_ago_is_not_kept(centre):
    one, other, me = make_dossier(centre), make_dossier(centre), officer("chuyen-mon")
    presence.open_by_question(me, one, NINE).rows()
    presence.open_by_question(me, other, NINE + timedelta(hours=1)).rows()
    assert list(Presence.objects.values_list("dossier", flat=True)) == [other.pk]


@pytest.mark.django_db
def test_no_opening_waits_for_the_disk():
    """Nothing of it is kept over a crash, so nothing of it is written ahead."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relpersistence from pg_class where oid = %s::regclass", [Presence._meta.db_table]
        )
        assert cursor.fetchone() == ("u",)
