"""Before one comes: the questions, the own list of papers, the code that the counter opens."""

from datetime import timedelta

import pytest
from tests.fixtures import NINE, bring_in, text, version_of

from motcua.casework.assistance.models import Preparation
from motcua.foundation import clock
from motcua.reference.procedures.actions import take_in_questions

SINGLE = "1.004873"
ADDRESS = f"/thu-tuc/{SINGLE}/dieu-kien/"
ANSWERS = {"hoi-issued": "no", "hoi-lived": "no", "hoi-authorised": "yes", "hoi-residence": "unsure"}
AUTHORITY, BEFORE = "Văn bản ủy quyền", "Giấy xác nhận đã cấp trước đó"


@pytest.fixture(autouse=True)
def at_nine(centre):
    take_in_questions(at=NINE)
    with clock.fixed_at(NINE):
        yield


def test_the_questions_stand_on_one_page_each_with_its_source(client):
    page = text(client.get(ADDRESS))
    assert page.count("<fieldset") == page.count("Dựa vào đâu?") == 4
    assert "Đã đọc trong nguồn" in page
    assert "Theo trí nhớ, cần kiểm tra" in page
    assert page.count("Không biết</span>") == 4


def test_the_answers_end_in_a_verdict_and_the_own_list_of_papers(client):
    page = text(client.post(ADDRESS, ANSWERS))
    assert "Được làm thủ tục này" in page
    assert AUTHORITY in page
    assert BEFORE not in page
    assert "chứng minh cư trú" in page.partition("Chỉ khi có trường hợp này")[2]


@pytest.mark.parametrize(
    ("code", "answers", "says"),
    [
        ("1.000894", {"hoi-both": "no", "hoi-foreign": "no"}, "Hai bên phải có mặt để ký"),
        ("1.000894", {"hoi-both": "yes", "hoi-foreign": "yes"}, "Nên hỏi cán bộ"),
        ("2.000815", {"hoi-original": "no", "hoi-copies": "yes"}, "2.000908"),
        ("1.014027", {"hoi-age": "young", "hoi-pension": "no"}, "Chưa đủ điều kiện"),
    ],
)
def test_who_may_not_is_told_why_and_what_else(client, code, answers, says):
    bring_in(code)
    take_in_questions(at=NINE)
    page = text(client.post(f"/thu-tuc/{code}/dieu-kien/", answers | {"hoi-residence": "yes"}))
    assert says in page


def test_a_question_left_out_is_named_and_what_was_answered_stays(client):
    answer = client.post(ADDRESS, {**ANSWERS, "hoi-lived": ""})
    assert answer.status_code == 422
    assert "Chưa trả lời “Từng thường trú ở nhiều nơi khác nhau?”" in text(answer)
    assert text(answer).count("checked") == 3


def test_an_answer_the_question_does_not_have_is_refused(client):
    assert client.post(ADDRESS, {**ANSWERS, "hoi-lived": "maybe"}).status_code == 422


def test_the_list_prints_in_large_letters(client):
    page = text(client.post(ADDRESS, {**ANSWERS, "in": "1"}))
    assert "is-a4 is-large" in page
    assert "Cần mang" in page
    assert BEFORE not in page


def test_a_procedure_without_questions_says_so_and_offers_the_whole_list(client):
    bring_in("1.004222")
    page = text(client.get("/thu-tuc/1.004222/dieu-kien/"))
    assert "chưa có câu hỏi chuẩn bị" in page
    assert 'href="/thu-tuc/1.004222/#can-chuan-bi"' in page
    assert "dieu-kien" not in text(client.get("/thu-tuc/1.004222/"))
    assert ADDRESS in text(client.get(f"/thu-tuc/{SINGLE}/"))


def test_no_answer_is_kept_anywhere(client, django_assert_max_num_queries):
    client.post(ADDRESS, ANSWERS)
    with django_assert_max_num_queries(5):
        answer = client.post(ADDRESS, ANSWERS)
    assert "no-store" in answer["Cache-Control"]
    assert "sessionid" not in client.cookies


def made(client, **sent):
    """The address of a fresh code."""
    answer = client.post("/chuan-bi/", {"thu-tuc": SINGLE, **ANSWERS, **sent})
    assert answer.status_code == 302
    return answer["Location"]


def paper_of(words):
    return version_of(SINGLE).components.get(name__contains=words).pk


def test_what_is_ticked_and_answered_is_kept_under_a_code_without_a_name(client):
    address = made(client, co=[paper_of("Tờ khai"), 999999, "x"], full_name="Trần Văn Đởm")
    kept = Preparation.objects.get()
    assert address == f"/chuan-bi/{kept.code[:4]}-{kept.code[4:]}/"
    assert (kept.had, kept.answers) == (
        [paper_of("Tờ khai")],
        {"issued": "no", "lived": "no", "authorised": "yes", "residence": "unsure"},
    )
    page = text(client.get(address))
    assert page.count("checked") == 1
    assert AUTHORITY in page
    assert BEFORE not in page
    assert "06/05/2026" in page


def test_the_list_of_the_procedure_page_is_kept_without_questions(client):
    answer = client.post("/chuan-bi/", {"thu-tuc": SINGLE, "co": [paper_of("tùy thân")]})
    page = text(client.get(answer["Location"]))
    assert BEFORE in page
    assert page.count("checked") == 1
    assert 'formaction="/chuan-bi/"' in text(client.get(f"/thu-tuc/{SINGLE}/"))


def test_ticking_goes_on_and_the_list_prints(client):
    address = made(client)
    client.post(address, {"co": [paper_of("Tờ khai"), paper_of("tùy thân")]})
    assert text(client.get(address)).count("checked") == 2
    sheet = text(client.get(address, {"in": "1"}))
    assert sheet.count("đã có") == 2
    assert str(Preparation.objects.get()) in sheet


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_a_code_is_taken_however_it_is_typed(client, change):
    address = made(client)
    answer = client.get("/chuan-bi/", {"ma": change(str(Preparation.objects.get()))}, follow=True)
    assert answer.status_code == 200
    assert address.strip("/").rpartition("/")[2] in text(answer)


@pytest.mark.parametrize("code", ["AAAA-AAAA", "khong-phai-ma", "1234"])
def test_a_code_nobody_has_is_told_so(client, code):
    assert client.get(f"/chuan-bi/{code}/").status_code == 404
    page = text(client.get("/chuan-bi/", {"ma": code}, follow=True))
    assert "ABCD-EFGH" in page


def test_a_code_whose_time_is_over_says_so_and_takes_no_tick(client):
    address = made(client)
    with clock.fixed_at(NINE + timedelta(days=30)):
        answer = client.post(address, {"co": [paper_of("Tờ khai")]})
        assert answer.status_code == 404
        assert "đã hết hạn" in text(answer)
    assert Preparation.objects.get().had == []


def test_a_procedure_that_is_not_there_gets_no_code(client):
    assert client.post("/chuan-bi/", {"thu-tuc": "9.999999"}).status_code == 404


def test_one_client_makes_only_so_many_codes(client):
    for _n in range(20):
        made(client)
    answer = client.post("/chuan-bi/", {"thu-tuc": SINGLE})
    assert answer.status_code == 429
    assert answer["Retry-After"]
    assert Preparation.objects.count() == 20
    assert client.post("/chuan-bi/", {"thu-tuc": SINGLE}, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_only_wrong_codes_are_held_against_a_client(client):
    address = made(client)
    for _n in range(62):
        assert client.get(address).status_code == 200
    for _n in range(60):
        client.get("/chuan-bi/AAAA-AAAA/")
    assert client.get(address).status_code == 429
