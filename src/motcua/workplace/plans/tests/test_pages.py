"""The pages of assigned tasks (duties I.4, II.4): found, filtered, taken out, worked on step by step."""

import re
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.fixtures import NINE, make_assignment, make_recurrence, officer

from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.workplace.plans import actions
from motcua.workplace.plans.actions import Deed, Made, Paper
from motcua.workplace.plans.models import Assignment, Recurrence
from motcua.workplace.plans.states import Stand

from .test_actions import ON, deed, png, reported

pytestmark = pytest.mark.usefixtures("at_nine")


@pytest.fixture
def desk(client, centre):
    """A role's browser."""

    class Desk:
        def enter(self, role):
            client.force_login(officer(role))
            return self

        def page(self, address, status=200):
            answer = client.get(address)
            assert answer.status_code == status, answer.content.decode()[-2000:]
            return answer.content.decode()

        def file(self, address):
            return client.get(address).content

        def post(self, address, **typed):
            return client.post(address, typed)

    return Desk()


def sent(row, viec, **typed):
    return {"viec": viec, "key": str(uuid.uuid4()), "based_on": row.version} | typed


def wanted(**changes):
    given = {
        "key": str(uuid.uuid4()),
        "title": "Báo cáo quý",
        "output": "Báo cáo",
        "due_on": "11/04/2026",
        "doer": f"nguoi:{officer('chuyen-mon').pk}",
        "assigned_by": "Chủ tịch UBND xã",
        "duty": "I.4",
        "warning_days": "3",
    }
    return given | changes


def recurring(**changes):
    given = {"rhythm": "monthly", "day": "31", "lead_days": "5", "first_on": "06/04/2026"}
    return {name: value for name, value in wanted().items() if name != "due_on"} | given | changes


