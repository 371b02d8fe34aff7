"""Verbs about letters: bringing a template in, approving it, writing a letter."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from django.db import models, transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.audit.chain import canonical
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files import store
from motcua.foundation.letters import guarding, queries, word
from motcua.foundation.letters.models import Letter, LetterTemplate
from motcua.foundation.letters.states import Kind, blanks
from motcua.foundation.papers.rendering import printable
from motcua.foundation.versions import actions as versions
from motcua.foundation.versions.rules import require_coming_day


@transaction.atomic
def bring_template(
    kind: Kind,
    content: bytes,
    *,
    name: str,
    note: str,
    centre: int,
    in_force_from: date,
    by: User,
    at: datetime,
) -> LetterTemplate:
    """A new version of the Centre's own template, tried first, waiting for approval. `name` is only for messages.

    Raises PermissionDenied; RuleBroken when the file is no plain Word file, names a place we do not fill in, or the
    day has passed.
    """
    template = LetterTemplate(
        centre=centre, kind=kind, note=note, in_force_from=in_force_from,
        written_at=at, written_by=by.pk, written_by_name=by.full_name,
    )  # fmt: skip
    require(by, "letters.write", template, at=at)
    guarding.require_usable(content, kind, name=name)
    require_coming_day(in_force_from, at.astimezone(VIETNAM).date())
    versions.number(template, queries.versions(kind, centre))
    template.file = store.keep(content, kind=word.MEDIA_TYPE, centre=centre)
    template.sha256 = template.file.sha256
    template.save()
    _record("written", template, by, at)
    return template


@transaction.atomic
def approve_template(pk: int, *, by: User, at: datetime) -> LetterTemplate:
    """The version, which holds from its day on; approving it again changes nothing.

    Raises PermissionDenied, RuleBroken when its day has passed by now.
    """
    template = LetterTemplate.objects.select_for_update().get(pk=pk)
    if versions.approve(template, "letters.approve", by=by, at=at):
        _record("approved", template, by, at)
    return template


def _record(verb: str, template: LetterTemplate, by: User, at: datetime) -> None:
    data = {"kind": template.kind, "version": template.version, "file": template.sha256}
    data |= {"note": template.note, "from": template.in_force_from.isoformat()}
    journal.record(f"letters.{verb}", template, by=by, at=at, centre=template.centre, data=data)


def write_letter(
    kind: Kind, *, centre: int, subject: models.Model, values: Mapping[str, str], by: User, at: datetime
) -> Letter:
    """The letter about `subject`, filled in and kept for ever, inside the caller's transaction.

    The caller's action has asked for the permission. A place without a value stays empty.
    """
    template = queries.template_in_force(kind, centre=centre, on=at.astimezone(VIETNAM).date())
    data = {name: printable(values.get(name, "")) for name in blanks(kind)}
    content = word.filled(queries.content_of(template, kind), data)
    stored = store.keep(content, kind=word.MEDIA_TYPE, centre=centre)
    letter = Letter.objects.create(
        centre=centre,
        kind=kind,
        template=template,
        subject=subject._meta.label_lower,
        subject_key=subject.pk,
        data=data,
        file=stored,
        sha256=stored.sha256,
        written_at=at,
        written_by=by.pk,
        written_by_name=by.full_name,
    )
    said = hashlib.sha256(canonical(data).encode()).hexdigest()
    about = {"kind": kind, "file": stored.sha256, "said": said}
    journal.record("letters.letter_written", letter, by=by, at=at, centre=centre, data=about)
    return letter
