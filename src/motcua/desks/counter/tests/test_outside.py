import pytest
from django.urls import reverse
from tests.fixtures import act, make_dossier

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier, OutsideCode
from motcua.casework.dossiers.states import System
from motcua.desks.counter.tests.intakes import draft, typed

CODE = "000.00.00.H20-260406-0042"
LIST = "/quay/doi-chieu/"
KEY = "6f0a1b52-8f1e-4a53-9a7e-2f3c5d1e0b44"


@pytest.fixture
def noted(centre):
    dossier = make_dossier(centre, way="forward")
    return actions.note_outside(dossier.pk, act(dossier, "tiep-nhan"), actions.Seen(System.PROVINCE, CODE, 2))


def test_the_page_of_a_dossier_shows_where_it_stands_otherwise(ask_for, noted):
    page = ask_for("tiep-nhan", path=reverse("counter:dossier", args=[noted.code])).content.decode()
    assert CODE in page
    assert '<b class="mc-warn">Lệch</b>: được tiếp nhận' in page
    listed = ask_for("tiep-nhan", path=LIST).content.decode()
    assert "1 hồ sơ lệch hoặc chưa thấy" in listed
    found = ask_for("tiep-nhan", path=f"/quay/ho-so/?q={CODE}").content.decode()
    assert noted.code in found


def test_a_code_is_written_down_on_its_page(ask_for, centre):
    dossier = make_dossier(centre)
    road = reverse("counter:note_outside", args=[dossier.code])
    form = ask_for("tiep-nhan", path=road).context["form"]
    sent = {"system": "portal", "code": CODE, "seen": "2", "key": form["key"].value(),
             "based_on": dossier.revision}  # fmt: skip
    assert ask_for("tiep-nhan", data=sent, path=road).status_code == 302
    assert OutsideCode.objects.get().seen_by.full_name
    wrong = ask_for("tiep-nhan", data=sent | {"code": "mã 1", "key": KEY}, path=road)
    assert wrong.status_code == 422
    assert "không phải mã hồ sơ" in wrong.content.decode()


def test_a_list_is_looked_at_before_it_is_written_down(ask_for, noted):
    sent = {"system": "province", "lines": f"{CODE};Đang xử lý\nH20-khac-1;2"}
    seen = ask_for("tiep-nhan", data=sent | {"lam": "xem"}, path=LIST).content.decode()
    assert "khớp 1, không có ở đây 1" in seen
    assert OutsideCode.objects.get().seen_status == 2
    assert ask_for("tiep-nhan", data=sent | {"lam": "ghi"}, path=LIST).status_code == 302
    assert OutsideCode.objects.get().seen_status == 4
    refused = ask_for("tiep-nhan", data=sent | {"lam": "ghi", "lines": f"{CODE};?"}, path=LIST)
    assert refused.status_code == 422
    assert "Chưa ghi dòng nào" in refused.content.decode()
    assert ask_for("chuyen-mon", data=sent, path=LIST).status_code == 403


def test_the_code_on_the_portal_is_typed_at_the_intake(counter):
    wrong = counter.post(draft(KEY), typed(portal_code="mã 1"))
    assert wrong.status_code == 422
    assert "không phải mã hồ sơ" in wrong.content.decode()
    assert counter.post(draft(KEY), typed(portal_code=CODE)).status_code == 302
    kept = OutsideCode.objects.get()
    assert (kept.system, kept.code, kept.seen_status) == ("portal", CODE, None)


def test_a_code_that_another_dossier_has_keeps_nobody_from_being_received(counter, noted):
    OutsideCode.objects.update(system=System.PORTAL)
    answer = counter.post(draft(KEY), typed(portal_code=CODE), follow=True)
    assert f"đã ghi ở hồ sơ {noted.code}" in answer.content.decode()
    assert Dossier.objects.count() == 2
