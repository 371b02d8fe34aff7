"""The intake screen when something is in the way: a filing that waited, a number known, an old page, a double click."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from tests.fixtures import (
    NINE,
    act,
    complete_checks,
    make_dossier,
    make_intake,
    officer,
    person,
    text,
    version_of,
)

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier, DossierEvent, Draft
from motcua.casework.dossiers.states import Channel, Money, Status
from motcua.desks.counter.forms import IntakeForm, LifeDayField, PersonNumberField
from motcua.desks.counter.tests.intakes import FOR_ANOTHER, draft, typed
from motcua.foundation import clock
from motcua.reference.procedures.states import FeeCase

GROUNDS = {"lam": "lap", "reason": "Không thuộc thẩm quyền", "basis": "Điều 14", "remedy": "Nộp tại xã"}


def refusal(key):
    return reverse("counter:refuse", args=[key])


@pytest.fixture
def filing(counter, centre):
    """A postal filing, opened for checking: the dossier, and the key of its draft."""
    dossier = make_dossier(centre, way="submit")
    opened = counter.get(reverse("counter:check", args=[dossier.code]))
    return dossier, opened["Location"].rstrip("/").rpartition("/")[2]


def waiting(**changes):
    return typed(channel="3", person_checked="", **changes)


def test_a_filing_received_has_what_the_officer_put_right(counter, filing):
    dossier, key = filing
    counter.post(draft(key), waiting(content="xin 2 bản", return_place="post", phone="0987654321"))
    dossier.refresh_from_db()
    assert (dossier.status, dossier.content, dossier.return_place) == (Status.RECEIVED, "xin 2 bản", "post")
    assert dossier.submitter.phone == "0987654321"


def test_a_filing_checked_keeps_the_numbers_of_papers_it_was_noted_with(counter, centre):
    first, *rest = complete_checks(version_of())
    dossier = make_dossier(centre, way="submit", checks=(replace(first, originals=2, copies=0), *rest))
    opened = counter.get(reverse("counter:check", args=[dossier.code]), follow=True)
    page = text(opened)
    assert f'name="originals_{first.component}" value="2"' in page
    assert f'name="copies_{first.component}" value="0"' in page
    counter.post(opened.redirect_chain[-1][0], Draft.objects.get().data | {"lam": "tiep-nhan"})
    kept = dossier.components.get(component=first.component)
    assert (kept.originals, kept.copies) == (2, 0)
    assert "changed" not in DossierEvent.objects.get(verb="receive").data


def test_clicking_twice_on_a_filing_leads_to_its_dossier_both_times(counter, filing):
    dossier, key = filing
    first, second = (counter.post(draft(key), waiting()) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert dossier.code in first["Location"]
    assert Dossier.objects.count() == 1
    assert not Draft.objects.exists()


def test_refusing_twice_leads_to_the_dossier_both_times(counter, filing):
    dossier, key = filing
    for _click in range(2):
        assert dossier.code in counter.post(refusal(key), GROUNDS)["Location"]
    dossier.refresh_from_db()
    assert dossier.status == Status.REFUSED


def test_a_filing_offers_no_other_procedure_and_takes_none(counter, filing):
    dossier, key = filing
    page = text(counter.get(draft(key)))
    assert 'value="doi"' not in page
    assert 'value="ghi"' not in page
    answer = counter.post(draft(key), typed("1.004873", channel="3"))
    assert answer.status_code == 422
    assert "không đổi được thủ tục" in text(answer)
    for task in ("doi", f"chon:{version_of('1.004873').pk}"):
        counter.post(draft(key), waiting(lam=task))
        assert Draft.objects.get(pk=key).data["version"] == str(dossier.version_id)


def test_noting_a_filing_again_makes_no_second_dossier(counter, filing):
    _dossier, key = filing
    answer = counter.post(draft(key), waiting(lam="ghi"), follow=True)
    assert "đã được ghi nhận từ trước" in text(answer)
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize("address", [draft, refusal])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_filing_a_colleague_has_answered_leads_to_what_stands(counter, filing, address, method):
    dossier, key = filing
    actions.receive_submitted(dossier.pk, make_intake(channel=Channel.POSTAL), act(dossier, "tiep-nhan"))
    answer = getattr(counter, method)(address(key), GROUNDS | waiting(), follow=True)
    assert "trạng thái “Được tiếp nhận”" in text(answer)
    assert not Draft.objects.exists()


def test_a_filing_that_changed_is_shown_again_and_can_then_be_received(counter, filing):
    dossier, key = filing
    Dossier.objects.filter(pk=dossier.pk).update(revision=dossier.revision + 1)
    late = counter.post(draft(key), waiting(content="đã gõ"))
    assert late.status_code == 422
    assert "sau khi trang được mở" in text(late)
    assert "đã gõ" in text(late)
    assert counter.post(draft(key), waiting()).status_code == 302
    dossier.refresh_from_db()
    assert dossier.status == Status.RECEIVED


def test_the_owner_of_a_filing_is_there_when_it_is_checked(counter, centre):
    owner = person(full_name="Trần Bảo An", personal_id="087190005678")
    dossier = make_dossier(centre, way="submit", owner=owner)
    page = text(counter.get(reverse("counter:check", args=[dossier.code]), follow=True))
    assert 'value="Trần Bảo An"' in page


def test_refused_in_one_tab_received_in_the_other_says_what_stands(counter):
    key = uuid.uuid4()
    counter.post(draft(key), typed(lam="luu"))
    counter.post(refusal(key), GROUNDS)
    answer = counter.post(draft(key), typed(), follow=True)
    assert "Đã tiếp nhận" not in text(answer)
    assert "trạng thái “Không được tiếp nhận”" in text(answer)
    assert not Draft.objects.exists()


def test_a_known_number_under_another_name_is_asked_about_and_corrected_once_said(counter, centre):
    make_dossier(centre)
    key, other = uuid.uuid4(), {"full_name": "Lê Thị Khác"}
    asked = counter.post(draft(key), typed(**other))
    assert asked.status_code == 422
    assert "đang ghi là của Nguyễn T. H. N., năm sinh 1990" in text(asked)
    assert 'name="person_same" value="087190001234"' in text(asked)
    wrong = counter.post(draft(key), typed(**other, person_same="087190009999"))
    assert wrong.status_code == 422
    assert counter.post(draft(key), typed(**other, person_same="087190001234")).status_code == 302
    assert Dossier.objects.latest("pk").submitter.full_name == "Lê Thị Khác"


def test_the_question_is_on_the_screen_before_anything_is_sent(counter, centre):
    make_dossier(centre)
    key = uuid.uuid4()
    counter.post(draft(key), {"lam": "luu", "full_name": "Lê Thị Khác", "personal_id": "087190001234"})
    page = text(counter.get(draft(key)))
    assert 'name="person_same"' in page
    assert "chưa rõ số định danh là của ai" in page


def test_a_known_owner_under_another_name_is_asked_about_too(counter, centre):
    make_dossier(centre)
    given = typed(personal_id="", **FOR_ANOTHER, owner_name="Trần Bảo An", owner_id="087190001234")
    asked = counter.post(draft(uuid.uuid4()), given)
    assert asked.status_code == 422
    assert 'name="owner_same" value="087190001234"' in text(asked)
    assert counter.post(draft(uuid.uuid4()), given | {"owner_same": "087190001234"}).status_code == 302


CARD = "{}||{}|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|12042022"


def scan(counter, line, **before):
    """What the draft holds once a card is read over what was typed before."""
    key = uuid.uuid4()
    counter.post(draft(key), before | {"lam": "quet", "scan": line})
    return Draft.objects.get(pk=key).data


TYPED_FOR_ONE = {
    "phone": "0987654321",
    "e_identity": "2",
    "behalf": "on",
    "owner_name": "Trần Bảo An",
    "owner_id": "087190005678",
    "owner_born_on": "01/02/2015",
    "owner_same": "087190005678",
    "ground": "authorised",
    "ground_document": "Giấy ủy quyền số 12",
    "principal_name": "Trần Văn Út",
    "person_checked": "on",
    "person_same": "087190009999",
}


@pytest.mark.parametrize(
    "first",
    [{"full_name": "Lê Văn Trước", "personal_id": "087 190 009 999"}, {"full_name": "Lê Văn Trước"}],
    ids=["by the number", "by the name"],
)
@pytest.mark.parametrize("known", [True, False])
def test_the_card_of_somebody_else_takes_nothing_over_from_the_person_before(counter, centre, first, known):
    if known:
        make_dossier(centre)
    line = CARD.format("087190001234", "Nguyễn Thị Hồng Nhung")
    found = scan(counter, line, **first, **TYPED_FOR_ONE, content="xin 2 bản")
    assert found.get("phone", "") == ("0912345678" if known else "")
    assert not found.keys() & (TYPED_FOR_ONE.keys() - {"phone"})
    assert (found["personal_id"], found["content"]) == ("087190001234", "xin 2 bản")


@pytest.mark.parametrize(
    "before",
    [{}, {"personal_id": "087.190.001.234"}, {"full_name": "nguyen thi hong nhung"}],
    ids=["nobody yet", "same number", "same name"],
)
def test_the_card_of_who_was_typed_keeps_the_rest_and_asks_for_the_look_again(counter, centre, before):
    make_dossier(centre)
    found = scan(counter, CARD.format("087190001234", "Nguyễn Thị Hồng Nhung"), **before, **TYPED_FOR_ONE)
    assert (found["phone"], found["owner_name"]) == ("0987654321", "Trần Bảo An")
    assert not found.keys() & {"person_checked", "person_same"}


@pytest.mark.parametrize("count", ["2x", "100", "-1", "1,5", "٢"])
@pytest.mark.parametrize(("kind", "label"), [("originals", "Số bản chính"), ("copies", "Số bản sao")])
def test_a_number_of_papers_that_cannot_be_read_is_refused_and_kept_as_typed(counter, kind, label, count):
    name, key = f"{kind}_{version_of().components.all()[0].pk}", uuid.uuid4()
    answer = counter.post(draft(key), typed(**{name: count}))
    assert answer.status_code == 422
    page = text(answer)
    assert f'<a href="#id_{name}">{label} “{count}” chưa đúng. Ghi một số từ 0 đến 99.</a>' in page
    assert f'name="{name}" value="{count}" inputmode="numeric" aria-invalid="true"' in page
    assert f'id="id_{name}_error"' in page
    assert not Dossier.objects.exists()
    assert label in text(counter.post(refusal(key), GROUNDS, follow=True))


@pytest.mark.parametrize(("count", "kept"), [("0", 0), (" 3 ", 3), ("99", 99), ("", 1)])
def test_a_number_of_papers_is_kept_and_none_is_that_of_the_catalogue(counter, count, kept):
    first = version_of().components.all()[0]
    assert counter.post(draft(uuid.uuid4()), typed(**{f"originals_{first.pk}": count})).status_code == 302
    assert Dossier.objects.get().components.get(component=first).originals == kept


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ({}, (0, Money.NONE)),
        ({"fee_case": "local"}, (None, Money.UNKNOWN)),
        ({"fee_case": "local", "fee_settled": "on"}, (None, Money.SETTLED)),
        ({"fee_settled": "on"}, (0, Money.NONE)),
    ],
)
def test_a_late_birth_is_charged_as_the_officer_says(counter, chosen, kept):
    assert counter.post(draft(uuid.uuid4()), typed(**chosen)).status_code == 302
    dossier = Dossier.objects.get()
    assert (dossier.fee_vnd, dossier.money) == kept


def test_the_case_of_the_fee_is_asked_only_where_there_are_two(counter):
    for code, asked in (("1.001193", True), ("1.004873", False)):
        key = uuid.uuid4()
        counter.post(draft(key), typed(code, lam="luu", fee_case="local"))
        page = text(counter.get(draft(key)))
        assert ('name="fee_case"' in page) is asked
        assert 'name="fee_settled"' in page
    assert '<option value="local" selected>Mức của HĐND tỉnh' not in page


def test_another_procedure_forgets_the_case_of_the_fee(counter):
    key = uuid.uuid4()
    counter.post(draft(key), typed(lam=f"chon:{version_of('1.004873').pk}", fee_case="local"))
    assert "fee_case" not in Draft.objects.get(pk=key).data


def test_a_filing_keeps_the_case_of_its_fee_and_the_check_may_change_it(counter, centre):
    dossier = make_dossier(centre, way="submit", fee_case=FeeCase.LOCAL)
    assert dossier.fee_vnd is None
    opened = counter.get(reverse("counter:check", args=[dossier.code]), follow=True)
    assert '<option value="local" selected>Mức của HĐND tỉnh' in text(opened)
    found = Draft.objects.get().data | {"lam": "tiep-nhan", "fee_case": ""}
    counter.post(opened.redirect_chain[-1][0], found)
    dossier.refresh_from_db()
    assert (dossier.fee_vnd, dossier.money) == (0, Money.NONE)
    assert DossierEvent.objects.get(verb="receive").data["changed"] == ["fee_vnd", "money"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"phone": "123"}, "Còn lại: “Điện thoại nhận tin” chưa đúng."),
        ({"behalf": "on"}, "Còn lại: chưa có “Chủ hồ sơ”, chưa có “Căn cứ nộp thay”."),
        ({"full_name": ""}, "Còn lại: chưa có người nộp."),
        ({"born_on": "31/2/1990", "phone": "123"}, "“Ngày sinh” chưa đúng, “Điện thoại nhận tin” chưa đúng."),
    ],
)
def test_what_is_ill_typed_is_in_the_way_before_and_after_it_is_sent(counter, changes, words):
    for task in ("luu", "tiep-nhan"):
        key = uuid.uuid4()
        page = text(
            counter.post(draft(key), typed(**changes) | {"lam": task}, headers={"HX-Request": "true"})
        )
        assert words in page
        assert "Đủ điều kiện tiếp nhận." not in page


def test_a_number_of_papers_ill_typed_is_in_the_way_once(counter):
    wrong = {f"copies_{component.pk}": "2x" for component in version_of().components.all()}
    page = text(counter.post(draft(uuid.uuid4()), typed(**wrong)))
    assert "Còn lại: “Số bản sao” chưa đúng." in page


@pytest.mark.parametrize(("seconds", "used"), [(None, "00:00"), (0, "00:00"), (41, "00:41"), (605, "10:05")])
def test_the_time_used_is_there_without_javascript(counter, seconds, used):
    key = uuid.uuid4()
    if seconds is not None:
        counter.post(draft(key), typed(lam="luu"))
    with clock.fixed_at(NINE + timedelta(seconds=seconds or 0)):
        page = text(counter.get(draft(key)))
    assert f'data-timer="{seconds or 0}" data-timer-limit="60">{used}</b>' in page


def test_nothing_in_the_way_is_said_so(counter):
    key = uuid.uuid4()
    counter.post(draft(key), typed(lam="luu"))
    assert "Đủ điều kiện tiếp nhận." in text(counter.get(draft(key)))


def test_refusing_somebody_elses_number_leads_back_to_where_it_is_put_right(counter, centre):
    make_dossier(centre)
    key = uuid.uuid4()
    counter.post(draft(key), typed(lam="luu", full_name="Lê Thị Khác"))
    answer = counter.post(refusal(key), GROUNDS)
    assert answer["Location"] == draft(key)
    assert "đánh dấu “Đúng là người này" in text(counter.get(draft(key)))


def test_filed_online_is_not_offered_nor_taken_at_the_counter(counter):
    assert [value for value, _label in IntakeForm.base_fields["channel"].choices] == [1, 3]
    assert counter.post(draft(uuid.uuid4()), typed(channel="2")).status_code == 422
    assert not Dossier.objects.exists()


def test_a_filing_of_the_portal_stays_online_while_it_is_checked(counter, filing):
    dossier, key = filing
    Dossier.objects.filter(pk=dossier.pk).update(channel=Channel.ONLINE)
    assert counter.post(draft(key), waiting() | {"channel": "2"}).status_code == 302
    dossier.refresh_from_db()
    assert (dossier.status, dossier.channel) == (Status.RECEIVED, Channel.ONLINE)


def test_checking_later_is_for_what_came_by_post(counter):
    answer = counter.post(draft(uuid.uuid4()), typed(lam="ghi"))
    assert answer.status_code == 422
    assert "chỉ dùng cho hồ sơ gửi qua bưu chính" in text(answer)
    assert not Dossier.objects.exists()


def test_a_draft_goes_only_after_asking(counter):
    key = uuid.uuid4()
    asked = counter.post(draft(key), typed(lam="bo"), follow=True)
    assert "Những gì đã nhập sẽ mất" in text(asked)
    assert Draft.objects.filter(pk=key).exists()
    counter.post(reverse("counter:drop", args=[key]))
    assert not Draft.objects.exists()


def test_signing_in_again_on_the_way_to_dropping_asks_and_drops_nothing(client, counter):
    key = uuid.uuid4()
    counter.post(draft(key), typed(lam="luu"))
    client.logout()
    away = client.post(reverse("counter:drop", args=[key]))
    client.force_login(officer("tiep-nhan"))
    assert client.get(away["Location"].partition("next=")[2]).status_code == 200
    assert Draft.objects.filter(pk=key).exists()


def test_a_draft_that_is_gone_is_dropped_without_a_word(counter):
    assert counter.get(reverse("counter:drop", args=[uuid.uuid4()]))["Location"] == reverse("counter:work")


def test_what_an_address_does_not_take_is_explained_on_a_page(counter):
    answer = counter.post(reverse("counter:procedures", args=[uuid.uuid4()]))
    assert answer.status_code == 405
    assert "không mở thẳng được" in text(answer)


@pytest.mark.parametrize(
    "path", ["/quay/ho-so/%00/", "/quay/ho-so/?linh-vuc=%00", "/quay/tra-ket-qua/?noi=%00"]
)
def test_control_characters_in_an_address_get_a_calm_page(counter, path):
    answer = counter.get(path)
    assert answer.status_code == 400
    assert "Chưa hiểu được yêu cầu" in text(answer)


@pytest.mark.parametrize(
    ("typed_day", "day"),
    [
        ("5/11/1990", date(1990, 11, 5)),
        ("5.11.1990", date(1990, 11, 5)),
        ("05 - 11 - 1990", date(1990, 11, 5)),
        ("5 11 1990", date(1990, 11, 5)),
        ("05111990", date(1990, 11, 5)),
        ("1/1/1896", date(1896, 1, 1)),
        ("", None),
    ],
)
def test_days_are_read_as_people_type_them(typed_day, day):
    assert LifeDayField(required=False).clean(typed_day) == day


@pytest.mark.parametrize(
    ("typed_day", "words"),
    [
        ("2111990", "Không có ngày"),
        ("1111990", "Không có ngày"),
        ("05x11x1990", "Không có ngày"),
        ("٠٥/١١/١٩٩٠", "Không có ngày"),
        ("31/12/1895", "quá 130 năm"),
        ("1/1/0001", "quá 130 năm"),
        ("7/4/2026", "chưa tới"),
    ],
)
def test_days_that_could_mean_two_things_or_cannot_be_are_refused(typed_day, words):
    with pytest.raises(ValidationError, match=words):
        LifeDayField(required=False).clean(typed_day)


@pytest.mark.parametrize(
    "number", ["087190001234", "241234567", "C01X00T47", "E1234567F", "B1234567", "AB12C"]
)
def test_numbers_of_cards_and_passports_are_taken(number):
    assert PersonNumberField(required=False).clean(number.lower()) == number


@pytest.mark.parametrize("number", ["٠٨٧١٩٠٠٠١٢٣٤", "12345678", "AB12", "C1234567É", "A" * 16])
def test_other_numbers_are_refused(number):
    with pytest.raises(ValidationError, match="ký tự"):
        PersonNumberField(required=False).clean(number)
