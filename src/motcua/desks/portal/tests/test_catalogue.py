"""The catalogue in public, as pages and as JSON."""

import copy
import json
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from tests.fixtures import NINE, make_dossier, seed_entries, text

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Status
from motcua.desks.portal import durations, hours
from motcua.foundation import clock
from motcua.foundation.ui.choices import LANGUAGE
from motcua.reference.calendars.queries import calendar_for
from motcua.reference.procedures import actions as catalogue

SINGLE = "1.004873"
PAGES = ["/", "/thu-tuc/", "/thu-tuc/?q=doc+than", f"/thu-tuc/{SINGLE}/", f"/thu-tuc/{SINGLE}/giay-to/"]


@pytest.fixture(autouse=True)
def at_nine(centre):
    cache.clear()
    with clock.fixed_at(NINE):
        yield


@pytest.mark.parametrize("path", [*PAGES, "/su-kien/ket-hon/", "/thu-tuc/?linh-vuc=ho-tich"])
def test_every_page_names_the_procedure(client, path):
    assert "xác nhận tình trạng hôn nhân" in text(client.get(path))


@pytest.mark.parametrize(
    "path",
    [
        "/thu-tuc/9.999999/",
        f"/thu-tuc/{SINGLE}/?phien-ban=7",
        "/thu-tuc/khong-co/giay-to/",
        "/su-kien/gi-do/",
    ],
)
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "most"), [(PAGES[0], 6), (PAGES[1], 6), (PAGES[2], 6), (PAGES[3], 10), (PAGES[4], 4)]
)
def test_a_page_asks_little_of_the_database(client, django_assert_max_num_queries, path, most):
    client.get(path)
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


def as_json(client, **asked):
    return client.get("/thu-tuc/", asked, headers={"Accept": "application/json"})


def test_the_search_answers_in_json_best_first(client):
    answer = as_json(client, q="giay doc than")
    assert answer["Content-Type"] == "application/json"
    assert "Accept" in answer["Vary"]
    first = answer.json()["ket_qua"][0]
    assert first == {"ma": SINGLE, "ten": "Cấp Giấy xác nhận tình trạng hôn nhân"}


def test_without_words_json_gives_the_list(client):
    assert [row["ma"] for row in as_json(client).json()["ket_qua"]] == [SINGLE, "1.001193"]


def test_htmx_gets_only_what_was_found(client):
    page = text(client.get("/thu-tuc/", {"q": "khai sanh"}, headers={"HX-Request": "true"}))
    assert "Đăng ký khai sinh" in page
    assert "<html" not in page


@pytest.mark.parametrize("typed", ["", " ", "k"])
def test_nothing_is_looked_for_before_two_letters(client, typed):
    assert "thủ tục phù hợp" not in text(
        client.get("/thu-tuc/", {"q": typed}, headers={"HX-Request": "true"})
    )


def test_when_nothing_fits_the_nearest_are_offered(client):
    page = text(client.get("/thu-tuc/", {"q": "zzqx wvv"}))
    assert "Không có thủ tục nào đúng như đã gõ" in page
    assert "Hỏi quầy hướng dẫn" in page


@pytest.mark.parametrize("typed", ["<script>alert(1)</script> doc than", "a" * 5000, "%00%ff"])
def test_what_is_typed_is_only_words(client, typed):
    answer = client.get("/thu-tuc/", {"q": typed})
    assert answer.status_code == 200
    assert "<script>alert" not in text(answer)


def test_the_papers_say_only_what_the_catalogue_says(client):
    page = text(client.get(f"/thu-tuc/{SINGLE}/"))
    assert "Tờ khai cấp giấy xác nhận tình trạng hôn nhân" in page
    assert "Khi nộp theo ủy quyền" in page
    assert "Chưa có tệp mẫu tờ khai" in page


def test_what_is_only_remembered_is_said_so(client):
    assert "chưa được đối chiếu với quy trình nội bộ đã duyệt" in text(client.get(f"/thu-tuc/{SINGLE}/"))


def test_filing_online_is_offered_where_the_procedure_is_filed_so(client):
    assert f'href="/nop/{SINGLE}/">Nộp trực tuyến</a>' in text(client.get(f"/thu-tuc/{SINGLE}/"))
    assert "Nộp trực tuyến</a>" not in text(client.get("/thu-tuc/2.000815/"))


