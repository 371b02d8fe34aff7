from datetime import date

import pytest

from motcua.reference.instruments.rules import Citation, Cited, cited

DECREE = Cited(
    "Nghị định",
    "118/2025/NĐ-CP",
    "Chính phủ",
    date(2025, 6, 9),
    "về thực hiện thủ tục hành chính (TTHC) theo cơ chế một cửa",
)
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
