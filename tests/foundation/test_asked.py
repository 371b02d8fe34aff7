"""What is asked once for a page that is read, and each time wherever something may change in between."""

import pytest
from django.http import HttpResponse

from motcua.foundation.asked import OnceAPage, ask_ahead, remembering_answers
from motcua.foundation.statements import written

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask():
    """A question that answers each time it is really asked with a higher number."""

    @OnceAPage
    def asking(*about, **more):
        heard.append((about, more))
        return written("select %(n)s::int", {"n": len(heard)}).told(lambda row: row[0])

    heard = []
    return asking


def answers(request, *questions):
    """What each question was told while the request was answered."""
    told = []

    def page(_request):
        told.extend(number for question in questions for number in question())
        return HttpResponse()

    remembering_answers(page)(request)
    return told


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_page_that_is_read_asks_once(rf, ask, method):
    assert answers(getattr(rf, method)("/"), ask, ask, ask) == [1, 1, 1]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_where_something_is_sent_each_question_is_asked(rf, ask, method):
    assert answers(getattr(rf, method)("/"), ask, ask) == [1, 2]


def test_outside_a_page_each_question_is_asked(ask):
    assert [ask(), ask()] == [[1], [2]]


def test_no_page_hears_what_another_was_told(rf, ask):
    assert [answers(rf.get("/"), ask, ask), answers(rf.get("/"), ask)] == [[1, 1], [2]]


def test_another_question_is_another_answer(rf, ask):
    told = answers(
        rf.get("/"), lambda: ask(1), lambda: ask(2), lambda: ask(1), lambda: ask(of=1), lambda: ask(of=1)
    )
    assert told == [1, 2, 1, 3, 3]


def test_a_page_that_breaks_leaves_nothing_behind(rf, ask):
    def broken(_request):
        ask()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        remembering_answers(broken)(rf.get("/"))
    assert [ask(), ask()] == [[2], [3]]


@pytest.fixture
def other():
    """Another question, to be asked along with the first."""

    @OnceAPage
    def asking(about):
        return written("select %(about)s::text", {"about": about}).told(lambda row: row[0])

    return asking


def test_what_was_asked_ahead_is_not_asked_again(rf, ask, other, django_assert_num_queries):
    def page(_request):
        with django_assert_num_queries(2):
            ask_ahead(ask.of(), other.of("An"))
        with django_assert_num_queries(0):
            ask_ahead(ask.of(), other.of("An"))
            assert (ask(), other("An")) == ([1], ["An"])
        with django_assert_num_queries(1):
            ask_ahead(ask.of(), other.of("Bình"))
        assert (ask(), other("Bình")) == ([1], ["Bình"])
        return HttpResponse()

    remembering_answers(page)(rf.get("/"))


def test_where_something_is_sent_nothing_is_asked_ahead(rf, ask, django_assert_num_queries):
    def page(_request):
        with django_assert_num_queries(0):
            ask_ahead(ask.of())
        return HttpResponse()

    remembering_answers(page)(rf.post("/"))
