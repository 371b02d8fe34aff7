"""An administrator sees who has a second factor, and takes one away with the reason on record."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied

from motcua.foundation.accounts import actions
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from tests.fixtures import NINE, officer

LIST = "/quan-tri/tai-khoan/"


@pytest.fixture
def guarded(centre):
    """An officer who has an app."""
    user = officer("tiep-nhan")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


def test_the_list_tells_who_has_one(client, guarded):
    client.force_login(officer("quan-tri"))
    page = client.get(LIST, {"buoc-hai": "co"}).content.decode()
    assert guarded.full_name in page
    assert officer("giam-doc").full_name not in page
    assert guarded.full_name not in client.get(LIST, {"buoc-hai": "chua"}).content.decode()
    assert guarded.full_name in client.get(LIST, {"q": "bích"}).content.decode()
    assert "Không có tài khoản nào như vậy" in client.get(LIST, {"q": "xyzw"}).content.decode()


def test_a_reset_is_on_record_with_its_reason(client, guarded):
    client.force_login(officer("quan-tri"))
    address = f"{LIST}{guarded.pk}/dat-lai/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Mất điện thoại"})["Location"] == LIST
    assert not Authenticator.objects.exists()
    entry = Entry.objects.get(action="accounts.factors_reset")
    assert (entry.actor, "Mất điện thoại" in entry.data) == (officer("quan-tri").pk, True)
    assert client.post(address, {"reason": "Lần nữa"}).status_code == 422


@pytest.mark.parametrize("role", ["tiep-nhan", "giam-doc", "cntt", "tinh", "cong-dan"])
def test_nobody_else_gets_there(client, guarded, role):
    client.force_login(officer(role))
    assert client.get(LIST).status_code == 403
    assert client.post(f"{LIST}{guarded.pk}/dat-lai/", {"reason": "x"}).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.reset_factors(guarded.pk, by=officer(role), reason="x", at=NINE)


def test_nobody_resets_their_own(centre):
    admin = officer("quan-tri")
    with pytest.raises(RuleBroken):
        actions.reset_factors(admin.pk, by=admin, reason="x", at=NINE)


def test_an_administrator_of_one_centre_stays_in_it(client, guarded, other_centre):
    from motcua.reference.organisation.models import Grant, Holding

    post = Holding.objects.get(user=officer("cntt")).post
    Grant.objects.create(post=post, right="accounts.manage", first_on=NINE.date())
    client.force_login(officer("cntt"))
    assert client.get(LIST).status_code == 200
    guarded.centre = other_centre.pk
    guarded.save()
    assert guarded.full_name not in client.get(LIST).content.decode()
    assert client.post(f"{LIST}{guarded.pk}/dat-lai/", {"reason": "x"}).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.reset_factors(guarded.pk, by=officer("cntt"), reason="x", at=NINE)
