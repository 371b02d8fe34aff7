"""The wall of the register, its statistics and the list of what is missing."""

from collections import Counter
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.foundation.accounts.requests import SignedInRequest
from motcua.oversight.duties import exporting, queries
from motcua.oversight.duties.names import short_of
from motcua.oversight.duties.queries import Tile
from motcua.oversight.duties.showing import workplaces_of
from motcua.oversight.duties.states import Standing
from motcua.oversight.duties.views.common import Asked, asked

#: how a standing is drawn, besides its word
ICONS = {
    Standing.HELD: "circle-check",
    Standing.ATTENTION: "alert-triangle",
    Standing.NOTHING: "circle-dashed",
}


def drawn(tile: Tile) -> dict[str, object]:
    """A tile with its short name and icon."""
    return {
        "tile": tile,
        "name": short_of(tile.code, tile.version.words),
        "icon": ICONS[tile.standing],
    }


def _with_form(tile: Tile, place: Asked, *, here: bool) -> dict[str, object]:
    """A tile with where its evidence is recorded: for who works `here` the page of its tools, else its own form."""
    pages = workplaces_of(tile.code, place.user, place.at) if here else []
    own = f"{reverse('duties:duty', args=[tile.version.duty.slug])}{place.query}#ghi-minh-chung"
    return {**drawn(tile), "form_url": pages[0][1] if pages else own}


@require_safe
def wall(request: SignedInRequest) -> HttpResponse:
    """Every duty as it stands at the Centre, in the order of the annex."""
    place = asked(request)
    tiles = queries.wall(place.centre.pk, place.on)
    here = place.may_manage
    fields = [
        (group, [_with_form(tile, place, here=here) for tile in members])
        for group, members in groupby(tiles, key=lambda tile: tile.version.duty.group)
    ]
    standings = Counter(tile.standing for tile in tiles)
    context = {
        "asked": place,
        "fields": fields,
        "sums": [(standing, ICONS[standing], standings[standing]) for standing in Standing],
        "total": len(tiles),
        "kinds": [kind for kind in exporting.KINDS if kind != "txt"],
    }
    return render(request, "duties/wall.html", context)


@require_safe
def statistics(request: SignedInRequest) -> HttpResponse:
    """How many duties by instrument, field and body, and what is missing of each at the Centre."""
    place = asked(request)
    tiles = queries.wall(place.centre.pk, place.on)
    charged = queries.charged_codes(place.centre.pk, place.on)
    context = {
        "asked": place,
        "statistics": exporting.statistics([tile.version for tile in tiles]),
        "gaps": [(drawn(tile), missing) for tile, missing in queries.gaps(tiles, charged)],
        "total": len(tiles),
    }
    return render(request, "duties/statistics.html", context)
