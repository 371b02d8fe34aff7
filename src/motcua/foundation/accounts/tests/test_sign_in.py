"""Signing in and out: who gets in, what a wrong password is told, and what the journal keeps."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from tests.fixtures import text

from motcua.foundation import clock
from motcua.foundation.accounts import receivers
from motcua.foundation.accounts.models import User
from motcua.foundation.audit.models import Entry

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
PASSWORD = "mat-khau-rat-dai-1"


@pytest.fixture(autouse=True)
def at_nine(settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # slow ones only cost time here
    with clock.fixed_at(NINE):
        yield


@pytest.fixture
def lan():
    return User.objects.create_user("lan", PASSWORD, full_name="Võ Thị Lan", centre=7)


def sign_in(client, name="lan", password=PASSWORD, **extra):
    return client.post("/dang-nhap/", {"login": name, "password": password}, **extra)


def signed_in(client):
    return "_auth_user_id" in client.session


def journaled():
    return list(Entry.objects.order_by("at", "centre", "seq").values_list("centre", "action", "actor"))


def test_the_right_password_signs_in_and_is_journaled_at_the_centre(client, lan):
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, settings.LOGIN_REDIRECT_URL)
    assert journaled() == [(7, "accounts.signed_in", lan.pk)]


def test_signing_out_is_journaled_once(client, lan):
    sign_in(client)
    page = text(client.post("/dang-xuat/", follow=True))
    assert "Đã đăng xuất khỏi máy này" in page
    client.post("/dang-xuat/")
    assert not signed_in(client)
    assert journaled() == [(7, "accounts.signed_in", lan.pk), (7, "accounts.signed_out", lan.pk)]


@pytest.mark.parametrize("name", ["lan", "Lan ", "khong-co-ai"])
def test_a_wrong_password_is_told_in_vietnamese_and_alike_for_every_name(client, lan, name):
    page = text(sign_in(client, name, "sai-mat-khau"))
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    assert "not correct" not in page
    assert not signed_in(client)


def test_a_failure_is_journaled_without_the_name_that_was_typed(client, lan):
    sign_in(client, "lan", "sai")
    sign_in(client, " LAN ", "sai")
    entries = Entry.objects.filter(action="accounts.sign_in_failed", centre=0, actor=None, subject="")
    assert [json.loads(data) for data in entries.values_list("data", flat=True)] == [
        {"name_hash": receivers.name_hash("lan")}
    ] * 2
    assert receivers.name_hash("lan") != receivers.name_hash("phuc")


def test_after_five_failures_even_the_right_password_waits_and_is_told_until_when(client, lan):
    for n in range(5):
        sign_in(client, password=f"sai{n}")
    page = text(sign_in(client))
    assert "Thử lại sau 09:05 thứ Hai 06/04/2026" in page
    assert not signed_in(client)
    with clock.fixed_at(NINE + timedelta(minutes=5)):
        sign_in(client)
    assert signed_in(client)


def test_a_name_that_waits_holds_up_nobody_else(client, lan):
    User.objects.create_user("phuc", PASSWORD, full_name="Lê Văn Phúc")
    for n in range(6):
        sign_in(client, password=f"sai{n}")
    sign_in(client, "phuc")
    assert signed_in(client)


def test_one_address_that_tries_many_names_waits_and_other_addresses_do_not(client, lan):
    for n in range(30):
        sign_in(client, f"ten{n}", "sai")
    assert "Thử lại sau 09:05" in text(sign_in(client))
    sign_in(client, REMOTE_ADDR="10.0.0.9")
    assert signed_in(client)


def test_signing_in_rightly_never_counts(client, lan):
    for _n in range(8):
        sign_in(client)
        assert signed_in(client)
        client.post("/dang-xuat/")


@pytest.mark.parametrize("password", ["", "!", " ", "None", "mat-khau-rat-dai-1"])
def test_an_account_without_a_password_is_never_signed_in_to_with_one(client, password):
    user = User.objects.create_user("mau-tiep-nhan", full_name="Nguyễn Thị Bích", is_sample=True)
    assert not user.has_usable_password()
    sign_in(client, user.username, password)
    sign_in(client, user.username, user.password)
    assert not signed_in(client)


def test_an_account_out_of_use_is_told_whom_to_ask(client, lan):
    User.objects.filter(pk=lan.pk).update(is_active=False)
    answer = client.post("/dang-nhap/", {"login": "lan", "password": PASSWORD}, follow=True)
    assert "đã ngừng dùng" in text(answer)
    assert not signed_in(client)


def test_the_key_of_the_session_is_a_new_one_after_signing_in(client, lan):
    session = client.session
    session["chosen"] = "before"
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    sign_in(client)
    assert signed_in(client)
    assert client.session.session_key != before
    assert not client.session.exists(before)


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/"])
def test_signing_in_never_leads_to_another_site(client, lan, target):
    answer = client.post("/dang-nhap/", {"login": "lan", "password": PASSWORD, "next": target})
    assert answer["Location"] == settings.LOGIN_REDIRECT_URL


def test_nobody_registers_an_account_of_their_own(client):
    assert client.get("/signup/").status_code == client.get("/dang-ky/").status_code == 404
