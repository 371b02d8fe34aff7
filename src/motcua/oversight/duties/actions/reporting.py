"""Báo cáo minh chứng: every duty with its figures over a period, each with the address of its rows; issued and kept."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers.sheets import next_form_number, office_of, verify_url
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.evidence.registry import Period
from motcua.foundation.papers import actions as papers
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.sheets.duty_report import DutyLine, DutyReport, FigureLine
from motcua.foundation.words import kept_words
from motcua.oversight.duties import figures, queries
from motcua.oversight.duties.models import HandEntry
from motcua.oversight.duties.names import short_of
from motcua.oversight.duties.queries import VIEW, Tile
from motcua.reference.organisation.models import Centre

REPORT = DutyReport.form
#: of a duty's code and the place of a figure: where its rows are
AddressOf = Callable[[str, int], str]


@transaction.atomic
def issue_report(centre: Centre, period: Period, *, by: User, at: datetime, url_of: AddressOf) -> IssuedPaper:
    """The report over the days of a period, both included, kept like every paper. Raises PermissionDenied."""
    require(by, VIEW, HandEntry(centre=centre), at=at)
    with kept_words():
        tiles = queries.wall(centre.pk, period.last)
        charged = queries.charged_codes(centre.pk, period.last)
        sheet = DutyReport(
            office_of(centre),
            period.first,
            period.last,
            tuple(_line(tile, centre, period, url_of) for tile in tiles),
            tuple(f"{tile.code}: {'; '.join(missing)}" for tile, missing in queries.gaps(tiles, charged)),
            by.full_name,
        )
    return papers.issue(
        REPORT,
        centre=centre.pk,
        number=next_form_number(centre, at),
        subject=centre,
        data=sheet,
        by=by,
        at=at,
        verify_url=verify_url,
    )


def _line(tile: Tile, centre: Centre, period: Period, url_of: AddressOf) -> DutyLine:
    found = enumerate(figures.figures_of(tile.code), start=1)
    return DutyLine(
        tile.code,
        short_of(tile.code, tile.version.words),
        str(tile.standing.label),
        tuple(
            FigureLine(
                str(figure.title),
                figure.count(centre.pk, period),
                str(figure.unit),
                url_of(tile.code, n),
            )
            for n, figure in found
        ),
    )
