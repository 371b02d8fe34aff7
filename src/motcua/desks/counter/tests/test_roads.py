"""The pages of the roads beside the straight one."""

import re
import subprocess
import uuid

import pytest
from django.urls import reverse
from tests.fixtures import NINE, act, make_dossier, officer, text

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Channel, Lack, Status
from motcua.desks.counter.clocks import Clocks
from motcua.desks.counter.tests.intakes import typed
from motcua.desks.counter.views.roads import ROADS
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import content_of
from motcua.reference.organisation.models import Commune
from motcua.reference.procedures.models import Component

CODE = "1.004873"


@pytest.fixture
def working(centre):
    return make_dossier(centre, code=CODE, way="forward")


@pytest.fixture
def page(client):
    """The page of a road, opened and posted by a role with what stands in its hidden fields."""

    def visit(role, verb, dossier, typed=None, **more):
        client.force_login(officer(role))
        address = reverse(f"counter:{verb}", args=[dossier.code])
        opened = client.get(address)
        if typed is None or opened.status_code != 200:
            return opened
        hidden = dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', opened.content.decode()))
        return client.post(address, hidden | typed | more)

    return visit


def judged(dossier, lack=Lack.WRONG):
    components = list(dossier.version.components.all())
    fine = {f"lack_{c.pk}": "ok" for c in components}
    first = components[0].pk
    return fine | {f"lack_{first}": lack, f"words_{first}": "Ghi lại họ tên", "basis": "Luật"}


def printed(paper: IssuedPaper) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content_of(paper), capture_output=True)
    return " ".join(done.stdout.decode().split())


def latest(code):
    return IssuedPaper.objects.filter(code=code).latest("pk")


def test_papers_are_asked_for_on_one_page_and_mau_02_says_all_of_it(page, working):
    answer = page("chuyen-mon", "ask_supplement", working, judged(working))
    assert answer.status_code == 302, answer.content.decode()
    assert Dossier.objects.get(pk=working.pk).status == Status.AWAITING_SUPPLEMENT
    text = printed(latest("mau-02"))
    for words in ("Ghi lại họ tên", "Thông tin chưa đúng", "21/4/2026", "tính lại từ đầu"):
        assert words in text.replace("21 tháng 4 năm 2026", "21/4/2026"), text


def test_nothing_outside_the_published_list_can_be_asked_for(page, working):
    """NĐ 118/2025 Đ5.1: the form knows the version's own papers only, and so does Mẫu 02."""
    listed = {component.pk for component in working.version.components.all()}
    other = Component.objects.exclude(version=working.version).first()
    stranger = {f"lack_{other.pk}": Lack.WRONG, f"words_{other.pk}": "Nộp thêm", "lack_0": Lack.WRONG}
    assert page("chuyen-mon", "ask_supplement", working, judged(working) | stranger).status_code == 302
    items = Dossier.objects.get(pk=working.pk).supplements.get().items
    assert set(items.values_list("component", flat=True)) <= listed
    assert items.count() == 1
    assert other.name not in printed(IssuedPaper.objects.filter(code="mau-02").latest("pk"))


def test_who_decides_asks_for_a_paper_beyond_the_list_and_it_stands_out(client, page, centre):
    """B8: red on the page, with the citizen's right to decline on Mẫu 02."""
    dossier = make_dossier(centre, code=CODE, way="work")
    wanted = {"unlisted": "Đơn trình bày\n\nẢnh 4x6\n", "unlisted_basis": "Công văn 12/STP"}
    answer = page("lanh-dao", "ask_supplement", dossier, judged(dossier) | wanted)
    assert answer.status_code == 302
    words = " ".join(printed(IssuedPaper.objects.filter(code="mau-02").latest("pk")).split())
    assert "Ngoài danh mục đã công bố của thủ tục: Đơn trình bày; Ảnh 4x6." in words
    assert "có thể từ chối nộp" in words
    assert "Ảnh 4x6 (Công văn 12/STP)" in text(client.get(f"/quay/ho-so/{dossier.code}/"))


