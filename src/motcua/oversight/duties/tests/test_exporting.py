"""What is written out is read back the same, and the Word file is the same kind of letter as the original."""

import io
import shutil
import subprocess
import zipfile

import docx
import openpyxl
import pytest
from tests.fixtures import NINE

from motcua.foundation.errors import RuleBroken
from motcua.oversight.duties import actions, exporting, importing
from motcua.oversight.duties.models import DutyVersion
from motcua.oversight.duties.opening import open_annex
from motcua.oversight.duties.queries import in_force
from motcua.oversight.duties.rules.writing import rows_of

pytestmark = pytest.mark.django_db
ON = NINE.date()


@pytest.fixture
def register():
    actions.seed(at=NINE)
    return exporting.exported(ON)


@pytest.mark.parametrize("kind", exporting.KINDS)
def test_importing_our_own_export_changes_nothing(register, kind):
    make, _media_type = exporting.KINDS[kind]
    data = make(register)
    plan = importing.planned(data, on=ON)
    assert plan.reading.faults == []
    assert plan.reading.counts == {"instruments": 2, "groups": 8, "duties": 34}
    assert plan.changes_nothing
    assert actions.import_annex(data, name=f"xuat.{kind}", at=NINE).changes_nothing
    assert DutyVersion.objects.count() == 34


def test_an_excel_file_of_another_program_is_read_with_its_numbers_and_its_own_name_of_the_sheet(register):
    book = openpyxl.Workbook()
    book.active.title = "Trang tính của xã"
    book.active.append(exporting.HEADS)
    for number, name, words, body in rows_of(register.instruments):
        said = int(number) if number.isdecimal() else number
        book.active.append([said, name or None, "\n".join(words), body or None])
    file = io.BytesIO()
    book.save(file)
    plan = importing.planned(file.getvalue(), on=ON)
    assert plan.reading.faults == []
    assert plan.changes_nothing


def test_a_broken_excel_file_is_refused_in_words(register):
    whole = exporting.as_xlsx(register)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in (
        "xl/workbook.xml",
        "xl/worksheets/sheet1.xml",
        "xl/sharedStrings.xml",
        "[Content_Types].xml",
    ):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for each, content in parts.items():
                archive.writestr(each, content[: len(content) // 2] if each == name else content)
        with pytest.raises(RuleBroken, match="Không đọc được tệp này"):
            open_annex(file.getvalue())


@pytest.mark.parametrize("kind", ["docx", "json", "txt"])
def test_the_letter_comes_back_too(register, kind):
    make, _media_type = exporting.KINDS[kind]
    assert open_annex(make(register)).letter == register.letter


@pytest.mark.parametrize("kind", exporting.KINDS)
def test_the_same_register_gives_the_same_bytes(register, kind):
    make, _media_type = exporting.KINDS[kind]
    assert make(register) == make(exporting.exported(ON))


def test_the_word_file_has_the_parts_of_the_letter_in_their_places(register):
    document = docx.Document(io.BytesIO(exporting.as_docx(register)))
    head, foot, annex = document.tables
    assert "VĂN PHÒNG UBND TỈNH" in head.cell(0, 0).text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in head.cell(0, 1).text
    assert "Số: /VPUBND-KSTT" in head.cell(1, 0).text
    assert "V/v rà soát, thống kê" in head.cell(1, 0).text
    assert head.cell(1, 1).text == "Đồng Tháp, ngày tháng năm 2026"
    assert foot.cell(0, 0).text.startswith("Nơi nhận:\n- Như trên;")
    assert foot.cell(0, 1).text == "KT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nNguyễn Phương Bình"
    assert [cell.text for cell in annex.rows[0].cells] == list(exporting.HEADS)
    decree = annex.rows[1].cells
    assert decree[1]._tc is decree[3]._tc
    assert decree[1].text.startswith("Nghị định số 118/2025/NĐ-CP")
    assert len(annex.rows) == 1 + 2 + 8


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_word_file(register, tmp_path):
    path = tmp_path / "phu-luc.docx"
    path.write_bytes(exporting.as_docx(register))
    given = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*given, "--outdir", tmp_path, path], check=True, capture_output=True, timeout=120)
    assert (tmp_path / "phu-luc.pdf").read_bytes().startswith(b"%PDF")


def test_the_statistics_count_by_instrument_field_and_body(register):
    found = exporting.statistics(list(in_force(ON)))
    assert (found.duties, found.groups) == (34, 8)
    assert found.by_instrument == [("Nghị định số 118/2025/NĐ-CP", 11), ("Thông tư số 03/2025/TT-VPCP", 23)]
    assert [count for _name, count in found.by_field] == [19, 5, 8, 2]
    assert found.by_body == [("Trung tâm Phục vụ hành chính công cấp xã", 34)]
