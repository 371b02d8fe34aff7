"""The other doors: the demo's role buttons and the first administrator's link, and what the page says."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as configured
from tests.fixtures import text

from motcua.foundation import clock
from motcua.foundation.accounts import actions
from motcua.foundation.accounts.demo import ROLES, username_of
from motcua.foundation.accounts.models import OneTimeLink, User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
PASSWORD = "mat-khau-rat-dai-1"
FAR = "10.0.0.9"


@pytest.fixture(autouse=True)
def at_nine(settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # slow ones only cost time here
    with clock.fixed_at(NINE):
        yield


@pytest.fixture
def demo(settings):
    """The demo with one of its people."""
    settings.DEMO = True
    return User.objects.create_user(username_of("tiep-nhan"), full_name="Nguyễn Thị Bích", is_sample=True)


@pytest.fixture
def link():
    """The address that the first run prints."""
    return f"/khoi-tao/{actions.make_first_administrator_link(at=NINE)}/"


def given(**changes):
    """What the first administrator fills in."""
    return {"full_name": "Bùi Thanh Sang", "username": "sang", "password": PASSWORD} | changes


def signed_in(client):
    return "_auth_user_id" in client.session


# the sign-in page


def test_a_page_that_needs_a_sign_in_leads_to_it_and_back(client):
    answer = client.get("/quay/", follow=True)
    assert answer.redirect_chain == [("/dang-nhap/?next=/quay/", 302)]
    assert 'name="next" value="/quay/"' in re.sub(r"\s+", " ", text(answer))


def test_the_page_after_a_wrong_password_tells_nobody_which_names_exist(client):
    User.objects.create_user("lan", PASSWORD, full_name="Võ Thị Lan")
    pages = []
    for name in ("lan", "bin"):
        page = text(client.post("/dang-nhap/", {"login": name, "password": "sai-mat-khau"}))
        assert f'name="login" value="{name}"' in page
        pages.append(re.sub(r'value="[^"]*"', "", page))
    assert pages[0] == pages[1]
    assert "sai-mat-khau" not in pages[0]


def test_an_empty_form_comes_back_in_vietnamese(client):
    page = text(client.post("/dang-nhap/", {"login": "", "password": ""}))
    assert "This field is required" not in page
    assert page.count("Trường này là bắt buộc") == 2


# the role buttons


def test_only_the_demo_offers_roles_and_only_on_its_own_machine(client, settings):
    settings.DEMO = False
    assert "/thu-vai/" not in text(client.get("/dang-nhap/"))
    settings.DEMO = True
    assert text(client.get("/dang-nhap/")).count("/thu-vai/") == len(ROLES)
    assert "/thu-vai/" not in text(client.get("/dang-nhap/", REMOTE_ADDR=FAR))


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "127.8.8.8"])
def test_a_role_button_signs_in_on_this_machine_and_is_journaled(client, demo, address):
    answer = client.post("/thu-vai/tiep-nhan/", REMOTE_ADDR=address)
    assert (answer.status_code, answer["Location"]) == (302, configured.LOGIN_REDIRECT_URL)
    assert signed_in(client)
    assert Entry.objects.filter(action="accounts.tried_role", actor=demo.pk).count() == 1


@pytest.mark.parametrize(
    "address", [FAR, "0.0.0.0", "::ffff:10.0.0.9", "fe80::1", "", "unix:", "127.0.0.1, 10.0.0.9"]
)
def test_no_role_from_anywhere_else_whatever_a_header_claims(client, demo, address):
    claims = {"X-Forwarded-For": "127.0.0.1", "X-Real-IP": "127.0.0.1", "Host": "localhost"}
    answer = client.post("/thu-vai/tiep-nhan/", REMOTE_ADDR=address, headers=claims)
    assert answer.status_code == 403
    assert "Không có quyền" in text(answer)
    assert not signed_in(client)


def test_no_role_outside_the_demo(client, demo, settings):
    settings.DEMO = False
    assert client.post("/thu-vai/tiep-nhan/").status_code == 403
    assert not signed_in(client)


@pytest.mark.parametrize("role", ["lanh-dao", "khong-co", "root"])
def test_a_role_without_its_person_is_not_found(client, demo, role):
    assert client.post(f"/thu-vai/{role}/").status_code == 404


@pytest.mark.parametrize("changes", [{"is_sample": False}, {"is_active": False}])
def test_a_role_button_never_opens_a_real_account_or_one_out_of_use(client, demo, changes):
    User.objects.filter(pk=demo.pk).update(**changes)
    assert client.post("/thu-vai/tiep-nhan/").status_code == 404
    assert not signed_in(client)


def test_a_role_is_taken_by_a_button_not_by_a_link(client, demo):
    assert client.get("/thu-vai/tiep-nhan/").status_code == 405


# the first administrator


def test_the_link_opens_makes_the_account_with_its_rights_and_is_closed_afterwards(client, link):
    page = text(client.get(link))
    assert "Liên kết này dùng một lần, trong 24 giờ" in page
    answer = client.post(link, given(), follow=True)
    assert "Tài khoản quản trị đã sẵn sàng" in text(answer)
    user = User.objects.get(username="sang")
    assert signed_in(client)
    for right in ("procedures.publish", "calendars.change"):
        assert allows(user, right, at=NINE)
    client.logout()
    assert client.get(link).status_code == client.post(link, given(username="khac")).status_code == 404
    assert User.objects.count() == 1


def test_the_new_administrator_signs_in_with_the_password_chosen(client, link):
    client.post(link, given())
    client.post("/dang-xuat/")
    client.post("/dang-nhap/", {"login": "sang", "password": PASSWORD})
    assert signed_in(client)


def test_the_link_is_closed_after_a_day(client, link):
    with clock.fixed_at(NINE + timedelta(hours=23, minutes=59)):
        assert client.get(link).status_code == 200
    with clock.fixed_at(NINE + timedelta(hours=24)):
        assert client.get(link).status_code == 404
        assert client.post(link, given()).status_code == 404
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("ngan-qua", "quá ngắn"),
        ("000000000000", "quá phổ biến"),
        ("079185001234", "hoàn toàn là số"),
        ("sang.bui.thanh", "quá giống"),
        ("", "bắt buộc"),
    ],
)
def test_a_weak_password_is_refused_in_vietnamese_and_the_rest_is_kept(client, link, password, words):
    answer = client.post(link, given(username="sang.bui.than", password=password))
    page = text(answer)
    assert answer.status_code == 422
    assert words in page
    assert not re.search(r"password (is|must)|This password", page)
    assert 'value="Bùi Thanh Sang"' in page
    assert not User.objects.exists()
    assert OneTimeLink.objects.filter(used_at=None).exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"username": "Sáng"}, "Chỉ dùng chữ thường không dấu"),
        ({"username": "mau-tiep-nhan"}, "đã có người dùng"),
        ({"full_name": ""}, "bắt buộc"),
    ],
)
def test_a_name_that_cannot_be_is_refused_with_what_to_do(client, link, changes, words):
    User.objects.create_user("mau-tiep-nhan", full_name="Mẫu", is_sample=True)
    answer = client.post(link, given(**changes))
    assert answer.status_code == 422
    assert words in text(answer)
    assert User.objects.count() == 1


def test_a_token_that_never_was_looks_like_any_page_that_is_not_there(client):
    assert client.get("/khoi-tao/khong-co/").status_code == 404