def test_a_task_is_given_with_its_paper_and_its_deadline_on_a_saturday_is_told(desk):
    paper = SimpleUploadedFile("cv.png", png(), "image/png")
    page = desk.enter("lanh-dao").page("/ke-hoach/giao/")
    assert "Mã khác thì việc không tự là minh chứng" in page
    post = int(re.search(r'value="vi-tri:(\d+)"', page)[1])
    answer = desk.post(
        "/ke-hoach/giao/",
        **wanted(doer=f"vi-tri:{post}", source_number="12/UBND", source_on="03/04/2026", source_file=paper),
    )
    row = Assignment.objects.get()
    assert answer["Location"] == f"/ke-hoach/{row.pk}/"
    page = desk.page(f"/ke-hoach/{row.pk}/")
    assert "Ngày nghỉ; ngày làm việc kế tiếp là 13/04/2026." in page
    assert "12/UBND ngày 03/04/2026" in page
    assert row.post_id == post
    assert row.source_file.media_type == "image/png"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Còn trống"),
        ({"due_on": "31/02/2026"}, "Không có ngày"),
        ({"due_on": "05/04/2026"}, "đã qua"),
        ({"doer": ""}, "Chưa chọn ai làm"),
        ({"doer": "nguoi:999999"}, "doer"),
        ({"duty": "9.9"}, "Không có nhiệm vụ"),
        ({"warning_days": "61"}, "60"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_kept(desk, changes, words):
    answer = desk.enter("lanh-dao").post("/ke-hoach/giao/", **wanted(output="Bảng kê", **changes))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "Bảng kê" in page
    assert not Assignment.objects.exists()


def test_a_file_nobody_can_read_is_refused_in_words(desk):
    file = SimpleUploadedFile("x.exe", b"MZ", "application/pdf")
    answer = desk.enter("lanh-dao").post("/ke-hoach/giao/", **wanted(source_file=file))
    assert answer.status_code == 422
    assert not Assignment.objects.exists()


def test_a_task_goes_through_its_page_from_hand_to_hand(desk, centre):
    row = make_assignment(centre)
    address = f"/ke-hoach/{row.pk}/"
    page = desk.enter("chuyen-mon").page(address)
    assert "Nhận việc" in page
    assert "Hủy việc" not in page
    assert desk.post(address, **sent(row, "nhan")).status_code == 302
    row.refresh_from_db()
    file = SimpleUploadedFile("anh.png", png(), "image/png")
    desk.post(address, **sent(row, "bao-cao", words="Đã gửi", made_on="06/04/2026", file=file))
    row.refresh_from_db()
    assert row.stand == Stand.REPORTED
    act = row.acts.get(verb="report")
    assert f"/ke-hoach/{row.pk}/tep/{act.pk}/" in desk.enter("lanh-dao").page(address)
    assert desk.file(f"/ke-hoach/{row.pk}/tep/{act.pk}/") == png()
    desk.page(f"/ke-hoach/{row.pk}/tep/{row.acts.get(verb='give').pk}/", 404)
    desk.page(f"/ke-hoach/{row.pk}/van-ban/", 404)
    assert desk.post(address, **sent(row, "duyet")).status_code == 302
    row.refresh_from_db()
    assert row.stand == Stand.DONE
    assert "Làm tiếp" not in desk.page(address)


@pytest.mark.parametrize("viec", ["tra-lai", "gia-han", "chuyen", "huy"])
def test_a_step_without_its_reason_is_refused_on_the_page(desk, centre, viec):
    row = reported(centre) if viec == "tra-lai" else make_assignment(centre)
    typed = {"due_on": "20/04/2026", "doer": f"nguoi:{officer('cntt').pk}"}
    answer = desk.enter("lanh-dao").post(f"/ke-hoach/{row.pk}/", **sent(row, viec, **typed))
    assert answer.status_code == 422
    assert "Còn trống" in answer.content.decode()
    assert Assignment.objects.get().version == row.version


@pytest.mark.parametrize(
    ("viec", "stand"),
    [("gia-han", Stand.GIVEN), ("chuyen", Stand.GIVEN), ("huy", Stand.CANCELLED)],
)
def test_a_leader_extends_hands_on_and_calls_off(desk, centre, viec, stand):
    row = make_assignment(centre)
    typed = {"due_on": "20/04/2026", "doer": f"nguoi:{officer('cntt').pk}", "words": "Theo công văn"}
    assert desk.enter("lanh-dao").post(f"/ke-hoach/{row.pk}/", **sent(row, viec, **typed)).status_code == 302
    row.refresh_from_db()
    assert row.stand == stand
    assert "Theo công văn" in desk.page(f"/ke-hoach/{row.pk}/")


def test_a_second_tab_is_told_that_the_task_went_on(desk, centre):
    row = make_assignment(centre)
    actions.take_task(row.pk, deed(row, "chuyen-mon"))
    answer = desk.enter("lanh-dao").post(f"/ke-hoach/{row.pk}/", **sent(row, "huy", words="Thôi"))
    assert answer.status_code == 422
    assert "đã thay đổi từ lúc mở trang" in answer.content.decode()


@pytest.mark.parametrize(
    "typed", [{}, {"viec": "xoa"}, {"viec": "nhan"}, {"viec": "nhan", "key": "x", "based_on": "y"}]
)
def test_a_form_that_is_no_form_of_the_page_changes_nothing(desk, centre, typed):
    row = make_assignment(centre)
    assert desk.enter("chuyen-mon").post(f"/ke-hoach/{row.pk}/", **typed).status_code == 422
    assert Assignment.objects.get().version == 1


def test_others_get_no_steps_and_no_way_to_give(desk, centre):
    row = make_assignment(centre)
    assert "Làm tiếp" not in desk.enter("tiep-nhan").page(f"/ke-hoach/{row.pk}/")
    assert desk.post(f"/ke-hoach/{row.pk}/", **sent(row, "nhan")).status_code == 403
    desk.page("/ke-hoach/giao/", 403)
    desk.page("/ke-hoach/dinh-ky/them/", 403)
    assert "Giao việc" not in desk.page("/ke-hoach/")


@pytest.mark.parametrize("role", ["quan-tri", "tinh", "cong-dan"])
def test_who_works_at_no_centre_sees_nothing(desk, role):
    desk.enter(role)
    for address in ("/ke-hoach/", "/ke-hoach/bang-tinh/", "/ke-hoach/giao/", "/ke-hoach/dinh-ky/"):
        desk.page(address, 403)


def test_the_list_is_filtered_by_its_address(desk, centre):
    near, far = make_assignment(centre), make_assignment(centre, due_on=ON + timedelta(days=40), duty="II.4")
    done = reported(centre)
    actions.accept_task(done.pk, deed(done, "lanh-dao"))
    desk.enter("lanh-dao")

    def numbers(query):
        return re.findall(r"VG-26-\d{4}(?=</a>)", desk.page(f"/ke-hoach/{query}"))

    assert numbers("") == [near.number, far.number]
    assert numbers("?ai=toi") == []
    assert numbers("?trang-thai=done") == [done.number]
    assert numbers("?trang-thai=tat-ca") == [near.number, done.number, far.number]
    assert numbers("?nhiem-vu=II.4") == [far.number]
    assert numbers("?q=vg-26-0002") == [far.number]
    assert numbers("?han=overdue") == []
    assert numbers("?trang-thai=khong-co&sau=x_y&han=1") == [near.number, far.number]
    assert "Không có việc nào như vậy" in desk.page("/ke-hoach/?q=zzz")
    with clock.fixed_at(NINE + timedelta(days=6)):
        assert numbers("?han=overdue") == [near.number]
        assert "1 việc quá hạn" in desk.page("/ke-hoach/")
    desk.enter("chuyen-mon")
    assert numbers("") == [near.number, far.number]


def test_a_long_list_is_paged_in_few_queries(desk, centre, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("motcua.workplace.plans.views.common.PAGE", 2)
    rows = [make_assignment(centre, due_on=ON + timedelta(days=n // 2)) for n in range(5)]
    desk.enter("lanh-dao")
    seen, address = [], "/ke-hoach/"
    while address:
        with django_assert_max_num_queries(16):
            page = desk.page(address)
        seen += re.findall(r"VG-26-\d{4}(?=</a>)", page)
        found = re.search(r'href="(\?[^"]*)" rel="next"', page)
        address = f"/ke-hoach/{found[1].replace('&amp;', '&')}" if found else ""
    assert seen == [row.number for row in rows]


def test_the_table_is_taken_out_on_record(client, centre):
    make_assignment(centre, title="=1+1", paper=Paper("5/UBND", ON, "UBND xã"))
    client.force_login(officer("lanh-dao"))
    text = b"".join(client.get("/ke-hoach/bang-tinh/?q=vg").streaming_content).decode()
    assert "VG-26-0001,'=1+1" in text
    assert "5/UBND 06/04/2026 UBND xã" in text
    assert Entry.objects.filter(action="plans.exported").count() == 1


def test_a_task_that_comes_back_is_entered_changed_paused_and_resumed(desk):
    answer = desk.enter("giam-doc").post("/ke-hoach/dinh-ky/them/", **recurring())
    row = Recurrence.objects.get()
    address = f"/ke-hoach/dinh-ky/{row.pk}/"
    assert answer["Location"] == address
    assert "Hằng tháng, ngày 31" in desk.page(address)
    changed = recurring(viec="sua", based_on=row.version, rhythm="weekly", weekday="1", lead_days="14")
    assert desk.post(address, **changed).status_code == 302
    assert Assignment.objects.count() == 3
    row.refresh_from_db()
    paused = {"viec": "dung", "based_on": row.version, "reason": "Nghỉ Tết"}
    assert desk.post(address, **paused).status_code == 302
    assert "Nghỉ Tết" in desk.page("/ke-hoach/dinh-ky/")
    assert desk.post(address, **paused).status_code == 422
    row.refresh_from_db()
    assert desk.post(address, viec="tiep", based_on=row.version).status_code == 302
    assert "Đang lặp lại" in desk.page("/ke-hoach/dinh-ky/")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day": ""}, "cần ngày trong tháng"),
        ({"rhythm": "weekly"}, "cần thứ trong tuần"),
        ({"rhythm": "quarterly", "month": "4"}, "tháng thứ mấy trong quý"),
        ({"last_on": "01/04/2026"}, "Ngày cuối trước ngày đầu"),
        ({"day": "32"}, "31"),
        ({"rhythm": "daily"}, "daily"),
    ],
)
def test_a_rhythm_that_says_no_day_is_refused(desk, changes, words):
    answer = desk.enter("giam-doc").post("/ke-hoach/dinh-ky/them/", **recurring(**changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Recurrence.objects.exists()


def test_who_only_sees_changes_nothing(desk, centre):
    row = make_recurrence(centre)
    address = f"/ke-hoach/dinh-ky/{row.pk}/"
    assert "Sửa việc định kỳ" not in desk.enter("tiep-nhan").page(address)
    assert desk.post(address, viec="dung", based_on=row.version, reason="x").status_code == 403


def test_a_report_late_by_its_day_is_said_to_be_late(desk, centre):
    row = make_assignment(centre)
    at = NINE + timedelta(days=8)
    told = Deed(officer("chuyen-mon"), uuid.uuid4(), row.version, at, "Đã gửi")
    actions.report_task(row.pk, told, Made(ON + timedelta(days=5)))
    assert "Làm xong trễ hạn" in desk.enter("lanh-dao").page(f"/ke-hoach/{row.pk}/")
