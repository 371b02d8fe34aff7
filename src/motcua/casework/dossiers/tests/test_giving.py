"""Somebody is away: their work goes to another. Source: NĐ 118/2025 Đ19.1; tasks I.1.d, II.1.c."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.models import DossierEvent
from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.models import Holding, Post

WHY = "Nghỉ phép từ 06/04 đến 10/04/2026"


@pytest.fixture
def second(centre):
    """Somebody else who holds the specialist's post."""
    user = User.objects.create_user("thay", full_name="Người thay mẫu", centre=centre.pk)
    post = Post.objects.get(holding__user=officer("chuyen-mon"))
    Holding.objects.create(post=post, user=user, first_on=date(2026, 1, 1))
    return user


def by(role="lanh-dao"):
    return Act(officer(role), NINE, uuid.uuid4(), 0)


def given(centre):
    """A dossier whose current step was given to the specialist."""
    dossier = make_dossier(centre, way="forward")
    return actions.assign(dossier.pk, act(dossier, "lanh-dao"), officer("chuyen-mon").pk)


def refused(code, *args, **kwargs):
    with pytest.raises(RuleBroken) as refusal:
        actions.give_work_over(*args, **kwargs)
    assert refusal.value.code == code


def test_all_that_was_given_to_one_goes_to_another(centre, second):
    one, two = given(centre), given(centre)
    untouched = make_dossier(centre, way="forward")  # belongs to the role, not to a person
    away, once = officer("chuyen-mon"), by()
    [shown] = queries.with_work(officer("lanh-dao"), NINE)
    assert (shown, shown.open_work) == (away, 2)
    assert second in queries.fit_for(away.pk, by=officer("lanh-dao"), at=NINE)
    assert actions.give_work_over(away.pk, second.pk, once, reason=WHY) == actions.Given(2, 0, 0)
    for dossier in (one, two, untouched):
        dossier.refresh_from_db()
    assert (one.handler, two.handler, untouched.handler) == (second, second, None)
    event = DossierEvent.objects.filter(dossier=one.pk, verb="assign").latest("pk")
    assert (event.data["from"], event.data["step"], event.data["remark"]) == (
        away.full_name,
        second.full_name,
        WHY,
    )
    moved = queries.given_in(str(once.key), by=officer("lanh-dao"), at=NINE)
    assert set(moved) == {one, two}
    refused("nothing_to_give", away.pk, second.pk, by(), reason=WHY)


def test_what_the_receiver_may_not_do_stays(centre, second):
    dossier = given(centre)
    director = officer("giam-doc")
    result = actions.give_work_over(officer("chuyen-mon").pk, director.pk, by(), reason=WHY)
    assert result == actions.Given(0, 1, 0)
    dossier.refresh_from_db()
    assert dossier.handler == officer("chuyen-mon")


def test_more_than_one_go_gives_is_left_for_the_next(centre, second, monkeypatch):
    monkeypatch.setattr("motcua.casework.dossiers.actions.assigning.MOST_GIVEN", 1)
    given(centre), given(centre)
    away = officer("chuyen-mon").pk
    assert actions.give_work_over(away, second.pk, by(), reason=WHY) == actions.Given(1, 0, 1)
    assert actions.give_work_over(away, second.pk, by(), reason=WHY) == actions.Given(1, 0, 0)


def test_only_who_decides_gives_work_over_and_says_why(centre, second):
    given(centre)
    away = officer("chuyen-mon").pk
    with pytest.raises(PermissionDenied):
        actions.give_work_over(away, second.pk, by("chuyen-mon"), reason=WHY)
    refused("words_needed", away, second.pk, by(), reason=" ")
    refused("same_person", away, away, by(), reason=WHY)


def test_the_page_names_who_holds_work_and_gives_it_over(centre, second, client):
    dossier = given(centre)
    client.force_login(officer("lanh-dao"))
    with clock.fixed_at(NINE):
        listed = client.get("/quay/giao-lai/").content.decode()
        away = officer("chuyen-mon")
        assert f'href="?tu={away.pk}"' in listed
        address = f"/quay/giao-lai/?tu={away.pk}"
        page = client.get(address).content.decode()
        assert "Đang giữ 1 hồ sơ" in page
        assert f"/quay/ho-so/{dossier.code}/" in page
        wrong = client.post(address, {"key": uuid.uuid4(), "receiver": second.pk, "reason": ""})
        assert wrong.status_code == 422
        assert "Chưa ghi lý do giao lại" in wrong.content.decode()
        typed = {"key": uuid.uuid4(), "receiver": second.pk, "reason": WHY}
        done = client.post(address, typed, follow=True).content.decode()
        assert "Vừa giao lại 1 hồ sơ" in done
        assert "Người này không giữ việc nào nữa" in done
        client.force_login(officer("chuyen-mon"))
        assert client.get("/quay/giao-lai/").status_code == 403
