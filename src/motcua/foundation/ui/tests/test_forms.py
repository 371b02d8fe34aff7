"""Drafts, scans, single sending, ink and htmx in a browser."""

import json
import re

import pytest
from playwright.sync_api import expect

from motcua.foundation.ui.tests.stage import render

STATE = "[data-draft-state]"
CARD = "087190001234||Nguyễn Thị Hồng Nhung|05111990|Nữ|Ấp An Lợi|12042022"


def saved(_request):
    return {"body": json.dumps({"saved_at": "09:14:22"}), "headers": {"Content-Type": "application/json"}}


def kept(tab):
    """Copies of drafts on this device."""
    entries = "Object.entries(localStorage).filter(([key]) => key.startsWith('nhap:'))"
    return tab.evaluate(f"{entries}.map(([, copy]) => JSON.parse(copy))")


def test_a_form_is_saved_when_typing_stops_and_says_when(open_page):
    tab, stage = open_page("desk", answers={"/nhap/": saved})
    tab.locator("#id_code").press_sequentially("000.00.45")
    expect(tab.locator(STATE)).to_have_text("Đã lưu nháp lúc 09:14:22")
    assert [sent["code"] for sent in stage.posts("/nhap/")] == ["000.00.45"]
    assert kept(tab) == []


def test_leaving_a_field_saves_at_once_and_the_scan_is_never_part_of_a_draft(open_page):
    tab, stage = open_page("desk", answers={"/nhap/": saved})
    tab.fill("#id_note", "ghi chú")
    with tab.expect_response(lambda answer: "agree" in (answer.request.post_data or "")):
        tab.check("#id_agree")
    expect(tab.locator(STATE)).to_have_text("Đã lưu nháp lúc 09:14:22")
    sent = stage.posts("/nhap/")[-1]
    assert (sent["note"], sent["agree"]) == ("ghi chú", "on")
    assert not {"the", "csrfmiddlewaretoken"} & sent.keys()


@pytest.mark.parametrize(
    "answer", [None, {"status": 500}, {"status": 404}], ids=["no network", "error", "gone"]
)
def test_a_failed_save_is_loud_and_the_words_are_kept_on_the_device(open_page, answer):
    tab, _ = open_page("desk", answers={"/nhap/": lambda _request: answer})
    tab.fill("#id_note", "giữ lại")
    expect(tab.locator(f"{STATE} [data-kind=bad]")).to_contain_text(
        "Chưa lưu được. Nội dung đang giữ trên máy này."
    )
    assert ["note", "giữ lại"] in kept(tab)[0]["fields"]


def test_trying_again_sends_the_latest_words_and_drops_the_copy(open_page):
    tab, stage = open_page("desk", answers={"/nhap/": lambda _request: None})
    tab.fill("#id_note", "một")
    expect(tab.locator(STATE)).to_contain_text("Thử lại")
    stage.answers["/nhap/"] = saved
    tab.click("text=Thử lại")
    expect(tab.locator(STATE)).to_have_text("Đã lưu nháp lúc 09:14:22")
    assert kept(tab) == []


def test_what_could_not_be_sent_is_offered_at_the_next_visit_and_not_put_back_unasked(open_page):
    tab, stage = open_page("desk", answers={"/nhap/": lambda _request: None})
    tab.fill("#id_note", "soạn dở")
    tab.check("#id_kind_1")
    expect(tab.locator(STATE)).to_contain_text("Thử lại")
    tab.goto("about:blank")
    stage.answers["/nhap/"] = saved
    tab.goto("http://testserver/desk/")
    expect(tab.locator("#id_note")).to_have_value("")
    tab.click("text=Lấy lại nội dung")
    expect(tab.locator("#id_note")).to_have_value("soạn dở")
    expect(tab.locator("#id_kind_1")).to_be_checked()
    expect(tab.locator(STATE)).to_have_text("Đã lưu nháp lúc 09:14:22")
    assert kept(tab) == []


def test_signing_out_wipes_the_copies_of_this_device(open_page):
    tab, _ = open_page("desk", answers={"/nhap/": lambda _request: None})
    tab.fill("#id_note", "bí mật")
    expect(tab.locator(STATE)).to_contain_text("Thử lại")
    tab.click("details.mc-menu > summary.mc-line")
    tab.click("text=Đăng xuất")
    assert kept(tab) == []


def test_a_copy_older_than_a_day_is_forgotten(open_page):
    tab, _ = open_page("desk")
    old = "JSON.stringify({at: Date.now() - 25 * 3600 * 1000, fields: []})"
    tab.evaluate(f"localStorage.setItem('nhap:7:/nhap/', {old})")
    tab.reload()
    assert kept(tab) == []
    expect(tab.locator(STATE)).to_be_empty()


def test_a_draft_saved_after_the_session_ended_opens_the_login_layer(open_page):
    tab, _ = open_page(
        "desk", answers={"/nhap/": lambda _request: {"status": 302, "headers": {"Location": "/dang-nhap/"}}}
    )
    tab.fill("#id_note", "còn đây")
    expect(tab.locator("dialog")).to_contain_text("Phiên làm việc đã hết vì 30 phút không có thao tác.")
    expect(tab.locator("#id_note")).to_have_value("còn đây")


