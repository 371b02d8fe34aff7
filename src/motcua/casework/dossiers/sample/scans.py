"""Scans of what was handed in: sheets drawn for the sample, a little askew as from a scanner, marked as samples.

Drawing one takes a moment, and weeks of dossiers have thousands of papers. So what somebody still works on has a sheet
of its own, with its owner's name; what is over has one that all dossiers of its kind share, on which everything
personal is covered.
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier, DossierComponent
from motcua.casework.dossiers.simulation.life import Life
from motcua.casework.dossiers.simulation.paper import Handed
from motcua.casework.dossiers.states import OVER, Source
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile
from motcua.foundation.papers.rendering import picture
from motcua.foundation.ui.formats import vn_date
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import Component, ProcedureVersion

SHEET = Path(__file__).with_name("giay-mau.typ").read_text(encoding="utf-8")
DOTS_AN_INCH = 110
#: what a sheet has lines for, and how one that asks for something begins
LINES = ("Giấy tờ kèm theo:", "Ghi chú:")
ASKING = ("Tờ khai", "Đơn", "Giấy đề nghị", "Văn bản")
#: by how much a sheet lies askew on the glass, and off its middle
ASKEW_DEGREES, OFF_MM = 0.9, 1.0
KIND = "image/png"


def attach(dossier: Dossier, *, by: User, at: datetime) -> None:
    """A scan for each paper that was handed in, taken in as the counter does."""
    if dossier.status in OVER:
        return
    for component in dossier.components.select_related("component").filter(source=Source.PAPER):
        dossier.refresh_from_db(fields=["revision"])
        name = f"quet-{component.pk}.png"
        actions.attach_scan(dossier, component.pk, scan(dossier, component), name=name, by=by, at=at)


def scan(dossier: Dossier, component: DossierComponent) -> bytes:
    """The sheet as PNG; the same dossier and paper give the same picture."""
    owner = dossier.owner
    who = {
        "name": owner.full_name,
        "born": vn_date(owner.born_on) if owner.born_on else "",
        "sex": owner.sex,
        "address": owner.address,
        "on": _day(dossier.submitted_at),
    }
    said = _said(component.component, dossier.version, dossier.centre) | who
    return _drawn(said, f"{dossier.intake_key}/{component.component_id}")


class Scanner:
    """Gives what the lives of one sample Centre handed in its pictures."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self._shared = cache(self._draw_shared)

    def __call__(self, life: Life, handed: Handed) -> StoredFile:
        """The picture of one paper: of its own while the dossier is under way, the shared one of its kind after."""
        version, over = life.plan.version, life.ended or life.refused or life.decided
        return self._shared(version, handed.paper) if over else self._draw_own(life, handed)

    def _draw_own(self, life: Life, handed: Handed) -> StoredFile:
        owner = life.owner
        who = {
            "name": owner.full_name,
            "born": vn_date(owner.born_on),
            "sex": owner.sex,
            "address": owner.address,
            "on": _day(handed.at),
        }
        return self._kept(life.plan.version, handed.paper, who, f"{life.intake_key}/{handed.paper}")

    def _draw_shared(self, version: int, paper: int) -> StoredFile:
        nobody = dict.fromkeys(("name", "born", "sex", "address"), "")
        return self._kept(version, paper, nobody | {"on": "ngày … tháng … năm …"}, f"shared/{paper}")

    def _kept(self, version: int, paper: int, who: dict[str, str], key: str) -> StoredFile:
        found = procedures.for_intake(version)
        component = next(each for each in found.components.all() if each.pk == paper)
        content = _drawn(_said(component, found, self.centre) | who, key)
        return store.keep(content, kind=KIND, centre=self.centre.pk)


def _drawn(said: dict[str, object], key: str) -> bytes:
    """The sheet as PNG, lying as the key has it lie."""
    rng = Random(key)  # noqa: S311 - to be had again
    lies = {
        "askew": rng.uniform(-ASKEW_DEGREES, ASKEW_DEGREES),
        "off": [rng.uniform(-OFF_MM, OFF_MM) for _way in "xy"],
    }
    return picture(SHEET, said | lies, dots_an_inch=DOTS_AN_INCH)


def _said(component: Component, version: ProcedureVersion, centre: Centre) -> dict[str, object]:
    title = component.name.split(";")[0].split("(")[0].strip()[:90]
    return {
        "title": title,
        "asks": title.startswith(ASKING),
        "office": centre.parent,
        "procedure": version.name_vi,
        "lines": list(LINES),
        "place": centre.commune.name,
    }


def _day(at: datetime) -> str:
    day = at.astimezone(VIETNAM)
    return f"ngày {day:%d} tháng {day:%m} năm {day:%Y}"
