"""An invented life as rows of the database, table by table, in the order of their keys."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Model

from motcua.casework.dossiers import models
from motcua.casework.dossiers.actions.appointing import WHAT
from motcua.casework.dossiers.simulation.issuing import WORDS
from motcua.casework.dossiers.simulation.life import Life
from motcua.casework.dossiers.simulation.people import MARK, Invented
from motcua.casework.dossiers.simulation.promising import as_text
from motcua.casework.dossiers.states import Lack
from motcua.foundation.papers.models import IssuedPaper

Row = tuple[Any, ...]
#: what an applicant called a file sent online
FILE_NAME = "giay-to-%s.png"
#: how papers name the dossier they are about
SUBJECT = models.Dossier._meta.label_lower


@dataclass(frozen=True)
class Table:
    """One table: the attributes a life gives, and how; every other one has the model's own first value."""

    model: type[Model]
    given: tuple[str, ...]
    rows_of: Callable[[Life], Iterable[Row]]

    @cached_property
    def rest(self) -> dict[str, Any]:
        """Column and first value of what a life does not give; keys that the database counts are left to it."""
        fields = self.model._meta.concrete_fields
        rest = [field for field in fields if not field.primary_key and field.attname not in self.given]
        return {str(field.column): field.get_db_prep_save(field.get_default(), connection) for field in rest}

    @cached_property
    def columns(self) -> Sequence[str]:
        """The columns in the order of a row: the given ones, then the rest."""
        by_attribute = {field.attname: str(field.column) for field in self.model._meta.concrete_fields}
        return [*(by_attribute[name] for name in self.given), *self.rest]


def person(one: Invented) -> Row:
    return (
        one.id, one.centre, one.full_name, one.folded_name, one.personal_id, one.born_on, one.sex, one.address,
        one.phone,
    )  # fmt: skip


PERSON = Table(
    models.Person,
    ("id", "centre_id", "full_name", "folded_name", "personal_id", "born_on", "sex", "address", "phone"),
    lambda life: (),  # people are written before the lives that share them
)


def search_text(life: Life) -> str:
    """As `queries.search_text`, from parts that are folded already."""
    words = [life.code.lower(), life.plan.folded]
    people = (life.submitter,) if life.owner is life.submitter else (life.submitter, life.owner)
    for one in people:
        words += [one.folded_name, one.personal_id, one.phone]
    return " ".join(words)


def _dossier(life: Life) -> Iterable[Row]:
    stage, plan = life.stage, life.plan
    yield (
        life.id, life.place.centre, life.code, life.view_code, plan.version, plan.procedure, plan.field,
        int(life.channel), life.submitter.id, life.owner.id, MARK, search_text(life), int(life.status),
        life.money.value, life.delivery.value, life.revision, life.submitted_at, life.received_at,
        life.clock_from, life.due_at, life.finished_at, life.act_by, life.clock, stage.n if stage else None,
        stage.role if stage else "", stage.deciding if stage else False, life.return_place.value, plan.fee_vnd,
        life.seconds, life.intake_key, life.supplemented_at,
    )  # fmt: skip


def _components(life: Life) -> Iterable[Row]:
    files = {handed.paper: handed.file for handed in life.handed}
    for paper in life.plan.papers:
        source = life.sources[paper.id].value
        yield life.id, paper.id, source, *paper.counts(life.channel), files.get(paper.id)


def _filing(life: Life) -> Iterable[Row]:
    if life.filed_by is not None:
        yield life.id, life.filed_by.id


def _filed(life: Life) -> Iterable[Row]:
    for n, handed in enumerate(life.handed, 1):
        if handed.noted is None:
            yield life.id, handed.paper, handed.file, FILE_NAME % n, handed.at


def _issued(life: Life) -> Iterable[Row]:
    for one in life.issued:
        yield (
            one.id, life.place.centre, one.sheet.form, one.number, SUBJECT, life.id, one.template,
            as_text(one.texts), one.texts["office"]["name"], one.at, one.by.id, one.by.name, one.verify_code,
        )  # fmt: skip


def _runs(life: Life) -> Iterable[Row]:
    for run in life.runs:
        yield life.id, run.stage.id, run.opened_at, run.due_at, run.done_at, run.done_by, run.note


def _events(life: Life) -> Iterable[Row]:
    centre = life.place.centre
    for event in life.events:
        by = event.by
        yield (
            centre, life.id, event.verb, event.at, by.id, by.name, by.title, event.status, event.revision,
            event.key, as_text(event.data),
        )  # fmt: skip


