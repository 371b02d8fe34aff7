import pytest

from motcua.foundation.papers import actions, printing, serving
from motcua.foundation.papers.sheets import samples
from motcua.foundation.papers.tests.reading import AT


def test_a_paper_is_shown_in_the_browser_under_the_name_of_its_dossier(officer, files, templates):
    paper = actions.issue(
        "mau-01",
        centre=1,
        number="0007/TTPVHCC",
        subject=officer,
        data=samples.RECEIPT,
        by=officer,
        at=AT,
        verify_url=lambda code: f"https://motcua.example/xac-minh/{code}/",
    )
    answer = serving.pdf_response(paper)
    assert answer.content == printing.content_of(paper)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="giay-tiep-nhan-{samples.CODE}.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("code", "mark", "name"),
    [
        ("mau-03", "0008/TTPVHCC", "phieu-tu-choi-0008-TTPVHCC.pdf"),
        ("bien-nhan", 'a"\r\nX: y', "bien-nhan-ket-qua-a-X-y.pdf"),
        ("khac", "", "khac.pdf"),
    ],
)
def test_a_file_name_holds_plain_letters_only(code, mark, name):
    assert serving.file_name(code, mark) == name
