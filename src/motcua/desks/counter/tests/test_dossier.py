import re
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.fixtures import NINE, make_dossier, officer, text

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, Status
from motcua.foundation import clock
from motcua.foundation.audit.models import Entry


def hidden(page):
    return {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("key", "based_on")}


def test_a_refused_decision_can_be_taken_again_from_the_page_that_refused_it(as_role, centre):
    dossier, client = make_dossier(centre, way="work"), as_role("lanh-dao")
    address = reverse("counter:decide", args=[dossier.code])
    old = hidden(text(client.get(reverse("counter:dossier", args=[dossier.code]))))
    Dossier.objects.filter(pk=dossier.pk).update(revision=dossier.revision + 1)
    typed = {"outcome": "declined", "reason": "Thiếu căn cứ A"}
    refused = client.post(address, old | typed)
    assert refused.status_code == 422
    assert "Thiếu căn cứ A" in text(refused)
    assert client.post(address, hidden(text(refused)) | typed).status_code == 302


def test_a_step_sent_when_it_is_time_to_decide_shows_the_decision(as_role, centre):
    dossier, client = make_dossier(centre, way="work"), as_role("lanh-dao")
    answer = client.post(reverse("counter:step", args=[dossier.code]), {"remark": "x"})
    assert answer.status_code == 422
    assert 'name="outcome"' in text(answer)


@pytest.mark.parametrize("name", ["forward", "step", "decide", "reveal"])
def test_the_address_of_an_act_leads_to_the_page_when_it_is_only_opened(as_role, centre, name):
    dossier = make_dossier(centre)
    answer = as_role("tiep-nhan").get(reverse(f"counter:{name}", args=[dossier.code]), follow=True)
    assert answer.redirect_chain == [(reverse("counter:dossier", args=[dossier.code]), 302)]
    assert "chưa được ghi" in text(answer)


@pytest.mark.parametrize("name", ["dossier", "history", "hand_over"])
def test_reading_is_written_down_and_shown_on_the_page(as_role, centre, name):
    dossier = make_dossier(centre, way="decide")
    client = as_role("thu-ngan")
    client.get(reverse(f"counter:{name}", args=[dossier.code]))
    assert Entry.objects.filter(action="dossiers.read", actor=officer("thu-ngan").pk).count() == 1
    page = text(client.get(reverse("counter:dossier", args=[dossier.code])))
    assert "Ai đã xem hồ sơ" in page
    assert "Võ Thị Lan" in page


def test_who_only_reads_is_told_what_a_submitted_dossier_waits_for(as_role, centre):
    dossier = make_dossier(centre, way="submit", channel=Channel.POSTAL, person_checked=False)
    page = text(as_role("giam-doc").get(reverse("counter:dossier", args=[dossier.code])))
    assert "Đang chờ cán bộ tiếp nhận" in page
    assert "đã kết thúc" not in page


def test_a_search_by_who_may_not_read_dossiers_leads_to_the_procedures(as_role, centre):
    client, address = as_role("kiem-soat"), reverse("counter:dossiers")
    assert client.get(address, {"q": "khai sinh"})["Location"].startswith(reverse("procedures:list"))
    assert client.get(address).status_code == 403


@pytest.mark.parametrize(("taker", "status"), [("owner", Status.RETURNED), ("other", Status.RESOLVED)])
def test_who_receives_is_chosen_and_not_told_from_a_typed_name(as_role, centre, taker, status):
    dossier, client = make_dossier(centre, way="decide"), as_role("thu-ngan")
    address = reverse("counter:hand_over", args=[dossier.code])
    ticks = dict.fromkeys(("right_person", "originals_back", "fee_settled", "signed_on_paper"), "on")
    typed = {"receiver": taker, "receiver_name": dossier.submitter.full_name, "proof": "receipt"}
    answer = client.post(address, hidden(text(client.get(address))) | ticks | typed)
    dossier.refresh_from_db()
    assert dossier.status == status
    if status == Status.RESOLVED:
        again = hidden(text(answer)) | ticks | typed | {"authorisation": "Giấy ủy quyền 02/04/2026"}
        assert client.post(address, again).status_code == 302


def test_two_officers_at_one_dossier_see_each_other_and_lock_nothing(as_role, centre):
    dossier = make_dossier(centre, way="forward")
    address = reverse("counter:dossier", args=[dossier.code])
    as_role("lanh-dao").get(address)
    client = as_role("chuyen-mon")
    assert "Trần Minh Hải đang mở" in text(client.get(address))
    asked = client.get(reverse("counter:present", args=[dossier.code]), headers={"X-Watching": "1"})
    assert asked.content.decode() == "Trần Minh Hải đang mở"


def test_an_open_page_does_not_keep_its_session_alive(as_role, centre):
    dossier, client = make_dossier(centre), as_role("chuyen-mon")
    client.get(reverse("counter:dossier", args=[dossier.code]))
    used = client.session["used_in_minute"]
    with clock.fixed_at(NINE + timedelta(minutes=10)):
        client.get(reverse("counter:present", args=[dossier.code]), headers={"X-Watching": "1"})
        assert client.session["used_in_minute"] == used
        client.get(reverse("counter:present", args=[dossier.code]))
        assert client.session["used_in_minute"] > used
