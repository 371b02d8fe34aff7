"""Each form beside its sample: what it says, how it lies on its paper."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from motcua.foundation.papers.catalogue import FORMS
from motcua.foundation.papers.sheets import samples
from motcua.foundation.papers.sheets.parts import Person, Procedure
from motcua.foundation.papers.sheets.receipt import Appointment, Component, Fee, fee_line
from motcua.foundation.papers.tests.reading import (
    CHECK_ADDRESS,
    flowing_text_of,
    fonts_of,
    framed,
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
A5, A4, A4_ACROSS, A3 = (148, 210), (210, 297), (297, 210), (297, 420)
#: A5 unless told. Source: the seven forms are A5, the register A4; lists and letters of practice lie on A4
PAPER = {
    "mau-07": A4_ACROSS,
    "ban-giao-ho-so": A4_ACROSS,
    "ban-giao-ket-qua": A4_ACROSS,
    "bia-ho-so": A4,
    "phieu-chuyen": A4,
    "loi-chung": A4,
    "so-chung-thuc": A4_ACROSS,
    "bao-cao-minh-chung": A4,
    "niem-yet": A4,
    "niem-yet-a3": A3,
    "niem-yet-chu-to": A4,
    "ap-phich-qr": A4,
}
#: the symbol of a poster is read from across the hall
QR_MM = {"ap-phich-qr": (80, 110)}
#: how wide the paper is up to its right margin, and 1 mm for a space or a slanted letter at the end of a line; more
#: where letters are larger
RIGHT_EDGE_MM = {A5: 148 - 10 + 1, A4: 210 - 15 + 1.5, A4_ACROSS: 297 - 12 + 1, A3: 297 - 20 + 1.5}
LONG_NAME = "Công Tằng Tôn Nữ Thị Phương Thảo Nguyên Khang " * 3
#: texts whose length the house decides, not a person
OF_FIXED_LENGTH = {"index", "dossier_code", "view_code", "qr", "office", "originals", "certified", "copies"}
OF_FIXED_LENGTH |= {"pages", "sets", "time", "total", "from", "to", "due", "sent", "result", "returned"}
OF_FIXED_LENGTH |= {"code", "phone", "position", "number", "dated", "verify", "copy", "entered", "fee"}
OF_FIXED_LENGTH |= {"rows", "standing"}


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def lengthened(text: str) -> str:
    return f"{text} H'Hen Niê và {LONG_NAME}" if text else ""


def in_every_text(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every text a person writes changed, however deep it lies."""
    if isinstance(value, dict):
        return {
            key: inner if key in OF_FIXED_LENGTH else in_every_text(inner, change)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [in_every_text(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


@pytest.mark.parametrize(("sheet", "name"), EVERY_SAMPLE)
def test_a_form_says_what_its_golden_file_says(sheet, name):
    assert text_of(printed(sheet)) == (GOLDEN / f"{name}.txt").read_text()


@pytest.mark.parametrize(("sheet", "name"), EVERY_SAMPLE)
def test_a_form_is_in_tinos_on_its_paper_within_its_margins(sheet, name):
    pdf = printed(sheet)
    paper = PAPER.get(sheet.form, A5)
    assert set(page_sizes_mm(pdf)) == {paper}
    assert {font.partition("-")[0] for font in fonts_of(pdf)} == {"Tinos"}
    assert max(right_edges_mm(pdf)) <= RIGHT_EDGE_MM[paper]


@pytest.mark.parametrize(("sheet", "name"), EVERY_SAMPLE)
def test_a_sample_says_that_it_is_one(sheet, name):
    assert "Dữ liệu mẫu." in flowing_text_of(printed(sheet))


@pytest.mark.parametrize(("sheet", "name"), EVERY_SAMPLE)
def test_a_form_prints_decomposed_letters_composed(sheet, name):
    assert printed(sheet, **in_every_text(framed(sheet), decomposed)) == printed(sheet)


@pytest.mark.parametrize(("sheet", "name"), EVERY_SAMPLE)
def test_a_form_keeps_very_long_texts_within_its_margins(sheet, name):
    pdf = printed(sheet, **in_every_text(framed(sheet), lengthened))
    assert max(right_edges_mm(pdf)) <= RIGHT_EDGE_MM[PAPER.get(sheet.form, A5)]
    assert flowing_text_of(pdf).count("H'Hen Niê") >= 2


@pytest.mark.parametrize(("sheet", "name"), EVERY_SAMPLE)
def test_a_form_has_one_qr_code(sheet, name):
    """Of its own: those of single figures are smaller."""
    [(address, width_mm)] = [found for found in qr_codes_of(printed(sheet)) if found[1] > 20]
    assert address == (sheet.printed()["qr"] or CHECK_ADDRESS)
    least, most = QR_MM.get(sheet.form, (25, 27))
    assert least <= width_mm <= most


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
    [(address, _width_mm)] = qr_codes_of(printed(samples.RECEIPT))
    assert address == samples.RECEIPT.lookup_url


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
    assert max(right_edges_mm(pdf)) <= RIGHT_EDGE_MM[A5]
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


def test_a_refusal_carries_the_code_that_opens_it_at_the_lookup_page():
    shown = flowing_text_of(printed(samples.REFUSAL))
    assert f"Mã hồ sơ: {samples.CODE} Mã xem: {samples.REFUSAL.view_code}" in shown
    assert "Mã xem:" not in flowing_text_of(printed(samples.BARE_REFUSAL))


def test_the_way_on_begins_small_after_the_words_before_it():
    shown = flowing_text_of(printed(replace(samples.REFUSAL, way_on="Nộp tại UBND xã mẫu")))
    assert "Ông/Bà có thể nộp tại UBND xã mẫu." in shown


def test_a_telephone_that_is_the_offices_is_given_once():
    office_phone = samples.OFFICE.phone
    shown = flowing_text_of(printed(replace(samples.REFUSAL, officer_phone=office_phone)))
    assert shown.count("0277 300 0000") == 1