def test_who_only_works_on_a_dossier_is_not_offered_papers_beyond_the_list(page, working):
    assert "ngoài danh mục" not in text(page("chuyen-mon", "ask_supplement", working))


def test_a_paper_nobody_looked_at_keeps_the_request_open_with_what_was_typed(page, working):
    typed = judged(working)
    last = list(working.version.components.all())[-1]
    answer = page("chuyen-mon", "ask_supplement", working, typed | {f"lack_{last.pk}": ""})
    assert answer.status_code == 422
    assert "Chưa xem giấy tờ này" in answer.content.decode()
    assert 'value="Ghi lại họ tên"' in answer.content.decode()
    assert not working.supplements.exists()


def test_a_filing_whose_papers_were_asked_for_is_checked_and_received_when_they_come(page, client, centre):
    filed = make_dossier(centre, code=CODE, way="submit", channel=Channel.POSTAL, person_checked=False)
    assert page("tiep-nhan", "ask_supplement", filed, judged(filed)).status_code == 302
    opened = client.get(reverse("counter:check", args=[filed.code]))
    assert opened.status_code == 302, "the screen is opened under a draft of its own"
    sent = client.post(opened["Location"], typed(CODE, channel=Channel.POSTAL.value))
    assert sent.status_code == 302, sent.content.decode()
    filed.refresh_from_db()
    assert filed.status == Status.RECEIVED
    again = client.get(reverse("counter:check", args=[filed.code]))
    assert again.status_code == 404, "what is received is checked no more"


def test_a_preview_shows_the_paper_and_changes_nothing(page, working):
    before = IssuedPaper.objects.count()
    answer = page("chuyen-mon", "ask_supplement", working, judged(working), lam="xem")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    working.refresh_from_db()
    assert (working.status, IssuedPaper.objects.count()) == (Status.IN_PROCESS, before)
    assert not working.supplements.exists()


def test_a_preview_of_what_cannot_be_done_says_why(page, working):
    answer = page("lanh-dao", "extend", working, {"reason": "Chờ", "new_day": "01/01/2026"}, lam="xem")
    assert answer.status_code == 422
    assert "Ngày 01/01/2026 Trung tâm không làm việc" in answer.content.decode()


def test_papers_brought_give_a_new_appointment_on_a_new_receipt(page, working):
    page("chuyen-mon", "ask_supplement", working, judged(working))
    item = working.supplements.get().items.get()
    refused = page("tiep-nhan", "take_supplement", working, {})
    assert refused.status_code == 422
    assert "Chưa nhận đủ giấy tờ bổ sung" in refused.content.decode()
    answer = page("tiep-nhan", "take_supplement", working, {"brought": [str(item.component_id)]})
    assert answer.status_code == 302
    assert IssuedPaper.objects.filter(code="mau-01", subject_key=working.pk).count() == 2


def test_an_apology_is_drafted_with_where_the_dossier_stands_and_a_day_it_can_be_done(page, working):
    opened = page("lanh-dao", "extend", working).content.decode()
    assert "Hồ sơ còn ở bước “" in opened
    assert 'value="10/04/2026"' in opened


def test_whoever_holds_a_dossier_sees_that_it_was_urged(page, client, working):
    answer = page("giam-doc", "remind", working, {"remark": "Công dân hẹn chiều nay"})
    assert answer.status_code == 302
    again = page("giam-doc", "remind", working, {"remark": "Nữa"})
    assert again.status_code == 422
    assert "Hồ sơ đã được đôn đốc lúc 09:00 hôm nay" in again.content.decode()
    client.force_login(officer("chuyen-mon"))
    assert f"Hồ sơ {working.code} được đôn đốc" in client.get(reverse("notifications:inbox")).content.decode()
    shown = client.get(reverse("counter:dossier", args=[working.code])).content.decode()
    assert "Công dân hẹn chiều nay" in shown


