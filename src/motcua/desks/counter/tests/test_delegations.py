from datetime import date, timedelta
from functools import partial

import pytest
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions as dossiers
from motcua.casework.dossiers.states import Outcome
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.audit.models import Entry
from motcua.reference.organisation.models import Delegation, Post

REGISTER = "/quay/uy-quyen/"


@pytest.fixture
def seen(ask_for):
    return partial(ask_for, path=REGISTER)


def typed(**changes):
    return {
        "giver": Post.objects.get(title="Phó Chủ tịch UBND xã").pk,
        "receiver": officer("chuyen-mon").pk,
        "field": "",
        "document": "12/GUQ-UBND",
        "first_on": "06/04/2026",
        "last_on": "10/04/2026",
    } | changes


def test_a_delegation_entered_signs_until_its_last_day_and_not_after(seen, centre):
    dossier = make_dossier(centre, way="work")
    assert not allows(officer("chuyen-mon"), "dossiers.decide", dossier, at=NINE)
    assert seen(data=typed()).status_code == 302
    page = seen().content.decode()
    for words in ("12/GUQ-UBND", "Đang hiệu lực", "TUQ. PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH"):
        assert words in page
    assert not allows(officer("chuyen-mon"), "dossiers.decide", dossier, at=NINE + timedelta(days=5))
    granted = dossiers.Decision(Outcome.GRANTED)
    assert dossiers.decide_dossier(dossier.pk, act(dossier, "chuyen-mon"), granted).finished_at == NINE
    assert Entry.objects.filter(action="organisation.delegated").exists()


def test_one_that_is_ended_early_signs_no_more_from_tomorrow(seen, centre):
    seen(data=typed())
    row = Delegation.objects.get()
    assert seen(data={}, path=f"{REGISTER}{row.pk}/ket-thuc/").status_code == 302
    row.refresh_from_db()
    assert row.last_on == date(2026, 4, 6)
    assert not allows(officer("chuyen-mon"), "dossiers.decide", None, at=NINE + timedelta(days=1))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"document": ""}, "Chưa ghi mục này."),
        ({"last_on": ""}, "Chưa nhập ngày."),
        ({"last_on": "01/04/2026"}, "Ngày hết ủy quyền trước ngày bắt đầu"),
        ({"first_on": "01/01/2020"}, "không có quyền ký vào ngày bắt đầu"),
    ],
)
def test_what_no_delegation_may_be_is_refused_and_stays_typed(seen, changes, words):
    answer = seen(data=typed(**changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Delegation.objects.exists()


def test_officers_read_the_register_and_only_who_may_enters(seen):
    page = seen("chuyen-mon").content.decode()
    assert "Chưa ghi văn bản ủy quyền nào" in page
    assert "Ghi ủy quyền mới" not in page
    assert seen("chuyen-mon", typed()).status_code == 403
    assert seen("cntt").status_code == 403


def test_another_centres_delegation_is_not_found(seen, centre, other_centre):
    foreign = Post.objects.create(
        unit=other_centre.unit_set.create(name="Lãnh đạo", kind="leaders"), title="Chủ tịch"
    )
    row = Delegation.objects.create(
        giver=foreign, receiver=officer("tinh"), document="1/X", first_on=NINE.date(), last_on=NINE.date()
    )
    assert seen(data={}, path=f"{REGISTER}{row.pk}/ket-thuc/").status_code == 404
    assert "1/X" not in seen().content.decode()
