"""Two officers press at the same moment: no task becomes the task of both."""

import threading
import uuid
from datetime import date

import pytest
from django.db import connection
from tests.fixtures import NINE, make_dossier, officer

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.models import Dossier, DossierEvent
from motcua.foundation.accounts.models import User
from motcua.reference.organisation.models import Holding, Post


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_press_at_once_share_no_task(centre):
    first = officer("chuyen-mon")
    second = User.objects.create_user("cung-vai", full_name="Người cùng vai mẫu", centre=centre.pk)
    post = Post.objects.get(holding__user=first)
    Holding.objects.create(post=post, user=second, first_on=date(2026, 1, 1))
    keys = [make_dossier(centre, way="forward").pk for _n in range(4)]
    before = Dossier.objects.get(pk=keys[0]).revision
    start, results = threading.Barrier(2), {}

    def press(user, order):
        start.wait()
        results[user.pk] = actions.take_steps(order, Act(user, NINE, uuid.uuid4(), 0))
        connection.close()

    officers = [threading.Thread(target=press, args=(first, keys))]
    officers.append(threading.Thread(target=press, args=(second, keys[::-1])))
    for each in officers:
        each.start()
    for each in officers:
        each.join()

    mine, theirs = ({d.pk for d in results[user.pk].mine} for user in (first, second))
    assert mine | theirs == set(keys)
    assert not mine & theirs
    assert len(results[first.pk].quicker) + len(results[second.pk].quicker) == 4
    assert DossierEvent.objects.filter(verb="take_step").count() == 4
    assert set(Dossier.objects.values_list("revision", flat=True)) == {before + 1}
