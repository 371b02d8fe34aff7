from playwright.sync_api import expect

CODE = ".mc-list tr:nth-child({}) .mc-code"


def test_two_keys_lead_to_a_page_of_the_menu(open_page):
    tab, _ = open_page("work_list", answers={"/quay/tiep-nhan/": lambda _request: {"body": "Tiếp nhận"}})
    tab.keyboard.press("g")
    tab.keyboard.press("t")
    tab.wait_for_url("**/quay/tiep-nhan/")


def test_a_slash_goes_to_search_and_single_keys_stay_words_there(open_page):
    tab, _ = open_page("work_list")
    tab.keyboard.press("/")
    search = tab.locator(".mc-find input")
    expect(search).to_be_focused()
    tab.keyboard.type("gtjx?")
    expect(search).to_have_value("gtjx?")
    tab.keyboard.press("Escape")
    expect(search).not_to_be_focused()


def test_j_and_k_move_over_rows_x_ticks_and_enter_opens(open_page):
    tab, stage = open_page("work_list")
    for key, row in (("j", 1), ("j", 2), ("j", 3), ("k", 2)):
        tab.keyboard.press(key)
        expect(tab.locator(CODE.format(row))).to_be_focused()
    expect(tab.locator(".mc-list .btn-primary")).to_have_count(1)
    tab.keyboard.press("x")
    expect(tab.locator(".mc-list tr:nth-child(2) input")).to_be_checked()
    expect(tab.locator(CODE.format(2))).to_be_focused()
    tab.keyboard.press("Enter")
    tab.wait_for_timeout(100)
    assert ("GET", "/quay/ho-so/1/", {}) in stage.asked


def test_a_vietnamese_word_being_composed_is_no_key(open_page):
    tab, _ = open_page("work_list")
    press = "new KeyboardEvent('keydown', {key: 'j', isComposing: true, bubbles: true})"
    tab.evaluate(f"document.body.dispatchEvent({press})")
    expect(tab.locator(CODE.format(1))).not_to_be_focused()


def test_the_list_of_keys_names_each_with_its_words(open_page):
    tab, _ = open_page("work_list")
    tab.keyboard.press("?")
    words = tab.locator("dialog dl").inner_text()
    for line in ("g v\nViệc của tôi", "Ctrl+K\nTìm hồ sơ", "j\nDòng dưới"):
        assert line in words
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog")).to_have_count(0)


def test_single_keys_can_be_switched_off_and_others_stay(open_page):
    tab, _ = open_page("desk", cookies={"phim": "tat"})
    tab.keyboard.press("?")
    expect(tab.locator("dialog")).to_have_count(0)
    tab.keyboard.press("F2")
    expect(tab.locator("#the")).to_be_focused()


def test_a_button_is_pressed_by_its_key_even_from_within_a_field(open_page):
    tab, stage = open_page("desk", answers={"/nop/": lambda _request: {"status": 204}})
    tab.fill("#id_code", "A")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_timeout(100)
    assert [sent["viec"] for sent in stage.posts("/nop/")] == ["nhan"]


def test_escape_leaves_the_field_first_and_the_page_then(open_page):
    tab, _ = open_page("desk", answers={"/quay/": lambda _request: {"body": "Việc của tôi"}})
    tab.focus("#the")
    tab.keyboard.press("Escape")
    expect(tab.locator("#the")).not_to_be_focused()
    tab.keyboard.press("Escape")
    tab.wait_for_url("**/quay/")


def test_a_menu_closes_with_escape_and_gives_focus_back(open_page):
    tab, _ = open_page("work_list")
    tab.click("details.mc-menu > summary.mc-line")
    tab.keyboard.press("Escape")
    expect(tab.locator("details.mc-menu").first).not_to_have_attribute("open", "")
    expect(tab.locator("details.mc-menu > summary").first).to_be_focused()
