import uuid

import pytest
from django.urls import reverse
from tests.fixtures import officer
from tests.population import SILENT, SamplePopulation

from motcua.casework.dossiers import population
from motcua.casework.dossiers.models import Draft, PopulationLookup

KEY = uuid.UUID("6f0a1b52-8f1e-4a53-9a7e-2f3c5d1e0b44")
HERE = reverse("counter:draft", args=[KEY])
KNOWN = "087190001234"


@pytest.fixture
def sample(monkeypatch):
    monkeypatch.setattr(population, "_connected", [SamplePopulation()])


def look_up(browser, **typed):
    typed = {"lam": "dan-cu", "muc-dich": "fill", "personal_id": KNOWN} | typed
    return browser.post(HERE, typed)


def test_what_the_source_says_fills_what_is_empty_and_is_shown_with_source_and_time(counter, sample):
    page = look_up(counter).content.decode()
    assert 'value="Nguyễn Thị Hồng Nhung"' in page
    assert "CSDL dân cư (Dữ liệu mẫu), 09:00:" in page
    assert "khớp mọi mục đã có" in page
    assert Draft.objects.get().data["born_on"] == "05/11/1990"


def test_what_was_typed_otherwise_stays_and_the_difference_is_shown(counter, sample):
    page = look_up(counter, full_name="Nguyễn Thị Hồng Nhân").content.decode()
    assert 'value="Nguyễn Thị Hồng Nhân"' in page
    assert "họ và tên <b>Nguyễn Thị Hồng Nhung</b>" in page
    assert "khác nội dung đã nhập" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"personal_id": SILENT}, "chưa trả lời. Thử lại sau ít phút"),
        ({"personal_id": "087190009999"}, "không có số định danh này"),
        ({"personal_id": "331357246"}, "Cần đủ 12 chữ số"),
        ({"muc-dich": ""}, "Chưa chọn mục đích tra cứu dân cư"),
    ],
)
def test_what_was_not_found_is_said_and_everything_typed_stays(counter, sample, typed, words):
    page = look_up(counter, full_name="Trần Văn Mới", **typed).content.decode()
    assert words in page
    assert 'value="Trần Văn Mới"' in page


def test_without_a_connection_the_officer_is_told_how_to_go_on(counter):
    assert "Chưa kết nối Cơ sở dữ liệu quốc gia về dân cư" in look_up(counter).content.decode()


def test_officers_see_their_own_look_ups_and_who_supervises_all_of_the_centre(counter, ask_for, sample):
    look_up(counter)
    PopulationLookup.objects.update(asked_by=officer("giam-doc"))
    assert "Chưa có lần tra cứu nào" in ask_for("tiep-nhan", path="/quay/dan-cu/").content.decode()
    listed = ask_for("giam-doc", path="/quay/dan-cu/").content.decode()
    assert "Điền thông tin người nộp" in listed
    assert KNOWN not in listed
    assert ask_for("thu-ngan", path="/quay/dan-cu/").status_code == 403
