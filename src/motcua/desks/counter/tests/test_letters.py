from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.fixtures import NINE, act, make_dossier, officer

from motcua.casework.dossiers import actions
from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.foundation.letters import word
from motcua.foundation.letters.models import Letter
from motcua.foundation.letters.states import Kind
from motcua.reference.organisation.models import Delegation, Post

TYPED = {"kinh_gui": "Công an xã", "trich_yeu": "Về nơi nhận", "noi_dung": "Một.\nHai.", "so": ""}


@pytest.fixture
def seen(client, centre):
    def see(path: str, role: str = "chuyen-mon", data=None, at=NINE):
        client.force_login(officer(role))
        with clock.fixed_at(at):
            return client.get(path) if data is None else client.post(path, data)

    return see


@pytest.fixture
def dossier(centre):
    return make_dossier(centre, way="forward")


def desk(dossier, rest=""):
    return f"/quay/ho-so/{dossier.code}/van-ban/{rest}"


def signer(dossier, name: str, at=NINE) -> str:
    return next(each.key for each in actions.signatories_of(dossier, at) if each.name == name)


def test_a_letter_is_filled_in_from_the_dossier_kept_and_downloaded(seen, dossier):
    typed = TYPED | {"signer": signer(dossier, "Phạm Quốc Hưng")}
    answer = seen(desk(dossier, "thong-bao/"), data=typed)
    assert answer.status_code == 302
    page = seen(answer["Location"]).content.decode()
    assert "Tải tệp Word" in page
    letter = Letter.objects.get()
    file = seen(desk(dossier, f"{letter.pk}/"))
    said = word.paragraphs(file.content)
    for words in (
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ MỸ AN HƯNG",
        "Về nơi nhận",
        "Một.",
        "Hai.",
        "GIÁM ĐỐC",
    ):
        assert words in said
    assert "Mỹ An Hưng, ngày 06 tháng 4 năm 2026" in said
    assert any(dossier.code in text and dossier.submitter.full_name in text for text in said)
    assert dossier.submitter.personal_id not in " ".join(said)
    assert letter.data["người ký"] == "Phạm Quốc Hưng"
    assert Entry.objects.filter(action="letters.letter_written").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.update(kind=Kind.COPIES)


def test_the_apology_says_what_the_paper_with_the_new_date_said(seen, dossier):
    with clock.fixed_at(NINE):
        new_due = dossier.due_at + timedelta(days=7)
        actions.extend_dossier(dossier.pk, act(dossier, "lanh-dao"), reason="Chờ xác minh.", new_due=new_due)
    page = seen(desk(dossier, "thu-xin-loi/")).content.decode()
    assert "Chờ xác minh" in page
    assert f"ngày {new_due.astimezone(NINE.tzinfo):%d} tháng" in page


def test_what_is_missing_is_said_and_what_was_typed_stays(seen, dossier):
    answer = seen(desk(dossier, "thong-bao/"), data=TYPED | {"trich_yeu": ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Chưa ghi mục này." in page
    assert "Chưa chọn người ký." in page
    assert "Công an xã" in page
    assert not Letter.objects.exists()


def test_a_deputy_signs_for_the_head_and_a_delegate_by_the_delegation(centre, dossier):
    Delegation.objects.create(
        giver=Post.objects.get(title="Phó Chủ tịch UBND xã"),
        receiver=officer("chuyen-mon"),
        document="12/GUQ-UBND",
        first_on=date(2026, 4, 1),
        last_on=date(2026, 4, 6),
    )
    found = {each.name: each for each in actions.signatories_of(dossier, NINE)}
    assert found["Trần Minh Hải"].authority == "KT. Chủ tịch"
    assert found["Trần Minh Hải"].position == "Phó Chủ tịch"
    assert found["Phạm Quốc Hưng"].authority == ""
    assert found["Phạm Quốc Hưng"].position == "Giám đốc"
    delegate = found["Lê Văn Phúc"]
    assert (delegate.authority, delegate.document) == ("TUQ. Phó Chủ tịch", "12/GUQ-UBND")
    assert "Lê Văn Phúc" not in {
        each.name for each in actions.signatories_of(dossier, NINE + timedelta(days=1))
    }


def test_a_delegation_that_ended_while_the_page_was_open_signs_nothing(seen, centre, dossier):
    ends = date(2026, 4, 6)
    Delegation.objects.create(
        giver=Post.objects.get(title="Phó Chủ tịch UBND xã"),
        receiver=officer("chuyen-mon"),
        document="12/GUQ-UBND",
        first_on=ends,
        last_on=ends,
    )
    typed = TYPED | {"signer": signer(dossier, "Lê Văn Phúc")}
    assert seen(desk(dossier, "thong-bao/"), data=typed, at=NINE + timedelta(days=1)).status_code == 422
    assert not Letter.objects.exists()


def test_only_who_works_on_the_dossier_writes_and_only_who_sees_it_reads(seen, dossier):
    assert seen(desk(dossier, "thong-bao/"), "thu-ngan").status_code == 403
    assert "Chọn loại văn bản" not in seen(desk(dossier), "thu-ngan").content.decode()
    assert seen(desk(dossier), "kiem-soat").status_code in (403, 404)
    assert seen(desk(dossier, "khong-co/")).status_code == 404
    assert seen(desk(dossier, "999999/")).status_code == 404
