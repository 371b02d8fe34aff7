import pytest

from motcua.foundation.ui import catalogues

PYTHON = 'from x import _\n\ndef f():\n    return _("Đã tiếp nhận %(code)s")\n'
TEMPLATE = """{% load i18n %}
  <p title="{% translate 'Người nộp' %}">{{ name }}</p>
{% blocktranslate with n=number trimmed %}Còn {{ n }} ngày{% endblocktranslate %}
    {{ _("Thủ tục")|upper }} {# it's a comment #}
"""


@pytest.fixture
def source(tmp_path):
    (tmp_path / "views.py").write_text(PYTHON)
    (tmp_path / "page.html").write_text(TEMPLATE)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_it.py").write_text('_("Chỉ để thử")')
    return tmp_path


@pytest.fixture
def said(source):
    return catalogues.said_in(catalogues.sources(source))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "locale" / "django.po"


def write(path, **translations):
    entries = [f'msgid "{said.replace("_", " ")}"\nmsgstr "{text}"\n' for said, text in translations.items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(entries))
    return catalogues.read_catalogue(path)


def test_messages_of_modules_and_templates_are_found_and_those_of_tests_are_not(said):
    assert {message.id for message in said if message.id} == {
        "Đã tiếp nhận %(code)s",
        "Người nộp",
        "Còn %(n)s ngày",
        "Thủ tục",
    }


def test_an_update_keeps_translations_adds_new_messages_and_drops_old_ones(said, path):
    write(path, Người_nộp="Applicant", Không_còn="Gone")
    catalogues.update(path, said)
    kept = catalogues.read_catalogue(path)
    assert kept.get("Người nộp").string == "Applicant"
    assert kept.get("Thủ tục").string == ""
    assert kept.get("Không còn") is None


def test_an_updated_catalogue_holds_no_dates_and_no_line_numbers_and_stays_the_same(said, path):
    catalogues.update(path, said)
    first = path.read_text()
    catalogues.update(path, said)
    assert path.read_text() == first
    assert "Date" not in first
    assert "#:" not in first


def test_every_fault_names_its_message(said, path):
    kept = write(
        path,
        Người_nộp="",
        **{"Đã_tiếp_nhận_%(code)s": "Received", "Còn_%(n)s_ngày": "%(n)s days left", "Không_còn": "Gone"},
    )
    assert catalogues.faults(said, kept) == [
        "missing: Thủ tục",
        "obsolete: Không còn",
        "placeholders differ: Đã tiếp nhận %(code)s",
        "untranslated: Người nộp",
    ]


def test_a_guess_is_not_a_translation(said, path):
    path.parent.mkdir()
    path.write_text('#, fuzzy\nmsgid "Thủ tục"\nmsgstr "Procedure"\n')
    assert "unsure: Thủ tục" in catalogues.faults(said, catalogues.read_catalogue(path))


@pytest.fixture
def product(source, path, monkeypatch):
    monkeypatch.setattr(catalogues, "SOURCE", source)
    monkeypatch.setattr(catalogues, "CATALOGUE", path)


@pytest.mark.usefixtures("product")
def test_the_check_fails_and_says_why_until_all_is_translated(capsys):
    assert catalogues.main(["--check"]) == 1
    assert "missing: Thủ tục" in capsys.readouterr().err
    assert catalogues.main(["--update"]) == 0
    assert catalogues.main(["--check"]) == 1
    assert "untranslated: Thủ tục" in capsys.readouterr().err


@pytest.mark.usefixtures("product")
def test_a_complete_catalogue_passes(path):
    write(
        path,
        Người_nộp="Applicant",
        Thủ_tục="Procedure",
        **{"Đã_tiếp_nhận_%(code)s": "%(code)s received", "Còn_%(n)s_ngày": "%(n)s days left"},
    )
    assert catalogues.main(["--check"]) == 0
