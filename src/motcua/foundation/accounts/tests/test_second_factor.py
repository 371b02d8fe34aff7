"""The second factor: enrolled by each officer, asked for after the password, required from a day, reset on record."""

import json
import re
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.fixtures import text

from motcua.foundation import clock
from motcua.foundation.accounts import actions, factors
from motcua.foundation.accounts.models import User
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken

pytestmark = pytest.mark.django_db

NINE = datetime(2026, 4, 6, 2, 0, tzinfo=UTC)
PASSWORD = "mat-khau-rat-dai-1"
OWN, STEP = "/tuy-chon/bao-mat/", "/dang-nhap/buoc-hai/"


@pytest.fixture(autouse=True)
def at_nine(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.fixed_at(NINE):
        yield


@pytest.fixture
def lan(client):
    """Somebody signed in who has just shown the password again."""
    user = User.objects.create_user("lan", PASSWORD, full_name="Võ Thị Lan")
    sign_in(client)
    client.post(f"{OWN}xac-nhan/", {"password": PASSWORD})
    return user


def sign_in(client, name="lan", password=PASSWORD):
    return client.post("/dang-nhap/", {"login": name, "password": password})


def signed_in(client):
    return "_auth_user_id" in client.session


def code_of(secret, ahead=0):
    """The code an app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def enrol(client):
    """Add an app; its secret."""
    secret = re.search(r"<code[^>]*>([A-Z2-7=]+)</code>", text(client.get(f"{OWN}ung-dung/")))[1]
    answer = client.post(f"{OWN}ung-dung/", {"code": code_of(secret)})
    assert answer["Location"] == f"{OWN}ma-du-phong/"
    return secret


def journaled():
    return list(Entry.objects.order_by("at", "seq").values_list("action", flat=True))


def test_before_anything_is_changed_the_password_is_asked_again(client):
    User.objects.create_user("lan", PASSWORD, full_name="Võ Thị Lan")
    sign_in(client)
    answer = client.get(f"{OWN}ung-dung/")
    assert answer["Location"].startswith(f"{OWN}xac-nhan/")
    assert client.post(f"{OWN}xac-nhan/", {"password": "sai"}).status_code == 422
    client.post(f"{OWN}xac-nhan/", {"password": PASSWORD})
    assert client.get(f"{OWN}ung-dung/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_an_app_is_added_and_asked_for_from_then_on(client, lan):
    secret = enrol(client)
    assert [each for each in journaled() if "factor" in each] == ["accounts.factor_added"] * 2
    other = Client()
    assert sign_in(other)["Location"] == STEP
    assert not signed_in(other)
    assert other.post(STEP, {"code": "000000"}).status_code == 422
    assert other.post(STEP, {"code": code_of(secret, 1)}).status_code == 302
    assert signed_in(other)
    assert "accounts.factor_failed" in journaled()


def test_the_secret_is_sealed_in_the_database(client, lan):
    secret = enrol(client)
    assert secret not in json.dumps(list(Authenticator.objects.values_list("data", flat=True)))


def test_a_code_of_the_app_is_taken_once(client, lan):
    secret = enrol(client)
    code, first, second = code_of(secret, 1), Client(), Client()
    for browser in (first, second):
        sign_in(browser)
        browser.post(STEP, {"code": code})
    assert (signed_in(first), signed_in(second)) == (True, False)


def test_wrong_codes_are_counted_and_the_right_one_waits_too(client, lan):
    secret = enrol(client)
    other = Client()
    sign_in(other)
    for _n in range(5):
        other.post(STEP, {"code": "000000"})
    answer = other.post(STEP, {"code": code_of(secret, 1)})
    assert "Thử lại sau 09:05" in text(answer)
    with clock.fixed_at(NINE + timedelta(minutes=6)):
        other.post(STEP, {"code": code_of(secret, 1)})
    assert signed_in(other)


def test_recovery_codes_are_shown_once_and_each_lets_in_once(client, lan):
    enrol(client)
    codes = re.findall(r"<li>(\d{8})</li>", text(client.get(f"{OWN}ma-du-phong/")))
    assert len(codes) == 10
    assert codes[0] not in text(client.get(f"{OWN}ma-du-phong/"))
    first, second = Client(), Client()
    for browser in (first, second):
        sign_in(browser)
        browser.post(STEP, {"code": codes[0]})
    assert (signed_in(first), signed_in(second)) == (True, False)


def test_the_second_step_is_nobodys_without_the_first(client):
    assert client.get(STEP)["Location"] == "/dang-nhap/"
    assert client.post(STEP, {"code": "1"})["Location"] == "/dang-nhap/"


def test_citizens_have_no_such_pages(client):
    citizen = User.objects.create_user("cd-1", full_name="A", kind=User.Kind.CITIZEN)
    client.force_login(citizen)
    for page in ("", "mat-khau/", "ung-dung/", "khoa/", "ma-du-phong/"):
        assert client.get(OWN + page).status_code == 403


TABLE = {"dossiers.decide": date(2026, 4, 1), "*": date(2027, 1, 1)}


@pytest.mark.parametrize(
    ("rights", "held", "since"),
    [
        ({}, {"dossiers.decide"}, None),
        (TABLE, {"dossiers.decide"}, date(2026, 4, 1)),
        (TABLE, {"dossiers.view"}, date(2027, 1, 1)),
        ({"dossiers.decide": date(2026, 4, 1)}, {"dossiers.view"}, None),
    ],
)
def test_from_which_day_it_is_required(rights, held, since):
    assert factors.required_since(rights, held) == since


@pytest.mark.django_db(transaction=True)
def test_who_must_have_one_adds_it_before_anything_else(client, settings):
    settings.SECOND_FACTOR = {"*": date(2026, 4, 6)}
    User.objects.create_user("lan", PASSWORD, full_name="Võ Thị Lan")
    sign_in(client)
    assert client.get("/quay/")["Location"] == OWN
    assert client.post("/quay/tiep-nhan/")["Location"] == OWN
    assert "phải có bước xác nhận thứ hai" in text(client.get(OWN))
    client.post(f"{OWN}xac-nhan/", {"password": PASSWORD})
    enrol(client)
    assert client.get("/quay/").status_code == 200
    assert client.post(f"{OWN}ung-dung/bo/").status_code == 422
    assert Authenticator.objects.filter(type="totp").exists()


def test_before_the_day_it_is_only_announced(client, settings):
    settings.SECOND_FACTOR = {"*": date(2026, 4, 7)}
    User.objects.create_user("lan", PASSWORD, full_name="Võ Thị Lan")
    sign_in(client)
    assert client.get("/quay/").status_code == 200
    assert "Từ 07/04/2026" in text(client.get(OWN))


def test_a_reset_needs_the_right_another_person_and_a_reason(client, lan):
    enrol(client)
    with pytest.raises(PermissionDenied):
        actions.reset_factors(lan.pk, by=User.objects.create_user("a", full_name="A"), reason="x", at=NINE)
    with pytest.raises((RuleBroken, PermissionDenied)):
        actions.reset_factors(lan.pk, by=lan, reason="x", at=NINE)
    assert client.get("/quan-tri/tai-khoan/").status_code == 403


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("ngan", "ít nhất 12 ký tự"),
        ("123456789012345", "hoàn toàn là số"),
        ("vothilan2026", "quá giống họ tên"),
        ("qwertyuiop123", "quá phổ biến"),
    ],
)
def test_a_weak_password_is_refused_in_words(client, lan, password, words):
    answer = client.post(f"{OWN}mat-khau/", {"old": PASSWORD, "password": password})
    assert answer.status_code == 422
    assert words in text(answer)


def test_a_new_password_ends_the_other_sessions(client, lan):
    sign_in(other := Client())
    assert client.post(f"{OWN}mat-khau/", {"old": "sai", "password": "bốn từ dễ nhớ quá"}).status_code == 422
    answer = client.post(f"{OWN}mat-khau/", {"old": PASSWORD, "password": "bốn từ dễ nhớ quá"})
    assert answer.status_code == 302
    assert client.get(OWN).status_code == 200
    assert other.get(OWN).status_code == 302
    assert "accounts.password_changed" in journaled()


@pytest.mark.parametrize("name", ["lan", "khong-co"])
def test_a_wrong_name_and_a_wrong_password_cost_one_hash_each(client, monkeypatch, name):
    """The time it takes tells nobody whether an account is there."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    User.objects.create_user("lan", PASSWORD, full_name="Võ Thị Lan")
    hashed, encode = [], MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, *args: (hashed.append(1), encode(self, *args))[1]
    )
    sign_in(client, name, "sai")
    assert len(hashed) == 1
