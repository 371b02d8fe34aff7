"""A text that retells the circular, side by side with its duties (F158)."""

from pathlib import Path

import pytest
from tests.fixtures import NINE, officer

from motcua.foundation import clock
from motcua.oversight.duties import actions
from motcua.oversight.duties.actions.bringing import SEED
from motcua.oversight.duties.models import OtherText
from motcua.oversight.duties.opening import open_annex
from motcua.oversight.duties.rules.comparing import Agreement, Piece, compare
from motcua.reference.instruments.models import Instrument

PRESS = Path(__file__).parents[6] / "shared" / "seeds" / "001_3b8ac5f84c9a4e96.txt"
CIRCULAR = [
    (code, duty.words)
    for code, *_rest, duty in open_annex(SEED.read_bytes()).each()
    if code.startswith("II.")
]


def pair(words: str, text: str):
    return compare([("II.1.a", words)], text).pairs[0]


def test_the_same_words_agree_whatever_their_case_and_punctuation():
    assert pair("Hướng dẫn, hỗ trợ thực hiện;", "Trung tâm hướng dẫn hỗ trợ thực hiện.").agreement == "same"


def test_a_short_form_is_its_words():
    assert pair("Kiểm soát TTHC;", "kiểm soát thủ tục hành chính").agreement == Agreement.SAME


def test_what_differs_is_marked_on_both_sides():
    found = pair(
        "Quản lý hạ tầng mạng và các thiết bị", "Trung tâm quản lý hạ tầng viễn thông và các thiết bị."
    )
    assert found.agreement == Agreement.DIFFERENT
    assert [piece.text.strip() for piece in found.words if piece.is_marked] == ["mạng"]
    assert [piece.text.strip() for piece in found.said if piece.is_marked] == ["viễn thông"]


def test_what_is_not_told_is_left_out():
    told = compare([("II.4", "Các nhiệm vụ khác theo quy định")], "Trời hôm nay đẹp.")
    assert told.pairs[0].agreement == Agreement.LEFT_OUT
    assert told.pairs[0].words == [Piece("Các nhiệm vụ khác theo quy định", is_marked=True)]
    assert told.unmatched == ["Trời hôm nay đẹp."]


@pytest.mark.skipif(not PRESS.exists(), reason="the press summary is not beside this checkout")
def test_the_press_summary_beside_the_circular():
    told = compare(CIRCULAR, PRESS.read_text())
    by_code = {found.code: found for found in told.pairs}
    assert len(by_code) == 23
    assert [found.code for found in told.pairs if found.agreement == "left_out"] == []
    assert by_code["II.1.b"].agreement == "same"
    # the summary drops the words on security and incidents, and who decides on accounts
    for code in ("II.3.đ", "II.3.d", "II.1.e"):
        assert by_code[code].agreement == "different", code
    assert any("an toàn thông tin" in piece.text for piece in by_code["II.3.đ"].words if piece.is_marked)


def test_a_text_is_kept_and_shown_beside_the_register(client, centre):
    actions.seed(at=NINE)
    client.force_login(officer("kiem-soat"))
    given = {
        "title": "Bài tóm tắt",
        "source": "Báo",
        "text": "Trung tâm hướng dẫn, hỗ trợ thực hiện dịch vụ công trực tuyến.",
        "instrument": Instrument.objects.get(number="03/2025/TT-VPCP").pk,
    }
    with clock.fixed_at(NINE):
        answer = client.post("/nhiem-vu/so-sanh/", given)
        assert answer.status_code == 302
        page = client.get(answer["Location"]).content.decode()
    assert OtherText.objects.get().title == "Bài tóm tắt"
    assert "1 nhiệm vụ giống lời" in page
    assert page.count("Không nói đến") == 22
