"""Taking tasks from the list, by ticks or all it shows, and giving them back."""

import uuid

import pytest
from tests.fixtures import make_dossier, officer

from motcua.casework.dossiers.models import Dossier


@pytest.fixture
def tasks(centre):
    return [make_dossier(centre, way="forward") for _n in range(2)]


def page_of(client, address="/quay/"):
    return client.get(address).content.decode()


def handlers():
    return [d.handler for d in Dossier.objects.order_by("pk")]


def test_the_list_offers_what_nobody_holds_and_says_who_holds_the_rest(as_role, tasks):
    client = as_role("chuyen-mon")
    one, two = tasks
    page = page_of(client)
    assert "Nhận 2 việc đầu" in page
    assert page.count('name="viec"') == 2
    sent = {
        "lam": "viec",
        "key": uuid.uuid4(),
        "viec": [one.code],
        "dau": [one.code, two.code],
        "ve": "/quay/",
    }
    done = client.post("/quay/nhan-viec/", sent, follow=True).content.decode()
    assert "Đã nhận 1 việc." in done
    assert "Vừa nhận 1 việc" in done
    assert "Tôi đang giữ" in done
    assert "Nhận 1 việc đầu" in done
    assert handlers() == [officer("chuyen-mon"), None]


def test_all_of_the_list_is_taken_and_given_back_in_one_go(as_role, tasks):
    client = as_role("chuyen-mon")
    codes = [dossier.code for dossier in tasks]
    sent = {"lam": "dau", "key": uuid.uuid4(), "dau": codes, "ve": "/quay/?hang=dang-giai-quyet"}
    done = client.post("/quay/nhan-viec/", sent, follow=True)
    assert done.redirect_chain[-1][0].startswith("/quay/?hang=dang-giai-quyet&lan=")
    assert "Trả lại việc vừa nhận" in done.content.decode()
    back = {"lam": "tra-het", "key": uuid.uuid4(), "dau": codes, "ve": done.redirect_chain[-1][0]}
    undone = client.post("/quay/nhan-viec/", back, follow=True)
    assert undone.redirect_chain[-1][0] == "/quay/?hang=dang-giai-quyet"
    assert "Đã trả lại 2 việc." in undone.content.decode()
    assert handlers() == [None, None]


def test_a_task_is_taken_and_given_back_on_its_own_page(as_role, tasks):
    client, dossier = as_role("chuyen-mon"), tasks[0]
    path = f"/quay/ho-so/{dossier.code}/"
    assert "Nhận việc</button>" in page_of(client, path)
    sent = {"lam": "viec", "key": uuid.uuid4(), "viec": dossier.code, "ve": path}
    assert client.post("/quay/nhan-viec/", sent).url == path
    assert "Trả lại việc đã nhận</button>" in page_of(client, path)
    sent = {"lam": "tra", "key": uuid.uuid4(), "viec": dossier.code, "ve": path}
    assert client.post("/quay/nhan-viec/", sent).url == path
    assert handlers() == [None, None]


def test_the_address_narrows_the_list_to_mine_or_to_nobodys(as_role, tasks):
    client = as_role("chuyen-mon")
    one, two = tasks
    sent = {"lam": "viec", "key": uuid.uuid4(), "viec": [one.code]}
    client.post("/quay/nhan-viec/", sent)
    mine, free = page_of(client, "/quay/?giu=toi"), page_of(client, "/quay/?giu=chua-ai")
    assert (f"/{one.code}/" in mine, f"/{two.code}/" in mine) == (True, False)
    assert (f"/{one.code}/" in free, f"/{two.code}/" in free) == (False, True)
    assert f"/{two.code}/" in page_of(client, "/quay/?giu=ai-do")


def test_nothing_chosen_is_said_and_nobody_is_led_away(as_role, tasks):
    client = as_role("chuyen-mon")
    sent = {"lam": "viec", "key": "khac", "ve": "https://example.com/"}
    done = client.post("/quay/nhan-viec/", sent, follow=True)
    assert done.redirect_chain == [("/quay/", 302)]
    assert "Chưa chọn việc nào" in done.content.decode()
    assert client.get("/quay/nhan-viec/").url == "/quay/"


def test_who_does_not_work_on_steps_is_offered_none(as_role, tasks):
    client = as_role("thu-ngan")
    assert "việc đầu" not in page_of(client)
    sent = {"lam": "viec", "key": uuid.uuid4(), "viec": [tasks[0].code]}
    assert client.post("/quay/nhan-viec/", sent).status_code == 403


def test_the_list_of_the_day_has_more_rows_on_paper(as_role, tasks, monkeypatch):
    monkeypatch.setattr("motcua.desks.counter.views.work.PAGE", 1)
    client = as_role("chuyen-mon")
    assert page_of(client).count('class="is-code"') == 1
    assert 'href="?hang=sap-qua-han&amp;in=1"' in page_of(client, "/quay/?hang=sap-qua-han")
    assert page_of(client, "/quay/?in=1").count('class="is-code"') == 2