def test_an_apology_prints_both_dates(page, working):
    answer = page("lanh-dao", "extend", working, {"reason": "Chờ xác minh", "new_day": "17/04/2026"})
    assert answer.status_code == 302, answer.content.decode()
    text = printed(latest("mau-04"))
    assert "Chờ xác minh" in text
    assert "17 tháng 4 năm 2026" in text or "17/04/2026" in text


def test_a_withdrawal_prints_what_goes_back(page, working):
    typed = {"reason": "Công dân xin rút", "papers_back": "1 tờ khai bản chính", "money": "không thu"}
    assert page("tiep-nhan", "withdraw", working, typed).status_code == 302
    text = printed(latest("mau-05"))
    assert "Công dân xin rút" in text
    assert "1 tờ khai bản chính" in text


@pytest.mark.parametrize(
    ("role", "verb", "typed", "status"),
    [
        ("chuyen-mon", "ask_payment", {"reason": "Thuế", "paper": "TB 1"}, Status.AWAITING_PAYMENT),
        ("chuyen-mon", "consult",
         {"agency": "Công an xã", "text": "Xác minh", "due_day": "08/04/2026"}, Status.IN_PROCESS),
        ("lanh-dao", "stop", {"reason": "Tranh chấp", "basis": "Luật"}, Status.STOPPED),
    ],
)  # fmt: skip
def test_each_road_is_taken_from_its_page(page, working, role, verb, typed, status):
    assert page(role, verb, working, typed).status_code == 302
    assert Dossier.objects.get(pk=working.pk).status == status
    shown = page(role, verb, working)
    assert shown.status_code == (200 if verb == "consult" else 302)


def test_money_paid_and_answers_given_are_noted(page, working):
    page("chuyen-mon", "consult", working,
         {"agency": "Công an xã", "text": "Xác minh", "due_day": "08/04/2026"})  # fmt: skip
    asked = working.consultations.get()
    reply = {"consultation": str(asked.pk), "reply": "Đúng nơi cư trú"}
    assert page("chuyen-mon", "note_reply", working, reply).status_code == 302
    page("chuyen-mon", "ask_payment", working, {"reason": "Thuế", "paper": "TB 1"})
    assert page("tiep-nhan", "prove_payment", working, {"proof": "Biên lai 1"}).status_code == 302
    assert Dossier.objects.get(pk=working.pk).status == Status.IN_PROCESS


@pytest.mark.parametrize("verb", ROADS)
def test_who_may_not_act_is_led_back_to_the_dossier(page, working, verb):
    answer = page("thu-ngan", verb, working)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("counter:dossier", args=[working.code])


@pytest.mark.parametrize("verb", ROADS)
def test_a_post_without_the_right_does_nothing(client, working, verb):
    client.force_login(officer("thu-ngan"))
    typed = {"key": "6f0a1b52-8f1e-4a53-9a7e-2f3c5d1e0b44", "based_on": working.revision, "reason": "a",
             "basis": "b", "paper": "c", "proof": "d", "remark": "e", "agency": "f", "text": "g",
             "due_day": "08/04/2026", "new_day": "17/04/2026"}  # fmt: skip
    answer = client.post(reverse(f"counter:{verb}", args=[working.code]), typed | judged(working))
    assert answer.status_code in {302, 403}
    assert Dossier.objects.get(pk=working.pk).revision == working.revision


