"""Giving a task: by somebody, or because it comes back."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.notifications.states import Kind
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.search import fold, nfc
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre, Post
from motcua.reference.organisation.queries import officers_of
from motcua.workplace.plans import queries, rules
from motcua.workplace.plans.actions import telling
from motcua.workplace.plans.models import Act, Assignment, Task
from motcua.workplace.plans.queries import ASSIGN
from motcua.workplace.plans.states import Verb


@dataclass(frozen=True)
class Doer:
    """Who is to do a task: a person or a post, not both, and who stands in."""

    officer: User | None = None
    post: Post | None = None
    deputies: tuple[User, ...] = ()


@dataclass(frozen=True)
class Upload:
    """A file as it was sent; an empty name means there is none."""

    content: bytes = b""
    name: str = ""


@dataclass(frozen=True)
class Paper:
    """The paper a task comes from; all of it may be missing for one given by word of mouth."""

    number: str = ""
    on: date | None = None
    issuer: str = ""
    file: Upload = field(default_factory=Upload)


@dataclass(frozen=True)
class Wanted:
    """What is to be done, by whom, until when, and what must come of it."""

    title: str
    output: str
    doer: Doer
    due_on: date
    assigned_by: str
    asked: str = ""
    duty: str = "I.4"
    warning_days: int = 3
    paper: Paper = field(default_factory=Paper)


def require_doer(doer: Doer, centre: Centre) -> None:
    """Nothing for people and posts of the Centre, a person or a post. Raises RuleBroken otherwise."""
    if (doer.officer is None) == (doer.post is None):
        raise RuleBroken(_("Chọn người làm hoặc vị trí làm, đúng một trong hai."), code="one_doer")
    people = {each.pk for each in (doer.officer, *doer.deputies) if each}
    foreign = people - set(officers_of(centre.pk).filter(pk__in=people).values_list("pk", flat=True))
    post = doer.post
    if foreign or (post and (post.unit is None or post.unit.centre_id != centre.pk)):
        raise RuleBroken(
            _("Người hoặc vị trí được chọn không còn ở Trung tâm này. Tải lại trang rồi chọn lại."),
            code="doer_elsewhere",
        )


def require_task(title: str, output: str, duty: str) -> None:
    """Nothing when a task says what is to be done and what must come of it. Raises RuleBroken otherwise."""
    if not nfc(title) or not nfc(output):
        raise RuleBroken(
            _("Chưa ghi tên việc hoặc sản phẩm phải có. Ghi đủ hai phần rồi lưu lại."), code="task_empty"
        )
    rules.require_duty(duty)


def give_task(wanted: Wanted, *, centre: Centre, by: User, key: uuid.UUID, at: datetime) -> Assignment:
    """The task on record, numbered; who is to do it hears of it. A repeat of `key` gives the first.

    Raises PermissionDenied; RuleBroken for a deadline that is over, a duty there cannot be, a doer from elsewhere.
    """
    row = Assignment(centre=centre, key=key, given_at=at, given_by=by)
    require(by, ASSIGN, row, at=at)
    known = Assignment.objects.filter(centre=centre, key=key).first()
    if known:
        return known
    require_task(wanted.title, wanted.output, wanted.duty)
    require_doer(wanted.doer, centre)
    rules.require_deadline(wanted.due_on, queries.day_of(at))
    row.title, row.asked, row.output = nfc(wanted.title), wanted.asked.strip(), nfc(wanted.output)
    row.duty, row.assigned_by, row.warning_days = wanted.duty, nfc(wanted.assigned_by), wanted.warning_days
    row.officer, row.post, row.due_on = wanted.doer.officer, wanted.doer.post, wanted.due_on
    paper = wanted.paper
    row.source_number, row.source_on, row.source_issuer = nfc(paper.number), paper.on, nfc(paper.issuer)
    if paper.file.name:
        row.source_file = store.take_in(paper.file.content, name=paper.file.name, centre=centre.pk)
    try:
        with transaction.atomic():
            enter(row, wanted.doer.deputies, by=by, at=at)
    except IntegrityError:  # the key is unique: who clicks twice is given the first
        return Assignment.objects.get(centre=centre, key=key)
    return row


def enter(row: Assignment, deputies: tuple[User, ...], *, by: User | None, at: datetime) -> None:
    """Number a task, write it with its first act, tell who is to do it. Inside the caller's transaction."""
    year = f"{queries.day_of(at):%y}"
    row.number = f"VG-{year}-{next_number(row.centre_id, 'assignment', year):04d}"
    row.warn_on = warn_day(row, row.due_on)
    row.folded = fold(" ".join((row.number, row.title, row.source_number, row.source_issuer)))
    row.save(force_insert=True)
    row.deputies.set(deputies)
    Act.objects.create(assignment=row, key=row.key, verb=Verb.GIVE, doer=row.doer, done_at=at, done_by=by)
    data = {"number": row.number, "due": row.due_on.isoformat(), "duty": row.duty}
    journal.record("plans.given", row, by=by, at=at, centre=row.centre_id, data=data)
    telling.tell_doers(Kind.TASK_GIVEN, row, at=at, by=by.pk if by else None)


def warn_day(row: Task, due_on: date) -> date:
    """The first day on which the deadline is near."""
    return due_on - timedelta(days=row.warning_days)
