"""Citizens by OpenID Connect against a real provider: the whole code flow with PKCE, and what may go wrong."""

import re

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from motcua.foundation.accounts.models import CitizenIdentity, User
from motcua.foundation.audit.models import Entry
from tests.fixtures import text
from tests.identity.conftest import app, at_provider, gone

BEGIN, LEFT = "/dinh-danh/cong-dan/", "/dinh-danh/cong-dan/da-thoat/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("offered")]


def enter(client, who, target="", **there):
    """Go to the provider as somebody and come back."""
    return client.get(at_provider(gone(client.post(BEGIN, {"next": target})), who, **there))


def code_of(answer):
    """The code of the trouble that the page shows."""
    return re.search(r'class="num">(\w+)<', text(answer))[1]


def test_a_citizen_comes_for_the_first_time(client):
    answer = enter(client, "nhung", "/tra-cuu/")
    assert (answer.status_code, answer["Location"]) == (302, "/tra-cuu/")
    identity = CitizenIdentity.objects.select_related("user").get()
    assert (identity.personal_number, identity.level, str(identity.born_on)) == (
        "087190001234",
        2,
        "1990-11-05",
    )
    assert (identity.user.kind, identity.user.full_name) == (User.Kind.CITIZEN, "Nguyễn Thị Hồng Nhung")
    assert not identity.user.has_usable_password()
    assert client.session["assurance"] == {
        "provider": "cong-dan",
        "level": 2,
        "claimed": "2",
        "methods": ["face"],
    }
    assert SocialAccount.objects.get().extra_data == {}
    told = [entry.data for entry in Entry.objects.order_by("seq")]
    assert "Nhung" not in str(told)
    assert [entry.action for entry in Entry.objects.order_by("seq")] == [
        "accounts.citizen_entered",
        "accounts.signed_in",
    ]


def test_the_same_person_comes_back_to_the_same_account(client):
    enter(client, "nhung")
    enter(other := Client(), "nhung")
    assert User.objects.filter(kind=User.Kind.CITIZEN).count() == 1
    assert other.session["_auth_user_id"] == client.session["_auth_user_id"]


def test_a_number_that_is_bound_already_is_refused_to_another_account_of_the_provider(client):
    enter(client, "nhung")
    answer = enter(Client(), "twin")
    assert (answer.status_code, code_of(answer)) == (403, "number_taken")
    assert "Mang thẻ căn cước" in text(answer)
    assert "Nhung" not in text(answer)
    assert CitizenIdentity.objects.count() == 1


def test_another_number_than_last_time_is_refused(client):
    enter(client, "nhung")
    CitizenIdentity.objects.update(personal_number="087190009999")
    assert code_of(enter(other := Client(), "nhung")) == "number_changed"
    assert "_auth_user_id" not in other.session


def test_what_looks_odd_is_kept_and_refuses_nobody(client):
    enter(client, "dom")
    identity = CitizenIdentity.objects.get()
    assert (identity.level, identity.born_on, identity.oddities) == (1, None, ["birth_day"])


def test_nobody_is_found_by_an_e_mail(client):
    enter(client, "nhung")
    enter(Client(), "mail")
    assert CitizenIdentity.objects.count() == 2
    assert CitizenIdentity.objects.get(personal_number="087085004399").level == CitizenIdentity.Level.UNKNOWN


def test_without_number_and_name_nobody_comes_in(client):
    assert code_of(enter(client, "nameless")) == "claims_missing"
    assert not User.objects.filter(kind=User.Kind.CITIZEN).exists()


def test_who_refuses_there_hears_what_else_can_be_done(client):
    answer = enter(client, "nhung", answer="no")
    assert code_of(answer) == "denied"
    assert "nộp hồ sơ tại quầy" in text(answer)


def test_an_answer_in_another_browser_is_refused(client):
    place = at_provider(gone(client.post(BEGIN)), "nhung")
    assert code_of(Client().get(place)) == "stale"


def test_an_answer_is_taken_once(client):
    place = at_provider(gone(client.post(BEGIN)), "nhung")
    assert client.get(place).status_code == 302
    assert code_of(client.get(place)) == "stale"


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x&code=x", "?error=server_error&state=x"])
def test_an_answer_out_of_nowhere_is_refused(client, query):
    assert code_of(client.get(f"{BEGIN}ve/{query}")) == "stale"


def test_a_code_that_was_made_up_is_refused(client):
    place = at_provider(gone(client.post(BEGIN)), "nhung")
    assert code_of(client.get(re.sub(r"code=[^&]+", "code=made-up", place))) == "answer"


def test_a_provider_that_names_itself_otherwise_is_not_believed(client, offered, issuer):
    offered.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [app(issuer, issuer=issuer.replace("127.0.0.1", "localhost"))]}
    }
    assert code_of(client.post(BEGIN)) == "issuer"


def test_a_provider_that_is_down_is_said_to_be(client, offered, unused_port):
    offered.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app(f"http://127.0.0.1:{unused_port}")]}}
    answer = client.post(BEGIN)
    assert (answer.status_code, code_of(answer)) == (503, "down")


def test_a_provider_that_goes_down_meanwhile_is_said_to_be(client, offered, issuer, unused_port):
    place = at_provider(gone(client.post(BEGIN)), "nhung")
    discovered = cache.get(f"identity.discovery:{issuer}")
    cache.set(
        f"identity.discovery:{issuer}",
        discovered | {"token_endpoint": f"http://127.0.0.1:{unused_port}/token"},
    )
    assert code_of(client.get(place)) == "down"


def test_an_account_out_of_use_is_told_whom_to_ask(client):
    enter(client, "nhung")
    User.objects.filter(kind=User.Kind.CITIZEN).update(is_active=False)
    answer = enter(Client(), "nhung")
    assert answer["Location"] == "/dang-nhap/"


def test_a_citizen_is_not_led_to_the_officers_desk_nor_to_another_site(client):
    for target in ("/quay/ho-so/", "https://evil.example/"):
        assert enter(Client(), "nhung", target)["Location"] == "/"


def test_the_session_gets_a_new_key_and_signing_out_ends_it(client, issuer):
    client.post(BEGIN)
    before = client.session.session_key
    enter(client, "nhung")
    assert client.session.session_key != before
    answer = client.post("/dang-xuat/")
    assert answer["Location"] == LEFT
    assert "_auth_user_id" not in client.session
    assert f"{issuer}/session/end?client_id=motcua" in text(client.get(LEFT))


def test_the_sign_in_page_offers_it_only_when_it_is_there(client, offered):
    assert "Người dân, doanh nghiệp" in text(client.get("/dang-nhap/"))
    offered.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Người dân, doanh nghiệp" not in text(client.get("/dang-nhap/"))
    assert client.post(BEGIN).status_code == 404
    assert client.get(f"{BEGIN}ve/").status_code == 404
    assert client.get(LEFT).status_code == 404


def test_a_scope_or_a_parameter_of_the_address_changes_nothing(client):
    place = gone(client.post(f"{BEGIN}?scope=admin&auth_params=prompt%3Dnone&process=redirect"))
    assert "admin" not in place
    assert "prompt" not in place
    assert "code_challenge_method=S256" in place
    assert "nonce=" in place
