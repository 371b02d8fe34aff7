"""Mẫu 02, Mẫu 04 and Mẫu 05: what each must tell, at the edges of its data."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.foundation.papers.sheets import samples_detours as samples
from motcua.foundation.papers.sheets.parts import NOBODY, Signer
from motcua.foundation.papers.sheets.supplement_request import AT_RECEPTION, IN_RESOLUTION, ToSupply
from motcua.foundation.papers.tests.reading import flowing_text_of, page_sizes_mm, printed, text_of


@pytest.mark.parametrize("sheet", [samples.SUPPLEMENT, samples.APOLOGY, samples.STOP])
def test_an_ordinary_paper_of_a_detour_fits_one_side(sheet):
    assert len(page_sizes_mm(printed(sheet))) == 1


def test_a_request_lists_forty_papers_once_each_under_a_repeated_head():
    pages = text_of(printed(samples.FULL_SUPPLEMENT)).split("\n----\n")
    told = "\n".join(pages).splitlines()
    assert all(told.count(f"Giấy tờ mẫu số {number}") == 1 for number in range(1, 41))
    assert all("Giấy tờ; nội dung bổ sung và lý do" in page for page in pages[:3])
    assert "NGƯỜI HƯỚNG DẪN" in pages[-1]
    assert "4. Nơi và cách nộp" in pages[-1]


@pytest.mark.parametrize("stage", [AT_RECEPTION, IN_RESOLUTION])
def test_a_request_says_at_which_stage_it_is_made(stage):
    shown = flowing_text_of(printed(replace(samples.SUPPLEMENT, stage=stage)))
    assert f"Yêu cầu lần 01, {stage}" in shown


def test_a_first_request_names_nobody_who_approved_it():
    shown = flowing_text_of(printed(samples.SUPPLEMENT))
    assert "NGƯỜI PHÊ DUYỆT" not in shown
    assert "yêu cầu thêm lần này" not in shown


def test_a_second_request_says_why_and_who_approved_it():
    shown = flowing_text_of(printed(samples.FULL_SUPPLEMENT))
    assert "Yêu cầu lần 02" in shown
    assert "Lý do yêu cầu thêm lần này: văn bản phối hợp nêu thêm giấy tờ" in shown
    assert "Người phê duyệt: Phạm Văn Hải." in shown
    assert "NGƯỜI PHÊ DUYỆT" in shown


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2026, 4, 23), "3. Nộp bổ sung chậm nhất: thứ Năm ngày 23 tháng 4 năm 2026."),
        (None, "3. Nộp bổ sung chậm nhất: không ấn định ngày."),
    ],
)
def test_a_request_tells_the_last_day_or_that_there_is_none(day, line):
    assert line in flowing_text_of(printed(replace(samples.SUPPLEMENT, deliver_by=day)))


@pytest.mark.parametrize(
    ("fault", "note", "why"),
    [
        ("Chưa nộp", "", "Chưa nộp"),
        ("", "ký lại trang 2", "ký lại trang 2"),
        ("Kê khai chưa đủ", "ghi mục 5", "Kê khai chưa đủ: ghi mục 5"),
    ],
)
def test_a_reason_is_coded_and_in_own_words(fault, note, why):
    assert ToSupply("Tờ khai", fault, note).printed()["why"] == why


def test_an_apology_goes_to_the_centre_and_to_the_applicant_with_both_dates():
    """NĐ 118/2025 art. 19.6."""
    shown = flowing_text_of(printed(samples.APOLOGY))
    assert f"Kính gửi: - {samples.OFFICE.name}; - Ông/Bà {samples.NHUNG.name}" in shown
    assert "Thời gian hẹn trả kết quả: 16 giờ 30 phút, thứ Năm ngày 09 tháng 4 năm 2026" in shown
    assert "thời gian trả kết quả mới: 16 giờ 30 phút, thứ Ba ngày 14 tháng 4 năm 2026." in shown
    assert "Nguyên nhân: chưa nhận được văn bản" in shown
    assert "chỉ được gia hạn một lần" in shown


def test_an_apology_is_headed_and_signed_by_the_body_that_is_late():
    shown = text_of(printed(samples.APOLOGY))
    assert "VĂN HÓA - XÃ HỘI" in shown
    assert "TRUNG TÂM PHỤC VỤ" not in shown
    assert shown.index("TRƯỞNG PHÒNG") < shown.index("Võ Thị Mai")
    assert "- Lưu: VT, hồ sơ." in shown


def test_a_stop_asked_for_tells_its_day_and_what_was_checked_first():
    """TT 03/2025 art. 7."""
    shown = flowing_text_of(printed(samples.STOP))
    assert "1. Ông/Bà đề nghị dừng ngày 08 tháng 4 năm 2026. Lý do: không còn nhu cầu." in shown
    assert "đã kiểm tra lúc 09 giờ 50 phút, ngày 08 tháng 4 năm 2026: hồ sơ chưa có quyết định" in shown
    assert "dừng giải quyết từ 10 giờ 05 phút, ngày 08 tháng 4 năm 2026." in shown


def test_a_stop_nobody_asked_for_gives_its_reason_only():
    shown = flowing_text_of(printed(replace(samples.STOP, requested_on=None)))
    assert "đề nghị dừng" not in shown
    assert "1. Lý do: không còn nhu cầu." in shown


def test_a_stop_counts_the_papers_it_gives_back():
    shown = text_of(printed(samples.STOP))
    assert "2 Giấy xác nhận đã cấp trước đó 1 1" in shown
    assert "NGƯỜI NHẬN LẠI GIẤY TỜ" in shown
    nothing = text_of(printed(replace(samples.STOP, returned=())))
    assert "4. Giấy tờ trả lại: không có." in nothing
    assert "NGƯỜI NỘP HỒ SƠ" in nothing


def test_money_nobody_has_settled_yet_leaves_a_line_to_write_on():
    assert "5. Phí, lệ phí: ...." in text_of(printed(replace(samples.STOP, fee="")))


def test_a_deputy_signs_under_the_name_of_the_head():
    assert Signer(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")).printed() == {
        "position": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        "name": "",
    }
    assert "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC" in text_of(printed(replace(samples.STOP, owner=NOBODY)))
