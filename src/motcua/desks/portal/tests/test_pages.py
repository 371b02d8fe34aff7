import uuid
from datetime import timedelta

import pytest
from django.utils.html import strip_tags
from tests.fixtures import NINE, act, make_dossier, make_intake, officer, text

from motcua.casework.dossiers import actions, letting_in
from motcua.casework.dossiers.actions.making import VIEW_LETTERS
from motcua.casework.dossiers.intake import Grounds
from motcua.casework.dossiers.states import STEP_WORDS, Lack
from motcua.desks.portal import opening
from motcua.desks.portal.views import tracking
from motcua.desks.portal.way import CITIZEN_VERBS
from motcua.foundation import clock
from motcua.foundation.accounts import attempts
from motcua.foundation.accounts.models import Attempt
from motcua.foundation.audit.models import Entry
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.ui.formats import vn_datetime

pytestmark = pytest.mark.usefixtures("at_nine")


PERSONAL = ("Hồng Nhung", "087190001234", "1234", "0912345678", "Ấp An Lợi, Mỹ An Hưng B")


def test_the_code_alone_shows_state_and_promise_and_nothing_personal(client, centre):
    dossier = make_dossier(centre, way="forward")
    page = text(client.get(f"/tra-cuu/{dossier.code}/"))
    assert "Đang xử lý. Hẹn trả" in page
    assert not [word for word in PERSONAL if word in page.replace(dossier.code, "")]


@pytest.mark.parametrize(("link", "named"), [("valid", True), ("void", False), ("", False)])
def test_pages_behind_are_named_by_the_link_that_opened_and_by_no_other(rf, centre, link, named):
    dossier = make_dossier(centre)
    sent = letting_in.token(dossier, NINE) if link == "valid" else link
    way_in = tracking._way_in(rf.get("/", {tracking.LINK: sent}), dossier, NINE)
    assert way_in == (f"mo={sent}" if named else f"ma-xem={dossier.view_code}")


@pytest.mark.parametrize(
    ("way", "over", "told"), [("forward", 1, True), ("forward", -1, False), ("return", 1, False)]
)
def test_once_the_promised_moment_is_over_a_page_says_whom_to_ask(client, centre, way, over, told):
    dossier = make_dossier(centre, way=way)
    with clock.fixed_at(dossier.due_at + timedelta(hours=over)):
        page = text(client.get(f"/tra-cuu/{dossier.code}/"))
    assert ("Đã quá lúc hẹn trả" in page) == told


def test_the_qr_opens_the_way_the_dossier_went(client, centre):
    dossier = make_dossier(centre, way="forward")
    page = text(client.get(f"/tra-cuu/{dossier.code}/", {"ma-xem": dossier.view_code}))
    assert "Đã chuyển cơ quan giải quyết" in page
    assert "087190001234" not in page


def test_a_wrong_view_code_opens_nothing(client, centre):
    dossier = make_dossier(centre)
    page = text(client.get(f"/tra-cuu/{dossier.code}/", {"ma-xem": "AAAAAA"}))
    assert "Mã xem chưa đúng" in page
    assert "Diễn tiến" not in page


def try_code(client, dossier, code, **where):
    return client.get(f"/tra-cuu/{dossier.code}/", {"ma-xem": code}, **where)


def guess(client, dossier, times, **where):
    """Try that many wrong codes; gives the last answer."""
    return [try_code(client, dossier, f"AAAA{n:02}", **where) for n in range(times)][-1]


def test_five_wrong_view_codes_make_the_next_try_wait_five_minutes(client, centre):
    dossier = make_dossier(centre)
    assert "Mã xem chưa đúng" in text(guess(client, dossier, 5))
    answer = try_code(client, dossier, dossier.view_code)
    assert answer.status_code == 429
    assert "Từ 09:05 thứ Hai 06/04/2026 mới nhập tiếp được" in text(answer)
    assert answer["Retry-After"] == "Mon, 06 Apr 2026 02:05:00 GMT"
    assert "Diễn tiến" not in text(answer)
    for way in ("/ho-so-cua-toi/", centre.address, "in lại giấy có mã xem"):
        assert way in text(answer)
    with clock.fixed_at(NINE + timedelta(minutes=5)):
        assert "Diễn tiến" in text(try_code(client, dossier, dossier.view_code))


