"""The annex as it came, and the ways in which such a text goes wrong (F158)."""

import html
import re
import unicodedata
from pathlib import Path

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.oversight.duties.actions.bringing import SEED
from motcua.oversight.duties.opening import open_annex
from motcua.oversight.duties.rules.writing import as_text
from motcua.oversight.duties.states import slug_of

TEXT = SEED.read_text()
GIVEN = Path(__file__).parents[6] / "shared" / "seeds" / "000_6b4e78d3ea01c4af.txt"
HEADS = "TT\tNghị định/ Thông tư\tNỘI DUNG NHIỆM VỤ\tCƠ QUAN THỰC HIỆN"
CENTRE = "Trung tâm Phục vụ hành chính công cấp xã"
LETTERS = {
    "I.1": "a b c d đ e g h",
    "II.1": "a b c d đ e g h i k l",
    "II.2": "a b c d",
    "II.3": "a b c d đ e g",
}
CODES = [
    code
    for group in ("I.1", "I.2", "I.3", "I.4", "II.1", "II.2", "II.3", "II.4")
    for code in ([f"{group}.{letter}" for letter in LETTERS[group].split()] if group in LETTERS else [group])
]


def read(text: str):
    return open_annex(text.encode())


def faults(text: str) -> list[tuple[int, str]]:
    return [(fault.line, fault.text) for fault in read(text).faults]


def line_of(part: str, text: str = TEXT) -> int:
    return next(n for n, line in enumerate(text.split("\n"), start=1) if part in line)


@pytest.mark.skipif(not GIVEN.exists(), reason="the province's own file is not beside this checkout")
def test_our_copy_of_the_annex_is_the_one_that_was_given():
    assert GIVEN.read_bytes() == SEED.read_bytes()


def test_the_annex_has_two_instruments_eight_groups_and_34_duties():
    found = read(TEXT)
    assert found.counts == {"instruments": 2, "groups": 8, "duties": 34}
    assert found.faults == []
    assert [code for code, *_rest in found.each()] == CODES


def test_every_duty_stands_word_for_word_in_the_file_as_it_came():
    """Read another way: all marks, heads and cuts taken out of the file, what is left is the duties one by one."""
    cut = TEXT[TEXT.index(HEADS) :].replace(HEADS, "").replace(f"\t{CENTRE}\n", "\n")
    flat = " ".join(html.unescape(re.sub(r"</?p>|\t", " ", cut)).split())
    place = 0
    for code, instrument, group, duty in read(TEXT).each():
        said = f"{duty.letter}) {duty.words}" if duty.letter else duty.words
        assert said in flat[place:], code
        place = flat.index(said, place)
        assert group.body == CENTRE
        assert instrument.citation is not None


@pytest.mark.parametrize(
    ("code", "begins", "ends"),
    [
        ("I.1.d", "Chủ trì theo dõi, giám sát", "xử lý các hồ sơ đến hoặc quá hạn giải quyết;"),
        (
            "II.3.đ",
            "Quản lý, bảo đảm hạ tầng mạng",
            "trong trường hợp sự cố liên quan đến hệ thống cấp tỉnh;",
        ),
    ],
)
def test_a_duty_cut_by_a_page_is_one_again(code, begins, ends):
    words = {found: duty.words for found, _i, _g, duty in read(TEXT).each()}[code]
    assert words.startswith(begins)
    assert words.endswith(ends)
    assert "  " not in words


def test_where_pages_were_joined_is_said_with_the_line():
    assert [(remark.line, remark.is_fault) for remark in read(TEXT).remarks] == [
        (46, False), (47, False), (51, False), (56, False), (60, False), (61, False),
    ]  # fmt: skip


def test_the_letter_keeps_what_it_says_of_itself():
    letter = read(TEXT).letter
    assert letter.bodies == ("UBND TỈNH ĐỒNG THÁP", "VĂN PHÒNG UBND TỈNH")
    assert (letter.number, letter.dated) == ("/VPUBND-KSTT", "Đồng Tháp, ngày tháng năm 2026")
    assert letter.addressee == "Sở Nội vụ"
    assert letter.about.startswith("rà soát, thống kê số lượng nhiệm vụ")
    assert letter.about.endswith("cấp xã")
    assert len(letter.body) == 3
    assert letter.recipients[-1] == "- Lưu: VT, KSTT (A)."
    assert letter.authority == ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    assert letter.signer == "Nguyễn Phương Bình"
    assert letter.annex_title[0].startswith("Danh mục các nhiệm vụ/nhóm nhiệm vụ")


def test_what_was_read_is_written_and_read_again_the_same():
    found = read(TEXT)
    again = read(as_text(found.letter, found.instruments))
    assert [(c, d.words) for c, _i, _g, d in again.each()] == [(c, d.words) for c, _i, _g, d in found.each()]
    assert again.letter == found.letter


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (unicodedata.normalize("NFD", TEXT).encode(), "Unicode tổ hợp"),
        (TEXT.replace("\n", "\r\n").encode(), None),
    ],
)
def test_every_encoding_gives_the_same_duties(data, note):
    found = open_annex(data)
    assert [duty.words for *_rest, duty in found.each()] == [duty.words for *_rest, duty in read(TEXT).each()]
    assert bool(note) == any(remark.line == 0 and note in remark.text for remark in found.remarks if note)


