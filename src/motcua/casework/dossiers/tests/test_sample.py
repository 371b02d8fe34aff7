"""The sample commune: every state, relative to today, once."""

import io
from datetime import timedelta

import pytest
from django.db import transaction
from PIL import Image
from tests.fixtures import NINE, bring_in

from motcua.casework.dossiers import sample
from motcua.casework.dossiers.models import Correction, Dossier, Extension
from motcua.casework.dossiers.sample import by_hand, roads
from motcua.casework.dossiers.simulation.people import MARK
from motcua.casework.dossiers.states import Ending, Status
from motcua.foundation.audit.models import Entry
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile
from motcua.foundation.papers.models import IssuedPaper

THERE = {"1.001193", "1.004873"}


@pytest.fixture(autouse=True)
def catalogue(centre):
    wanted = {one.procedure for one in (*by_hand.SAMPLES, *roads.ROADS)} | {"2.000815", "1.014027"}
    bring_in(*sorted(wanted - THERE))


def test_twelve_weeks_hold_every_state_and_every_road_and_are_made_once(centre):
    """Volumes and mixes: domain 11 §2."""
    made = sample.make(centre, at=NINE, weeks=12)
    dossiers = Dossier.objects.filter(centre=centre)
    assert made == dossiers.count() > 1000
    assert set(dossiers.values_list("status", flat=True)) == set(Status.values)
    days = [moment.astimezone(VIETNAM).date() for moment in dossiers.values_list("submitted_at", flat=True)]
    assert max(days) == NINE.date()
    assert min(days) >= NINE.date() - timedelta(weeks=12)
    assert not Entry.objects.filter(at__gt=NINE).exists()
    for kind in (
        dossiers.filter(status=Status.IN_PROCESS, due_at__lt=NINE),
        dossiers.filter(status=Status.RESOLVED, finished_at__lt=NINE - timedelta(days=28)),
        dossiers.filter(answer_by__lt=NINE),
        dossiers.filter(has_error=True),
        Correction.objects.exclude(handed_at=None),
        Extension.objects.filter(new_due__gt=NINE),
        *(dossiers.filter(closure__ending=ending) for ending in Ending),
    ):
        assert kind.exists(), str(kind.query)
    assert sample.make(centre, at=NINE, weeks=12) == 0


def test_what_was_handed_in_is_scanned_and_the_same_paper_gives_the_same_picture(centre):
    sample.make(centre, at=NINE, weeks=1)
    files = StoredFile.objects.filter(media_type="image/png")
    assert files.count() > 20
    picture = Image.open(io.BytesIO(store.read(files[0])))
    assert min(picture.size) > 600
    by_action = Dossier.objects.exclude(content=MARK).filter(components__file__isnull=False)
    component = by_action[0].components.exclude(file=None)[0]
    again = sample.scans.scan(component.dossier, component)
    assert again == store.read(component.file)


def test_one_seed_and_day_make_the_same_commune_again_and_another_seed_another(centre):
    told = [_told(centre, seed) for seed in (1, 1, 2)]
    assert told[0] == told[1] != told[2]  # with every picture, and every paper with its number and code


def _told(centre, seed: int) -> list[tuple[object, ...]]:
    """What a commune made with that seed says, which is then taken back."""
    with transaction.atomic():
        sample.make(centre, at=NINE, weeks=1, seed=seed)
        columns = ("code", "status", "procedure_code", "received_at", "due_at", "submitter__full_name")
        rows = list(Dossier.objects.order_by("code").values_list(*columns))
        weeks = Dossier.objects.filter(content=MARK)
        rows += weeks.order_by("code", "components__component").values_list(
            "code", "components__file__sha256"
        )
        issued = IssuedPaper.objects.filter(subject="dossiers.dossier", subject_key__in=weeks.values("pk"))
        rows += issued.order_by("number", "verify_code").values_list(
            "number", "code", "verify_code", "issued_at"
        )
        transaction.set_rollback(True)
    return rows


def test_without_weeks_there_are_only_the_few_of_these_days(centre):
    assert sample.make(centre, at=NINE, weeks=0) == len(by_hand.SAMPLES)
    assert not StoredFile.objects.filter(media_type="image/png").exists()
    assert IssuedPaper.objects.exists()