def test_whoever_guesses_shuts_no_page_on_its_holder(client, centre):
    """Codes of dossiers are consecutive: one person could walk through those of a whole day."""
    dossier = make_dossier(centre)
    assert guess(client, dossier, 20, REMOTE_ADDR="203.0.113.7").status_code == 429
    assert "Diễn tiến" in text(try_code(client, dossier, dossier.view_code, REMOTE_ADDR="198.51.100.1"))


def test_an_hour_of_guessing_is_sixteen_tries(client, centre):
    dossier = make_dossier(centre)
    allowed = 0
    for minute in range(60):
        with clock.fixed_at(NINE + timedelta(minutes=minute)):
            answers = [try_code(client, dossier, f"AA{minute:02}{n:02}") for n in range(2)]
            allowed += sum(answer.status_code == 200 for answer in answers)
    assert allowed == 16


def test_one_client_guesses_three_hundred_times_an_hour_at_all_dossiers_together(client, centre):
    first, second = make_dossier(centre), make_dossier(centre)
    key = attempts._key(opening.EVERYWHERE, "127.0.0.1")
    Attempt.objects.create(key=key, first_at=NINE, count=299)
    assert try_code(client, first, "AAAAAA").status_code == 200
    answer = try_code(client, second, second.view_code)
    assert answer.status_code == 429
    assert "Từ 10:00 thứ Hai 06/04/2026" in text(answer)
    elsewhere = try_code(client, second, second.view_code, REMOTE_ADDR="198.51.100.1")
    assert elsewhere.status_code == 200


def test_a_page_that_waits_still_shows_its_state_and_holds_up_no_other_dossier(client, centre):
    dossier, other = make_dossier(centre), make_dossier(centre)
    guess(client, dossier, 7)
    assert client.get(f"/tra-cuu/{dossier.code}/").status_code == 200
    assert "Diễn tiến" in text(try_code(client, other, other.view_code))


def test_the_letters_of_a_view_code_are_as_many_as_the_arithmetic_says():
    assert f"{len(VIEW_LETTERS) ** 6:,}" in opening.__doc__


def test_the_right_view_code_opens_as_often_as_it_is_used(client, centre):
    dossier = make_dossier(centre)
    for _n in range(8):
        assert "Diễn tiến" in text(try_code(client, dossier, dossier.view_code))


@pytest.mark.parametrize("nothing", ["", "  "])
def test_no_view_code_is_no_wrong_one(client, centre, nothing):
    dossier = make_dossier(centre)
    for _n in range(6):
        assert "Mã xem chưa đúng" not in text(try_code(client, dossier, nothing))
    assert "Diễn tiến" in text(try_code(client, dossier, dossier.view_code))


def test_an_opening_is_in_the_journal_without_anything_personal(client, centre):
    dossier = make_dossier(centre)
    client.get(f"/tra-cuu/{dossier.code}/")
    try_code(client, dossier, "AAAAAA")
    assert not Entry.objects.filter(action="portal.opened").exists()
    try_code(client, dossier, dossier.view_code)
    entry = Entry.objects.get(action="portal.opened")
    assert (entry.subject, entry.actor, entry.data) == (f"dossiers.dossier:{dossier.pk}", None, "{}")


def test_a_typed_code_with_spaces_and_small_letters_is_understood(client, centre):
    dossier = make_dossier(centre)
    answer = client.get("/tra-cuu/", {"ma": f" {dossier.code.lower().replace('-', ' - ')} "}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/tra-cuu/{dossier.code}/"
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "between", [("-", "-"), (" ", " "), (" - ", "-"), ("\u2013", "\u2011"), ("\u00a0", "  "), ("", "")]
)
def test_a_code_is_understood_with_whatever_stands_between_its_parts(client, centre, between):
    dossier = make_dossier(centre)
    agency, day, number = dossier.code.split("-")
    typed = f"{agency}{between[0]}{day}{between[1]}{number}"
    for answer in (client.get("/tra-cuu/", {"ma": typed}, follow=True), client.get(f"/tra-cuu/{typed}/")):
        assert (answer.status_code, dossier.code[-4:] in text(answer)) == (200, True)


@pytest.mark.parametrize("typed", ["000.00.45.H20-260406-9999", "<script>", "../../etc", "a" * 300])
def test_an_unknown_code_says_what_to_do(client, centre, typed):
    answer = client.get("/tra-cuu/", {"ma": typed}, follow=True)
    assert answer.status_code == 404
    assert "<script>" not in text(answer).replace("<script type", "")


