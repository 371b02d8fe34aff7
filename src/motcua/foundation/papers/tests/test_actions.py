import hashlib
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.papers import actions, catalogue, printing, queries
from motcua.foundation.papers.models import IssuedPaper, PaperTemplate, Withdrawal
from motcua.foundation.papers.rendering import render
from motcua.foundation.papers.sheets import samples
from motcua.foundation.papers.tests.reading import AT, flowing_text_of, qr_codes_of

pytestmark = pytest.mark.django_db
SITE = "https://motcua.example/xac-minh/"


def issue(officer, **changes):
    chosen = {"centre": 1, "number": "0007/TTPVHCC", "subject": officer, "data": samples.RECEIPT} | changes
    return actions.issue("mau-01", **chosen, by=officer, at=AT, verify_url=lambda code: f"{SITE}{code}/")


def own_template(administrator, source, **changes):
    chosen = {"centre": 1, "in_force_from": date(2026, 4, 1), "by": administrator, "at": AT} | changes
    return actions.add_template("mau-01", source=source, **chosen)


def edited_source(words="PHIÊN BẢN RIÊNG"):
    return catalogue.FORMS["mau-01"].source() + f"\n\n{words}\n"


def test_seeding_takes_every_form_once():
    assert actions.seed(at=AT) == len(catalogue.FORMS)
    assert actions.seed(at=AT) == 0
    assert {template.version for template in PaperTemplate.objects.all()} == {1}


def test_an_edited_file_becomes_a_new_version_and_the_old_one_stays(templates, monkeypatch):
    monkeypatch.setattr(catalogue.Form, "source", lambda form: f"{form.code}: khác")
    assert actions.seed(at=AT) == len(catalogue.FORMS)
    versions = PaperTemplate.objects.filter(code="mau-01").order_by("version")
    assert [template.version for template in versions] == [1, 2]
    assert queries.template_in_force("mau-01", centre=1, on=AT.date()).version == 2


def test_templates_tell_that_the_official_layout_was_not_found(templates):
    national = PaperTemplate.objects.filter(code__startswith="mau-")
    assert national.count() == 7
    assert all("Chưa tìm thấy bố cục gốc" in template.law for template in national)


def test_a_paper_keeps_its_bytes_its_hash_its_data_and_its_template(officer, files, templates):
    paper = issue(officer)
    content = printing.content_of(paper)
    assert printing.printout_of(paper).sha256 == hashlib.sha256(content).hexdigest()
    assert paper.template == queries.template_in_force("mau-01", centre=1, on=AT.date())
    assert (paper.issuer, paper.issued_by_name) == (samples.OFFICE.name, officer.full_name)
    assert Entry.objects.filter(action="papers.issued", subject=f"papers.issuedpaper:{paper.pk}").exists()


def test_kept_data_print_the_same_bytes_again(officer, files, templates):
    paper = issue(officer)
    paper.refresh_from_db()
    assert render(paper.template.source, paper.data, at=paper.issued_at) == printing.content_of(paper)


def issue_signed(officer):
    """A return note with a signature drawn on the screen."""
    given = {"centre": 1, "number": "0009/TTPVHCC", "subject": officer, "data": samples.SIGNED_RETURN_NOTE}
    return actions.issue("bien-nhan", **given, by=officer, at=AT, verify_url=lambda code: f"{SITE}{code}/")


def test_a_drawn_signature_is_kept_by_its_hash_and_prints_the_same_bytes_again(officer, files, templates):
    paper = issue_signed(officer)
    paper.refresh_from_db()
    assert paper.data["signature"] == {"png_sha256": hashlib.sha256(samples.STROKES).hexdigest()}
    as_signed = paper.data | {"signature": samples.STROKES}
    assert render(paper.template.source, as_signed, at=AT) == printing.content_of(paper)
    without = paper.data | {"signature": ""}
    assert render(paper.template.source, without, at=AT) != printing.content_of(paper)


def test_a_paper_whose_signature_was_lost_is_not_printed_without_it(officer, files, templates):
    paper = issue_signed(officer)
    store.path_of(paper.data["signature"]["png_sha256"]).unlink()
    with pytest.raises(FileNotFoundError):
        printing.content_of(paper)


def test_a_paper_carries_its_number_its_date_and_where_to_check_it(officer, files, templates):
    paper = issue(officer)
    shown = flowing_text_of(printing.content_of(paper))
    assert "Số: 0007/TTPVHCC" in shown
    assert "Mỹ An Hưng, ngày 06 tháng 4 năm 2026" in shown
    assert f"motcua.example/xac-minh/{paper.verify_code}" in shown.replace("xac-minh/ ", "xac-minh/")


def test_a_refusal_leads_by_qr_to_its_own_check(officer, files, templates):
    paper = actions.issue(
        "mau-03",
        centre=1,
        number="0008/TTPVHCC",
        subject=officer,
        data=samples.REFUSAL,
        by=officer,
        at=AT,
        verify_url=lambda code: f"{SITE}{code}/",
    )
    assert qr_codes_of(printing.content_of(paper))[0][0] == f"{SITE}{paper.verify_code}/"


