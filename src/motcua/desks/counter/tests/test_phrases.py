import uuid
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from tests.fixtures import NINE, make_dossier, officer

from motcua.desks.counter.tests.intakes import draft
from motcua.desks.counter.tests.intakes import typed as intake_typed
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.phrases import actions, queries, sample
from motcua.foundation.phrases.models import Phrase, Wording
from motcua.foundation.phrases.rules import Words
from motcua.foundation.phrases.states import Use

LIST = "/quay/mau-cau/"


@pytest.fixture
def seen(ask_for):
    return partial(ask_for, path=LIST)


def make_phrase(centre, text="Đã xem, đủ giấy tờ.", *, use=Use.REMARK, name="Đã xem", procedure=""):
    words = Words(name, text, procedure)
    return actions.add_phrase(use, words, centre=centre.pk, by=officer("giam-doc"), at=NINE)


def typed(**changes):
    return {"use": "remark", "name": "Đã xem", "text": "Đã xem, đủ giấy tờ.", "procedure": ""} | changes


def texts(centre, *uses, procedure="1.001193"):
    return [row.text for row in queries.offered(centre.pk, uses, procedure)]


@pytest.mark.parametrize("role", ["giam-doc", "lanh-dao"])
def test_a_phrase_added_on_the_page_is_listed_and_journalled(seen, role):
    assert "Trung tâm chưa có mẫu câu nào" in seen(role).content.decode()
    assert seen(role, typed(), path=f"{LIST}them/").status_code == 302
    page = seen("chuyen-mon").content.decode()
    for words in ("Đã xem, đủ giấy tờ.", "Ý kiến chuyển bước", "Mọi thủ tục", officer(role).full_name):
        assert words in page
    assert "Thêm mẫu câu" not in page
    assert Entry.objects.filter(action="phrases.added").count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "Chưa ghi tên ngắn."),
        ({"text": ""}, "Chưa ghi nội dung."),
        ({"use": ""}, "Chưa chọn ô."),
        ({"procedure": "9.999999"}, "Không có thủ tục nào đang áp dụng mang mã “9.999999”"),
        ({"use": "supplement", "text": "x" * 301}, "nội dung tối đa 300 ký tự"),
    ],
)
def test_what_no_phrase_may_be_is_refused_and_stays_typed(seen, changes, words):
    answer = seen(data=typed(**changes), path=f"{LIST}them/")
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Phrase.objects.exists()


def test_a_change_is_a_new_version_and_the_old_words_stay_in_the_history(seen, centre):
    path = f"{LIST}{make_phrase(centre).pk}/"
    assert seen(data=typed(text="Đã xem kỹ.", based_on=1), path=path).status_code == 302
    assert texts(centre, Use.REMARK) == ["Đã xem kỹ."]
    page = seen("chuyen-mon", path=path).content.decode()
    for words in ("Phiên bản 2", "Đã xem kỹ.", "Phiên bản 1", "Đã xem, đủ giấy tờ."):
        assert words in page
    assert "Lưu bản mới" not in page
    refused = seen(data=typed(text="Khác", based_on=1), path=path)
    assert refused.status_code == 422
    assert "vừa được người khác sửa" in refused.content.decode()
    assert 'name="based_on" value="2"' in refused.content.decode()
    assert seen(data=typed(text="Đã xem kỹ.", based_on=2), path=path).status_code == 302
    assert Wording.objects.count() == 2


def test_a_retired_phrase_is_offered_no_more_until_it_is_saved_again(seen, centre):
    phrase = make_phrase(centre)
    for _twice in range(2):
        assert seen(data={}, path=f"{LIST}{phrase.pk}/ngung/").status_code == 302
    assert texts(centre, Use.REMARK) == []
    assert Wording.objects.count() == 2
    assert "Đã xem, đủ giấy tờ." not in seen().content.decode()
    assert "Đã xem, đủ giấy tờ." in seen(path=f"{LIST}?ngung=1").content.decode()
    assert "đã ngừng dùng" in seen(path=f"{LIST}{phrase.pk}/").content.decode()
    seen(data=typed(based_on=2), path=f"{LIST}{phrase.pk}/")
    assert texts(centre, Use.REMARK) == ["Đã xem, đủ giấy tờ."]


def test_the_list_is_searched_and_filtered(seen, centre):
    make_phrase(centre)
    make_phrase(centre, "Ký vào tờ khai.", use=Use.SUPPLEMENT, name="Thiếu ký", procedure="1.001193")
    for query, is_there in (
        ("q=ky+to+khai", True),
        ("q=1.001193", True),
        ("o=supplement", True),
        ("o=remark", False),
        ("q=khong+co", False),
        ("o=la", True),
    ):
        assert ("Ký vào tờ khai." in seen(path=f"{LIST}?{query}").content.decode()) is is_there, query
    assert "Không có mẫu câu nào như vậy" in seen(path=f"{LIST}?q=khong+co").content.decode()


