"""Guidance is kept on record (NĐ 118/2025 Đ16.2): once, numbered, and counted for the duties I.1.a and II.1.g."""

import uuid
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from tests.fixtures import NINE, make_dossier, make_guidance, officer, version_of

from motcua.casework.assistance import actions, queries
from motcua.casework.assistance.actions import Told
from motcua.casework.assistance.models import Guidance
from motcua.casework.assistance.states import Way
from motcua.casework.dossiers.actions import Lacking
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Lack
from motcua.foundation.audit.models import Entry
from motcua.foundation.errors import RuleBroken
from motcua.foundation.evidence import registry
from motcua.foundation.evidence.registry import Period


def told(**changes):
    return replace(Told(version_of().pk, Way.PHONE, minutes=4), **changes)


def record(centre, given, *, by="tiep-nhan", key=None):
    return actions.record_guidance(given, by=officer(by), centre=centre, key=key or uuid.uuid4(), at=NINE)


def test_guidance_is_numbered_by_year_and_told_to_the_journal_without_the_person(centre):
    component = version_of().components.first()
    given = told(
        items=(Lacking(component.pk, Lack.WRONG, "Ghi lại họ tên"),), person_name="Trần Văn Đởm", said="…"
    )
    first, second = record(centre, given), record(centre, told())
    assert [first.code, second.code] == ["HD-26-0001", "HD-26-0002"]
    assert first.items.get().words == "Ghi lại họ tên"
    entry = Entry.objects.filter(action="assistance.guided").order_by("seq").first()
    assert "Đởm" not in str(entry.data)


def test_the_same_key_gives_the_first_and_takes_no_number(centre):
    key = uuid.uuid4()
    assert record(centre, told(), key=key) == record(centre, told(minutes=9), key=key)
    assert record(centre, told()).code == "HD-26-0002"


@pytest.mark.parametrize("role", ["thu-ngan", "giam-doc", "kiem-soat"])
def test_who_may_not_guide_is_refused(centre, role):
    with pytest.raises(PermissionDenied):
        record(centre, told(), by=role)


def test_a_paper_of_another_procedure_is_refused(centre):
    other = version_of("1.004873").components.first()
    with pytest.raises(RuleBroken):
        record(centre, told(items=(Lacking(other.pk, Lack.MISSING),)))
    assert not Guidance.objects.exists()


def test_the_checklist_has_every_component_with_what_was_found(centre):
    component = version_of().components.last()
    guidance = record(centre, told(items=(Lacking(component.pk, Lack.INVALID),)))
    rows = queries.checklist(guidance)
    assert len(rows) == version_of().components.count()
    assert [row.item.lack for row in rows if row.item] == [Lack.INVALID]


def test_a_centre_is_seen_only_from_within(centre, other_centre):
    guidance = make_guidance(centre)
    assert guidance in queries.visible_to(officer("giam-doc"), NINE)
    Guidance.objects.filter(pk=guidance.pk).update(centre=other_centre)
    assert guidance not in queries.visible_to(officer("giam-doc"), NINE)
    assert not queries.visible_to(officer("thu-ngan"), NINE).exists()


def test_what_came_of_a_guidance_is_the_dossier_of_the_intake_under_its_key(centre):
    guidance, idle = make_guidance(centre), make_guidance(centre)
    dossier = make_dossier(centre)
    Dossier.objects.filter(pk=dossier.pk).update(intake_key=guidance.key)
    dossier.refresh_from_db()
    by = officer("tiep-nhan")
    assert queries.dossiers_of([guidance, idle], by=by, at=NINE) == {guidance.key: dossier}
    assert queries.before_dossier(dossier, by=by, at=NINE) == guidance
    every = Guidance.objects.all()
    assert list(queries.led_to_a_dossier(every, yes=True)) == [guidance]
    assert list(queries.led_to_a_dossier(every, yes=False)) == [idle]


def test_guidance_is_found_by_code_person_telephone_and_procedure(centre):
    guidance = make_guidance(centre, person_name="Trần Văn Đởm", person_phone="0912345678")
    for q in ("hd-26-0001", "tran dom", "0912345678", "khai sinh", "1.001193"):
        assert list(queries.matching(Guidance.objects.all(), q)) == [guidance]
    assert not queries.matching(Guidance.objects.all(), "ket hon").exists()


def test_the_duty_to_guide_counts_what_was_given_in_the_period(centre):
    given = [make_guidance(centre), make_guidance(centre, way=Way.ONLINE)]
    april = Period(NINE.date().replace(day=1), NINE.date())
    march = Period(NINE.date().replace(month=3, day=1), NINE.date().replace(month=3, day=31))
    of_duty = {
        duty: next(e for e in registry.of(duty) if e.query.__module__.endswith("assistance.evidence"))
        for duty in ("I.1.a", "II.1.g")
    }
    assert list(of_duty["II.1.g"].query(centre.pk, april)) == given
    assert list(of_duty["I.1.a"].query(centre.pk, april)) == given[:1]
    assert not of_duty["II.1.g"].query(centre.pk, march).exists()


def test_reading_is_noted_only_when_somebody_is_named(centre):
    bare, named = make_guidance(centre), make_guidance(centre, person_name="Trần Văn Đởm")
    for guidance in (bare, named, named):
        actions.note_reading(guidance, by=officer("giam-doc"), at=NINE)
    assert Entry.objects.filter(action="assistance.read").count() == 1