def _supplements(life: Life) -> Iterable[Row]:
    for asked in life.asked:
        yield (
            asked.id, life.id, asked.n, asked.stage, asked.basis, asked.asked_at, asked.asked_by, asked.is_late,
            asked.until, asked.answered_at,
        )  # fmt: skip


def _items(life: Life) -> Iterable[Row]:
    return ((asked.id, item, Lack.WRONG.value, WORDS) for asked in life.asked for item in asked.items)


def _pauses(life: Life) -> Iterable[Row]:
    for pause in life.pauses:
        yield (
            life.id, pause.kind, pause.reason, pause.paper, pause.started_at, pause.started_by, pause.ended_at,
            pause.ended_by, pause.proof,
        )  # fmt: skip


def _appointments(life: Life) -> Iterable[Row]:
    for made in life.appointed:
        yield (
            life.id, made.n, WHAT[made.n].value, made.counted_from, made.due_at, made.clock, made.kept_at,
        )  # fmt: skip


def _new_dates(life: Life) -> Iterable[Row]:
    for new in life.new_dates:
        yield life.id, new.reason, new.asked_at, new.asked_by, new.old_due, new.new_due, new.is_late


def _closures(life: Life) -> Iterable[Row]:
    if life.ended:
        ended = life.ended
        yield life.id, ended.ending, ended.reason, ended.basis, ended.closed_at, ended.closed_by


def _refusals(life: Life) -> Iterable[Row]:
    if life.refused:
        yield life.id, *life.refused


def _results(life: Life) -> Iterable[Row]:
    if life.decided:
        made = life.decided
        yield (
            life.place.centre, life.id, made.outcome.value, life.plan.result, made.number, made.reason,
            made.decided_at, made.decided_by, made.returned_at, made.receiver, made.proof, made.authorisation,
        )  # fmt: skip


TABLES = (
    PERSON,
    Table(
        models.Dossier,
        (
            "id", "centre_id", "code", "view_code", "version_id", "procedure_code", "field_code", "channel",
            "submitter_id", "owner_id", "content", "search", "status", "money", "delivery", "revision",
            "submitted_at", "received_at", "clock_from", "due_at", "finished_at", "act_by", "clock",
            "current_step", "current_role", "deciding", "return_place", "fee_vnd", "intake_seconds", "intake_key",
            "supplemented_at",
        ),
        _dossier,
    ),
    Table(
        models.DossierComponent,
        ("dossier_id", "component_id", "source", "originals", "copies", "file_id"),
        _components,
    ),
    Table(models.OnlineFiling, ("dossier_id", "citizen_id"), _filing),
    Table(
        models.FiledPaper,
        ("dossier_id", "component_id", "file_id", "name", "added_at"),
        _filed,
    ),
    Table(
        IssuedPaper,
        (
            "id", "centre", "code", "number", "subject", "subject_key", "template_id", "data", "issuer",
            "issued_at", "issued_by", "issued_by_name", "verify_code",
        ),
        _issued,
    ),
    Table(
        models.StepRun,
        ("dossier_id", "step_id", "opened_at", "due_at", "done_at", "done_by_id", "note"),
        _runs,
    ),
    Table(
        models.DossierEvent,
        (
            "centre", "dossier", "verb", "at", "by", "by_name", "by_title", "status", "revision", "key", "data",
        ),
        _events,
    ),
    Table(
        models.Supplement,
        (
            "id", "dossier_id", "n", "stage", "basis", "asked_at", "asked_by_id", "is_late", "until",
            "answered_at",
        ),
        _supplements,
    ),
    Table(models.SupplementItem, ("supplement_id", "component_id", "lack", "words"), _items),
    Table(
        models.ClockStop,
        (
            "dossier_id", "kind", "reason", "paper", "started_at", "started_by_id", "ended_at", "ended_by_id",
            "proof",
        ),
        _pauses,
    ),
    Table(
        models.Appointment,
        ("dossier_id", "n", "what", "counted_from", "due_at", "clock", "kept_at"),
        _appointments,
    ),
    Table(
        models.Extension,
        ("dossier_id", "reason", "asked_at", "asked_by_id", "old_due", "new_due", "is_late"),
        _new_dates,
    ),
    Table(
        models.Closure,
        ("dossier_id", "ending", "reason", "basis", "closed_at", "closed_by_id"),
        _closures,
    ),
    Table(models.Refusal, ("dossier_id", "reason", "basis", "remedy"), _refusals),
    Table(
        models.Result,
        (
            "centre_id", "dossier_id", "outcome", "name", "number", "reason", "decided_at", "decided_by_id",
            "returned_at", "receiver_name", "proof", "authorisation",
        ),
        _results,
    ),
)  # fmt: skip