def test_in_english_the_name_stands_above_the_legal_one(client):
    client.cookies[LANGUAGE.cookie] = "en"
    page = text(client.get(f"/thu-tuc/{SINGLE}/"))
    assert "<h1>Marital status certificate</h1>" in page
    assert '<p class="muted" lang="vi">Cấp Giấy xác nhận tình trạng hôn nhân</p>' in page


@pytest.fixture
def changed(centre):
    """The single-status certificate takes five days from 01/05/2026 on."""
    entry = copy.deepcopy(next(entry for entry in seed_entries() if entry["code"] == SINGLE))
    entry["time_limit"]["value"] = 5
    raw = json.dumps({"procedures": [entry]}).encode()
    report = catalogue.import_catalogue(raw, by=None, at=NINE, in_force_from=date(2026, 5, 1))
    assert report.written


def test_a_change_to_come_is_announced_and_shown(client, changed):
    page = text(client.get(f"/thu-tuc/{SINGLE}/"))
    assert "Thay đổi từ 01/05/2026" in page
    assert "3 ngày làm việc" in page
    assert "Thay đổi từ 01/05/2026" in text(client.get("/"))
    later = text(client.get(f"/thu-tuc/{SINGLE}/?phien-ban=2"))
    assert "Nội dung này chưa áp dụng. Áp dụng từ ngày 01/05/2026." in later


def test_after_the_change_the_new_version_is_shown_and_the_old_one_kept(client, changed):
    with clock.fixed_at(NINE + timedelta(days=26)):
        assert "Đã thay đổi từ 01/05/2026" in text(client.get(f"/thu-tuc/{SINGLE}/"))
        old = text(client.get(f"/thu-tuc/{SINGLE}/?phien-ban=1"))
        assert "chỉ áp dụng đến hết ngày 30/04/2026" in old


def finish(centre, count, *, days, late=False):
    """So many dossiers, received that many days before they were finished this morning."""
    for _each in range(count):
        dossier = make_dossier(centre, code=SINGLE)
        Dossier.objects.filter(pk=dossier.pk).update(
            status=Status.RESOLVED,
            clock_from=NINE - timedelta(days=days),
            finished_at=NINE,
            due_at=NINE - timedelta(hours=1) if late else NINE + timedelta(days=1),
        )


def test_real_durations_are_told_from_twenty_cases_on(client, centre):
    finish(centre, 19, days=3)
    assert "Thực tế 30 ngày qua" not in text(client.get(f"/thu-tuc/{SINGLE}/"))
    finish(centre, 1, days=7, late=True)
    cache.clear()
    page = text(client.get(f"/thu-tuc/{SINGLE}/"))
    assert "20 hồ sơ; 9 trong 10 xong trong 1 ngày làm việc" in page
    assert "1 hồ sơ trễ hẹn" in page


def test_a_strip_has_a_dot_for_each_dossier_until_there_are_too_many():
    spent = [durations.Spent(0.5 + n / 20, "working_day", False) for n in range(40)]
    strip = durations.drawn(spent, 3.0)
    assert (len(strip.dots), strip.each, strip.count) == (40, 1, 40)
    many = durations.drawn([durations.Spent(1.0, "working_day", False)] * 100, 3.0)
    assert (len(many.dots), many.each) == (12, 9)


def test_hours_are_told_in_a_line_for_days_alike(centre):
    calendar = calendar_for(centre.pk)
    assert hours.lines(calendar, NINE.date()) == [
        "Thứ Hai đến thứ Sáu: 07:30–\u206011:30 và 13:00–\u206017:00"
    ]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (timedelta(), "09:00 thứ Hai 06/04/2026 · Đang mở cửa đến 11:30"),
        (timedelta(hours=3), "12:00 thứ Hai 06/04/2026 · Đang nghỉ, mở cửa lại 13:00"),
        (timedelta(days=5), "09:00 thứ Bảy 11/04/2026 · Đang nghỉ, mở cửa lại 07:30 thứ Hai 13/04/2026"),
    ],
)
def test_now_is_open_or_closed_until_when(centre, after, told):
    assert hours.now_line(calendar_for(centre.pk), NINE + after) == told
