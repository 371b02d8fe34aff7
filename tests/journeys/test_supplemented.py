"""J5: papers asked for at once, two slots at 360 px, the whole limit anew, a second request, the sixteenth day."""

import pytest
from playwright.sync_api import expect

from tests.journeys.citizen import begin, fill_in, photo, press, send
from tests.journeys.counter import received_and_forwarded
from tests.journeys.days import Days

STATUS = ".mc-title p > .mc-status"
WAITS = ".mc-clock .mc-status"
BASIS = "Nghị định 118/2025/NĐ-CP Điều 19"
#: string 2 of ux.md §5, after its list
UNTIL = (
    "Ông/Bà nộp chậm nhất hết ngày 21/04/2026 tại trang này hoặc tại quầy, không phải lấy số từ đầu. "
    "Thời hạn giải quyết tính lại từ khi nhận đủ; quá ngày này hồ sơ dừng giải quyết."
)


@pytest.mark.parametrize("scripts", [False, True], ids=["khong-js", "co-js"])
def test_papers_asked_for_are_sent_from_a_phone(visit, scripts):
    citizen = visit(f"bo-sung-{scripts}", width=360, height=740, scripts=scripts)
    code = filed(citizen)
    received(visit(f"bo-sung-can-bo-{scripts}", scripts=False), code)
    specialist = visit(f"bo-sung-chuyen-mon-{scripts}")
    specialist.enter("chuyen-mon")
    a_request_without_a_reason_is_refused(specialist, code)
    two_papers_are_asked_for(specialist, code)
    the_citizen_sends_both(citizen, code)
    it_is_worked_on_again(specialist, code)
    one_more_request_is_not_the_specialists(specialist, code)
    leader = visit(f"bo-sung-lanh-dao-{scripts}")
    leader.enter("lanh-dao")
    one_more_request_says_what_it_costs(leader, code)


def filed(citizen):
    citizen.enter("cong-dan")
    citizen.go("/nop/1.004873/")
    begin(citizen)
    fill_in(citizen)
    citizen.page.get_by_role("link", name="Kiểm tra lại và nộp").click()
    return send(citizen)


def received(officer, code):
    """The filing is checked, received and sent on."""
    page = officer.page
    officer.enter("tiep-nhan")
    officer.go(f"/quay/ho-so/{code}/kiem-tra/")
    for choice in page.locator(".mc-papers select").all():
        if choice.input_value() in ("", "missing"):
            choice.select_option("shown")
    page.locator("#id_person_checked").check()
    page.locator("button[value=du]").click()
    page.locator("button[value=tiep-nhan]").click()
    expect(page.locator(STATUS)).to_have_text("Được tiếp nhận")
    page.locator("form[action$='/chuyen/'] button").click()
    expect(page.locator(STATUS)).to_have_text("Đang xử lý")


def judge(page, words):
    """Everything seen is fine, but two papers are unreadable."""
    page.locator("#id_basis").fill(BASIS)
    for n, lack in enumerate(page.locator("[name^=lack_]").all()):
        lack.select_option("unreadable" if n < 2 else "ok")
    for text in page.locator("[name^=words_]").all()[:2]:
        text.fill(words)
    page.locator("main form .btn-primary").click()


def a_request_without_a_reason_is_refused(specialist, code):
    specialist.go(f"/quay/ho-so/{code}/bo-sung/")
    specialist.page.locator("main form .btn-primary").click()
    expect(specialist.page.get_by_role("alert").first).to_be_visible()
    specialist.check()


def two_papers_are_asked_for(specialist, code):
    specialist.go(f"/quay/ho-so/{code}/bo-sung/")
    judge(specialist.page, "Chụp lại cho rõ bốn góc")
    expect(specialist.page.locator(STATUS)).to_have_text("Yêu cầu bổ sung giấy tờ")
    expect(specialist.page.locator(WAITS)).to_have_text("Chờ bổ sung, còn 15 ngày")
    expect(specialist.page.locator(".mc-clock")).to_contain_text("đến hết 21/04")
    specialist.check()
    specialist.shoot("cho-bo-sung")


