"""The register's pages: who sees what, what a form does, what is taken out is on record."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.fixtures import NINE, make_dossier, officer

from motcua.foundation import clock
from motcua.foundation.audit.models import Entry
from motcua.oversight.duties import actions
from motcua.oversight.duties.models import Charge, Duty, HandEntry, Note, Override, Requirement, UnitTime
from motcua.reference.organisation.models import Post

WALL = "/nhiem-vu/"
DUTY = "/nhiem-vu/ii-2-a/"


@pytest.fixture
def register(centre):
    actions.seed(at=NINE)
    return centre


@pytest.fixture
def seen(client, register):
    """Opens or posts to an address as somebody in a role."""

    def see(path: str, role: str = "giam-doc", data=None):
        client.force_login(officer(role))
        with clock.fixed_at(NINE):
            return client.get(path) if data is None else client.post(path, data)

    return see


def text_of(answer) -> str:
    return answer.content.decode()


ENTRY = {"viec": "minh-chung", "what": "Họp tổ", "done_on": "05/04/2026", "done_by": "Phạm Quốc Hưng"}


def test_the_wall_has_34_tiles_in_the_order_of_the_annex(seen):
    page = text_of(seen(WALL))
    assert page.count('class="mc-tile"') == 34
    assert page.count("Ghi minh chứng ") == 34
    codes = [part.partition("</b>")[0] for part in page.split('<b class="mc-num">')[1:]]
    assert codes[:9] == ["I.1.a", "I.1.b", "I.1.c", "I.1.d", "I.1.đ", "I.1.e", "I.1.g", "I.1.h", "I.2"]
    assert codes[-1] == "II.4"


@pytest.mark.parametrize(("role", "led"), [("giam-doc", True), ("quan-tri", False)])
def test_nobody_is_led_to_tools_they_may_not_open(seen, role, led):
    for path in (WALL, "/nhiem-vu/i-4/"):
        page = text_of(seen(path, role)).partition("<main")[2]
        assert ('href="/ke-hoach/"' in page) is led


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("giam-doc", 200),
        ("kiem-soat", 200),
        ("quan-tri", 200),
        ("tinh", 200),
        ("tiep-nhan", 403),
        ("cong-dan", 403),
    ],
)
def test_the_register_is_for_those_who_answer_for_it(seen, role, status):
    for path in (
        WALL,
        DUTY,
        f"{WALL}thong-ke/",
        f"{WALL}khoi-luong/",
        f"{WALL}bao-cao/",
        f"{WALL}xuat/json/",
    ):
        assert seen(path, role).status_code == status


def test_a_duty_without_tools_says_so(seen):
    assert "Phần mềm chưa có công cụ riêng" in text_of(seen(DUTY))
    assert "Phần mềm chưa có công cụ riêng" not in text_of(seen("/nhiem-vu/i-1-b/"))


def test_d_and_đ_are_two_duties(seen):
    assert "I.1.đ" in text_of(seen("/nhiem-vu/i-1-dd/"))
    assert "Chủ trì theo dõi" in text_of(seen("/nhiem-vu/i-1-d/"))
    assert seen("/nhiem-vu/i-1-f/").status_code == 404


def test_evidence_entered_on_the_page_counts_and_its_row_appears(seen):
    assert seen(DUTY, data=ENTRY).status_code == 302
    entry = HandEntry.objects.get()
    assert (entry.done_on, entry.duty.code) == (date(2026, 4, 5), "II.2.a")
    page = text_of(seen(DUTY))
    assert "Họp tổ" in page
    assert "Minh chứng gần nhất: 05/04/2026" in page
    assert "Họp tổ" in text_of(seen("/nhiem-vu/ii-2-a/so-lieu/1/"))


def test_the_document_of_an_entry_is_kept_and_shown(seen):
    content = _any_pdf()
    answer = seen(DUTY, data=ENTRY | {"file": SimpleUploadedFile("quyet-dinh.pdf", content)})
    assert answer.status_code == 302
    entry = HandEntry.objects.get()
    assert seen(f"/nhiem-vu/minh-chung/{entry.pk}/tep/").content == content


def _any_pdf() -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"what": ""}, "Còn trống"),
        ({"done_on": "31/02/2026"}, "Không có ngày"),
        ({"done_on": "07/04/2026"}, "Ngày thực hiện ở tương lai"),
        ({"what": "   "}, "Còn trống"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_and_nothing_is_written(seen, change, said):
    answer = seen(DUTY, data=ENTRY | change)
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not HandEntry.objects.exists()


def test_an_entry_is_voided_once_with_its_reason(seen):
    seen(DUTY, data=ENTRY)
    path = f"/nhiem-vu/minh-chung/{HandEntry.objects.get().pk}/"
    assert seen(path, data={"reason": ""}).status_code == 422
    assert seen(path, data={"reason": "Ghi nhầm ngày"}).status_code == 302
    assert "đã hủy lúc" in text_of(seen(path))
    assert seen(path, data={"reason": "Lần nữa"}).status_code == 422


def test_a_judgement_holds_with_its_reason_until_it_is_taken_back(seen):
    assert seen(DUTY, data={"viec": "danh-gia", "standing": "held", "reason": ""}).status_code == 422
    seen(DUTY, data={"viec": "danh-gia", "standing": "held", "reason": "Có quyết định ngoài hệ thống"})
    page = text_of(seen(DUTY))
    assert (
        "theo đánh giá của Phạm Quốc Hưng: Có quyết định ngoài hệ thống (theo quy tắc: Chưa có minh chứng)"
        in page
    )
    assert "Theo đánh giá của người" in text_of(seen(WALL))
    seen(DUTY, data={"viec": "danh-gia", "standing": "", "reason": "Thôi"})
    assert "Theo đánh giá của người" not in text_of(seen(WALL))
    assert Override.objects.count() == 2


def test_a_new_person_in_charge_relieves_the_one_before(seen):
    first, second = Post.objects.filter(unit__isnull=False)[:2]
    for post, day in ((first, "01/04/2026"), (second, "06/04/2026")):
        data = {"viec": "phan-cong", "post": post.pk, "first_on": day}
        assert seen(DUTY, data=data).status_code == 302
    assert [charge.last_on for charge in Charge.objects.order_by("first_on")] == [date(2026, 4, 5), None]
    assert second.title in text_of(seen(DUTY))
    data = {"viec": "phan-cong", "post": first.pk, "first_on": "06/04/2026"}
    assert "muộn hơn ngày đó" in text_of(seen(DUTY, data=data))


def test_notes_and_what_is_wanted_are_kept(seen):
    seen(DUTY, data={"viec": "ghi-chu", "text": "Chờ công văn tỉnh"})
    assert "Chờ công văn tỉnh" in text_of(seen(DUTY))
    wanted = {"frequency": "1", "minimum": "2", "warning_days": "5", "wanted": "Biên bản", "basis": "Quy chế"}
    seen(DUTY, data={"viec": "yeu-cau"} | wanted)
    assert "hằng tháng, ít nhất 2 minh chứng" in text_of(seen(DUTY))
    assert Note.objects.count() == 1
    assert Requirement.objects.filter(centre__isnull=False).count() == 1


def test_the_administrator_of_another_house_sees_no_rows_but_the_figure(seen, register):
    make_dossier(register)
    page = text_of(seen("/nhiem-vu/ii-1-h/so-lieu/1/", "tinh"))
    assert "1 hồ sơ" in page
    assert "Không có quyền xem các dòng này" in page
    assert "Nguyễn Thị Hồng Nhung" not in page
    assert "Nguyễn Thị Hồng Nhung" in text_of(seen("/nhiem-vu/ii-1-h/so-lieu/1/", "giam-doc"))


def test_rows_taken_out_are_on_record_and_those_of_others_stay(seen, register):
    make_dossier(register)
    path = "/nhiem-vu/ii-1-h/so-lieu/1/bang-tinh/"
    assert "Nguyễn" not in b"".join(seen(path, "tinh").streaming_content).decode()
    table = b"".join(seen(path).streaming_content).decode()
    assert "Nguyễn Thị Hồng Nhung" in table
    assert Entry.objects.filter(action="duties.rows_exported").count() == 2


def test_a_month_asked_for_narrows_the_rows(seen, register):
    make_dossier(register)
    assert "1 hồ sơ" in text_of(seen("/nhiem-vu/ii-1-h/so-lieu/1/?thang=2026-04"))
    assert "Không có dòng nào" in text_of(seen("/nhiem-vu/ii-1-h/so-lieu/1/?thang=2026-03"))
    assert seen("/nhiem-vu/ii-1-h/so-lieu/99/").status_code == 404


@pytest.mark.parametrize("kind", ["docx", "xlsx", "json", "txt"])
def test_the_annex_is_taken_out(seen, kind):
    answer = seen(f"/nhiem-vu/xuat/{kind}/")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]
    assert seen("/nhiem-vu/xuat/exe/").status_code == 404


def test_the_statistics_name_every_gap(seen):
    page = text_of(seen("/nhiem-vu/thong-ke/"))
    assert "2 văn bản, 8 nhóm, 34 nhiệm vụ" in page
    assert "chưa có người phụ trách" in page


def test_hours_for_a_unit_give_the_people_needed(seen, register):
    answer = seen(
        "/nhiem-vu/khoi-luong/",
        data={"figure": "I.1.b|Hồ sơ đã tiếp nhận", "hours": "0.5", "basis": "Bấm giờ"},
    )
    assert answer.status_code == 302
    assert UnitTime.objects.get().centre == register
    page = text_of(seen("/nhiem-vu/khoi-luong/"))
    assert "Cần khoảng" in page
    assert "Bấm giờ" in page


def test_a_report_is_issued_kept_and_lists_all_duties(seen):
    answer = seen("/nhiem-vu/bao-cao/", data={"first": "01/04/2026", "last": "30/04/2026"})
    assert answer.status_code == 302
    paper = seen(answer["Location"])
    assert paper["Content-Type"] == "application/pdf"
    pages = pypdfium2.PdfDocument(paper.content)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    for code in ("I.1.a", "I.1.đ", "II.1.l", "II.4"):
        assert code in text
    assert "34 nhiệm vụ" in text
    assert seen("/nhiem-vu/bao-cao/", data={"first": "02/04/2026", "last": "01/04/2026"}).status_code == 422


def test_a_page_asks_the_database_little(seen, client, django_assert_max_num_queries):
    seen("/nhiem-vu/i-1-b/")
    client.force_login(officer("giam-doc"))
    with clock.fixed_at(NINE), django_assert_max_num_queries(14):
        client.get(WALL)
    with clock.fixed_at(NINE), django_assert_max_num_queries(34):
        client.get("/nhiem-vu/i-1-b/")


def test_an_officer_enters_nothing_elsewhere(seen, other_centre):
    duty = Duty.objects.get(code="II.2.a")
    done = actions.Done("x", NINE.date(), "x")
    with pytest.raises(PermissionDenied):
        actions.record_evidence(duty, done, centre=other_centre, by=officer("giam-doc"), at=NINE)
    assert seen(f"{WALL}?trung-tam={other_centre.pk}").status_code == 404
    assert seen(f"{WALL}?trung-tam={other_centre.pk}", "tinh").status_code == 200
    assert seen(DUTY, "tinh", data=ENTRY).status_code == 403
