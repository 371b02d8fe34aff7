"""The link that opens a dossier's page: sent by a real server to the people of the dossier, and to nobody else."""

import re
from datetime import timedelta

import pytest
from tests.fixtures import NINE, make_dossier, text

from motcua.casework.dossiers import letting_in
from motcua.casework.dossiers.tests.filings import file, make_citizen
from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.integrations.messaging import letting
from motcua.integrations.messaging.tests.test_telling import EMAIL

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def here(settings, monkeypatch):
    settings.PUBLIC_URL = "http://testserver"
    monkeypatch.setattr(letting_in, "_channels", {"email"})


@pytest.fixture
def deferred(monkeypatch):
    """The jobs deferred, each done at once."""
    jobs = []

    class Task:
        def defer(self, **given):
            jobs.append(given)
            with clock.fixed_at(NINE):
                letting.send_link(given["dossier"])

    monkeypatch.setattr(letting_in.app, "configure_task", lambda name: Task())
    return jobs


def ask(client, dossier):
    return client.post(f"/tra-cuu/{dossier.code}/gui-lien-ket/", follow=True)


@pytest.mark.usefixtures("at_nine")
def test_the_link_opens_the_page_for_a_quarter_of_an_hour_also_where_wrong_codes_shut_it(
    client, centre, mail, deferred
):
    dossier = file(centre, by=make_citizen(), person={"email": EMAIL})
    page = f"/tra-cuu/{dossier.code}/"
    for _time in range(6):
        shut = client.get(page, {"ma-xem": "AAAAAA"})
    assert shut.status_code == 429
    assert "bấm “Gửi liên kết” bên dưới" in text(shut)
    assert "đang được gửi đến đó" in text(ask(client, dossier))
    [letter] = mail.taken
    assert letter["To"] == EMAIL
    link = re.search(r"http://testserver(\S+)", letter.get_content())[1]
    opened = client.get(link)
    assert opened.status_code == 200
    assert "Diễn tiến" in text(opened)
    assert dossier.submitter.full_name in text(opened)
    assert Entry.objects.filter(action="portal.opened", subject=f"dossiers.dossier:{dossier.pk}").count() == 1
    with clock.fixed_at(NINE + letting_in.VALID + MINUTE):
        late = client.get(link)
    assert "Liên kết này đã hết hạn hoặc không đúng" in text(late)
    assert "Diễn tiến" not in text(late)


def test_a_dossier_without_an_address_is_told_the_same_and_nothing_goes_out(client, centre, mail, deferred):
    with_address = file(centre, by=make_citizen(), person={"email": EMAIL})
    without = make_dossier(centre)
    told = [
        text(ask(client, dossier)).replace(dossier.code, "").count("Nếu hồ sơ có ghi thư điện tử")
        for dossier in (with_address, without)
    ]
    assert told == [1, 1]
    assert [letter["To"] for letter in mail.taken] == [EMAIL]


@pytest.mark.parametrize("changed", ["", "x", "ImEi:1abc:def"])
def test_no_other_token_opens_and_none_opens_another_dossier(client, centre, changed):
    one, two = make_dossier(centre), make_dossier(centre)
    for token in (changed, letting_in.token(two, NINE)):
        answer = text(client.get(f"/tra-cuu/{one.code}/", {"mo": token}))
        assert "Diễn tiến" not in answer
        assert "Liên kết này đã hết hạn hoặc không đúng" in answer


@pytest.mark.parametrize(
    ("after", "opens"),
    [
        (-2 * MINUTE, False),
        (-MINUTE, True),
        (0 * MINUTE, True),
        (letting_in.VALID, True),
        (letting_in.VALID + MINUTE, False),
    ],
)
def test_a_token_holds_from_its_moment_for_a_quarter_of_an_hour(centre, after, opens):
    dossier = make_dossier(centre)
    assert letting_in.opens(letting_in.token(dossier, NINE), dossier, NINE + after) is opens


def test_no_mailbox_is_filled_and_the_words_stay_the_same(client, centre, mail, deferred):
    dossier = file(centre, by=make_citizen(), person={"email": EMAIL})
    answers = {text(ask(client, dossier)).count("đang được gửi đến đó") for _time in range(5)}
    assert answers == {1}
    assert len(deferred) == len(mail.taken) == 3
    assert Entry.objects.filter(action="portal.link_asked").count() == 3


def test_one_client_does_not_ask_for_a_whole_series(client, centre, deferred, monkeypatch):
    monkeypatch.setattr(
        letting_in, "A_CLIENT", letting_in.Limit("dossiers.links_of_client", 2, timedelta(hours=1))
    )
    for dossier in [make_dossier(centre) for _n in range(4)]:
        ask(client, dossier)
    assert len(deferred) == 2


def test_without_a_channel_nothing_is_offered_and_nothing_sent(client, centre, deferred, monkeypatch):
    monkeypatch.setattr(letting_in, "_channels", set())
    dossier = make_dossier(centre)
    assert "Gửi liên kết" not in text(client.get(f"/tra-cuu/{dossier.code}/"))
    ask(client, dossier)
    assert deferred == []


def test_an_unknown_dossier_and_a_get_are_refused(client, db):
    assert client.post("/tra-cuu/000.00.45.H20-260406-9999/gui-lien-ket/").status_code == 404
    assert client.get("/tra-cuu/000.00.45.H20-260406-9999/gui-lien-ket/").status_code == 405


def test_a_server_that_refuses_leaves_no_address_in_the_log(centre, mail, caplog):
    dossier = file(centre, by=make_citizen(), person={"email": EMAIL})
    mail.stop()
    with caplog.at_level("INFO", logger="motcua.messaging"), clock.fixed_at(NINE):
        assert letting.send_link(dossier.pk) == 0
    assert "link_not_sent" in caplog.text
    assert EMAIL not in caplog.text