def the_citizen_sends_both(citizen, code):
    """String 2, two slots and no more; afterwards the old promise stands beside the new one."""
    page = citizen.page
    citizen.go(f"/ho-so-cua-toi/{code}/")
    expect(page.locator("main")).to_contain_text("Chờ bổ sung giấy tờ, chậm nhất hết ngày 21/04/2026")
    expect(page.locator(".line .paused")).to_contain_text("Thời gian giải quyết đang tạm dừng.")
    asked = page.locator("section", has=page.get_by_role("heading", name="Cần bổ sung giấy tờ")).last
    for words in (f"Hồ sơ {code} cần bổ sung 2 giấy tờ:", "Chụp lại cho rõ bốn góc", UNTIL):
        expect(asked).to_contain_text(words)
    citizen.check()
    citizen.shoot("can-bo-sung")
    page.get_by_role("link", name="Bổ sung giấy tờ").click()
    expect(page.locator("main input[type=file]")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("Chụp lại cho rõ bốn góc")
    expect(page.locator("main")).to_contain_text(UNTIL)
    citizen.check()
    citizen.shoot("hai-cho")
    for slot in page.locator("main input[type=file]").all():
        slot.set_input_files(photo("chup-lai.jpg"))
    press(citizen, "Gửi giấy tờ bổ sung")
    expect(page.locator(".mc-status").first).to_have_text("Đang xử lý")
    expect(page.locator(".line")).to_contain_text("Thời gian giải quyết tạm dừng đến")
    citizen.check()
    citizen.shoot("da-gui")


def it_is_worked_on_again(specialist, code):
    specialist.go("/quay/?hang=da-bo-sung")
    expect(specialist.page.locator(f"a[href='/quay/ho-so/{code}/']").first).to_be_visible()
    specialist.go(f"/quay/ho-so/{code}/")
    expect(specialist.page.locator(STATUS)).to_have_text("Đang xử lý")
    expect(specialist.page.locator("main")).to_contain_text("Nhận bổ sung")


def one_more_request_is_not_the_specialists(specialist, code):
    """Papers are asked for once: whoever works at the step is not offered it again."""
    expect(specialist.page.locator("a[href='bo-sung/']")).to_have_count(0)
    specialist.go(f"/quay/ho-so/{code}/bo-sung/")
    expect(specialist.page.locator(".mc-messages")).to_contain_text(
        "hiện không làm được việc “Yêu cầu bổ sung”"
    )


def one_more_request_says_what_it_costs(leader, code):
    """Who may decide is warned, and is refused without a reason; with one, it stands on the dossier."""
    page = leader.page
    leader.go(f"/quay/ho-so/{code}/")
    expect(page.locator("a[href='bo-sung/']")).to_have_count(1)
    leader.go(f"/quay/ho-so/{code}/bo-sung/")
    expect(page.locator(".mc-note[data-kind=check]")).to_contain_text("Sẽ bị tính quá hạn trong bộ chỉ số")
    judge(page, "Ký lại từng trang")
    expect(page.locator("main form")).to_contain_text("Luật chỉ cho hướng dẫn bổ sung một lần, đầy đủ.")
    leader.check()
    leader.shoot("lan-hai")
    page.locator("#id_why_again").fill("Bản gửi lại thiếu trang có chữ ký")
    page.locator("main form .btn-primary").click()
    expect(page.locator(STATUS)).to_have_text("Yêu cầu bổ sung giấy tờ")
    expect(page.locator(WAITS)).to_have_text("Chờ bổ sung, còn 15 ngày")
    expect(page.locator(".is-detours")).to_contain_text("Bản gửi lại thiếu trang có chữ ký")
    leader.check()


def test_the_sixteenth_day_closes_the_dossier(browser, tmp_path):
    days = Days(browser, tmp_path, "qua-han-bo-sung")
    with days.on(6) as address:
        code, receipt = received_and_forwarded(days.visitor(address, "tiep-nhan"))
        two_papers_are_asked_for(days.visitor(address, "chuyen-mon"), code)
    with days.on(22) as address:
        officer = days.visitor(address, "tiep-nhan")
        officer.go(f"/quay/ho-so/{code}/dong/")
        officer.page.locator("#id_reason").fill("Quá hạn bổ sung giấy tờ")
        officer.page.locator("#id_papers_back").fill("Tờ khai, 01 bản")
        officer.page.locator("main form .btn-primary").click()
        expect(officer.page.locator(STATUS)).to_have_text("Dừng xử lý")
        expect(officer.page.locator(".is-info")).to_contain_text("dừng giải quyết")
        citizen = days.visitor(address, width=360)
        citizen.go(f"/tra-cuu/{code}/?ma-xem={receipt.view_code}")
        for words in ("Quá hạn bổ sung giấy tờ", "Tờ khai, 01 bản", "22/04/2026", "nộp hồ sơ mới"):
            expect(citizen.page.locator("main")).to_contain_text(words)
        citizen.check()
        citizen.shoot("da-dong")
