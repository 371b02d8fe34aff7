"""The network dot and the end of a session, with the clock of the browser in our hands."""

import pytest
from playwright.sync_api import expect

DOT = "[data-network]"
MINUTE = 60_000


@pytest.fixture
def at_desk(open_page):
    """The desk with a browser clock that only `tab.clock.run_for` moves."""

    def visit(**answers):
        tab, stage = open_page(
            "desk", answers={path: (lambda _request, given=given: given) for path, given in answers.items()}
        )
        tab.clock.install()
        tab.reload()
        return tab, stage

    return visit


def test_the_dot_says_connected_when_the_server_answers(open_page):
    tab, _ = open_page("desk")
    expect(tab.locator(DOT)).to_have_text("Đã kết nối")


def test_the_dot_turns_when_the_line_is_cut_and_back_when_it_returns(open_page):
    tab, stage = open_page("desk")
    expect(tab.locator(DOT)).to_have_text("Đã kết nối")
    stage.answers["/suc-khoe/"] = lambda _request: None
    tab.context.set_offline(True)
    expect(tab.locator(DOT)).to_have_text("Mất mạng")
    expect(tab.locator("#thong-bao")).to_have_text("Mất mạng")
    stage.answers.clear()
    tab.context.set_offline(False)
    expect(tab.locator(DOT)).to_have_text("Đã kết nối")


def test_a_server_that_is_not_well_is_still_reached_by_a_good_line(open_page):
    tab, _ = open_page("desk", answers={"/suc-khoe/": lambda _request: {"status": 503}})
    expect(tab.locator(DOT)).to_have_text("Đã kết nối")


def test_a_server_that_cannot_answer_at_all_counts_as_no_network(open_page):
    tab, _ = open_page("desk", answers={"/suc-khoe/": lambda _request: {"status": 502}})
    expect(tab.locator(DOT)).to_have_text("Mất mạng")


def test_five_minutes_before_its_end_the_session_can_be_kept(at_desk):
    tab, stage = at_desk(**{"/tuy-chon/tiep-tuc/": {"status": 204}})
    tab.clock.run_for(24 * MINUTE)
    expect(tab.locator("dialog")).to_have_count(0)
    tab.clock.run_for(2 * MINUTE)
    expect(tab.locator("dialog")).to_contain_text("Phiên làm việc sắp hết")
    tab.click("text=Tiếp tục làm việc")
    tab.clock.run_for(20 * MINUTE)
    expect(tab.locator("dialog")).to_have_count(0)
    assert len(stage.posts("/tuy-chon/tiep-tuc/")) == 1


def test_after_its_end_signing_in_happens_over_the_same_page(at_desk):
    signed_in = {
        "body": '<main data-back-in="7">Đã đăng nhập</main>',
        "headers": {"Content-Type": "text/html"},
    }
    tab, stage = at_desk()
    tab.fill("#id_note", "vẫn còn")
    tab.locator("#id_note").blur()  # the dialog would do it, and the save it causes keeps the session alive
    tab.clock.run_for(1000)
    expect(tab.locator("[data-draft-state]")).to_contain_text("Đã lưu nháp")
    tab.clock.run_for(31 * MINUTE)
    expect(tab.locator("dialog")).to_contain_text("Đăng nhập lại để tiếp tục đúng chỗ đang làm.")
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog")).to_have_count(1)
    stage.answers["/dang-nhap/"] = lambda _request: signed_in
    tab.evaluate("document.querySelector('dialog iframe').src = '/dang-nhap/?lan=2'")
    expect(tab.locator("dialog")).to_have_count(0)
    assert tab.input_value("#id_note") == "vẫn còn"


def test_somebody_else_who_signs_in_starts_on_their_own_page(at_desk):
    other = {"body": '<main data-back-in="8">Đã đăng nhập</main>', "headers": {"Content-Type": "text/html"}}
    tab, _ = at_desk(**{"/dang-nhap/": other, "/quay/": {"body": "Việc của tôi"}})
    tab.clock.run_for(31 * MINUTE)
    tab.wait_for_url("**/quay/")


def test_a_citizens_page_without_signing_in_never_speaks_of_sessions(open_page):
    tab, _ = open_page("tracking")
    expect(tab.locator("#hop-phien")).to_have_count(0)