@pytest.fixture
def refused(centre):
    """A dossier refused at the counter, with Mẫu 03 in the citizen's hand."""
    grounds = Grounds("Không thuộc thẩm quyền", "Điều 17 Nghị định 118/2025/NĐ-CP", "Nộp tại Công an xã")
    who = {"by": officer("tiep-nhan"), "centre": centre, "key": uuid.uuid4(), "at": NINE}
    return actions.refuse_at_counter(make_intake(), grounds, **who)


def test_a_refused_citizen_reads_reason_basis_and_way_on_with_the_code_of_the_paper(client, refused):
    """NĐ 118/2025 Đ17.1: a refusal gives its reasons."""
    paper = IssuedPaper.objects.get(code="mau-03")
    page = text(try_code(client, refused, paper.data["view_code"]))
    for words in (
        "Không thuộc thẩm quyền",
        "Điều 17 Nghị định 118/2025/NĐ-CP",
        "Ông/Bà có thể nộp tại Công an xã",
    ):
        assert words in page


def test_without_its_code_a_refusal_tells_where_reason_and_code_are(client, refused):
    page = text(client.get(f"/tra-cuu/{refused.code}/"))
    assert "ghi trên phiếu từ chối đã trao" in page
    assert "Mã xem trên phiếu từ chối" in page
    assert "Không thuộc thẩm quyền" not in page
    assert "giấy hẹn" not in page


def test_a_title_on_the_timeline_keeps_its_capitals(client, centre):
    leader = officer("lanh-dao")
    leader.title = "Phó Chủ tịch UBND xã"
    leader.save()
    dossier = make_dossier(centre, way="decide")
    assert ", phó Chủ tịch UBND xã<" in text(try_code(client, dossier, dossier.view_code))


def test_everything_that_concerns_a_citizen_has_their_words():
    inside = {
        *("scan", "assign", "take_step", "put_step_back"),
        *("hand_papers", "take_papers", "miss_papers", "shelve", "note_outside"),
    }
    assert STEP_WORDS.keys() - CITIZEN_VERBS.keys() == inside


@pytest.mark.parametrize("way", ["submit", "receive", "forward", "decide", "return"])
def test_every_status_has_its_sentence(client, centre, way):
    dossier = make_dossier(centre, way=way)
    assert client.get(f"/tra-cuu/{dossier.code}/", {"ma-xem": dossier.view_code}).status_code == 200


def words_of(answer):
    """What a reader sees of a page, in one line."""
    return " ".join(strip_tags(text(answer)).split())


def asked_for_papers(centre, *, way="work", role="lanh-dao", unlisted=()):
    dossier = make_dossier(centre, code="1.004873", way=way)
    component = dossier.version.components.all()[0]
    items = (actions.Lacking(component.pk, Lack.WRONG, "Ghi lại họ tên"),)
    request = actions.Request(
        items, "Điều 19", unlisted=unlisted, unlisted_basis="Công văn 12" * bool(unlisted)
    )
    return actions.ask_supplement(dossier.pk, act(dossier, role), request), component


def test_whoever_has_the_code_reads_which_papers_are_asked_for_until_when_and_what_to_do(client, centre):
    dossier, component = asked_for_papers(centre, unlisted=("Đơn trình bày",))
    page = words_of(try_code(client, dossier, dossier.view_code))
    for words in (
        "Chờ bổ sung giấy tờ, chậm nhất hết ngày 21/04/2026",
        component.name,
        "Ghi lại họ tên",
        "Điều 19",
        "toàn bộ thời hạn tính lại từ đầu",
        "Đơn trình bày",
        "có thể từ chối nộp",
    ):
        assert words in page
    assert "Nhận kết quả" not in page  # the promise stands still: it is counted anew
    with clock.fixed_at(NINE + timedelta(days=16)):
        assert "Hạn bổ sung đã hết. Gọi Trung tâm" in words_of(try_code(client, dossier, dossier.view_code))


def test_without_the_code_a_page_says_until_when_and_where_the_rest_is(client, centre):
    dossier, component = asked_for_papers(centre)
    page = words_of(client.get(f"/tra-cuu/{dossier.code}/"))
    assert "chậm nhất hết ngày 21/04/2026" in page
    assert "Xem lý do và việc cần làm" in page
    assert component.name not in page


