"""Filing from a phone in a browser: a line that is cut, copies that go, photographs that cannot be read."""

import io
import json
import re

import pytest
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import expect

from motcua.foundation.ui.tests.test_forms import STATE, kept, saved

SAID = "[data-upload-state]"


def page_of_print(blur: float) -> dict:
    """A photograph of lines of print, as sharp or blurred as wanted."""
    picture = Image.new("RGB", (1200, 1600), (235, 232, 225))
    pen = ImageDraw.Draw(picture)
    for line in range(60, 1540, 36):
        for place in range(80, 1100, 24):
            pen.rectangle((place, line, place + (line * place) % 17, line + 16), fill=(30, 30, 35))
    content = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(blur)).save(content, "JPEG", quality=85)
    return {"name": "giay.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}


def taken(_request):
    return {"body": json.dumps({"message": ""}), "headers": {"Content-Type": "application/json"}}


@pytest.mark.parametrize(("blur", "warned"), [(0, False), (1.5, False), (12, True)])
def test_a_blurred_photograph_goes_up_with_a_warning_and_a_sharp_one_without(open_page, blur, warned):
    tab, stage = open_page("online_paper")
    own = stage.page
    stage.answers["/online_paper/"] = lambda request: (taken if request.method == "POST" else own)(request)
    tab.set_input_files("#chon", page_of_print(blur))
    expect(tab.locator(SAID)).to_contain_text("Đã tải lên")
    expect(tab.get_by_text("Ảnh “giay.jpg” bị mờ")).to_have_count(1 if warned else 0)


def test_without_a_line_the_words_stay_and_go_by_themselves_once_there_is_one(open_page):
    tab, stage = open_page("online_step", answers={"/nhap/": lambda _request: None})
    tab.fill("#noi", "Ấp An Lợi")
    expect(tab.locator(STATE)).to_have_text(
        re.compile(r"Mất kết nối mạng lúc \d\d:\d\d\. Nội dung vẫn giữ trên máy này"), timeout=5000
    )
    assert ["noi", "Ấp An Lợi"] in kept(tab)[0]["fields"]
    stage.answers["/nhap/"] = saved
    tab.evaluate("window.dispatchEvent(new Event('online'))")
    expect(tab.locator(STATE)).to_contain_text("Đã lưu nháp lúc")
    assert kept(tab) == []


def test_a_page_is_not_sent_into_a_line_that_is_cut(open_page):
    tab, stage = open_page("online_step", answers={"/nhap/": lambda _request: None})
    tab.evaluate("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    tab.fill("#noi", "Ấp An Lợi")
    tab.click("text=Tiếp tục")
    expect(tab.locator(STATE)).to_contain_text("Mất kết nối mạng")
    assert stage.posts("/online_step/") == []
    assert ["noi", "Ấp An Lợi"] in kept(tab)[0]["fields"]
    expect(tab.get_by_role("button", name="Tiếp tục")).to_be_enabled()


def test_once_it_is_sent_nothing_of_it_stays_on_the_device(open_page):
    tab, _stage = open_page("online_step", answers={"/nhap/": lambda _request: None})
    tab.fill("#noi", "Ấp An Lợi")
    expect(tab.locator(STATE)).to_contain_text("Mất kết nối mạng")
    assert len(kept(tab)) == 1
    tab.goto("http://testserver/online_done/")
    tab.wait_for_load_state("networkidle")
    assert kept(tab) == []
