"""The sample Centres as invented lives see them: officers by right and role, and the promises of their calendar."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from motcua.casework.dossiers.simulation.promising import Promises
from motcua.casework.dossiers.simulation.world import Cast, Officer, Place
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.calendars import queries as calendars
from motcua.reference.calendars.models import EVERYWHERE, Change
from motcua.reference.calendars.rules import ClockParameters
from motcua.reference.organisation.models import Centre, Grant, Holding

NEEDED = (
    "dossiers.receive",
    "dossiers.refuse",
    "dossiers.forward",
    "dossiers.process",
    "dossiers.decide",
    "dossiers.return",
)


def places(centres: Sequence[Centre]) -> dict[int, Place]:
    """The Centres by number. Those without a calendar row of their own share one calendar, and its promises.

    Raises RuleBroken when a Centre has nobody for something that must be done.
    """
    own = set(Change.objects.filter(centre__in=[c.pk for c in centres]).values_list("centre", flat=True))
    shared = _promises(EVERYWHERE)
    return {
        centre.pk: Place(
            centre.pk,
            centre,
            centre.agency_code,
            f"{centre.commune.name}, {centre.commune.province.name}",
            _cast(centre),
            _promises(centre.pk) if centre.pk in own else shared,
        )
        for centre in centres
    }


def _promises(centre: int) -> Promises:
    version = calendars.current_version(centre)
    return Promises(calendars.calendar_for(centre, version=version), partial(_parameters, centre, version))


def _parameters(centre: int, version: int, on: date) -> ClockParameters:
    return calendars.parameters_on(centre, on, version=version)


def _cast(centre: Centre) -> Cast:
    """Who holds which right and acts in which role; the first one found stands for the others."""
    held = Holding.objects.filter(post__unit__centre=centre, user__is_sample=True).order_by("id")
    by_post = {holding.post_id: _officer(holding) for holding in held.select_related("user")}
    grants = Grant.objects.filter(post__in=by_post, field="", procedure="").order_by("-id")
    by_right = {grant.right: by_post[grant.post_id] for grant in grants}
    by_role = {
        role: by_post[holding.post_id]
        for holding in held.select_related("post").order_by("-id")
        for role in holding.post.roles
    }
    if missing := [right for right in NEEDED if right not in by_right]:
        raise RuleBroken(
            _(
                "%(centre)s không có cán bộ mẫu nào có quyền: %(rights)s. "
                "Chạy motcua demo để có lại cán bộ mẫu, rồi chạy lại."
            ),
            code="nobody",
            params={"centre": centre.name, "rights": ", ".join(missing)},
        )
    return Cast(by_right, by_role)


def _officer(holding: Holding) -> Officer:
    return Officer(holding.user_id, holding.user.full_name, holding.user.title)
