"""The marks of the journal, published for everybody (B19)."""

from pathlib import Path

from tests.fixtures import NINE, make_dossier

from motcua.foundation.audit import actions, chain
from motcua.foundation.audit.models import Anchor

ADDRESS = "/moc-nhat-ky/"


def test_the_marks_of_the_last_days_are_there_for_everybody_and_say_nothing_of_anybody(client, centre):
    make_dossier(centre)
    actions.anchor(NINE.date(), at=NINE)
    page = client.get(ADDRESS).content.decode()
    mark = Anchor.objects.get(centre=centre.pk)
    assert f"{centre.pk}:{mark.seq}:{mark.hash}" in page
    assert centre.name in page
    assert "Hồng Nhung" not in page


def test_before_the_first_mark_the_page_says_when_it_comes(client, centre):
    assert "23:55" in client.get(ADDRESS).content.decode()


def test_the_verifier_is_given_out_as_it_runs_here(client, centre):
    answer = client.get(f"{ADDRESS}kiem-tra-nhat-ky.py")
    assert answer.content == Path(chain.__file__).read_bytes()
    assert "attachment" in answer["Content-Disposition"]


def test_the_page_costs_the_same_however_many_marks(client, centre, django_assert_max_num_queries):
    for day in range(1, 29):
        actions.anchor(NINE.date().replace(day=day), at=NINE)
    client.get(ADDRESS)  # the Centre's calendar is kept
    with django_assert_max_num_queries(4):
        client.get(ADDRESS)