@pytest.mark.parametrize(
    ("field", "address", "name"), [("#the", "/quet/", "the"), ("#the-htmx", "/quet-htmx/", "giay")]
)
def test_a_scanned_line_is_sent_at_its_end_and_does_not_stay(open_page, field, address, name):
    tab, stage = open_page("desk", answers={address: lambda _request: {"status": 204}})
    tab.focus(field)
    tab.keyboard.insert_text(CARD)
    with tab.expect_response(f"**{address}"):
        tab.keyboard.press("Enter")
    expect(tab.locator(field)).to_have_value("")
    assert [sent[name] for sent in stage.posts(address)] == [CARD]
    assert CARD not in json.dumps(tab.evaluate("({...localStorage, ...sessionStorage})"), ensure_ascii=False)


def test_a_pasted_line_is_a_scan_too(open_page):
    tab, stage = open_page("desk", answers={"/quet/": lambda _request: {"status": 204}})
    tab.evaluate("document.execCommand && document.querySelector('#id_code').focus()")
    tab.fill("#id_code", CARD)
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Control+x")
    tab.focus("#the")
    tab.keyboard.press("Control+v")
    tab.wait_for_timeout(100)
    assert [sent["the"] for sent in stage.posts("/quet/")] == [CARD]


def test_a_form_is_sent_once_and_its_button_says_so(open_page):
    tab, stage = open_page("desk", answers={"/nop/": lambda _request: {"status": 204}})
    button = tab.locator(".mc-actions .btn-primary")
    button.dblclick()
    expect(button).to_be_disabled()
    expect(button).to_have_text("Đang gửi…")
    assert len(stage.posts("/nop/")) == 1
    tab.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(button).to_be_enabled()
    expect(button).to_contain_text("Tiếp nhận")


def test_a_signature_becomes_a_picture_and_can_be_taken_back(open_page):
    tab, _ = open_page("desk", answers={"/nhap/": saved})
    box = tab.locator("#o-ky").bounding_box()
    tab.mouse.move(box["x"] + 20, box["y"] + 40)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 120, box["y"] + 20, steps=5)
    tab.mouse.up()
    assert re.match(r"data:image/png;base64,[A-Za-z0-9+/]{100}", tab.input_value("#chu-ky"))
    tab.click("text=Ký lại")
    assert tab.input_value("#chu-ky") == ""


#: one black dot, as wide and high as the pad makes it
DOT = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
#: how many of the pad's dots are dark
INK = """() => {
    const pad = document.querySelector("#o-ky");
    const dots = pad.getContext("2d").getImageData(0, 0, pad.width, pad.height).data;
    return dots.filter((value, place) => place % 4 === 0 && value < 128).length;
}"""


def test_a_signature_the_page_holds_already_is_drawn_again(open_page):
    held = render("desk").replace('id="chu-ky"', f'id="chu-ky" value="{DOT}"')
    tab, _ = open_page(
        "desk", answers={"/desk/": lambda _request: {"body": held, "content_type": "text/html"}}
    )
    tab.wait_for_function(f"({INK})() > 100")
    assert tab.input_value("#chu-ky") == DOT
    tab.click("text=Ký lại")
    assert tab.evaluate(INK) == 0
    assert tab.input_value("#chu-ky") == ""


def test_the_timer_counts_on_from_what_the_server_says(open_page):
    tab, _ = open_page("desk")
    expect(tab.locator("[data-timer]")).to_have_text("00:42")
    assert tab.evaluate("document.querySelector('[data-timer-bar]').value") in (42, 43)


PANEL = (
    '<section data-focus><h2 data-announce>Đã tìm thấy 2 hồ sơ</h2><button class="btn">Mở</button></section>'
)


@pytest.mark.parametrize("status", [200, 422])
def test_a_new_panel_takes_focus_is_spoken_and_escape_gives_focus_back(open_page, status):
    tab, _ = open_page("desk", answers={"/bang/": lambda _request: {"status": status, "body": PANEL}})
    tab.keyboard.press("F8")
    expect(tab.locator("section[data-focus]")).to_be_focused()
    expect(tab.locator("#thong-bao")).to_have_text("Đã tìm thấy 2 hồ sơ")
    tab.keyboard.press("Escape")
    expect(tab.locator("#mo-bang")).to_be_focused()


@pytest.mark.parametrize(
    ("answer", "words"),
    [({"status": 500}, "máy chủ gặp lỗi"), ({"status": 403}, "Không có quyền"), (None, "mất kết nối mạng")],
)
def test_a_failed_action_says_what_happened_and_what_to_do(open_page, answer, words):
    tab, _ = open_page("desk", answers={"/bang/": lambda _request: answer})
    tab.click("#mo-bang")
    expect(tab.locator(".is-loud [role=alert]")).to_contain_text(words)


def test_every_htmx_request_carries_the_csrf_token(open_page):
    headers = []
    tab, _ = open_page(
        "desk", answers={"/bang/": lambda request: headers.append(request.headers) or {"status": 204}}
    )
    tab.click("#mo-bang")
    tab.wait_for_timeout(100)
    assert headers[0]["x-csrftoken"] == tab.input_value("input[name=csrfmiddlewaretoken] >> nth=0")
