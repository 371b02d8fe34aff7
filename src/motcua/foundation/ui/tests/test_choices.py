import pytest
from playwright.sync_api import expect


def test_large_letters_are_a_step_at_a_time_and_typed_words_stay(open_page):
    tab, stage = open_page("public_form")
    tab.fill("#id_note", "đang gõ dở")
    for size, label in (("125", "Chữ to 125 %"), ("150", "Chữ to 150 %"), ("100", "Chữ to")):
        tab.click("#chon-chu")
        expect(tab.locator("html")).to_have_attribute("data-text", size)
        expect(tab.locator("#chon-chu")).to_have_text(label)
    assert stage.cookies["chu"] == "100"
    assert tab.input_value("#id_note") == "đang gõ dở"


def test_focus_stays_on_the_choice_that_was_made(open_page):
    tab, _ = open_page("public_form")
    tab.focus("#chon-tuong-phan")
    tab.keyboard.press("Enter")
    expect(tab.locator("html")).to_have_attribute("data-contrast", "high")
    expect(tab.locator("#chon-tuong-phan")).to_be_focused()


@pytest.mark.parametrize("scripts", [True, False])
def test_an_officer_chooses_dark_with_and_without_scripts(open_page, scripts):
    tab, stage = open_page("work_list", scripts=scripts)
    tab.click("details.mc-menu > summary.mc-line")
    tab.click("text=Giao diện tối")
    expect(tab.locator("html")).to_have_attribute("data-bs-theme", "dark") if scripts else None
    assert stage.cookies["giao-dien"] == "toi"


def test_reading_aloud_is_not_offered_without_a_vietnamese_voice(open_page):
    tab, _ = open_page("tracking")
    expect(tab.locator("[data-read]")).to_be_hidden()


VOICE = """
const voice = { lang: "vi-VN", name: "Linh" };
const said = (window.said = []);
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false, paused: false, getVoices: () => [voice], addEventListener() {},
  speak(speech) { said.push(speech.text); this.speaking = true; }, 
  cancel() { this.speaking = false; this.paused = false; },
  pause() { this.paused = true; }, resume() { this.paused = false; } } });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_reading_aloud_reads_the_main_text_and_can_pause_and_stop(open_page):
    tab, _ = open_page("tracking")
    tab.add_init_script(VOICE)
    tab.reload()
    button = tab.locator("[data-read]")
    button.click()
    assert any("Đang xử lý tại Phòng Văn hóa" in sentence for sentence in tab.evaluate("said"))
    expect(button).to_have_text("Tạm dừng")
    button.click()
    expect(button).to_have_text("Đọc tiếp")
    tab.click("[data-read-stop]")
    expect(button).to_have_text("Đọc to")
    expect(tab.locator("[data-read-stop]")).to_be_hidden()
