"""The pages of guidance: the list, the short form, the checklist, and the way from and to an intake."""

import uuid

import pytest
from django.urls import reverse
from tests.fixtures import make_guidance, officer, text, version_of

from motcua.casework.assistance.models import Guidance
from motcua.casework.dossiers.models import Dossier, Draft
from motcua.casework.dossiers.states import Lack, Source
from motcua.desks.counter.tests.intakes import draft, typed
from motcua.foundation import clock

LIST, FORM = reverse("counter:guidance"), reverse("counter:guide")


def page_of(guidance):
    return reverse("counter:guidance_one", args=[guidance.pk])


def begin(guidance):
    return reverse("counter:guidance_begin", args=[guidance.pk])


def given(**changes):
    return {"ban": version_of().pk, "key": uuid.uuid4(), "way": "phone"} | changes


def test_a_procedure_is_found_and_then_told_about(counter):
    found = text(counter.get(FORM, {"tim": "khai sanh"}))
    assert f"?ban={version_of().pk}" in found
    assert "Tờ khai đăng ký khai sinh" in text(counter.get(FORM, {"ban": version_of().pk}))
    assert "Không thấy thủ tục nào giống" in text(counter.get(FORM, {"tim": "xyzw"}))


def test_guidance_needs_nobodys_name(counter):
    component = version_of().components.first()
    sent = given(**{f"lack_{component.pk}": Lack.WRONG, f"words_{component.pk}": "Ghi lại nơi sinh"})
    page = text(counter.post(FORM, sent, follow=True))
    assert "Không ghi tên người được hướng dẫn" in page
    assert "Ghi lại nơi sinh" in page
    assert Guidance.objects.get().way == "phone"


def test_a_double_click_leaves_one_guidance(counter):
    sent = given(person_name="Trần Văn Đởm")
    assert counter.post(FORM, sent)["Location"] == counter.post(FORM, sent)["Location"]
    assert Guidance.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"way": ""}, "Chưa chọn cách hướng dẫn"),
        ({"minutes": "0"}, "từ 1 đến 120"),
        ({"minutes": "năm"}, "từ 1 đến 120"),
        ({"person_phone": "12"}, "không đủ 10 chữ số"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(counter, changes, words):
    answer = counter.post(FORM, given(said="Đã dặn kỹ", **changes))
    assert answer.status_code == 422
    assert words in text(answer)
    assert "Đã dặn kỹ" in text(answer)
    assert not Guidance.objects.exists()


def test_the_list_is_searched_filtered_and_paged(counter, centre, django_assert_max_num_queries):
    rows = [make_guidance(centre, person_name=name) for name in ("Trần Văn Đởm", *["Võ Văn Út"] * 29)]
    with django_assert_max_num_queries(16):
        page = text(counter.get(LIST))
    assert page.count('class="mc-num" href') == 25
    assert "Xem tiếp" in page
    assert "Trần Văn Đởm" not in page
    assert counter.get(LIST, {"q": rows[0].code.lower()})["Location"] == page_of(rows[0])
    assert "Không có lần hướng dẫn nào như vậy" in text(counter.get(LIST, {"cach": "letter"}))
    assert "Trần Văn Đởm" in text(counter.get(LIST, {"q": "tran dom", "ket-qua": "chua", "cua-toi": "1"}))


def test_an_empty_list_says_what_belongs_in_it(counter):
    assert "Chưa ghi lần hướng dẫn nào" in text(counter.get(LIST))


def test_the_checklist_to_take_home_is_in_vietnamese(counter, centre):
    guidance = make_guidance(centre)
    counter.cookies["ngon-ngu"] = "en"
    page = text(counter.get(reverse("counter:guidance_sheet", args=[guidance.pk])))
    assert "Giấy tờ cần chuẩn bị" in page
    assert guidance.code in page
    assert "<svg" in page


def test_an_intake_begun_from_a_guidance_knows_person_and_procedure_and_is_found_again(counter, centre):
    guidance = make_guidance(centre, person_name="Trần Văn Đởm", person_phone="0912345678")
    place = counter.post(begin(guidance))["Location"]
    data = Draft.objects.get().data
    assert (data["full_name"], data["version"]) == ("Trần Văn Đởm", str(version_of().pk))
    counter.post(place, typed())
    dossier = Dossier.objects.get()
    assert dossier.code in text(counter.get(page_of(guidance)))
    assert guidance.code in text(counter.get(reverse("counter:dossier", args=[dossier.code])))
    assert counter.post(begin(guidance))["Location"] == reverse("counter:dossier", args=[dossier.code])
    assert dossier.code in text(counter.get(LIST, {"ket-qua": "co"}))


def test_who_is_sent_home_leaves_a_guidance_in_one_click(counter):
    first = version_of().components.first()
    key = uuid.uuid4()
    sent = typed(lam="huong-dan", **{f"source_{first.pk}": Source.MISSING})
    page = text(counter.post(draft(key), sent, follow=True))
    guidance = Guidance.objects.get()
    assert guidance.person_name == "Nguyễn Thị Hồng Nhung"
    assert [item.lack for item in guidance.items.all()] == [Lack.MISSING]
    assert "Chưa nộp" in page
    assert not Dossier.objects.exists()
    counter.post(draft(key), sent)
    assert Guidance.objects.count() == 1


def test_nothing_typed_is_lost_when_who_was_sent_home_comes_back_to_a_colleague(counter, client):
    key = uuid.uuid4()
    counter.post(draft(key), typed(lam="huong-dan"))
    assert "Bản nháp đang mở" not in text(counter.get(reverse("counter:work")))
    guidance = Guidance.objects.get()
    Draft.objects.update(officer=officer("giam-doc"))  # whoever it was
    with clock.fixed_at(guidance.given_at.replace(hour=8)):
        place = counter.post(begin(guidance))["Location"]
    kept = Draft.objects.get()
    assert (place, kept.officer) == (draft(key), officer("tiep-nhan"))
    assert kept.data["personal_id"] == "087 190 001 234"
    assert "Bản nháp đang mở" in text(counter.get(reverse("counter:work")))


def test_without_a_procedure_there_is_nothing_to_guide_about(counter):
    answer = counter.post(draft(uuid.uuid4()), typed(lam="huong-dan", version=""))
    assert answer.status_code == 422
    assert not Guidance.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("thu-ngan", 403), ("giam-doc", 200), ("chuyen-mon", 200)])
def test_the_list_is_for_who_may_see_guidance(client, centre, role, status):
    client.force_login(officer(role))
    assert client.get(LIST).status_code == status


def test_who_only_looks_can_neither_guide_nor_begin(client, centre):
    guidance = make_guidance(centre)
    client.force_login(officer("giam-doc"))
    assert client.get(FORM).status_code == 403
    assert client.post(begin(guidance)).status_code == 403
    assert "Tiếp nhận từ lần hướng dẫn" not in text(client.get(page_of(guidance)))
