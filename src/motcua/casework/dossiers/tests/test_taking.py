"""Officers take tasks that nobody holds, and give them back. Source: NĐ 118/2025 Đ19.1."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, queries, worklists
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.models import Dossier, DossierEvent
from motcua.foundation.accounts.models import User
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.notifications.queries import notices_of, unread
from motcua.reference.organisation.models import Holding, Post


@pytest.fixture
def colleague(centre):
    """Somebody else who holds the specialist's post."""
    user = User.objects.create_user("cung-vai", full_name="Người cùng vai mẫu", centre=centre.pk)
    post = Post.objects.get(holding__user=officer("chuyen-mon"))
    Holding.objects.create(post=post, user=user, first_on=date(2026, 1, 1))
    return user


@pytest.fixture
def waiting(centre):
    """Makes that many dossiers at the specialist's step, held by nobody."""

    def make(number):
        if not number:
            return []
        first = make_dossier(centre, way="forward")
        copies = [_copy_of(first, n) for n in range(1, number)]
        return [first, *Dossier.objects.bulk_create(copies)]

    return make


def _copy_of(dossier, n):
    own = {"pk": None, "code": f"{dossier.code[:-4]}{9000 + n}", "intake_key": uuid.uuid4()}
    kept = {field.attname: getattr(dossier, field.attname) for field in Dossier._meta.concrete_fields}
    kept.pop("id")
    return Dossier(**kept | own)


def by(user=None, key=None):
    return Act(user or officer("chuyen-mon"), NINE, key or uuid.uuid4(), 0)


def keys(dossiers):
    return [dossier.pk for dossier in dossiers]


def refused(code, call, *args):
    with pytest.raises(RuleBroken) as refusal:
        call(*args)
    assert refusal.value.code == code


@pytest.mark.parametrize("number", [1, 25])
def test_tasks_nobody_holds_become_those_of_whoever_takes_them(centre, waiting, colleague, number):
    dossiers = waiting(number)
    once = by()
    taken = actions.take_steps(keys(dossiers), once)
    assert {d.pk for d in taken.mine} == set(keys(dossiers))
    assert (taken.quicker, taken.gone) == ([], [])
    assert Dossier.objects.filter(handler=once.by, revision=dossiers[0].revision + 1).count() == number
    assert DossierEvent.objects.filter(verb="take_step", by=once.by.pk).count() == number
    assert Entry.objects.filter(action="dossiers.take_step", actor=once.by.pk).count() == number
    assert not worklists.to_work_on(colleague, NINE).exists()
    assert set(queries.taken_in(str(once.key), by=once.by, at=NINE)) == set(taken.mine)


def test_none_and_more_than_a_page_are_refused(centre, waiting):
    refused("nothing_chosen", actions.take_steps, [], by())
    refused("nothing_chosen", actions.put_steps_back, [], by())
    dossiers = waiting(26)
    refused("too_many", actions.take_steps, keys(dossiers), by())
    assert not Dossier.objects.filter(handler__isnull=False).exists()


def test_a_page_of_tasks_costs_one_entry_of_the_journal_each_and_little_else(
    centre, waiting, django_assert_max_num_queries
):
    dossiers = waiting(25)
    with django_assert_max_num_queries(25 + 12):
        actions.take_steps(keys(dossiers), by())


def test_what_somebody_was_quicker_to_take_is_named_and_stays_theirs(centre, waiting, colleague):
    one, two, three = waiting(3)
    actions.take_steps([two.pk], by(colleague))
    actions.complete_step(three.pk, act(three, "chuyen-mon"))
    taken = actions.take_steps(keys([one, two, three]), by())
    assert taken.mine == [one]
    assert taken.quicker == [(two.code, colleague.full_name)]
    assert taken.gone == [three.code]
    two.refresh_from_db()
    assert two.handler == colleague


def test_a_second_click_takes_nothing_more(centre, waiting):
    dossiers = waiting(2)
    once = by()
    first = actions.take_steps(keys(dossiers), once)
    again = actions.take_steps(keys(dossiers), once)
    assert again == first
    assert DossierEvent.objects.filter(verb="take_step").count() == 2
    actions.put_steps_back(keys(dossiers), by())
    assert actions.take_steps(keys(dossiers), once).gone == [d.code for d in first.mine]


def test_a_foreign_centre_is_not_reached(centre, other_centre, waiting):
    one, two = waiting(2)
    Dossier.objects.filter(pk=two.pk).update(centre=other_centre)
    with pytest.raises(PermissionDenied):
        actions.take_steps(keys([one, two]), by())
    one.refresh_from_db()
    assert one.handler is None


def test_whoever_acts_in_another_role_takes_nothing(centre, waiting):
    [dossier] = waiting(1)
    with pytest.raises(PermissionDenied):
        actions.take_steps([dossier.pk], by(officer("thu-ngan")))
    Dossier.objects.update(current_role="unit_lead")
    assert actions.take_steps([dossier.pk], by()).gone == [dossier.code]


def test_steps_side_by_side_and_the_decision_are_taken_by_nobody(branched):
    assert actions.take_steps([branched.pk], by()).gone == [branched.code]


def test_what_was_taken_is_given_back_and_free_for_all_again(centre, waiting, colleague):
    dossiers = waiting(2)
    actions.take_steps(keys(dossiers), by())
    assert not unread(notices_of(colleague)).exists()
    back = by()
    done = actions.put_steps_back(keys(dossiers), back)
    assert ({d.pk for d in done.free}, done.kept) == (set(keys(dossiers)), [])
    assert actions.put_steps_back(keys(dossiers), back) == done
    assert worklists.to_work_on(colleague, NINE).count() == 2
    assert unread(notices_of(colleague)).count() == 2
    assert DossierEvent.objects.filter(verb="put_step_back").count() == 2


def test_what_a_superior_gave_is_not_given_back(centre, waiting, colleague):
    given, free = waiting(2)
    actions.assign(given.pk, act(given, "lanh-dao"), officer("chuyen-mon").pk)
    actions.take_steps([free.pk], by(colleague))
    done = actions.put_steps_back(keys([given, free]), by())
    assert (done.free, done.kept) == ([], [given.code, free.code])
    given.refresh_from_db()
    assert given.handler == officer("chuyen-mon")
