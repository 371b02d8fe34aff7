"""A marriage declared by one of the two: the other agrees by an own e-identity or at the counter."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, officer

from motcua.casework.dossiers import actions, own
from motcua.casework.dossiers.models import Dossier, Party
from motcua.casework.dossiers.states import PartyStand
from motcua.casework.dossiers.tests.filings import make_citizen, marry, vouch
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken

pytestmark = pytest.mark.usefixtures("at_nine")


def text(answer):
    return " ".join(answer.content.decode().split())


def identity(name="Trần Văn Đởm", number="087088004321"):
    user = make_citizen(f"c-{number}-{len(name)}")
    user.full_name = name
    user.save()
    vouch(user, number, born_on=date(1988, 2, 3))
    return user


def test_the_other_side_is_asked_and_the_dossier_is_sent_all_the_same(centre):
    dossier = marry(centre)
    party = dossier.parties.get()
    assert (party.full_name, party.personal_id) == ("Trần Văn Đởm", "087088004321")
    assert party.stand == PartyStand.WAITING


def test_a_namesake_of_who_filed_is_asked_too(centre):
    dossier = marry(centre, ho_ten="Nguyễn Thị Hồng Nhung", giay_to="087190009999")
    assert dossier.parties.get().personal_id == "087190009999"


@pytest.mark.parametrize(("agrees", "stand"), [(True, PartyStand.AGREED), (False, PartyStand.DECLINED)])
def test_the_party_answers_once_under_an_own_e_identity(centre, agrees, stand):
    party, groom = marry(centre).parties.get(), identity()
    for _time in range(2):
        said = actions.answer_party(party.pk, agrees=agrees, by=groom, at=NINE)
    assert (said.stand, said.said_by, said.at_counter) == (stand, groom, False)
    with pytest.raises(RuleBroken) as refusal:
        actions.answer_party(party.pk, agrees=not agrees, by=groom, at=NINE)
    assert refusal.value.code == "answered"
    entry = Entry.objects.get(action="dossiers.party_answered")
    assert "Đởm" not in entry.data


@pytest.mark.parametrize(
    "who", [("Trần Văn Khác", "087088004321"), ("Trần Văn Đởm", "087088004322"), None], ids=str
)
def test_nobody_else_answers(centre, who):
    party = marry(centre).parties.get()
    stranger = identity(*who) if who else officer("cong-dan")
    with pytest.raises(PermissionDenied):
        actions.answer_party(party.pk, agrees=True, by=stranger, at=NINE)
    assert not own.parties_waiting(stranger).exists()


def test_an_officer_writes_down_who_came_also_after_a_no(centre):
    party = marry(centre).parties.get()
    actions.answer_party(party.pk, agrees=False, by=identity(), at=NINE)
    for role in ("thu-ngan", "cong-dan", "chuyen-mon"):
        with pytest.raises(PermissionDenied):
            actions.note_party(party.pk, by=officer(role), at=NINE)
    said = actions.note_party(party.pk, by=officer("tiep-nhan"), at=NINE)
    assert (said.stand, said.at_counter) == (PartyStand.AGREED, True)


def test_the_pages_of_both_and_of_the_officer_say_who_is_missing(client, centre):
    dossier = marry(centre)
    party = Party.objects.get()
    client.force_login(officer("cong-dan"))
    assert "Trần Văn Đởm: <b>chờ bên kia xác nhận</b>" in text(client.get(f"/ho-so-cua-toi/{dossier.code}/"))
    page = f"/ho-so-cua-toi/xac-nhan/{party.pk}/"
    assert client.get(page).status_code == 404
    client.force_login(identity())
    assert page in text(client.get("/ho-so-cua-toi/"))
    asked = text(client.get(page))
    assert "khai Ông/Bà là một bên" in asked
    assert "087190001234" not in asked.replace("Căn cước 087190001234", ""), "only what was declared"
    assert client.get(f"/ho-so-cua-toi/{dossier.code}/").status_code == 404, "the dossier is not theirs"
    assert "Không đồng ý" in text(client.post(page, {"tra-loi": "x"}))
    done = client.post(page, {"tra-loi": "dong-y"}, follow=True)
    assert "Đã xác nhận" in text(done)
    assert client.post(page, {"tra-loi": "khong"}).status_code == 422
    assert page not in text(client.get("/ho-so-cua-toi/"))
    client.force_login(officer("tiep-nhan"))
    assert "đã xác nhận" in text(client.get(f"/quay/ho-so/{dossier.code}/"))


def test_the_counter_notes_it_on_the_page_of_the_dossier(client, centre, other_centre):
    dossier = marry(centre)
    place = f"/quay/ho-so/{dossier.code}/ben/{Party.objects.get().pk}/"
    client.force_login(officer("tiep-nhan"))
    assert place in text(client.get(f"/quay/ho-so/{dossier.code}/"))
    assert client.get(place).status_code == 405
    assert "tại quầy" in text(client.post(place, follow=True))
    assert place not in text(client.get(f"/quay/ho-so/{dossier.code}/"))
    assert client.post(f"/quay/ho-so/{dossier.code}/ben/999999/").status_code == 404
    client.force_login(officer("thu-ngan"))
    assert client.post(place).status_code in (403, 404)
    Dossier.objects.update(centre=other_centre)
    client.force_login(officer("tiep-nhan"))
    assert client.post(place).status_code == 404
