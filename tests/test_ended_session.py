"""A session that has ended takes nothing typed with it: its own person gets it back, unrecorded, and nobody else."""

import re
import uuid
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver, reverse
from django.utils import timezone

from motcua.casework.dossiers.models import Dossier, DossierEvent, Draft
from motcua.casework.dossiers.states import Source
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.tasks import forget_sessions
from motcua.foundation.audit.models import Entry
from tests.architecture.test_public_routes import routes
from tests.fixtures import NINE, make_dossier, officer, text, version_of

STILL_THERE = "Nội dung đã nhập vẫn còn"
NOT_RECORDED = "CHƯA được ghi"
REMARK = "Ý kiến gõ dở lúc phiên làm việc hết"


@pytest.fixture(autouse=True)
def at_nine(settings):
    settings.DEMO = True
    with clock.fixed_at(NINE):
        yield


@pytest.fixture
def desk(client, centre):
    """Somebody's browser, whose session can end."""

    class Desk:
        def enter(self, role):
            client.force_login(officer(role))
            return self

        def end(self):
            """Nothing was done for too long; the browser still has its cookie."""
            Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
            return self

        def post(self, address, typed, **extra):
            return client.post(address, typed, **extra)

        def get(self, address, **extra):
            return client.get(address, **extra)

        def back(self, answer, role):
            """Sign in on the page a late request was led to; what is seen then."""
            assert answer.status_code == 302
            page = text(client.get(answer["Location"]))
            self.told = page
            [going_to] = set(re.findall(r'name="next" value="([^"]*)"', page))
            assert going_to == parse_qs(urlsplit(answer["Location"]).query)["next"][0]
            return client.post(f"/thu-vai/{role}/", {"next": going_to}, follow=True)

    return Desk()


def revision(dossier):
    return {"key": str(uuid.uuid4()), "based_on": str(dossier.revision)}


def at_work(centre):
    """A dossier at a specialist's step, and what the specialist was about to send."""
    dossier = make_dossier(centre, way="forward")
    return dossier, reverse("counter:step", args=[dossier.code]), revision(dossier) | {"remark": REMARK}


def test_a_step_sent_too_late_comes_back_typed_and_is_not_taken(desk, centre):
    dossier, address, typed = at_work(centre)
    page = desk.back(desk.enter("chuyen-mon").end().post(address, typed), "chuyen-mon")
    assert "Phiên làm việc đã hết vì 30 phút không có thao tác. " + STILL_THERE in desk.told
    assert REMARK not in desk.told
    assert (page.status_code, page.request["PATH_INFO"]) == (200, address)
    assert NOT_RECORDED in text(page)
    assert f"{REMARK}</textarea>" in text(page)
    before = dossier.revision
    dossier.refresh_from_db()
    assert dossier.revision == before
    again = dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', text(page))) | {"remark": REMARK}
    assert desk.post(address, again).status_code == 302
    assert DossierEvent.objects.get(verb="complete_step").data["remark"] == REMARK


def test_it_is_given_back_once(desk, centre):
    _dossier, address, typed = at_work(centre)
    desk.back(desk.enter("chuyen-mon").end().post(address, typed), "chuyen-mon")
    assert REMARK not in text(desk.get(address, follow=True))


def test_somebody_else_who_signs_in_never_sees_it_and_neither_does_the_next(desk, centre):
    _dossier, address, typed = at_work(centre)
    page = desk.back(desk.enter("chuyen-mon").end().post(address, typed), "lanh-dao")
    assert REMARK not in text(page)
    desk.post("/dang-xuat/", {})
    desk.enter("chuyen-mon")
    assert REMARK not in text(desk.get(address, follow=True))


def test_a_stranger_can_have_nothing_kept(desk, centre):
    _dossier, address, typed = at_work(centre)
    answer = desk.post(address, typed)
    assert not Session.objects.exists()
    assert "chép lại nội dung đã nhập" in text(desk.get(answer["Location"]))
    assert STILL_THERE not in text(desk.get(answer["Location"]))


def test_signing_out_leaves_nothing_to_keep_a_form_under(desk, centre):
    _dossier, address, typed = at_work(centre)
    desk.enter("chuyen-mon").post("/dang-xuat/", {})
    desk.post(address, typed)
    assert not Session.objects.exists()


def test_another_page_opened_meanwhile_does_not_make_the_form_nobodys(desk, centre):
    _dossier, address, typed = at_work(centre)
    opened = desk.enter("chuyen-mon").end().get(reverse("counter:work"))
    assert "Đăng nhập lại để tiếp tục" in text(desk.get(opened["Location"]))
    assert f"{REMARK}</textarea>" in text(desk.back(desk.post(address, typed), "chuyen-mon"))


