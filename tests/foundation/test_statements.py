"""Queries put together once: asked with other values, several in one go, and read as Django reads them."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from motcua.foundation.accounts.models import User
from motcua.foundation.statements import Given, Statement, answers, kept, written
from motcua.foundation.worklists.models import SavedFilter

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return [User.objects.create(username=name, full_name=name.upper()) for name in ("an", "binh", "chi")]


@kept
def named() -> QuerySet[User]:
    return User.objects.filter(username=Given("name"))


def names_of(keys):
    every = Statement(User.objects.filter(pk__among=Given("keys", "bigint[]")).order_by("username"))
    return [user.username for user in every.given(keys=keys).rows()]


def test_each_asking_has_its_own_values(people):
    assert [named().given(name=name).rows() for name in ("an", "chi", "dung")] == [
        [people[0]],
        [people[2]],
        [],
    ]


def test_the_words_are_put_together_once(people, monkeypatch):
    statement = Statement(User.objects.filter(username=Given("name")))
    made = []
    put_together = SQLCompiler.as_sql
    monkeypatch.setattr(SQLCompiler, "as_sql", lambda *args: made.append(1) or put_together(*args))
    for name in ("an", "binh"):
        assert len(statement.given(name=name).rows()) == 1
    assert len(made) == 1


def test_what_one_reads_does_not_show_in_another(people):
    first, second = (named().given(name="an").rows()[0] for _n in range(2))
    first.full_name = "Đổi"
    assert second.full_name == "AN"


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_however_many_numbers_there_are_it_is_one_statement(people, count):
    assert names_of([person.pk for person in people[:count]]) == ["an", "binh", "chi"][:count]


def test_a_query_that_can_hold_nothing_asks_nothing(django_assert_num_queries):
    nothing = Statement(User.objects.none())
    with django_assert_num_queries(0):
        assert answers(nothing.given(), nothing.given()) == ([], [])


def test_several_are_told_apart(people, django_assert_num_queries):
    with django_assert_num_queries(3):
        told = answers(
            named().given(name="binh"),
            written("select %(n)s::int + 1", {"n": 1}).told(lambda row: row[0]),
            Statement(User.objects.none()).given(),
            Statement(User.objects.order_by("username").values_list("username", flat=True)[:2]).given(),
        )
    assert told == ([people[1]], [2], [], ["an", "binh"])


def test_rows_come_with_what_belongs_to_them(people, django_assert_num_queries):
    """With what is joined; and what was put off is asked for when it is wanted."""
    joined = Statement(SavedFilter.objects.select_related("owner").defer("query").filter(name=Given("name")))
    SavedFilter.objects.create(owner=people[2], name="Sáng", folded="sang", page="viec", query="kenh=1")
    with django_assert_num_queries(1):
        [kept_one] = joined.given(name="Sáng").rows()
        assert kept_one.owner == people[2]
    with django_assert_num_queries(1):
        assert kept_one.query == "kenh=1"


def test_a_value_left_out_is_said_at_once():
    with pytest.raises(KeyError, match="name"):
        named().given()


def test_when_one_cannot_be_answered_none_is(people):
    with pytest.raises(DatabaseError), transaction.atomic():
        answers(named().given(name="an"), written("select 1 / %(n)s::int", {"n": 0}))
    assert named().given(name="an").rows() == [people[0]]


def test_several_are_sent_before_the_first_answer_is_waited_for(people, monkeypatch):
    """Within one pipeline of the connection; a single one needs none."""
    connection.ensure_connection()
    opened = []
    pipeline = connection.connection.pipeline
    monkeypatch.setattr(connection.connection, "pipeline", lambda: opened.append(1) or pipeline())
    named().given(name="an").rows()
    assert not opened
    answers(named().given(name="an"), named().given(name="binh"))
    assert len(opened) == 1