def test_windows_1258_is_read():
    letters = (_for_1258(letter) for letter in TEXT)
    found = open_annex("".join(letters).encode("cp1258"))
    assert [duty.words for *_rest, duty in found.each()] == [duty.words for *_rest, duty in read(TEXT).each()]
    assert "Windows-1258" in found.remarks[0].text


def _for_1258(letter: str) -> str:
    """The letter as Windows-1258 has it: what it lacks with its tone as a sign of its own."""
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((part for part in parts[1:] if part in "\u0300\u0301\u0303\u0309\u0323"), "")
        return unicodedata.normalize("NFC", parts.replace(tone, "", 1)) + tone
    return letter


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x01\x02", b"PK\x03\x04 no archive", b"\x00\x01" * 40]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(RuleBroken, match="Không đọc được tệp này"):
        open_annex(data)


def test_an_empty_file_lacks_the_heads_of_the_table():
    assert "dòng tiêu đề bảng" in open_annex(b"").faults[0].text


def test_a_file_too_large_is_refused_before_it_is_read():
    with pytest.raises(RuleBroken, match="5 MB"):
        open_annex(b"x" * 5_000_001)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<p>b) Hướng dẫn, theo dõi", "<p>Hướng dẫn, theo dõi", "Đoạn thiếu chữ cái đứng đầu"),
        ("<p>b) Hướng dẫn, theo dõi", "<p>c) Hướng dẫn, theo dõi", "hai lần"),
        ("UBND cấp xã;</p> <p>c) Theo dõi", "UBND cấp xã; c) Theo dõi", "bị gộp"),
        ("<p>đ) Tổ chức tập huấn", "<p>f) Tổ chức tập huấn", "ở đây phải là đ) nhưng ghi f)"),
        ("3\tLĩnh vực xây dựng", "5\tLĩnh vực xây dựng", "đúng thứ tự phải là 3"),
        ("2\tLĩnh vực kiểm soát", "hai\tLĩnh vực kiểm soát", "không phải số La Mã"),
        ("2\tLĩnh vực kiểm soát TTHC\t", "2\tLĩnh vực kiểm soát TTHC\t\t", "Dòng có 5 ô"),
        ("2\tLĩnh vực kiểm soát TTHC\t", "2\t\t", "không có tên"),
        ("Thông tư số 03/2025/TT-VPCP ngày 15", "Thông tư mới ngày 15", "Không đọc được số, ngày"),
        (
            "2\tLĩnh vực kiểm soát TTHC\tThực hiện nhiệm vụ kiểm soát TTHC theo thẩm quyền.\t",
            "2\tKiểm soát\t\t",
            "không có nhiệm vụ nào",
        ),
    ],
)
def test_each_fault_is_named_with_its_line(old, new, said):
    assert old in TEXT
    wrong = TEXT.replace(old, new, 1)
    found = faults(wrong)
    assert any(said in text for _line, text in found), found
    assert {line for line, text in found if said in text} == {line_of(new, wrong)}


def test_a_row_that_came_twice_is_a_fault():
    row = next(line for line in TEXT.split("\n") if line.startswith("4\t"))
    assert any(
        "đúng thứ tự phải là 5" in text for _line, text in faults(TEXT.replace(row, f"{row}\n{row}", 1))
    )


def test_columns_may_come_in_another_order():
    rows = []
    for line in TEXT.split("\n"):
        cells = line.split("\t")
        rows.append("\t".join((cells[3], cells[0], cells[2], cells[1])) if len(cells) == 4 else line)
    found = read("\n".join(rows))
    assert found.faults == []
    assert [duty.words for *_rest, duty in found.each()] == [duty.words for *_rest, duty in read(TEXT).each()]


def test_the_layout_of_another_instrument_is_not_guessed_at():
    text = "Điều 5. Nhiệm vụ\n1. Trung tâm có nhiệm vụ sau:\na) Hướng dẫn;\nb) Tiếp nhận."
    found = read(text)
    assert found.counts["duties"] == 0
    assert "Không thấy dòng tiêu đề bảng" in found.faults[0].text


def test_a_line_between_the_rows_is_not_understood_and_named():
    wrong = TEXT.replace("\n2\tLĩnh vực kiểm soát", "\nGhi chú của người gõ\n2\tLĩnh vực kiểm soát", 1)
    assert (line_of("Ghi chú của người gõ", wrong), "Không hiểu dòng này: “Ghi chú của người gõ”.") in faults(
        wrong
    )


def test_đ_and_d_have_addresses_of_their_own():
    assert (slug_of("I.1.d"), slug_of("I.1.đ"), slug_of("II.4")) == ("i-1-d", "i-1-dd", "ii-4")
    assert len({slug_of(code) for code in CODES}) == 34
