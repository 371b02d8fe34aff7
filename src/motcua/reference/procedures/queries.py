"""Reading the catalogue: what is in force on a day, found by what people type, for intake and export."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.search import fold
from motcua.foundation.statements import Question, kept
from motcua.reference.calendars.rules import Limit
from motcua.reference.calendars.states import Unit
from motcua.reference.procedures import content, saying, words
from motcua.reference.procedures.models import Alias, Fee, Field, ProcedureForm, ProcedureVersion
from motcua.reference.procedures.rules.filing import to_file
from motcua.reference.procedures.rules.limits import main_limit
from motcua.reference.procedures.rules.searching import Entry, Index
from motcua.reference.procedures.states import Status

#: The national numbers of the ways of filing (KenhThucHien, domain/03 §3) beside the words of the file.
CHANNELS = {1: "direct", 2: "online", 3: "postal"}
#: Days whose catalogue is kept in memory; today, and a few that are looked back at.
_MOST_DAYS = 4
# Written out because every visit asks it: building this query anew costs more than answering it.
_PUBLISHED_OF = """
select version.id, in_force_to from procedures_procedureversion version
join procedures_procedure procedure on procedure.id = version.procedure_id
where procedure.code = %s and status = 'published' order by number desc
"""
_STAMP = """
select (select count(*) || ':' || coalesce(max(id), 0) || ':' || count(in_force_to)
        from procedures_procedureversion where status = 'published')
    || '/' || (select count(*) || ':' || coalesce(max(id), 0) from procedures_alias)
    || '/' || (select count(*) || ':' || coalesce(max(id), 0) from procedures_formercode)
    || '/' || (select count(*) || ':' || coalesce(max(written_at)::text, '') from procedures_translation)
"""


def published() -> QuerySet[ProcedureVersion]:
    """Every published version with its procedure and field."""
    return ProcedureVersion.objects.filter(status=Status.PUBLISHED).select_related("procedure", "field")


def catalogue(on: date) -> QuerySet[ProcedureVersion]:
    """The versions in force on a day, one for each procedure, by code."""
    ends = Q(in_force_to=None) | Q(in_force_to__gte=on)
    return published().filter(ends, in_force_from__lte=on).order_by("procedure__code")


def in_force(code: str, on: date) -> ProcedureVersion | None:
    """The version of a procedure in force on a day; None when there is none, or no such procedure."""
    return catalogue(on).filter(procedure__code=code).first()


def with_parts(versions: QuerySet[ProcedureVersion]) -> QuerySet[ProcedureVersion]:
    """The versions with everything below them, in seven queries however many they are."""
    return versions.select_related("procedure", "field", "fee").prefetch_related(
        "limits", "components", "steps", "results", "appointments", "agencies"
    )


#: published versions with their parts; they never change, so this process reads each once
_for_intake: dict[int, ProcedureVersion] = {}


def find_for_intake(pk: int) -> ProcedureVersion | None:
    """A published version with all that intake reads of it; None when there is none.

    Seven queries once, then none. The row is shared: only read it, and ask `in_force` whether it still holds,
    since its last day may have been set after it was read.
    """
    if pk not in _for_intake:
        found = with_parts(published()).filter(pk=pk).first()
        if found is None:
            return None
        _for_intake[pk] = found
    return _for_intake[pk]


def for_intake(pk: int) -> ProcedureVersion:
    """As `find_for_intake`. Raises ProcedureVersion.DoesNotExist when there is none."""
    found = find_for_intake(pk)
    if found is None:
        raise ProcedureVersion.DoesNotExist(f"version {pk}")
    return found


def all_for_intake() -> list[ProcedureVersion]:
    """Every published version as `find_for_intake` gives it, by procedure and number: eight queries for all."""
    found = list(with_parts(published()).order_by("procedure__code", "number"))
    _for_intake.update((version.pk, version) for version in found)
    return found


def read_ahead() -> None:
    """Have this process know every version and today's index before anybody asks."""
    all_for_intake()
    _day(clock.now().astimezone(VIETNAM).date())


def limit_for(version: ProcedureVersion, channel: int | str = "") -> Limit:
    """The time limit of the ordinary case for a way of filing, given by its word or its national number."""
    word = CHANNELS.get(channel, "") if isinstance(channel, int) else channel
    chosen = main_limit(list(version.limits.all()), word)
    return Limit(chosen.value, Unit(chosen.unit), chosen.is_same_day)


@dataclass(frozen=True)
class Two:
    """The two appointments of a procedure: until the slip to tax, and from the proof of payment on."""

    first: Limit
    second: Limit
    #: whether there are two from reception on, or only once a financial obligation arises
    from_reception: bool


def two_appointments(version: ProcedureVersion) -> Two | None:
    """The limits of the two appointments of a version; None for one with a single appointment."""
    rows = list(version.appointments.all())
    if not rows:
        return None
    first, second = (Limit(row.value, Unit(row.unit)) for row in rows)
    return Two(first, second, from_reception=not rows[0].condition)


def fee_for(version: ProcedureVersion) -> Fee:
    """The fee of a version; its `amount_vnd` is None while the province's amount has not been entered."""
    return version.fee


# Search: an index in memory for each day, rebuilt when the catalogue has changed, which one query tells.


@dataclass(frozen=True)
class _Day:
    stamp: str
    index: Index
    versions: dict[int, ProcedureVersion]
    by_code: dict[str, ProcedureVersion]


_days: dict[date, _Day] = {}