@pytest.mark.parametrize("model", [PaperTemplate, IssuedPaper, Withdrawal])
def test_the_database_refuses_to_change_or_delete_what_was_printed(officer, files, templates, model):
    actions.withdraw(issue(officer), reason="in lại", by=officer, at=AT)
    row = model.objects.first()
    with pytest.raises(IntegrityError, match="stays as it was"), transaction.atomic():
        row.save()
    with pytest.raises(IntegrityError, match="stays as it was"), transaction.atomic():
        model.objects.filter(pk=row.pk)._raw_delete(using="default")


def test_a_failed_action_leaves_no_paper(officer, files, templates):
    undone = transaction.atomic()
    undone.__enter__()
    issue(officer)
    undone.__exit__(RuntimeError, RuntimeError("something later failed"), None)
    assert not IssuedPaper.objects.exists()
    assert issue(officer).pk


def test_no_paper_before_its_template_is_in_force(officer, files, templates):
    early = AT - timedelta(days=365)
    with pytest.raises(RuleBroken) as refused:
        actions.preview("mau-01", centre=1, data=samples.RECEIPT, at=early)
    assert refused.value.code == "no_template"


def test_a_preview_has_no_number_and_keeps_nothing(officer, files, templates):
    shown = flowing_text_of(actions.preview("mau-01", centre=1, data=samples.RECEIPT, at=AT))
    assert "Số: 0" not in shown
    assert "xac-minh" not in shown
    assert not IssuedPaper.objects.exists()
    assert not list(files.iterdir())


def test_a_centre_prints_from_its_own_template_and_others_do_not(administrator, templates):
    own = own_template(administrator, edited_source())
    assert (own.version, own.centre, own.created_by_name) == (1, 1, "Trần Văn Quản")
    assert queries.template_in_force("mau-01", centre=1, on=AT.date()) == own
    assert queries.template_in_force("mau-01", centre=2, on=AT.date()).centre is None
    assert queries.template_in_force("mau-01", centre=1, on=date(2026, 3, 31)).centre is None
    assert own_template(administrator, edited_source("LẦN HAI")).version == 2


def test_a_template_that_does_not_print_is_refused_with_its_line(administrator, templates):
    with pytest.raises(RuleBroken) as refused:
        own_template(administrator, '#set document(title: "Thử")\n#khong_co')
    assert refused.value.code == "template_broken"
    assert "Dòng 2 có lỗi" in refused.value.messages[0]
    assert not PaperTemplate.objects.filter(centre=1).exists()


def test_a_template_must_print_the_sheet_with_everything_missing(administrator, templates):
    with pytest.raises(RuleBroken, match="array is empty"):
        own_template(administrator, edited_source("#d.components.first().name"))


def test_only_who_may_adds_a_template(officer, templates):
    with pytest.raises(PermissionDenied):
        own_template(officer, edited_source())


def test_a_check_tells_issuer_kind_and_date_and_nothing_personal(officer, files, templates):
    paper = issue(officer)
    found = queries.check(f"{paper.verify_code[:5].lower()}-{paper.verify_code[5:]}")
    assert found == queries.Checked(
        issuer=samples.OFFICE.name,
        title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        number="0007/TTPVHCC",
        issued_at=AT,
        withdrawn_at=None,
        is_intact=True,
    )
    assert found.is_valid
    assert samples.NHUNG.name not in repr(found)


def test_an_unknown_code_is_nothing(templates):
    assert queries.check("ACDEFGHJKM") is None


def test_a_withdrawn_paper_no_longer_holds_and_is_withdrawn_once(officer, files, templates):
    paper = issue(officer)
    actions.withdraw(paper, reason="cấp lại sau khi gia hạn", by=officer, at=AT)
    found = queries.check(paper.verify_code)
    assert (found.withdrawn_at, found.is_valid) == (AT, False)
    with pytest.raises(RuleBroken) as refused:
        actions.withdraw(paper, reason="lần hai", by=officer, at=AT)
    assert refused.value.code == "withdrawn_already"


@pytest.mark.parametrize("harm", ["changed", "lost"])
def test_a_check_notices_bytes_that_changed_or_are_lost(officer, files, templates, harm):
    paper = issue(officer)
    path = store.path_of(printing.printout_of(paper).sha256)
    if harm == "changed":
        path.write_bytes(path.read_bytes() + b" ")
    else:
        path.unlink()
    found = queries.check(paper.verify_code)
    assert (found.is_intact, found.is_valid) == (False, False)


def test_papers_about_a_row_are_newest_first_and_of_one_centre(
    officer, files, templates, django_assert_num_queries
):
    first, second = issue(officer), issue(officer, number="0008/TTPVHCC")
    issue(officer, centre=2)
    with django_assert_num_queries(1):
        found = list(queries.papers_about(officer, centre=1))
        assert [paper.template.code for paper in found] == ["mau-01", "mau-01"]
    assert [paper.pk for paper in found] == [second.pk, first.pk]
