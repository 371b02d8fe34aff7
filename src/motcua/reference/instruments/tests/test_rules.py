from dataclasses import replace
from datetime import date

import pytest

from motcua.foundation.errors import RuleBroken
from motcua.reference.instruments.rules import (
    Citation,
    Cited,
    cited,
    require_days,
    require_readable,
    words_of,
)

DECREE = Cited(
    "Nghị định",
    "118/2025/NĐ-CP",
    "Chính phủ",
    date(2025, 6, 9),
    "về thực hiện thủ tục hành chính (TTHC) theo cơ chế một cửa",
)
DAY = date(2025, 6, 9)
SAID = f"Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ {DECREE.about}"
AMENDING = "(Được sửa đổi, bổ sung một số điều tại Nghị định số 367/2025/NĐ-CP ngày 31/12/2025 của Chính phủ)"


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        (SAID, Citation(DECREE)),
        (
            f"{SAID} {AMENDING}",
            Citation(DECREE, (Cited("Nghị định", "367/2025/NĐ-CP", "Chính phủ", date(2025, 12, 31)),)),
        ),
        (
            "Thông tư số 03/2025/TT-VPCP ngày 15 tháng 9 năm 2025 của Văn phòng Chính phủ hướng dẫn thi hành",
            Citation(
                Cited(
                    "Thông tư",
                    "03/2025/TT-VPCP",
                    "Văn phòng Chính phủ",
                    date(2025, 9, 15),
                    "hướng dẫn thi hành",
                )
            ),
        ),
        ("Quyết định số 5/QĐ-UBND ngày 31/02/2026 của UBND xã", None),
        ("Lĩnh vực kiểm soát TTHC", None),
        ("", None),
    ],
)
def test_an_instrument_is_read_from_how_it_is_cited(text, citation):
    assert cited(text) == citation


def test_an_instrument_is_cited_as_it_is_read():
    assert words_of(DECREE) == SAID
    assert cited(words_of(Cited("Quyết định", "5/QĐ-UBND", "UBND xã", date(2026, 2, 1)))) is not None


@pytest.mark.parametrize(
    "change",
    [{"number": "5 /QĐ"}, {"number": ""}, {"issuer": "(UBND)"}, {"kind": "Sách"}],
)
def test_an_instrument_that_could_not_be_read_again_is_refused(change):
    require_readable(DECREE)
    with pytest.raises(RuleBroken) as refusal:
        require_readable(replace(DECREE, **change))
    assert refusal.value.code == "not_readable"


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [
        (None, None, True),
        (None, DAY, True),
        (DAY, None, True),
        (DAY, DAY, True),
        (DAY, date(2025, 6, 8), False),
    ],
)
def test_the_last_day_of_force_is_not_before_the_first(first, last, right):
    if right:
        require_days(first, last)
    else:
        with pytest.raises(RuleBroken, match="08/06/2025 trước ngày đầu 09/06/2025"):
            require_days(first, last)