def test_a_wrong_password_on_the_way_loses_nothing(desk, centre):
    _dossier, address, typed = at_work(centre)
    late = desk.enter("chuyen-mon").end().post(address, typed)
    desk.post("/dang-nhap/", {"login": "ai-do", "password": "sai", "next": address})
    assert f"{REMARK}</textarea>" in text(desk.back(late, "chuyen-mon"))


def test_it_is_kept_only_a_while(desk, centre):
    _dossier, address, typed = at_work(centre)
    late = desk.enter("chuyen-mon").end().post(address, typed)
    with clock.fixed_at(NINE + timedelta(minutes=31)):
        assert REMARK not in text(desk.back(late, "chuyen-mon"))


def test_a_form_longer_than_any_of_ours_is_not_kept(desk, centre):
    _dossier, address, typed = at_work(centre)
    late = desk.enter("chuyen-mon").end().post(address, typed | {"x": "a" * interrupted.LONGEST})
    assert "chép lại nội dung đã nhập" in text(desk.get(late["Location"]))


@pytest.mark.parametrize("header", [{"HX-Request": "true"}, {"X-Draft": "1"}])
def test_what_a_script_sends_stays_on_its_page_and_is_not_kept(desk, centre, header):
    _dossier, address, typed = at_work(centre)
    late = desk.enter("chuyen-mon").end().post(address, typed, headers=header)
    assert late["Location"].startswith("/dang-nhap/")
    assert not Session.objects.filter(expire_date__gt=timezone.now()).exists()


def test_a_decision_comes_back_as_it_was_typed(desk, centre):
    dossier = make_dossier(centre, way="work")
    typed = revision(dossier) | {"outcome": "declined", "number": "15/2026", "reason": "Thiếu căn cứ A"}
    late = desk.enter("lanh-dao").end().post(reverse("counter:decide", args=[dossier.code]), typed)
    page = text(desk.back(late, "lanh-dao"))
    assert all(words in page for words in ("15/2026", "Thiếu căn cứ A", NOT_RECORDED))
    assert re.search(r'value="declined"[^>]*checked', page)
    assert not DossierEvent.objects.filter(verb="decide").exists()


def test_a_hand_over_comes_back_but_for_the_signature(desk, centre):
    dossier = make_dossier(centre, way="decide")
    address = reverse("counter:hand_over", args=[dossier.code])
    ticks = dict.fromkeys(("right_person", "originals_back", "fee_settled"), "on")
    drawn = {"signature": "data:image/png;base64,iVBORw0KGgo="}
    typed = (
        revision(dossier) | ticks | drawn | {"receiver": "owner", "receiver_name": "A", "proof": "identity"}
    )
    page = text(desk.back(desk.enter("thu-ngan").end().post(address, typed), "thu-ngan"))
    assert re.search(r'value="identity"[^>]*checked', page)
    assert re.search(r'name="originals_back"[^>]*checked', page)
    assert "chữ ký trên màn hình thì làm lại" in page
    assert "iVBORw0KGgo" not in page
    assert not any("iVBORw0KGgo" in str(row.get_decoded()) for row in Session.objects.all())


def intake_typed(**changes):
    return {"full_name": "Nguyễn Thị Hồng Nhung", "version": str(version_of().pk)} | changes


@pytest.mark.parametrize("task", ["tiep-nhan", "luu", "tu-choi", "bo"])
def test_an_intake_comes_back_and_is_a_draft_again(desk, centre, task):
    key = uuid.uuid4()
    address = reverse("counter:draft", args=[key])
    late = desk.enter("tiep-nhan").end().post(address, intake_typed(lam=task))
    page = text(desk.back(late, "tiep-nhan"))
    assert 'value="Nguyễn Thị Hồng Nhung"' in page
    assert NOT_RECORDED in page
    assert Draft.objects.get(pk=key).data == intake_typed()
    assert not Dossier.objects.exists()


def test_the_grounds_of_a_refusal_come_back_and_refuse_nobody(desk, centre):
    key = uuid.uuid4()
    desk.enter("tiep-nhan").post(reverse("counter:draft", args=[key]), intake_typed(lam="luu"))
    grounds = {"lam": "lap", "reason": "Không thuộc thẩm quyền", "basis": "Điều 14", "remedy": "Nộp tại xã"}
    late = desk.end().post(reverse("counter:refuse", args=[key]), grounds)
    page = text(desk.back(late, "tiep-nhan"))
    assert all(words in page for words in ("Không thuộc thẩm quyền", "Điều 14", "Nộp tại xã", NOT_RECORDED))
    assert not Dossier.objects.exists()


def test_a_question_to_another_agency_comes_back(desk, centre):
    dossier = make_dossier(centre, way="forward")
    address = reverse("counter:consult", args=[dossier.code])
    late = desk.enter("chuyen-mon").end().post(address, revision(dossier) | {"text": REMARK})
    assert REMARK in text(desk.back(late, "chuyen-mon"))
    assert not DossierEvent.objects.filter(verb="consult").exists()