def test_whoever_has_the_code_reads_what_is_to_be_paid(client, centre):
    dossier = make_dossier(centre, way="forward")
    asked = {"reason": "Lệ phí trước bạ", "paper": "Thông báo 12/TB"}
    dossier = actions.ask_payment(dossier.pk, act(dossier, "chuyen-mon"), **asked)
    page = words_of(try_code(client, dossier, dossier.view_code))
    for words in ("Lệ phí trước bạ", "Thông báo 12/TB", "mang hoặc gửi chứng từ cho Trung tâm"):
        assert words in page


@pytest.mark.parametrize(
    ("close", "role", "words"),
    [
        (actions.withdraw_dossier, "tiep-nhan", "Vì sao công dân yêu cầu dừng, rút hồ sơ"),
        (actions.stop_dossier, "lanh-dao", "Vì sao cơ quan giải quyết dừng"),
    ],
)
def test_whoever_has_the_code_reads_why_it_ended_and_what_goes_back(client, centre, close, role, words):
    dossier = make_dossier(centre, way="forward")
    grounds = actions.ClosingGrounds("Có tranh chấp", "Điều 21", "Tờ khai", "Hoàn 5.000 đồng")
    dossier = close(dossier.pk, act(dossier, role), grounds)
    page = words_of(try_code(client, dossier, dossier.view_code))
    for said in (words, "Có tranh chấp", "Điều 21", "Tờ khai", "Hoàn 5.000 đồng", "nộp hồ sơ mới"):
        assert said in page
    assert "Có tranh chấp" not in words_of(client.get(f"/tra-cuu/{dossier.code}/"))


def test_a_printed_paper_is_confirmed_without_anything_personal(client, centre):
    make_dossier(centre)
    paper = IssuedPaper.objects.get()
    page = text(client.get(f"/xac-minh/{paper.verify_code}/"))
    assert "còn hiệu lực" in page
    assert "0001/TTPVHCC" in page
    assert not [word for word in PERSONAL[:3] if word in page]


def test_an_unknown_paper_is_not_confirmed(client, centre):
    answer = client.get("/xac-minh/AAAAAAAAAA/")
    assert answer.status_code == 404
    assert "Không có giấy nào" in text(answer)


def test_home_and_sign_in_are_public(client, centre):
    assert client.get("/").status_code == client.get("/dang-nhap/").status_code == 200


def test_the_way_shows_where_the_clock_stood_still_and_the_promise_there_was(client, centre):
    dossier = make_dossier(centre, code="1.004873", way="forward")
    before = vn_datetime(dossier.due_at)
    specialist = act(dossier, "chuyen-mon")
    actions.ask_payment(dossier.pk, specialist, reason="Lệ phí", paper="Thông báo số 12/TB")
    address = f"/tra-cuu/{dossier.code}/?ma-xem={dossier.view_code}"
    assert "Thời gian giải quyết đang tạm dừng." in text(client.get(address))
    dossier.refresh_from_db()
    two_days_on = NINE + timedelta(days=2)
    actions.prove_payment(dossier.pk, act(dossier, "tiep-nhan", at=two_days_on), proof="Biên lai số 5")
    page = text(client.get(address))
    assert "Thời gian giải quyết tạm dừng đến 09:00 thứ Tư 08/04/2026." in page
    assert f"Hẹn trả trước đây {before}, nay" in page


def test_the_page_tells_who_has_looked_to_whoever_has_the_code(client, centre):
    dossier = make_dossier(centre)
    actions.note_reading(dossier, by=officer("tiep-nhan"), at=NINE)
    assert "Mở hồ sơ để kiểm tra, giải quyết" in text(
        client.get(f"/tra-cuu/{dossier.code}/?ma-xem={dossier.view_code}")
    )
    assert "Ai đã xem hồ sơ" not in text(client.get(f"/tra-cuu/{dossier.code}/"))


def test_the_frame_of_a_dossiers_page_has_the_hours_as_every_page_has(client, centre):
    page = text(client.get(f"/tra-cuu/{make_dossier(centre).code}/"))
    for words in ("Giờ làm việc", "07:30", centre.phone[-4:]):
        assert words in page
