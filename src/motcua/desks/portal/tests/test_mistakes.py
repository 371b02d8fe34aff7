"""`Những chỗ hay sai` speaks only of many dossiers (B28)."""

import pytest
from django.core.cache import cache
from tests.fixtures import NINE, act, make_dossier

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.actions import Lacking
from motcua.casework.dossiers.states import Lack
from motcua.desks.portal import mistakes
from motcua.foundation import clock


@pytest.fixture
def asked(centre):
    """One dossier of which one paper was asked again."""
    cache.clear()
    with clock.fixed_at(NINE):
        dossier = make_dossier(centre, way="forward")
        component = dossier.components.first().component
        request = actions.Request((Lacking(component.pk, Lack.UNREADABLE, "Chụp lại"),), "Điều 19")
        actions.ask_supplement(dossier.pk, act(dossier, "chuyen-mon"), request)
    return dossier, component


def test_few_dossiers_are_not_spoken_of(asked, centre):
    dossier, _component = asked
    assert mistakes.of(dossier.procedure_code, centre=centre.pk, at=NINE) == []


def test_the_commonest_are_named_with_paper_and_reason(asked, centre, client, monkeypatch):
    dossier, component = asked
    for name in ("ENOUGH", "FEWEST"):
        monkeypatch.setattr(mistakes, name, 1)
    with clock.fixed_at(NINE):
        [each] = mistakes.of(dossier.procedure_code, centre=centre.pk, at=NINE)
        assert (each.paper, each.what, each.dossiers) == (component.name, Lack.UNREADABLE.label, 1)
        page = client.get(f"/thu-tuc/{dossier.procedure_code}/").content.decode()
    assert "Những chỗ hay sai" in page
    cache.clear()
