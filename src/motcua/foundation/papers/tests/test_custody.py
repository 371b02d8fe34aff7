"""The register, the hand-over lists, the cover and the transfer slip, at the edges of their data."""

from dataclasses import replace

import pytest

from motcua.foundation.papers.sheets import samples_custody as samples
from motcua.foundation.papers.sheets.parts import short_moment
from motcua.foundation.papers.sheets.receipt import Component
from motcua.foundation.papers.tests.reading import flowing_text_of, page_sizes_mm, printed, text_of


def pages_of(sheet):
    return text_of(printed(sheet)).split("\n----\n")


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (Component("Tờ khai"), "Tờ khai"),
        (Component("Tờ khai", 1), "Tờ khai (1 bản chính)"),
        (Component("Tờ khai", 1, 2, 3), "Tờ khai (1 bản chính, 2 bản chứng thực, 3 bản sao)"),
        (Component("Căn cước", note="chỉ xuất trình"), "Căn cước (chỉ xuất trình)"),
        (Component("Bản vẽ", copies=2, note="khổ A3"), "Bản vẽ (2 bản sao, khổ A3)"),
    ],
)
def test_a_paper_is_told_with_its_counts_in_one_line(paper, said):
    assert paper.counted() == said


def test_a_moment_in_a_cell_is_short_and_empty_when_unknown():
    assert short_moment(samples.DUE) == "16:30 09/04/2026"
    assert short_moment(None) == ""


def test_the_register_repeats_its_head_and_holds_every_dossier_once():
    pages = pages_of(samples.REGISTER)
    assert len(pages) > 2
    assert all("Mã hồ sơ, thủ tục" in page and "Ký nhận" in page for page in pages)
    assert all("Sổ theo dõi hồ sơ, từ 01/04/2026 đến 30/04/2026" in page for page in pages[1:])
    told = "\n".join(pages)
    assert all(told.count(entry.dossier_code) == 1 for entry in samples.REGISTER.entries)


def test_the_register_says_what_it_was_filtered_by():
    shown = flowing_text_of(printed(replace(samples.REGISTER, unit="quầy 2", state="quá hạn")))
    assert "Từ ngày 01/04/2026 đến ngày 30/04/2026" in shown
    assert "Đơn vị: quầy 2. Trạng thái: quá hạn. Tổng số: 40 hồ sơ." in shown


def test_an_empty_register_says_so():
    assert "Không có hồ sơ nào trong thời gian này." in flowing_text_of(printed(samples.EMPTY_REGISTER))


def test_a_line_of_the_register_taller_than_a_page_is_not_cut():
    [entry] = samples.BARE_REGISTER.entries
    long = replace(entry, note="ghi chú " * 400 + "hết")
    sheet = replace(samples.BARE_REGISTER, entries=(long,))
    assert len(pages_of(sheet)) > 1
    assert flowing_text_of(printed(sheet)).count("chú") >= 400
    assert "hết" in flowing_text_of(printed(sheet))


def test_a_year_of_a_counter_is_one_register():
    [entry] = samples.BARE_REGISTER.entries
    entries = tuple(replace(entry, dossier_code=f"{samples.PREFIX}{number:04d}") for number in range(1_000))
    pdf = printed(replace(samples.REGISTER, entries=entries))
    assert "Tổng số: 1.000 hồ sơ." in flowing_text_of(pdf)
    assert len(page_sizes_mm(pdf)) > 40


def test_dossiers_handed_over_are_listed_with_papers_and_due_and_signed_by_both():
    """F40."""
    shown = flowing_text_of(printed(samples.DOSSIERS))
    assert "Số hồ sơ bàn giao: 04" in shown
    for row in samples.DOSSIERS.dossiers:
        assert row.dossier_code in shown
        assert row.owner in shown
    assert "Giấy xác nhận đã cấp trước đó (1 bản chính, 1 bản sao) 16:30 09/04/2026" in shown
    assert "chỉ có bản điện tử" in shown
    assert "BÊN GIAO" in shown
    assert "BÊN NHẬN" in shown
    assert shown.count("Nguyễn Thị Bích") == shown.count("Lê Văn Phúc") == 2


def test_a_dossier_of_forty_papers_is_handed_over_whole():
    told = text_of(printed(samples.BARE_DOSSIERS)).splitlines()
    for number in range(1, 41):
        assert any(f"Giấy tờ mẫu số {number} (1 bản chính" in line for line in told)


def test_a_time_not_yet_known_is_written_by_hand():
    assert "Thời gian bàn giao: ….. giờ" in flowing_text_of(printed(samples.BARE_DOSSIERS))


def test_results_handed_back_tell_kind_money_and_post():
    shown = flowing_text_of(printed(samples.RESULTS))
    assert "Giấy xác nhận tình trạng hôn nhân bản giấy và bản điện tử, 12/UBND-XNTTHN" in shown
    assert "Giấy khai sinh bản giấy, 31/2026" in shown
    assert "không thu có" in shown
    assert "còn thu 15.000 đồng" in shown


def test_a_cover_leaves_lines_for_what_comes_later():
    shown = text_of(printed(samples.BARE_COVER))
    for label in ("Hẹn trả", "Số, ký hiệu kết quả", "Ngày kết thúc", "Thời hạn bảo quản"):
        assert f"{label}: ....." in shown
    assert "không có bản giấy" in shown


def test_a_cover_lists_forty_papers():
    told = text_of(printed(samples.FULL_COVER)).splitlines()
    assert all(f"{number} Giấy tờ mẫu số {number} 1 2 3" in told for number in range(1, 41))


def test_a_transfer_names_task_and_deadline_of_each_agency():
    """NĐ 118/2025 art. 20."""
    shown = flowing_text_of(printed(samples.TRANSFER))
    assert "chuyển lần lượt theo thứ tự" in shown
    assert shown.count("(chủ trì)") == 1
    assert shown.count("(phối hợp)") == 2
    assert "Xác định nghĩa vụ tài chính, ra thông báo 09:15 21/04/2026" in shown
    assert f"3. Kết quả gửi về: {samples.OFFICE.name}." in shown


def test_an_electronic_transfer_reaches_all_at_once():
    shown = flowing_text_of(printed(samples.BARE_TRANSFER))
    assert "các cơ quan cùng nhận một lúc" in shown
    assert "chuyển toàn bộ hồ sơ" not in shown
    assert "hồ sơ điện tử, không kèm bản giấy" in shown
    assert "Kết quả gửi về: Trung tâm mẫu khác." in shown
