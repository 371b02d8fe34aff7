"""The pages of a linked dossier: sending it, its agencies, what the citizen sees (NĐ 118/2025 Đ20)."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.fixtures import NINE, act, bring_in, make_dossier, officer

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import PartOutcome, Status
from motcua.foundation import clock

CODE = "2.000986"


@pytest.fixture
def received(centre):
    bring_in(CODE)
    return make_dossier(centre, code=CODE)


@pytest.fixture
def sent(received):
    return actions.send_parts(received.pk, act(received, "tiep-nhan"), on_paper=True)


def address(verb, dossier):
    return reverse(f"counter:{verb}", args=[dossier.code])


def post(client, verb, dossier, typed):
    opened = client.get(address(verb, dossier)).content.decode()
    hidden = dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', opened))
    return client.post(address(verb, dossier), hidden | typed)


def test_a_linked_dossier_leaves_by_its_own_page_and_no_other(counter, received):
    told = counter.get(address("dossier", received)).content.decode()
    assert address("send_parts", received) in told
    assert f'action="{address("forward", received)}"' not in told
    answer = post(counter, "send_parts", received, {"on_paper": "1"})
    assert answer["Location"].endswith("?giay=moi")
    told = counter.get(answer["Location"]).content.decode()
    assert "0 trên 3 cơ quan đã xong" in told
    assert told.count("chờ đến lượt") == 2


def test_the_way_it_goes_must_be_chosen(counter, received):
    assert post(counter, "send_parts", received, {"on_paper": ""}).status_code == 422


def test_another_procedure_has_no_such_page(counter, centre):
    dossier = make_dossier(centre)
    assert address("send_parts", dossier) not in counter.get(address("dossier", dossier)).content.decode()
    assert counter.get(address("send_parts", dossier)).status_code == 302


def test_only_who_has_the_dossier_can_be_noted(counter, sent):
    opened = counter.get(address("note_part", sent)).content.decode()
    assert "Ủy ban nhân dân cấp xã" in opened
    assert "Công an cấp xã" not in opened
    wrong = {"part": "2", "outcome": "granted", "number": "", "remark": ""}
    assert post(counter, "note_part", sent, wrong).status_code == 422


def test_a_part_not_done_needs_its_reason_and_is_told_on_the_dossier(counter, sent):
    typed = {"part": "1", "outcome": "declined", "number": "", "remark": ""}
    refused = post(counter, "note_part", sent, typed)
    assert refused.status_code == 422
    assert "phải ghi lý do" in refused.content.decode()
    assert post(counter, "note_part", sent, typed | {"remark": "Thiếu chứng sinh"}).status_code == 302
    told = counter.get(address("dossier", sent)).content.decode()
    assert "1 trên 3 cơ quan đã xong" in told
    assert "Thiếu chứng sinh" in told


def test_a_late_agency_is_marked_on_the_dossier(counter, sent):
    assert "Trễ hạn" not in counter.get(address("dossier", sent)).content.decode()
    with clock.fixed_at(NINE + timedelta(days=4)):
        told = counter.get(address("dossier", sent)).content.decode()
        assert "1 cơ quan trễ hạn" in told
        assert sent.code in counter.get("/quay/?hang=lien-thong-tre").content.decode()


def test_the_last_agency_ends_the_dossier(counter, sent):
    for n in ("1", "2", "3"):
        sent.refresh_from_db()
        typed = {"part": n, "outcome": "granted", "number": f"{n}/2026", "remark": ""}
        assert post(counter, "note_part", sent, typed).status_code == 302
    assert Dossier.objects.get(pk=sent.pk).status == Status.RESOLVED


def test_the_public_page_names_agencies_to_all_and_reasons_to_who_has_the_code(client, sent):
    why = actions.PartAnswer(1, PartOutcome.DECLINED, remark="Thiếu chứng sinh")
    actions.note_part(sent.pk, act(sent, "tiep-nhan"), why)
    anybody = client.get(f"/tra-cuu/{sent.code}/").content.decode()
    owner = client.get(f"/tra-cuu/{sent.code}/?ma-xem={sent.view_code}").content.decode()
    assert "Công an cấp xã" in anybody
    assert ("Thiếu chứng sinh" in anybody, "Thiếu chứng sinh" in owner) == (False, True)


def test_who_may_not_forward_sees_the_parts_and_notes_nothing(client, sent):
    client.force_login(officer("lanh-dao"))
    told = client.get(address("dossier", sent)).content.decode()
    assert "0 trên 3 cơ quan đã xong" in told
    assert address("note_part", sent) not in told
