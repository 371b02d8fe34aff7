"""Scans of what was handed in: sheets drawn for the sample, a little askew as from a scanner, marked as samples."""

import io
from datetime import datetime
from pathlib import Path
from random import Random

from PIL import Image

from motcua.casework.dossiers import actions
from motcua.casework.dossiers.models import Dossier, DossierComponent
from motcua.casework.dossiers.states import OVER, Source
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.papers.rendering import picture
from motcua.foundation.ui.formats import vn_date

SHEET = Path(__file__).with_name("giay-mau.typ").read_text(encoding="utf-8")
DOTS_AN_INCH = 110
#: what a sheet has lines for, and how one that asks for something begins
LINES = ("Giấy tờ kèm theo:", "Ghi chú:")
ASKING = ("Tờ khai", "Đơn", "Giấy đề nghị", "Văn bản")
#: a scanner's glass, and by how much a sheet lies askew on it
GLASS, ASKEW_DEGREES, MARGIN = (228, 227, 222), 0.9, 14


def attach(dossier: Dossier, *, by: User, at: datetime) -> None:
    """A scan for each paper that was handed in, taken in as the counter does."""
    if dossier.status in OVER:
        return
    for component in dossier.components.select_related("component").filter(source=Source.PAPER):
        dossier.refresh_from_db(fields=["revision"])
        name = f"quet-{component.pk}.jpg"
        actions.attach_scan(dossier, component.pk, scan(dossier, component), name=name, by=by, at=at)


def scan(dossier: Dossier, component: DossierComponent) -> bytes:
    """The sheet as JPEG; the same dossier and paper give the same picture."""
    sheet = Image.open(io.BytesIO(picture(SHEET, _said(dossier, component), dots_an_inch=DOTS_AN_INCH)))
    rng = Random(f"{dossier.intake_key}/{component.component_id}")  # noqa: S311 - to be had again
    turned = sheet.convert("RGB").rotate(
        rng.uniform(-ASKEW_DEGREES, ASKEW_DEGREES), Image.Resampling.BICUBIC, fillcolor=GLASS
    )
    glass = Image.new("RGB", (sheet.width + 2 * MARGIN, sheet.height + 2 * MARGIN), GLASS)
    glass.paste(turned, (MARGIN + rng.randint(-4, 4), MARGIN + rng.randint(-4, 4)))
    out = io.BytesIO()
    glass.save(out, "JPEG", quality=70)
    return out.getvalue()


def _said(dossier: Dossier, component: DossierComponent) -> dict[str, object]:
    title = component.component.name.split(";")[0].split("(")[0].strip()[:90]
    owner, day = dossier.owner, dossier.submitted_at.astimezone(VIETNAM)
    return {
        "title": title,
        "asks": title.startswith(ASKING),
        "office": dossier.centre.parent,
        "name": owner.full_name,
        "born": vn_date(owner.born_on) if owner.born_on else "",
        "sex": owner.sex,
        "address": owner.address,
        "procedure": dossier.version.name_vi,
        "lines": list(LINES),
        "place": dossier.centre.commune.name,
        "on": f"ngày {day:%d} tháng {day:%m} năm {day:%Y}",
    }
