from functools import partial

import pytest
from tests.fixtures import make_dossier, person

from motcua.casework.dossiers.models import FilingNotice

LEVEL = "/quay/nop-ho/"
TYPED = {"owners": "2", "days": "30", "in_force_from": "06/04/2026"}


@pytest.fixture
def seen(ask_for):
    return partial(ask_for, path=LEVEL)


def test_the_page_of_a_dossier_leads_to_what_its_submitter_filed_for_others(seen, centre):
    for number in ("087190005678", "087190005679"):
        dossier = make_dossier(centre, owner=person(full_name=f"Chủ {number}", personal_id=number))
    page = f"/quay/ho-so/{dossier.code}/"
    assert "Đã nộp hộ" not in seen("tiep-nhan", path=page).content.decode()
    assert "Trung tâm chưa đặt mức nào" in seen("tiep-nhan").content.decode()
    assert seen("giam-doc", data=TYPED).status_code == 302
    assert "từ 2 chủ hồ sơ khác nhau trong 30 ngày" in seen("tiep-nhan").content.decode()
    assert "Đã nộp hộ 2 người trong 30 ngày" in seen("tiep-nhan", path=page).content.decode()
    listed = seen("tiep-nhan", path=f"{page}nop-ho/").content.decode()
    assert "Chủ 087190005678" in listed
    assert "Chủ 087190005679" in listed


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"owners": "1"}, "Ghi từ 2 chủ hồ sơ trở lên"),
        ({"owners": ""}, "Chưa ghi số."),
        ({"days": "nhiều"}, "Ghi một số nguyên."),
        ({"in_force_from": "05/04/2026"}, "đã qua"),
    ],
)
def test_what_is_no_level_is_refused_and_stays_typed(seen, changes, words):
    answer = seen("giam-doc", data=TYPED | changes)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not FilingNotice.objects.exists()


def test_officers_read_the_level_and_only_who_may_sets_it(seen):
    assert "Ghi mức nhắc" not in seen("tiep-nhan").content.decode()
    for data in (TYPED, {}):
        assert seen("tiep-nhan", data=data).status_code == 403
    assert seen("kiem-soat").status_code == 403
