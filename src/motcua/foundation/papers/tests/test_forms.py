"""Each form beside its sample: what it says, how it lies on A5."""

from dataclasses import replace
from pathlib import Path

import pytest

from motcua.foundation.papers.catalogue import FORMS
from motcua.foundation.papers.sheets import samples
from motcua.foundation.papers.sheets.parts import Person, Procedure
from motcua.foundation.papers.sheets.receipt import Appointment, Component, Fee, fee_line
from motcua.foundation.papers.tests.reading import (
    CHECK_ADDRESS,
    flowing_text_of,
    fonts_of,
    page_sizes_mm,
    printed,
    qr_codes_of,
    right_edges_mm,
    text_of,
)

GOLDEN = Path(__file__).with_name("golden")
EVERY_SAMPLE = [
    pytest.param(sheet, f"{form.code}-{index}", id=f"{form.code}-{index}")
    for form in FORMS.values()
    for index, sheet in enumerate(form.samples)
]
#: 10 mm of paper, and 1 mm for a space or a slanted letter at the end of a line
RIGHT_MARGIN_MM = 148 - 10 + 1
LONG_NAME = "Công Tằng Tôn Nữ Thị Phương Thảo Nguyên Khang " * 3


@pytest.mark.parametrize(("sheet", "name"), EVERY_SAMPLE)
def test_a_form_says_what_its_golden_file_says(sheet, name):
    assert text_of(printed(sheet)) == (GOLDEN / f"{name}.txt").read_text()


@pytest.mark.parametrize(("sheet", "name"), EVERY_SAMPLE)
def test_a_form_is_a5_in_tinos_within_its_margins(sheet, name):
    pdf = printed(sheet)
    assert set(page_sizes_mm(pdf)) == {(148, 210)}
    assert {font.partition("-")[0] for font in fonts_of(pdf)} == {"Tinos"}
    assert max(right_edges_mm(pdf)) <= RIGHT_MARGIN_MM


def test_mau_01_with_three_papers_fits_one_side():
    assert len(page_sizes_mm(printed(samples.RECEIPT))) == 1


@pytest.mark.parametrize("papers", range(3, 11))
def test_signatures_stay_together_with_the_line_before_them(papers):
    components = tuple(
        Component(f"Giấy tờ mẫu có tên dài hơn một dòng, số {number}", 1) for number in range(papers)
    )
    pages = text_of(printed(replace(samples.RECEIPT, components=components))).split("\n----\n")
    last = pages[-1]
    assert len(pages) == (1 if papers <= 5 else 2)
    assert "6. Nhận kết quả tại" in last
    assert all(
        last.count(words) == 1 for words in ("NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Nguyễn Thị Bích")
    )
    assert len(pages) == 1 or samples.CODE in last


def test_the_one_qr_code_of_mau_01_leads_to_the_lookup_page():
    [(address, width_mm)] = qr_codes_of(printed(samples.RECEIPT))
    assert address == samples.RECEIPT.lookup_url
    assert 25 <= width_mm <= 27


@pytest.mark.parametrize("sheet", [samples.REFUSAL, samples.RETURN_NOTE])
def test_a_paper_without_a_lookup_leads_to_the_page_that_checks_it(sheet):
    [(address, width_mm)] = qr_codes_of(printed(sheet))
    assert address == CHECK_ADDRESS
    assert 25 <= width_mm <= 27


def test_an_identity_number_is_printed_by_its_last_four_digits_only():
    shown = flowing_text_of(printed(samples.RECEIPT))
    assert "••••••••1234" in shown
    assert samples.NHUNG.identity not in shown
    assert samples.NHUNG.identity not in str(samples.RECEIPT.printed())


@pytest.mark.parametrize(
    ("fees", "line"),
    [
        ((), ("Phí, lệ phí", "theo quy định của HĐND tỉnh")),
        ((Fee("Lệ phí", 15_000, "chưa nộp"),), ("Lệ phí", "15.000 đồng (mười lăm nghìn đồng), chưa nộp")),
        (
            (Fee("Phí", 0, "miễn theo Luật Phí và lệ phí"),),
            ("Phí", "không thu, miễn theo Luật Phí và lệ phí"),
        ),
        (
            (Fee("Phí", 2_000), Fee("Lệ phí", 0)),
            ("Phí, lệ phí", "phí 2.000 đồng (hai nghìn đồng); lệ phí không thu"),
        ),
        ((Fee("Phí"),), ("Phí", "theo quy định của HĐND tỉnh")),
    ],
)
def test_the_line_on_money(fees, line):
    assert fee_line(fees) == {"label": line[0], "text": line[1]}


@pytest.mark.parametrize("appointments", [(), (Appointment(),)])
def test_a_procedure_without_appointment_says_so(appointments):
    shown = flowing_text_of(printed(replace(samples.RECEIPT, appointments=appointments)))
    assert "4. Thời gian trả kết quả: thủ tục không hẹn ngày trả." in shown


def test_two_appointments_are_both_printed():
    second = Appointment(what="lần 2, tính từ khi nộp chứng từ")
    shown = flowing_text_of(printed(replace(samples.RECEIPT, appointments=(Appointment(samples.AT), second))))
    assert "09 giờ 15 phút, thứ Hai ngày 06 tháng 4 năm 2026; lần 2, tính từ khi nộp chứng từ." in shown


def test_very_long_names_break_inside_the_margins():
    long = replace(
        samples.RECEIPT,
        submitter=Person(LONG_NAME, address=LONG_NAME * 2),
        procedure=Procedure(LONG_NAME * 3, "1.004873"),
        components=(Component(LONG_NAME * 2, 1),),
        officer=LONG_NAME,
    )
    pdf = printed(long)
    assert max(right_edges_mm(pdf)) <= RIGHT_MARGIN_MM
    assert " ".join((LONG_NAME * 3).split()) in flowing_text_of(pdf)


def test_an_online_dossier_is_signed_by_the_officer_only():
    shown = text_of(printed(replace(samples.RECEIPT, submitter_signs=False)))
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in shown
    assert "NGƯỜI NỘP HỒ SƠ" not in shown


def test_a_refusal_gives_reason_rule_way_on_and_the_right_to_complain():
    shown = flowing_text_of(printed(samples.REFUSAL))
    for words in (
        "1. Lý do:",
        "2. Căn cứ:",
        "3. Cách làm tiếp: Ông/Bà có thể",
        "4. Nếu không đồng ý, Ông/Bà có quyền",
    ):
        assert words in shown
    assert shown.index("HƯỚNG DẪN KHIẾU NẠI") > shown.index("NGƯỜI TIẾP NHẬN HỒ SƠ")
