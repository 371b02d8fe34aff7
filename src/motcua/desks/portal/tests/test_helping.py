"""The online form as a helper fills it in for a citizen who agreed."""

import re
import uuid
from datetime import timedelta

import pytest
from tests.fixtures import NINE, officer, version_of

from motcua.casework.assistance import actions, sending
from motcua.casework.assistance.actions import Asked
from motcua.casework.assistance.models import AssistedSession
from motcua.casework.assistance.states import ConsentBy
from motcua.casework.dossiers.models import Dossier, OnlineDraft
from motcua.casework.dossiers.tests.filings import CONTENT_ANSWERS, PERSON_ANSWERS, photo
from motcua.desks.portal.tests.test_filing import posted, text, upload
from motcua.foundation import clock
from motcua.reference.procedures.actions import take_in_forms

CODE, ALONE = "1.004873", "Tra cứu hồ sơ bằng mã QR"


pytestmark = pytest.mark.usefixtures("at_nine")


@pytest.fixture
def session(centre, monkeypatch):
    """A session to which the citizen said yes."""
    take_in_forms(at=NINE)
    codes: dict[str, str] = {}
    monkeypatch.setattr(sending, "_senders", {ConsentBy.EMAIL: codes.__setitem__})
    asked = Asked(
        "Nguyễn Thị Hồng Nhung", ConsentBy.EMAIL, "nhung@thu.test", "087190001234", version_of(CODE)
    )
    by = officer("tiep-nhan")
    waiting = actions.ask_consent(asked, by=by, centre=centre, key=uuid.uuid4(), at=NINE)
    return actions.give_by_code(waiting.pk, codes["nhung@thu.test"], by=by, at=NINE)


@pytest.fixture
def helper(client, session):
    client.force_login(officer("tiep-nhan"))
    return client


def base(session):
    return f"/quay/ho-tro-nop/{session.key}/nop/"


def test_a_helper_files_for_a_citizen_without_scripts(helper, session):
    start = text(helper.get(f"/quay/ho-tro-nop/{session.pk}/"))
    assert "Điền tờ khai chữ to" in start
    first = text(helper.post(base(session), follow=True))
    assert "Hồ sơ của <b>Nguyễn Thị Hồng Nhung</b>" in first
    assert "/nop/1.004873/" not in first, "no page leads to those of citizens"
    page = text(helper.get(f"{base(session)}nguoi-nop-2/"))
    assert 'value="Nguyễn Thị Hồng Nhung"' in page
    for slug, pages, answers in (
        ("nguoi-nop", (1, 2, 3), PERSON_ANSWERS),
        ("noi-dung", (1, 2, 3, 4, 6, 8), CONTENT_ANSWERS),
        ("nhan-ket-qua", (1,), {"place": "centre"}),
    ):
        for n in pages:
            answer = helper.post(f"{base(session)}{slug}-{n}/", posted(answers))
            assert answer.headers["Location"].startswith(base(session)), text(answer)
    for n in range(1, 9):
        given = {"khong-nop": "shown", "lam": "tiep"} if n > 1 else {"tep": upload(), "lam": "tiep"}
        answer = helper.post(f"{base(session)}giay-to-{n}/", given)
        if answer.status_code == 422:
            helper.post(f"{base(session)}giay-to-{n}/", {"khong-nop": "not_needed", "lam": "tiep"})
    file = re.search(r'href="([^"]+/tep/\d+/)"', text(helper.get(f"{base(session)}giay-to-1/")))[1]
    assert helper.get(file)["Content-Type"] == "image/jpeg"
    check = helper.get(f"{base(session)}kiem-tra/")
    found = dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', check.content.decode()))
    refused = helper.post(f"{base(session)}kiem-tra/", found | {"cam-doan": "on"})
    assert refused.status_code == 422
    assert "chưa ghi việc lần sau" in text(refused)
    done = helper.post(f"{base(session)}kiem-tra/", found | {"cam-doan": "on", "lan-sau": ALONE}, follow=True)
    dossier = Dossier.objects.get()
    assert dossier.code in text(done)
    assert ALONE in text(done)
    assert dossier.view_code not in text(done), "it stands on the note alone"
    assert helper.get(f"{base(session)}giay-xac-nhan/")["Content-Type"] == "application/pdf"
    assert helper.get(f"{base(session)}cac-buoc/").headers["Location"].endswith("/hoan-tat/")
    ended = text(helper.get(f"/quay/ho-tro-nop/{session.pk}/"))
    assert f'value="{ALONE}"' in ended
    assert "Điền tờ khai chữ to" not in ended


def test_consent_withdrawn_or_over_closes_every_page(helper, session):
    helper.post(base(session))
    with clock.fixed_at(NINE + timedelta(hours=2, minutes=1)):
        late = helper.get(f"{base(session)}nguoi-nop-1/", follow=True)
    assert "Sự đồng ý đã hết hạn" in text(late)
    helper.post(f"/quay/ho-tro-nop/{session.pk}/rut/")
    assert not OnlineDraft.objects.exists()
    for page in ("", "cac-buoc/", "nguoi-nop-1/", "giay-to-1/", "kiem-tra/"):
        answer = helper.post(f"{base(session)}{page}")
        assert answer.status_code in (302, 405), page
    saved = helper.post(f"{base(session)}nguoi-nop-1/", {"whose": "self"}, headers={"X-Draft": "1"})
    assert saved.status_code == 409
    assert "Sự đồng ý" in saved.json()["message"]
    assert not OnlineDraft.objects.exists()


PAGES = ("", "cac-buoc/", "nguoi-nop-1/", "kiem-tra/", "hoan-tat/", "giay-xac-nhan/", "tep/1/")


@pytest.mark.parametrize("role", ["thu-ngan", "cong-dan", "tinh"])
def test_who_may_not_help_sees_no_session(helper, session, role):
    helper.post(base(session))
    helper.force_login(officer(role))
    for page in PAGES:
        for method in (helper.get, helper.post):
            assert method(f"{base(session)}{page}").status_code in (403, 404, 405), page


def test_another_helper_of_the_centre_fills_in_nothing(helper, session):
    helper.post(base(session))
    helper.force_login(officer("chuyen-mon"))
    answer = helper.get(f"{base(session)}nguoi-nop-1/", follow=True)
    assert "Phiên này do người khác mở" in text(answer)
    assert helper.get(f"{base(session)}giay-xac-nhan/").status_code == 404


def test_a_foreign_centre_sees_no_session(helper, session, other_centre):
    helper.post(base(session))
    AssistedSession.objects.filter(pk=session.pk).update(centre=other_centre)
    for page in PAGES:
        assert helper.get(f"{base(session)}{page}").status_code == 404, page


def test_a_wrong_file_is_said_and_the_rest_stays(helper, session):
    helper.post(base(session))
    answer = helper.post(
        f"{base(session)}giay-to-1/", {"tep": [upload(b"MZ", "a.exe"), upload(photo(1))], "lam": "tai-len"}
    )
    assert answer.status_code == 422
    assert OnlineDraft.objects.get().papers.count() == 1
