"""The questions before a procedure as the administrator writes them, with every set ever written."""

import pytest
from tests.fixtures import seed_entries, text

from motcua.reference.procedures import actions, helper
from motcua.reference.procedures.models import Procedure
from motcua.reference.procedures.states import LastButton
from motcua.reference.procedures.tests.samples import NOON

CODE = "1.004873"
ADDRESS = f"/quan-tri/thu-tuc/{CODE}/chuan-bi/"


@pytest.fixture(autouse=True)
def shipped(catalogue):
    actions.take_in_questions(at=NOON)


def posted(desk, address=ADDRESS, based_on=1, **changes):
    """What a browser would send of untouched slots, with some fields changed."""
    sent = {
        bound.html_name: bound.value()
        for slot in desk.get(address).context["editor"].slots
        for form in (slot, *slot.lines)
        for bound in form
        if bound.value()
    }
    return sent | {"based_on": based_on} | changes


@pytest.mark.parametrize("code", [CODE, "1.001193", "1.014027", "1.004837", "2.000815"])
def test_what_is_sent_untouched_changes_nothing_whatever_its_shape(desk, code):
    address = f"/quan-tri/thu-tuc/{code}/chuan-bi/"
    assert desk.post(address, posted(desk, address)).status_code == 302
    assert helper.question_sets(code).count() == 1


def test_a_change_is_a_new_set_and_the_old_one_stays_readable(desk, publisher):
    desk.post(ADDRESS, posted(desk, **{"cau-1-ask": "Xin cấp lại?", "cau-2-ask": ""}))
    sets = list(helper.question_sets(CODE))
    assert [(row.number, len(row.content), row.made_by) for row in sets] == [(2, 3, publisher), (1, 4, None)]
    page = text(desk.get(ADDRESS, {"lan": "1"}))
    assert "không phải bản đang dùng" in page
    assert "Từng thường trú ở nhiều nơi khác nhau?" in page


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"cau-1-basis": ""}, "chưa ghi dấu nguồn và căn cứ"),
        ({"cau-1-3-said": ""}, "thiếu câu trả lời “Không biết”"),
        ({"cau-2-1-verdict": "not_yet"}, "Nên hỏi cán bộ"),
        ({"based_on": "0"}, "vừa được người khác lưu"),
        ({"based_on": "x"}, "vừa được người khác lưu"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(desk, changes, says):
    answer = desk.post(ADDRESS, posted(desk, **{"cau-3-ask": "Vừa gõ thêm?"} | changes))
    assert answer.status_code == 422
    assert says in text(answer)
    assert "Vừa gõ thêm?" in text(answer)
    assert helper.question_sets(CODE).count() == 1


def test_a_new_question_gets_answers_of_its_own(desk):
    new = {
        "cau-5-ask": "Thuộc diện nào?", "cau-5-mark": "found", "cau-5-basis": "Danh mục",
        "cau-5-1-value": "", "cau-5-1-said": "Diện một", "cau-5-1-papers": ["re-issue"],
        "cau-5-2-said": "Diện hai", "cau-5-2-value": "", "cau-5-2-verdict": "ask", "cau-5-2-why": "Xem đã",
    }  # fmt: skip
    assert desk.post(ADDRESS, posted(desk, **new)).status_code == 302
    asked = helper.asked(helper.questions_of(CODE))[-1]
    assert [choice.words for choice in asked.choices] == ["Diện một", "Diện hai", "Không biết"]
    assert asked.conditions == {"re-issue"}


def test_a_question_and_an_answer_can_follow_where_others_were_taken_out(desk):
    def more(slot: int, line: int, n: int) -> dict[str, str]:
        asked = {f"cau-{slot}-ask": f"Câu thêm {n}?", f"cau-{slot}-mark": "found", f"cau-{slot}-basis": "Sổ"}
        return asked | {f"cau-1-{line}-said": f"Trả lời thêm {n}", f"cau-1-{line}-value": ""}

    assert desk.post(ADDRESS, posted(desk, **more(5, 4, 1))).status_code == 302
    gone = {"cau-2-ask": "", "cau-1-2-said": ""}
    assert desk.post(ADDRESS, posted(desk, based_on=2, **gone)).status_code == 302
    assert desk.post(ADDRESS, posted(desk, based_on=3, **more(5, 4, 2))).status_code == 302
    asked = helper.asked(helper.questions_of(CODE))
    assert [question.ask for question in asked[-2:]] == ["Câu thêm 1?", "Câu thêm 2?"]
    assert len({question.key for question in asked}) == len(asked) == 5
    assert [choice.words for choice in asked[0].choices][-2:] == ["Trả lời thêm 1", "Trả lời thêm 2"]


def test_the_last_button_is_chosen(desk):
    assert desk.post(ADDRESS, {"lam": "nut", "button": "code"}).status_code == 302
    assert helper.last_button(CODE) is LastButton.CODE
    assert desk.post(ADDRESS, {"lam": "nut", "button": "x"}).status_code == 422


def test_a_procedure_without_questions_can_get_some(desk):
    assert "chưa có câu hỏi nào" in text(desk.get("/quan-tri/thu-tuc/1.004222/chuan-bi/"))
    assert len(seed_entries()) == Procedure.objects.count()


def test_who_may_not_publish_is_refused(client, viewer, at_noon):
    client.force_login(viewer)
    assert client.get(ADDRESS).status_code == client.post(ADDRESS, {"based_on": 1}).status_code == 403