def test_a_stale_page_says_what_changed_and_keeps_what_was_typed(page, client, working):
    client.force_login(officer("chuyen-mon"))
    address = reverse("counter:ask_payment", args=[working.code])
    hidden = dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', client.get(address).content.decode()))
    actions.consult(
        working.pk,
        actions.Act(officer("chuyen-mon"), NINE, hidden["key"][:-4] + "0000", working.revision),
        actions.Question("Công an xã", "Xác minh", NINE.replace(hour=15)),
    )
    answer = client.post(address, hidden | {"reason": "Thuế", "paper": "TB 1"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Lấy ý kiến cơ quan khác" in text
    assert 'value="TB 1"' in text
    hidden = dict(re.findall(r'name="(key|based_on)" value="([^"]+)"', text))
    assert client.post(address, hidden | {"reason": "Thuế", "paper": "TB 1"}).status_code == 302


def test_the_dossiers_page_offers_the_roads_and_tells_of_those_taken(page, client, working):
    client.force_login(officer("chuyen-mon"))
    address = reverse("counter:dossier", args=[working.code])
    assert 'href="bo-sung/"' in client.get(address).content.decode()
    page("chuyen-mon", "ask_supplement", working, judged(working))
    client.force_login(officer("tiep-nhan"))
    text = client.get(address).content.decode()
    for words in ("Yêu cầu bổ sung lần 1", "21/04/2026", "Nhận giấy tờ bổ sung", "Chờ bổ sung, còn 15 ngày"):
        assert words in text
    assert 'href="dong/"' not in text  # papers may still come


@pytest.mark.parametrize(
    ("day", "words", "state"),
    [
        (6, "Chờ bổ sung, còn 15 ngày", "paused"),
        (20, "Chờ bổ sung, còn 1 ngày", "paused"),
        (21, "Chờ bổ sung, hết hôm nay", "paused"),
        (22, "Quá hạn bổ sung", "late"),
    ],
)
def test_the_days_left_for_papers_are_counted_to_the_last_whole_day(page, working, day, words, state):
    """NĐ 118/2025 Đ19.5 (C7)."""
    page("chuyen-mon", "ask_supplement", working, judged(working))
    shown = Clocks(NINE.replace(day=day, hour=23)).promise(Dossier.objects.get(pk=working.pk))
    assert (shown.words, shown.state, shown.when) == (words, state, "đến hết 21/04")


def test_one_more_request_is_open_to_who_may_decide_alone(page, client, working):
    """NĐ 118/2025 Đ16.3: papers are asked for once."""
    page("chuyen-mon", "ask_supplement", working, judged(working))
    dossier = Dossier.objects.get(pk=working.pk)
    brought = dossier.supplements.get().items.values_list("component", flat=True)
    actions.take_supplement(dossier.pk, act(dossier, "tiep-nhan"), brought)
    assert page("chuyen-mon", "ask_supplement", working).status_code == 302
    opened = page("lanh-dao", "ask_supplement", working)
    assert "Sẽ bị tính quá hạn trong bộ chỉ số" in opened.content.decode()
    assert page("lanh-dao", "ask_supplement", working, judged(working)).status_code == 422
    why = {"why_again": "Thiếu trang có chữ ký"}
    assert page("lanh-dao", "ask_supplement", working, judged(working), **why).status_code == 302


def test_a_dossier_goes_to_the_commune_that_is_named_and_comes_back(counter, centre):
    neighbour = Commune.objects.create(code=30002, name="Xã Tân Hội", province_id=82)
    Commune.objects.create(code=30003, name="Xã Tân Hội Trung", province_id=82)
    dossier = make_dossier(centre)
    address = reverse("counter:send_away", args=[dossier.code])
    sent = {
        "key": str(uuid.uuid4()),
        "based_on": "2",
        "task": "Giải quyết",
        "due_day": "10/04/2026",
        "on_paper": "on",
    }
    assert "30003 Xã Tân Hội Trung" in text(counter.post(address, sent | {"where": "hoi"}))
    assert "Không có xã nào" in text(counter.post(address, sent | {"where": "zzz"}))
    page = text(counter.post(address, sent | {"where": "tan hoi"}, follow=True))
    assert "Xã Tân Hội đang giải quyết" in page
    assert "Phiếu chuyển xử lý" in page
    assert Dossier.objects.get().transfer.commune == neighbour
    assert counter.get(reverse("counter:consult", args=[dossier.code])).status_code == 302
    back = {"key": str(uuid.uuid4()), "based_on": "3", "outcome": "granted", "number": "12/UBND"}
    assert counter.post(reverse("counter:take_back", args=[dossier.code]), back).status_code == 302
    assert Dossier.objects.get().status == Status.RESOLVED
