"""The publishing duty of a version: its clocks with the Centre's calendar, and what its sheet says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

import yaml
from django.conf import settings

from motcua.foundation.papers.sheets.notice import A3Notice, Asked, LargeNotice, Notice, Poster
from motcua.foundation.papers.sheets.parts import Office, Procedure
from motcua.foundation.words import _, kept_words
from motcua.reference.calendars.queries import calendar_for
from motcua.reference.calendars.rules import add_working_days
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures.models import Component, ProcedureVersion
from motcua.reference.procedures.models.posting import Announcement
from motcua.reference.procedures.rules.publishing import Clock, Timing, timing
from motcua.reference.procedures.states import Look
from motcua.reference.procedures.words import DATA

#: kinds of communes before the name itself: a place on paper is named without its kind
KINDS = ("Đặc khu ", "Phường ", "Xã ")
SHEETS: dict[str, type[Notice]] = {
    Look.A4: Notice, Look.A3: A3Notice, Look.LARGE: LargeNotice, Look.POSTER: Poster
}  # fmt: skip


@dataclass(frozen=True)
class Judged:
    """One act of publishing in words, with how it stands to its clock."""

    title: str
    #: what the days are counted from
    counted_from: str
    timing: Timing


@cache
def _clocks() -> dict[str, dict[str, Clock] | Clock]:
    read = yaml.safe_load((DATA / "publishing.yaml").read_text())
    return {
        "posting": Clock(**read["posting"]),
        **{act: {who: Clock(**row) for who, row in read[act].items()} for act in ("announce", "database")},
    }


def clock_for(act: str, announcer: str = "") -> Clock:
    """The clock of an act: `announce` and `database` for who announces, `posting` for everybody."""
    found = _clocks()[act]
    return found[announcer] if isinstance(found, dict) else found


def judged(
    version: ProcedureVersion,
    announcement: Announcement | None,
    posted_on: date | None,
    *,
    centre: int,
    today: date,
) -> list[Judged]:
    """How announcing, entering and posting a version stand to the law; what nobody has recorded is left out."""
    add = partial(add_working_days, calendar_for(centre))
    acts = list(_announced(version, announcement))
    acts.append(
        (
            _("Niêm yết tại Trung tâm"),
            _("ngày áp dụng"),
            clock_for("posting"),
            version.in_force_from,
            posted_on,
        )
    )
    return [
        Judged(title, counted_from, timing(clock, start, done_on, today, add))
        for title, counted_from, clock, start, done_on in acts
    ]


def _announced(
    version: ProcedureVersion, announcement: Announcement | None
) -> Iterator[tuple[str, str, Clock, date, date | None]]:
    if announcement is not None:
        announce, database = (clock_for(act, announcement.announcer) for act in ("announce", "database"))
        signed = announcement.signed_on
        yield _("Ký quyết định công bố"), _("ngày áp dụng"), announce, version.in_force_from, signed
        entered = announcement.entered_on
        yield _("Công khai trên Cơ sở dữ liệu quốc gia"), _("ngày ký"), database, signed, entered


def address_of(code: str) -> str:
    """The public page of a procedure, where the QR code of its sheets leads."""
    return f"{settings.PUBLIC_URL}/thu-tuc/{code}/"


def office_of(centre: Centre) -> Office:
    """The Centre as a paper names it."""
    commune = centre.commune.name
    return Office(
        parent=centre.parent,
        name=centre.name,
        place=next((commune.removeprefix(kind) for kind in KINDS if commune.startswith(kind)), commune),
        lookup="",
        phone=centre.phone,
        remark="Dữ liệu mẫu." if centre.is_sample else "",
    )


def notice_of(version: ProcedureVersion, centre: Centre, look: str) -> Notice:
    """The sheet of a version with its parts at hand. Printed in Vietnamese, whatever the officer's language."""
    with kept_words():
        return SHEETS[look](
            office=office_of(centre),
            procedure=Procedure(version.name_vi, version.procedure.code),
            address=address_of(version.procedure.code),
            in_force_from=version.in_force_from,
            decision=version.decision if version.decision_number else "",
            field=version.field.name,
            authority=version.authority_title,
            channels=", ".join(version.channel_titles),
            limits=tuple(_limits(version)),
            fees=tuple(_fees(version)),
            papers=tuple(Asked(paper.name, _how(paper)) for paper in version.components.all()),
            steps=tuple(f"{step.title} ({step.role_title})" for step in version.steps.all()),
            results=tuple(result.name for result in version.results.all()),
        )


def _limits(version: ProcedureVersion) -> Iterator[str]:
    for limit in version.limits.all():
        beside = ", ".join(filter(None, (limit.channel_title, limit.case_shown if limit.is_case else "")))
        yield f"{limit}: {beside}" if beside else str(limit)


def _fees(version: ProcedureVersion) -> Iterator[str]:
    yield ". ".join(filter(None, (str(version.fee), version.fee.basis_shown)))
    if version.fee.exempt:
        yield f"{_('Miễn cho')}: {', '.join(version.fee.exempt_titles)}"


def _how(paper: Component) -> str:
    counts = []
    if paper.originals:
        counts.append(_("%(n)s bản chính") % {"n": paper.originals})
    if paper.copies:
        counts.append(_("%(n)s bản sao") % {"n": paper.copies})
    when = _("Bắt buộc") if paper.required else _("Khi cần")
    said = f"{when}: {paper.condition_shown}" if paper.condition else when
    return f"{', '.join(counts) or paper.get_form_display()}. {said}."