def test_only_who_may_write_changes_and_only_who_reads_dossiers_looks(seen, centre):
    phrase = make_phrase(centre)
    for path in (f"{LIST}them/", f"{LIST}{phrase.pk}/", f"{LIST}{phrase.pk}/ngung/"):
        assert seen("chuyen-mon", typed(based_on=1), path=path).status_code == 403
    assert seen("kiem-soat").status_code == 403
    with pytest.raises(PermissionDenied):
        actions.retire_phrase(phrase.pk, by=officer("tiep-nhan"), at=NINE)
    assert Wording.objects.count() == 1


def test_another_centres_phrases_are_neither_found_nor_offered(seen, centre, other_centre):
    phrase = make_phrase(centre)
    foreign = Phrase.objects.create(centre=other_centre.pk, use=Use.REMARK)
    Wording.objects.create(
        phrase=foreign, version=1, name="Lạ", text="Của nơi khác.", folded="", written_at=NINE, written_by=1
    )
    for path in (f"{LIST}{foreign.pk}/", f"{LIST}{foreign.pk}/ngung/"):
        assert seen(data=typed(based_on=1), path=path).status_code == 404
    assert "Của nơi khác." not in seen().content.decode()
    assert texts(centre, Use.REMARK) == ["Đã xem, đủ giấy tờ."]
    with pytest.raises(PermissionDenied):
        actions.change_phrase(foreign.pk, Words("A", "B"), based_on=1, by=officer("giam-doc"), at=NINE)
    assert queries.of_centre(centre.pk).get() == phrase


@pytest.mark.parametrize("change", [lambda row: row.save(), lambda row: row.delete()])
def test_the_database_refuses_to_change_a_version(centre, change):
    make_phrase(centre)
    with pytest.raises(DatabaseError, match="is refused"), transaction.atomic():
        change(Wording.objects.get())


def test_the_form_of_a_step_offers_the_procedures_own_phrases_first(seen, centre):
    dossier = make_dossier(centre, way="forward")
    make_phrase(centre)
    make_phrase(centre, "Riêng thủ tục này.", name="Riêng", procedure=dossier.procedure_code)
    make_phrase(centre, "Thủ tục khác.", name="Khác", procedure="1.004873")
    make_phrase(centre, "Xin lỗi.", name="Chậm", use=Use.APOLOGY)
    page = seen("chuyen-mon", path=f"/quay/ho-so/{dossier.code}/").content.decode()
    assert page.index("Riêng thủ tục này.") < page.index("Đã xem, đủ giấy tờ.")
    assert 'data-insert-into="id_remark"' in page
    assert "Thủ tục khác." not in page
    assert "Xin lỗi." not in page


def test_roads_and_papers_asked_for_offer_theirs(seen, centre):
    dossier = make_dossier(centre, way="forward")
    make_phrase(centre, "Công dân đề nghị rút.", name="Rút", use=Use.CLOSING)
    make_phrase(centre, "Ký vào tờ khai.", name="Thiếu ký", use=Use.SUPPLEMENT)
    at = f"/quay/ho-so/{dossier.code}/"
    assert 'data-insert-into="id_reason"' in seen("tiep-nhan", path=f"{at}rut/").content.decode()
    asked = seen("chuyen-mon", path=f"{at}bo-sung/").content.decode()
    assert '<option value="Ký vào tờ khai.">Thiếu ký</option>' in asked
    assert 'list="mau-cau"' in asked


def test_without_phrases_a_form_is_as_before(seen, centre):
    dossier = make_dossier(centre, way="forward")
    page = seen("chuyen-mon", path=f"/quay/ho-so/{dossier.code}/bo-sung/").content.decode()
    assert 'list="mau-cau"' not in page
    assert "data-insert-into" not in page


def test_the_sample_is_made_once_and_says_that_it_is_one(centre):
    assert [sample.make(centre.pk, at=NINE) for _twice in range(2)] == [len(sample.PHRASES), 0]
    assert all("(dữ liệu mẫu)" in row.name for row in queries.holding(centre.pk))


def test_words_that_do_not_fit_are_refused_by_the_action_too(centre):
    with pytest.raises(RuleBroken):
        make_phrase(centre, "x" * 301, use=Use.SUPPLEMENT)


def test_the_refusal_at_the_counter_offers_reason_and_way_on(seen, centre):
    make_phrase(centre, "Nộp trùng.", name="Trùng", use=Use.REFUSAL)
    make_phrase(centre, "Theo dõi hồ sơ trước.", name="Theo dõi", use=Use.REMEDY)
    key = uuid.uuid4()
    seen("tiep-nhan", intake_typed(lam="luu"), path=draft(key))
    page = seen("tiep-nhan", path=f"{draft(key)}tu-choi/").content.decode()
    assert page.index('data-insert-into="id_reason"') < page.index("Nộp trùng.")
    assert page.index('data-insert-into="id_remedy"') < page.index("Theo dõi hồ sơ trước.")
