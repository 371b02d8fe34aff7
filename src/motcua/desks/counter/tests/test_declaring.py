"""Pane 4 of an intake: the procedure's own form, the same data as filed online, nothing of it required."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.fixtures import NINE, make_dossier, make_intake, officer, text, version_of

from motcua.casework.assistance import actions as assistance
from motcua.casework.dossiers import actions
from motcua.casework.dossiers.intake import Declared
from motcua.casework.dossiers.models import Declaration, Dossier, Draft
from motcua.casework.dossiers.tests.filings import CONTENT_ANSWERS, begin, file, fill
from motcua.desks.counter.forms.declaring import Declaring, as_typed
from motcua.desks.counter.tests.intakes import draft, typed
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import helper
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.actions import take_in_forms, take_in_questions

CODE = "1.004873"
#: as an officer types it at the counter
SAID = {
    "khai-quan_he": "Bản thân",
    "khai-nguoi-ho_ten": "Nguyễn Thị Hồng Nhung",
    "khai-nguoi-ngay_sinh": "5/11/1990",
    "khai-tinh_trang": "chua",
}
KEPT = {
    "quan_he": "Bản thân",
    "nguoi.ho_ten": "Nguyễn Thị Hồng Nhung",
    "nguoi.ngay_sinh": "1990-11-05",
    "tinh_trang": "chua",
}


@pytest.fixture
def held(centre):
    """The declaration for a certificate of marital status."""
    take_in_forms(at=NINE)
    form = catalogue.form_on(version_of(CODE).procedure_id, NINE.date())
    assert form is not None
    return form


def shown(counter, **said):
    key = uuid.uuid4()
    counter.post(draft(key), typed(CODE, lam="luu", **said))
    return counter.get(draft(key))


def receive(counter, **said):
    return counter.post(draft(uuid.uuid4()), typed(CODE, **said))


def test_the_pane_draws_the_procedures_own_form_with_nothing_marked_as_required(counter, held):
    page = text(shown(counter))
    assert held.name in page
    assert 'name="khai-nguoi-ho_ten"' in page
    assert "ô trống không cản việc tiếp nhận" in page
    assert "Đủ điều kiện tiếp nhận" in page
    assert '<details class="mc-more mc-declaring">' in page, "folded while nothing is declared"


def test_a_procedure_without_a_form_keeps_its_few_fields(counter, centre):
    page = text(shown(counter))
    assert 'name="khai-' not in page
    assert 'name="content"' in page


def test_what_is_typed_is_the_same_data_as_filed_online(counter, held):
    assert receive(counter, **SAID).status_code == 302
    declaration = Declaration.objects.get()
    assert (declaration.form, declaration.answers) == (held, KEPT)
    assert KEPT.items() <= CONTENT_ANSWERS.items()


def test_a_reception_without_a_word_of_it_is_no_less_a_reception(counter, held):
    assert receive(counter).status_code == 302
    assert Dossier.objects.count() == 1
    assert not Declaration.objects.exists()


def test_an_answer_that_cannot_be_right_is_told_at_its_field_and_everything_typed_is_there(counter, held):
    wrong = SAID | {"khai-nguoi-ngay_sinh": "32/13/1990"}
    page = text(shown(counter, **wrong))
    assert "“Người được cấp giấy: Ngày, tháng, năm sinh” chưa đúng" in page
    answer = receive(counter, **wrong)
    page = text(answer)
    assert answer.status_code == 422
    assert "không có ngày “32/13/1990”" in page
    assert 'value="32/13/1990"' in page
    assert 'value="Bản thân"' in page
    assert not Dossier.objects.exists()


def test_an_answer_opens_further_questions_and_what_is_asked_no_more_is_not_kept(counter, held):
    without = text(shown(counter))
    opened = text(shown(counter, **{"khai-muc_dich": "khac"}))
    assert 'name="khai-viec_khac"' not in without
    assert 'name="khai-viec_khac"' in opened
    assert 'hx-target="#to-khai"' in opened
    receive(counter, **SAID, **{"khai-muc_dich": "ket_hon", "khai-viec_khac": "Vay vốn"})
    assert "viec_khac" not in Declaration.objects.get().answers


def test_autosave_keeps_it_as_typed_with_its_lines(counter, held):
    key = uuid.uuid4()
    said = typed(CODE, lam="luu", **{"khai-quan_he": "dòng 1\r\ndòng 2", "khai-nguoi-ngay_sinh": "5/1"})
    assert counter.post(draft(key), said, headers={"X-Draft": "1"}).status_code == 200
    data = Draft.objects.get().data
    assert data["khai-quan_he"] == "dòng 1\r\ndòng 2"
    assert 'value="5/1"' in text(counter.get(draft(key)))


def test_another_procedure_forgets_it(counter, held):
    key = uuid.uuid4()
    counter.post(draft(key), typed(CODE, lam="luu", **SAID))
    other = version_of("1.001193")
    counter.post(draft(key), typed(CODE, lam=f"chon:{other.pk}", **SAID))
    assert not [name for name in Draft.objects.get().data if name.startswith("khai-")]


def test_what_was_declared_at_home_stands_in_the_fields_and_is_received_so(counter, centre, held):
    take_in_questions(at=NINE)
    ready = assistance.Ready(version_of(CODE), helper.questions_of(CODE), {}, [])
    prepared = assistance.prepare_draft(fill(begin(centre)), ready, by=officer("cong-dan"), at=NINE)
    counter.post(draft(uuid.uuid4()), {"lam": "quet", "scan": str(prepared)})
    kept = Draft.objects.get()
    assert kept.data["khai-nguoi-ngay_sinh"] == "05/11/1990"
    page = text(counter.get(draft(kept.key)))
    assert 'value="Vay vốn ngân hàng"' in page or ">\nVay vốn ngân hàng</textarea>" in page
    declared = {name: value for name, value in kept.data.items() if name.startswith("khai-")}
    counter.post(draft(kept.key), typed(CODE, **declared))
    assert Declaration.objects.get().answers == CONTENT_ANSWERS


def test_the_officers_and_the_citizens_answers_are_read_back_from_the_same_names(held):
    typed_in = as_typed(held, CONTENT_ANSWERS)
    assert Declaring(held, typed_in, NINE.date()).answers == CONTENT_ANSWERS


def test_it_is_shown_on_the_dossier_and_on_a_sheet_as_what_was_declared_online(counter, held):
    receive(counter, **SAID)
    code = Dossier.objects.get().code
    for path in ("", "to-khai/"):
        page = text(counter.get(f"/quay/ho-so/{code}/{path}"))
        assert "Bản thân" in page
        assert "05/11/1990" in page
    assert "nhập tại quầy theo tờ khai giấy" in page
    assert "Tờ khai, nhập tại quầy" in text(counter.get(f"/quay/ho-so/{code}/"))


def test_what_was_noted_by_post_is_put_right_while_it_is_checked(counter, held):
    counter.post(draft(uuid.uuid4()), typed(CODE, lam="ghi", channel="3", **SAID))
    dossier = Dossier.objects.get()
    assert Declaration.objects.get().answers == KEPT
    page = counter.get(f"/quay/ho-so/{dossier.code}/kiem-tra/", follow=True)
    address = page.redirect_chain[-1][0]
    data = Draft.objects.get().data
    assert data["khai-quan_he"] == "Bản thân"
    counter.post(address, data | {"lam": "tiep-nhan", "khai-quan_he": "Em ruột"})
    assert Declaration.objects.get().answers == KEPT | {"quan_he": "Em ruột"}
    dossier.refresh_from_db()
    assert dossier.status == 2


def test_one_filed_online_keeps_its_own_declaration(counter, centre):
    dossier = file(centre)
    page = text(counter.get(f"/quay/ho-so/{dossier.code}/kiem-tra/", follow=True))
    assert 'name="khai-' not in page
    assert "Công dân đã khai và gửi" in page


def test_the_action_refuses_what_the_rules_refuse_and_a_form_of_another_procedure(centre, held):
    def brought(answers, code=CODE):
        intake = make_intake(code, declared=Declared(held.pk, answers))
        return actions.receive_at_counter(
            intake, by=officer("tiep-nhan"), centre=centre, key=uuid.uuid4(), at=NINE
        )

    with pytest.raises(RuleBroken) as refused:
        brought({"nguoi.ngay_sinh": "2030-01-01"})
    assert refused.value.code == "ill_declared"
    with pytest.raises(type(held).DoesNotExist):
        brought(KEPT, code="1.001193")
    assert not Dossier.objects.exists()
    brought({"nobody_asks": "x"})
    assert not Declaration.objects.exists()


def test_the_form_costs_one_query_of_the_screen(counter, centre):
    def cost():
        shown(counter)
        with CaptureQueriesContext(connection) as queries:
            shown(counter, **SAID)
        return len(queries)

    without = cost()
    take_in_forms(at=NINE)
    assert cost() <= without


def test_a_dossier_without_it_says_nothing_of_it(counter, centre):
    dossier = make_dossier(centre)
    assert "Tờ khai, nhập tại quầy" not in text(counter.get(f"/quay/ho-so/{dossier.code}/"))