def stamp() -> str:
    """A short text that changes with every publication, closing and alias; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def search(q: str, on: date, limit: int = 10) -> list[ProcedureVersion]:
    """Procedures in force on a day that fit what was typed, best first; field, limits and fee are at hand.

    Without accents, by half words, by code with or without its dot, by alias, with a slip of the finger.
    One query when the catalogue has not changed since the last search. The rows are shared: only read them.
    """
    if not fold(q):
        return []
    day = _day(on)
    return [day.versions[key] for key in day.index.find(q, limit)]


def nearest(q: str, on: date, limit: int = 3) -> list[ProcedureVersion]:
    """The procedures whose words are most like what was typed, for when `search` finds none that fits."""
    day = _day(on)
    return [day.versions[key] for key in day.index.nearest(q, limit)]


def in_force_on(on: date) -> Mapping[str, ProcedureVersion]:
    """Every version in force on a day by its code, as `search` gives them: from memory, shared, only to be read."""
    return _day(on).by_code


def _day(on: date) -> _Day:
    now, known = stamp(), _days.get(on)
    if known is not None and known.stamp == now:
        return known
    day = _same_as(on, now) or _read(on, now)
    for old in [other for other in _days if other != on][: max(0, len(_days) - _MOST_DAYS + 1)]:
        _days.pop(old, None)
    _days[on] = day
    return day


def _same_as(on: date, now: str) -> _Day | None:
    """Another day on which the very same versions are in force: most days are like the day before."""
    alike = [day for day in _days.values() if day.stamp == now]
    if not alike:
        return None
    versions = set(catalogue(on).values_list("pk", flat=True))
    return next((day for day in alike if day.versions.keys() == versions), None)


def _read(on: date, now: str) -> _Day:
    versions = (
        catalogue(on)
        .select_related("fee")
        .prefetch_related(
            "limits", "results", "procedure__aliases", "procedure__former_codes", "procedure__translations"
        )
    )
    by_key = {version.pk: version for version in versions}
    index = Index(map(_entry, by_key.values()), saying.lexicon())
    return _Day(now, index, by_key, {version.code: version for version in by_key.values()})


def _entry(version: ProcedureVersion) -> Entry:
    procedure = version.procedure
    former = tuple(row.code for row in procedure.former_codes.all())
    aliases = (*(row.text for row in procedure.aliases.all()), *former)
    said = " ".join(f"{row.title} {row.gloss}" for row in procedure.translations.all())
    context = f"{words.plain().get(version.code, '')} {version.result_name} {version.name_en} {said}"
    return Entry(version.pk, version.code, version.name_vi, aliases, version.field.name, context, former)


# The pages and the file.


def newest() -> QuerySet[ProcedureVersion]:
    """The last published version of every procedure, whether in force, still to come, or ended; by code."""
    own = ProcedureVersion.objects.filter(procedure=OuterRef("procedure"), status=Status.PUBLISHED)
    last = own.order_by("-number").values("number")[:1]
    return published().filter(number=Subquery(last)).order_by("procedure__code")


def listed(q: str = "", field: str = "", mark: str = "") -> QuerySet[ProcedureVersion]:
    """The newest versions under the filters of the list page: words of name or code, field, mark."""
    rows = newest().select_related("fee").prefetch_related("limits")
    for word in fold(q).split():
        rows = rows.filter(Q(search_text__contains=word) | Q(procedure__aliases__folded__contains=word))
    if field:
        rows = rows.filter(field__code=field)
    if mark:
        rows = rows.filter(source=mark)
    return rows.distinct()


def fields() -> QuerySet[Field]:
    """Every field of administration that has a procedure."""
    return Field.objects.filter(versions__isnull=False).distinct()


@kept
def _every_field() -> QuerySet[Field, Any]:
    return Field.objects.order_by("name").values("code", "name")


def every_field() -> Question[dict[str, Any]]:
    """Code and name of every field of administration, by name, to be asked together with something else."""
    return _every_field().given()


def versions_of(code: str) -> QuerySet[ProcedureVersion]:
    """Every version of a procedure, drafts too, the newest first."""
    rows = ProcedureVersion.objects.filter(procedure__code=code).select_related("procedure", "field")
    return rows.order_by("-number")


def published_of(code: str) -> list[ProcedureVersion]:
    """The published versions of a procedure, the newest first, with all their parts: shared, only to be read."""
    with connection.cursor() as cursor:
        cursor.execute(_PUBLISHED_OF, [code])
        return [_ending(for_intake(pk), last_day) for pk, last_day in cursor.fetchall()]


def _ending(known: ProcedureVersion, last_day: date | None) -> ProcedureVersion:
    """A version from memory with the last day it has now."""
    if known.in_force_to == last_day:
        return known
    version = copy(known)
    version.in_force_to = last_day
    return version


def replacing(first: date, last: date) -> QuerySet[ProcedureVersion]:
    """The versions that took, or will take, the place of an earlier one between two days, the latest first."""
    rows = published().filter(number__gt=1, in_force_from__range=(first, last))
    return rows.order_by("-in_force_from", "procedure__code")


def aliases_of(code: str) -> QuerySet[Alias]:
    """The words people use for a procedure, the oldest first."""
    return Alias.objects.filter(procedure__code=code)


def exported(on: date) -> list[dict[str, Any]]:
    """Every procedure not ended by `on`, in the form of the file, by code."""
    going = newest().filter(Q(in_force_to=None) | Q(in_force_to__gte=on))
    return [to_file(content.of(version)) for version in with_parts(going)]


def form_on(procedure: int, on: date) -> ProcedureForm | None:
    """The declaration of that procedure in force on a day; None when it asks nothing of its own."""
    ends = Q(in_force_to=None) | Q(in_force_to__gte=on)
    return ProcedureForm.objects.filter(ends, procedure=procedure, in_force_from__lte=on).last()
