"""Before one comes: the questions, the own list of papers, the code that the counter opens."""

import pytest
from tests.fixtures import NINE, bring_in

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


def text(answer):
    return answer.content.decode()


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
