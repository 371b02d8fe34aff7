"""Writing the next version of a procedure in forms (ux 4.21, J11)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.forms import Select
from django.http import QueryDict

from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions, content, queries
from motcua.reference.procedures.models import ProcedureVersion, VersionDraft
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.states import LinkState
from motcua.reference.procedures.tests.samples import NOON, TODAY, TOMORROW

CODE = "1.004873"
ADDRESS = f"/quan-tri/thu-tuc/{CODE}/soan/"
DECISION = {"number": "12/QĐ-UBND", "issued_on": "2026-04-01", "issuer": "UBND tỉnh mẫu"}

#: the same as it is typed
DECIDED = {"decision_number": "12/QĐ-UBND", "decision_issued_on": "01/04/2026"}


@pytest.fixture
def base(catalogue: None) -> ProcedureVersion:
    return queries.with_parts(queries.newest()).get(procedure__code=CODE)


def entry_of(base: ProcedureVersion, **said: Any) -> Entry:
    return {**content.of(base), "decision": DECISION, **said}


def posted(editor: Any, **said: Any) -> dict[str, Any]:
    """What a browser would send of untouched forms, with some fields changed."""
    sent: dict[str, Any] = {}
    for form in [editor.version, *(form for rows in editor.rows.values() for form in rows.forms)]:
        for bound in form:
            value = bound.value()
            if isinstance(bound.field.widget, Select) and value in (None, ""):
                value = bound.field.choices[0][0]  # a list nobody touched sends its first line
            if value is not None and value is not False and value != "":
                sent[bound.html_name] = value.strftime("%d/%m/%Y") if isinstance(value, date) else value
    for rows in editor.rows.values():
        sent |= {bound.html_name: bound.value() for bound in rows.management_form}
    return {**sent, "revision": 0, **said}


def test_forms_give_back_the_entry_they_were_filled_from(desk, base):
    for version in queries.with_parts(queries.newest()):
        filled = desk.get(f"/quan-tri/thu-tuc/{version.procedure.code}/soan/").context["editor"]
        again = type(filled)(filled.entry, _as_query(posted(filled)))
        assert again.is_valid(), again.errors
        assert again.made() == content.of(version)


def _as_query(sent: dict[str, Any]) -> Any:
    made = QueryDict(mutable=True)
    for name, value in sent.items():
        made.setlist(name, value if isinstance(value, list) else [str(value)])
    return made


def test_a_draft_is_published_as_the_next_version_and_is_gone(base, publisher):
    draft = actions.save_draft(base, entry_of(base, notes="Ghi chú mới"), revision=0, by=publisher, at=NOON)
    version = actions.publish_draft(draft, in_force_from=TOMORROW, warnings_read=True, by=publisher, at=NOON)
    assert (version.number, version.notes, version.decision_number) == (2, "Ghi chú mới", "12/QĐ-UBND")
    assert not VersionDraft.objects.exists()


def test_who_saves_on_an_old_draft_is_refused_and_nothing_is_lost(base, publisher):
    actions.save_draft(base, entry_of(base, notes="Một"), revision=0, by=publisher, at=NOON)
    with pytest.raises(RuleBroken) as refused:
        actions.save_draft(base, entry_of(base, notes="Hai"), revision=0, by=publisher, at=NOON)
    assert refused.value.code == "draft_changed"
    assert VersionDraft.objects.get().entry["notes"] == "Một"


@pytest.mark.parametrize(
    ("changed", "day", "read", "code"),
    [
        ({"decision": {"number": "", "issued_on": "", "issuer": ""}}, TOMORROW, True, "decision_missing"),
        ({"documents": []}, TODAY, True, "day_not_ahead"),
        ({"name_vi": ""}, TOMORROW, True, "draft_wrong"),
        ({}, TODAY, True, "day_not_ahead"),
    ],
)
def test_what_cannot_be_published_says_why(base, publisher, changed, day, read, code):
    draft = actions.save_draft(base, entry_of(base, **changed), revision=0, by=publisher, at=NOON)
    with pytest.raises(RuleBroken) as refused:
        actions.publish_draft(draft, in_force_from=day, warnings_read=read, by=publisher, at=NOON)
    assert refused.value.code == code
    assert queries.versions_of(CODE).count() == 1


def test_warnings_ask_once(base, publisher):
    wrong = entry_of(base, limits=[{**entry_of(base)["limits"][0], "value": 300}])
    draft = actions.save_draft(base, wrong, revision=0, by=publisher, at=NOON)
    with pytest.raises(RuleBroken) as refused:
        actions.publish_draft(draft, in_force_from=TOMORROW, warnings_read=False, by=publisher, at=NOON)
    assert refused.value.code == "warnings_unread"
    actions.publish_draft(draft, in_force_from=TOMORROW, warnings_read=True, by=publisher, at=NOON)


def test_a_version_published_meanwhile_stops_the_draft(base, publisher):
    draft = actions.save_draft(base, entry_of(base), revision=0, by=publisher, at=NOON)
    actions.publish_version(entry_of(base, notes="Khác"), by=None, at=NOON, in_force_from=TOMORROW)
    day = TOMORROW + timedelta(days=1)
    with pytest.raises(RuleBroken) as refused:
        actions.publish_draft(draft, in_force_from=day, warnings_read=True, by=publisher, at=NOON)
    assert refused.value.code == "version_changed"


def test_only_a_publisher_writes(base, publisher, viewer):
    draft = actions.save_draft(base, entry_of(base), revision=0, by=publisher, at=NOON)
    for act in (
        lambda: actions.save_draft(base, entry_of(base), revision=1, by=viewer, at=NOON),
        lambda: actions.drop_draft(draft, by=viewer, at=NOON),
        lambda: actions.publish_draft(draft, in_force_from=TOMORROW, warnings_read=True, by=viewer, at=NOON),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_the_pages_save_show_the_change_and_publish(desk, base):
    sent = posted(desk.get(ADDRESS).context["editor"], **DECIDED, notes="Mang theo thẻ", amount_vnd=20000)
    assert desk.post(ADDRESS, sent).status_code == 302
    page = desk.get(ADDRESS).content.decode()
    assert "<ins>Mang theo thẻ</ins>" in page
    assert "20.000" in page
    stale = desk.post(ADDRESS, sent)
    assert stale.status_code == 422
    assert "Bản nháp vừa được người khác lưu" in stale.content.decode()
    said = {"in_force_from": "01/05/2026", "warnings_read": "on"}
    assert desk.post(f"{ADDRESS}cong-bo/", said).status_code == 302
    assert queries.in_force(CODE, date(2026, 5, 1)).notes == "Mang theo thẻ"


def test_a_field_that_cannot_be_read_keeps_what_was_typed(desk, base):
    answer = desk.post(
        ADDRESS, posted(desk.get(ADDRESS).context["editor"], decision_issued_on="31/02/2026", notes="Giữ lại")
    )
    assert answer.status_code == 422
    assert "Giữ lại" in answer.content.decode()
    assert not VersionDraft.objects.exists()


def test_a_draft_is_dropped_from_the_page(desk, base, publisher):
    actions.save_draft(base, entry_of(base), revision=0, by=publisher, at=NOON)
    assert desk.post(f"{ADDRESS}bo/").status_code == 302
    assert not VersionDraft.objects.exists()


def test_links_to_the_law_are_added_shown_and_dropped(desk, base):
    address = f"/quan-tri/thu-tuc/{CODE}/can-cu/"
    said = {"title": "Nghị định 123/2015/NĐ-CP", "url": "https://vanban.example/123"}
    assert desk.post(address, said).status_code == desk.post(address, said).status_code == 302
    [link] = base.procedure.links.all()
    actions.note_check(link, LinkState.GONE, "404", at=NOON)
    assert "Không còn ở đó (404)" in desk.get(address).content.decode()
    assert "1 hỏng" in desk.get(f"/quan-tri/thu-tuc/{CODE}/phien-ban/1/").content.decode()
    assert desk.post(address, said | {"url": "javascript:alert(1)"}).status_code == 422
    assert desk.post(f"{address}{link.pk}/bo/").status_code == 302
    assert not base.procedure.links.exists()
