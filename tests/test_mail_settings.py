"""The address of a mail server as an operator gives it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from motcua.config.settings.mail import keepers, server

FROM = "khong-tra-loi@xa.test"


@pytest.mark.parametrize(
    ("url", "port", "starts_tls", "is_tls"),
    [
        ("smtp://mail.xa.test", 25, False, False),
        ("smtp+tls://mail.xa.test", 587, True, False),
        ("smtps://mail.xa.test", 465, False, True),
        ("smtps://mail.xa.test:2465", 2465, False, True),
    ],
)
def test_a_scheme_says_how_the_talk_is_kept_secret(url, port, starts_tls, is_tls):
    given = server(url, FROM)
    assert (given["EMAIL_HOST"], given["EMAIL_PORT"]) == ("mail.xa.test", port)
    assert (given["EMAIL_USE_TLS"], given["EMAIL_USE_SSL"]) == (starts_tls, is_tls)
    assert given["DEFAULT_FROM_EMAIL"] == FROM


def test_account_and_password_may_hold_any_letter():
    given = server(f"smtps://{'thu%40xa.test'}:{'a%2Fb%3Ac'}@mail.xa.test", FROM)
    assert (given["EMAIL_HOST_USER"], given["EMAIL_HOST_PASSWORD"]) == ("thu@xa.test", "a/b:c")


def test_nothing_given_is_no_mail():
    assert server("", "") == {"EMAIL_HOST": ""}


@pytest.mark.parametrize(
    ("url", "sender", "words"),
    [
        ("mail.xa.test", FROM, "MOTCUA_MAIL_SERVER"),
        ("http://mail.xa.test", FROM, "MOTCUA_MAIL_SERVER"),
        ("smtp://", FROM, "MOTCUA_MAIL_SERVER"),
        ("smtp://mail.xa.test:mot", FROM, "MOTCUA_MAIL_SERVER"),
        ("smtp://mail.xa.test", "", "MOTCUA_MAIL_FROM"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_name_of_the_setting(url, sender, words):
    with pytest.raises(ImproperlyConfigured, match=words):
        server(url, sender)


def test_an_address_that_is_none_is_refused_at_the_start():
    assert keepers("a@b.vn  c@d.vn") == ("a@b.vn", "c@d.vn")
    with pytest.raises(ImproperlyConfigured, match="MOTCUA_MARKS_TO"):
        keepers("thanh tra")