def test_a_scan_sent_too_late_leads_to_the_dossier_and_is_asked_for_again(desk, centre):
    dossier = make_dossier(centre)
    component = dossier.components.filter(source=Source.PAPER).first()
    address = reverse("counter:scan", args=[dossier.code, component.pk])
    scan = {"file": SimpleUploadedFile("a.png", b"\x89PNG")}
    page = desk.back(desk.enter("tiep-nhan").end().post(address, scan), "tiep-nhan")
    assert page.request["PATH_INFO"] == reverse("counter:dossier", args=[dossier.code])
    assert "tệp đã chọn" in text(page)


def test_a_day_off_typed_too_late_comes_back(desk, centre):
    typed = {"on": "30/04/2026", "name": "Ngày nghỉ gõ dở", "kind": "holiday"}
    late = desk.enter("quan-tri").end().post(reverse("calendars:add_day_off"), typed)
    page = text(desk.back(late, "quan-tri"))
    assert 'value="Ngày nghỉ gõ dở"' in page
    assert NOT_RECORDED in page


def test_a_word_for_a_procedure_typed_too_late_comes_back(desk, centre):
    version = version_of()
    address = reverse("procedures:add_alias", args=[version.procedure.code, version.number])
    page = text(desk.back(desk.enter("quan-tri").end().post(address, {"text": "giấy gõ dở"}), "quan-tri"))
    assert 'value="giấy gõ dở"' in page
    assert NOT_RECORDED in page


@pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/quay/", ""])
def test_a_role_button_never_leads_to_another_site(desk, target):
    answer = desk.post("/thu-vai/tiep-nhan/", {"next": target})
    assert answer["Location"] == reverse("counter:work")


def test_a_citizen_is_not_led_to_the_officers_desk(desk):
    assert desk.post("/thu-vai/cong-dan/", {"next": "/quay/ho-so/"})["Location"] == "/"
    assert desk.post("/thu-vai/cong-dan/", {"next": "/tra-cuu/"})["Location"] == "/tra-cuu/"


def test_the_layer_over_a_page_is_left_by_a_role_button_too(desk):
    answer = desk.post("/thu-vai/tiep-nhan/", {"next": reverse("ui:back_in")}, follow=True)
    assert "data-back-in" in text(answer)


def test_ended_sessions_go_after_a_day(desk, centre):
    desk.enter("tiep-nhan")
    for days, left in ((0, 1), (2, 0)):
        Session.objects.update(expire_date=NINE - timedelta(days=days, minutes=1))
        forget_sessions(timestamp=0)
        assert Session.objects.count() == left


#: what the journal says of looking
READINGS = {
    "dossiers.read",
    "dossiers.looked_up",
    "dossiers.exported",
    "certification.exported",
    "dossiers.whole_file",
}
#: what stands for nothing of the dossier; any other argument is 1
ARGUMENTS = {"sha256": "0" * 64, "word": "ngay-nghi", "form": "mau-06"}


def late_addresses(spaces, dossier, key):
    """Every address of these apps behind the sign-in, about this dossier and this draft."""
    given = ARGUMENTS | {
        "code": dossier.code,
        "key": key,
        "component": dossier.components.first().pk,
    }
    for name, _address, pattern in routes(get_resolver().url_patterns):
        if name.partition(":")[0] in spaces and getattr(pattern.callback, "login_required", True):
            yield reverse(name, kwargs={each: given.get(each, 1) for each in pattern.pattern.converters})


@pytest.mark.parametrize(
    ("role", "way", "spaces"),
    [
        ("tiep-nhan", "receive", ("counter",)),
        ("lanh-dao", "work", ("counter",)),
        ("thu-ngan", "decide", ("counter",)),
        ("quan-tri", "submit", ("calendars", "procedures", "ui")),
    ],
)
def test_no_address_acts_by_itself_on_what_came_too_late(desk, centre, role, way, spaces):
    dossier, key = make_dossier(centre, way=way), uuid.uuid4()
    everything = revision(dossier) | intake_typed(lam="tiep-nhan", remark="x", outcome="granted", reason="x")
    everything |= dict.fromkeys(("right_person", "originals_back", "fee_settled", "signed_on_paper"), "on")
    everything |= {"receiver": "applicant", "receiver_name": "A", "proof": "receipt", "text": "x"}

    def stands():
        journaled = Entry.objects.exclude(action__in=READINGS).count()
        return DossierEvent.objects.count(), Dossier.objects.count(), journaled

    before, given_back = stands(), 0
    for address in late_addresses(spaces, dossier, key):
        Session.objects.all().delete()
        answer = desk.enter(role).end().post(address, everything)
        page = desk.enter(role).get(address)
        assert (answer.status_code, page.status_code < 500) == (302, True), address
        assert stands() == before, address
        given_back += NOT_RECORDED.encode() in b"".join(page)  # a table is streamed
    assert given_back
