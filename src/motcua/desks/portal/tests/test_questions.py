"""`Hỏi đáp` on the page of a procedure, from a citizen's question to what everybody reads."""

import uuid

import pytest
from django.urls import reverse
from tests.fixtures import make_faq, make_question, officer, text

from motcua.casework.assistance.models import Faq, Question

PAGE = "/thu-tuc/1.001193/"


pytestmark = pytest.mark.usefixtures("at_nine")


def test_public_questions_stand_on_the_page_and_are_found(client, centre):
    assert "Chưa có câu hỏi nào được công khai" in text(client.get(PAGE))
    make_faq(centre)
    assert "Không bắt buộc." in text(client.get(PAGE))
    assert "Có phải đặt lịch trước không?" in text(client.get("/thu-tuc/?q=dat lich truoc"))


def test_a_question_goes_to_the_officer_and_its_answer_back(client, centre):
    assert f"{PAGE}hoi/" in text(client.get(PAGE))
    assert client.post(f"{PAGE}hoi/", {"key": uuid.uuid4(), "text": ""}).status_code == 422
    sent = client.post(
        f"{PAGE}hoi/",
        {"key": uuid.uuid4(), "text": "Mấy bản sao?", "person_name": "Trần Thị Sáu"},
        follow=True,
    )
    assert "Trung tâm trả lời ở trang này" in text(sent)
    question = Question.objects.get()
    client.force_login(officer("tiep-nhan"))
    assert question.code in text(client.get(reverse("counter:questions")))
    page = reverse("counter:question", args=[question.pk])
    assert client.post(page, {"step": "answer", "words": ""}).status_code == 422
    assert "Đưa vào hỏi đáp công khai" in text(
        client.post(page, {"step": "answer", "words": "Một bản."}, follow=True)
    )
    client.logout()
    answered = text(client.get(f"/hoi-dap/{question.key}/"))
    assert "Một bản." in answered
    assert "Trần Thị" not in answered
    assert client.get("/thu-tuc/9.999999/hoi/").status_code == 404
    assert client.get(f"/hoi-dap/{uuid.uuid4()}/").status_code == 404


def test_officers_write_and_the_director_approves(client, centre):
    question = make_question(centre)
    client.force_login(officer("tiep-nhan"))
    write = f"{reverse('counter:write_faq')}?cau-hoi={question.pk}"
    assert "Cần mang mấy bản sao?" in text(client.get(write))
    typed = {"version": "1.001193", "question": "Mấy bản?", "answer": "Gọi 0912345678"}
    assert "một người" in text(client.post(write, typed))
    client.post(write, typed | {"answer": "Một bản."})
    faq = Faq.objects.get()
    page = reverse("counter:faq", args=[faq.pk])
    assert "Chờ người có quyền duyệt" in text(client.get(page))
    approve = reverse("counter:approve_faq", args=[faq.pk, 1])
    assert client.post(approve).status_code == 403
    client.force_login(officer("giam-doc"))
    assert "Mấy bản?" in text(client.get(reverse("counter:faqs"), {"cho-duyet": "1", "q": "may ban"}))
    client.post(approve)
    assert "Không có câu nào như vậy" in text(client.get(reverse("counter:faqs"), {"cho-duyet": "1"}))
    assert "Một bản." in text(client.get(PAGE))
    client.post(reverse("counter:retire_faq", args=[faq.pk]))
    assert "Một bản." not in text(client.get(PAGE))


def test_who_only_looks_cannot_write(client, centre):
    faq = make_faq(centre)
    client.force_login(officer("giam-doc"))
    assert client.get(reverse("counter:write_faq")).status_code == 403
    typed = {"question": "Mấy bản?", "answer": "Một."}
    assert client.post(reverse("counter:faq", args=[faq.pk]), typed).status_code == 403
    client.force_login(officer("cntt"))
    assert client.get(reverse("counter:faqs")).status_code == 403
    assert client.get(reverse("counter:questions")).status_code == 403
