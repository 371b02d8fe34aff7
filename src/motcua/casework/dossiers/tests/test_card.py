from datetime import date

import pytest

from motcua.casework.dossiers import card
from motcua.foundation.errors import RuleBroken

TODAY = date(2026, 4, 6)
GOOD = "087190001234||Nguyễn Thị Hồng Nhung|05111990|Nữ|Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp|12042022"


def test_a_good_line_is_read_whole_and_the_address_is_kept_as_it_is():
    read = card.read(GOOD, today=TODAY)
    assert read == card.Card(
        "087190001234",
        "Nguyễn Thị Hồng Nhung",
        date(1990, 11, 5),
        "Nữ",
        "Ấp An Lợi, Mỹ An Hưng B, Lấp Vò, Đồng Tháp",
        date(2022, 4, 12),
    )


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "066192000111|241234567|H'Hen Niê|10051992|Nữ|Buôn Sứt, Cư Suê, Cư M'gar, Đắk Lắk|01012021",
            "H'Hen Niê",
        ),
        (GOOD.replace("Hồng", "Ho\u0302\u0300ng"), "Nguyễn Thị Hồng Nhung"),
        (GOOD + "|thừa|thừa nữa", "Nguyễn Thị Hồng Nhung"),
        (GOOD.rpartition("|")[0] + "|", "Nguyễn Thị Hồng Nhung"),
        ("  " + GOOD + "\r\n", "Nguyễn Thị Hồng Nhung"),
        (GOOD.replace("Nguyễn Thị Hồng Nhung", "Kim Lan"), "Kim Lan"),
        (GOOD.replace("Nguyễn Thị Hồng Nhung", "Y Moan"), "Y Moan"),
        (GOOD.replace("Nguyễn Thị Hồng Nhung", "Phan Lam Anh"), "Phan Lam Anh"),
    ],
    ids=[
        "apostrophe",
        "decomposed",
        "extra fields",
        "no issue date",
        "line ends",
        "a name that has no accents",
        "a name of one letter and one word",
        "a family name that is written without accents",
    ],
)
def test_lines_that_are_unusual_but_good(line, name):
    assert card.read(line, today=TODAY).full_name == name


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "truncated"),
        ("087190001234||Nguyễn Thị Hồng", "truncated"),
        (GOOD.rpartition("|")[0], "truncated"),
        (GOOD.partition(", Mỹ An")[0], "truncated"),
        (GOOD.replace("087190001234", "08719000123"), "bad_number"),
        (GOOD.replace("087190001234", "0871900012345"), "bad_number"),
        (GOOD.replace("087190001234", "08719000123O"), "bad_number"),
        (GOOD.replace("087190001234", "٠٨٧١٩٠٠٠١٢٣٤"), "bad_number"),
        (GOOD.replace("Nguyễn Thị Hồng Nhung", ""), "no_name"),
        ("087190001234||Nguyen Thi Hong Nhung|05111990|Nu|Ap An Loi, Dong Thap|12042022", "accents_lost"),
        (GOOD.replace("Nguyễn Thị Hồng Nhung", "Nguyen Thi"), "accents_lost"),
        (GOOD.replace("Nguyễn Thị Hồng Nhung", "TRAN VAN BA"), "accents_lost"),
        (GOOD.replace("05111990", "31021990"), "impossible_date"),
        (GOOD.replace("05111990", "0511990"), "impossible_date"),
        (GOOD.replace("05111990", "05112030"), "impossible_birth"),
        (GOOD.replace("05111990", "05111790"), "impossible_birth"),
        (GOOD.replace("12042022", "12041980"), "impossible_issue"),
        (GOOD.replace("12042022", "12042030"), "impossible_issue"),
        (GOOD.replace("12042022", "31042022"), "impossible_date"),
    ],
)
def test_a_bad_line_is_refused_for_its_own_reason(line, code):
    with pytest.raises(RuleBroken) as refusal:
        card.read(line, today=TODAY)
    assert refusal.value.code == code
    assert "(F2)" in refusal.value.messages[0]


def test_the_message_about_lost_accents_shows_what_was_read():
    with pytest.raises(RuleBroken, match="Nguyen Thi Hong Nhung"):
        card.read("087190001234||Nguyen Thi Hong Nhung|05111990|Nu|Ap An Loi|12042022", today=TODAY)
