"""Reading templates and letters; every list starts at one Centre."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import QuerySet

from motcua.foundation.files import store
from motcua.foundation.letters.builtin import built_in
from motcua.foundation.letters.models import Letter, LetterTemplate
from motcua.foundation.letters.states import Kind
from motcua.foundation.versions.rules import holding
from motcua.foundation.versions.states import EVERYWHERE

VIEW = "letters.view"


def versions(kind: Kind, centre: int) -> QuerySet[LetterTemplate]:
    """A Centre's own versions of one template, newest first."""
    return LetterTemplate.objects.filter(centre=centre, kind=kind).order_by("-version")


def template_in_force(kind: Kind, *, centre: int, on: date) -> LetterTemplate | None:
    """The version that holds that day, the Centre's own before the common one; None for the built-in file."""
    rows = LetterTemplate.objects.filter(centre__in={centre, EVERYWHERE}, kind=kind)
    return holding(rows.select_related("file"), centre, on)


def content_of(template: LetterTemplate | None, kind: Kind) -> bytes:
    """The Word file of a version, or the built-in one. Raises OSError when the store has lost or changed it."""
    if template is None:
        return built_in(kind)
    if template.file.sha256 != template.sha256:
        raise OSError(f"letter template {template.pk} points to another file")
    return store.read(template.file)


def letter_content(letter: Letter) -> bytes:
    """The letter as it was written. Raises OSError when the store has lost it or it is not the letter's."""
    if letter.file.sha256 != letter.sha256:
        raise OSError(f"letter {letter.pk} points to another file")
    return store.read(letter.file)


def letters_about(row: models.Model, *, centre: int) -> QuerySet[Letter]:
    """What was written about one row, newest first. The caller knows that the reader may see the row."""
    about = Letter.objects.filter(centre=centre, subject=row._meta.label_lower, subject_key=row.pk)
    return about.select_related("file", "template").order_by("-pk")


@dataclass(frozen=True)
class Template:
    """One template of the list: what holds today and how many versions wait for approval."""

    kind: Kind
    version: LetterTemplate | None
    drafts: int


def templates(centre: int, on: date) -> list[Template]:
    """Every template as it holds for a Centre that day, in one query."""
    rows = list(LetterTemplate.objects.filter(centre__in={centre, EVERYWHERE}))

    def template(kind: Kind) -> Template:
        mine = [row for row in rows if row.kind == kind]
        drafts = sum(row.approved_at is None for row in mine if row.centre == centre)
        return Template(kind, holding(mine, centre, on), drafts)

    return [template(kind) for kind in Kind]
