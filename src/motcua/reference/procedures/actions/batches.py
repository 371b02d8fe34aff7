"""Printing many sheets: one after the other, so that progress shows and a restart goes on where it stopped."""

import io
from datetime import datetime

import pikepdf
from django.db import transaction

from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.papers.printing import content_of
from motcua.reference.procedures import queries
from motcua.reference.procedures.actions.posting import issue_sheet
from motcua.reference.procedures.models.posting import PrintBatch


def print_batch(pk: int, *, at: datetime) -> PrintBatch:
    """The batch with its file; running again goes on with what is missing and changes nothing once it is there."""
    while _print_next(pk, at):
        pass
    return _bound(pk)


@transaction.atomic
def _print_next(pk: int, at: datetime) -> bool:
    """Whether one more sheet was printed."""
    batch = PrintBatch.objects.select_for_update().select_related("centre__commune", "asked_by").get(pk=pk)
    if batch.file_id or batch.trouble or batch.done == batch.total:
        return False
    version = queries.with_parts(queries.published()).get(pk=batch.versions[batch.done])
    try:
        with transaction.atomic():
            paper = issue_sheet(version, batch.look, batch.centre, by=batch.asked_by, at=at)
            content_of(paper)
    except RuleBroken as refusal:
        batch.trouble = f"{version.procedure.code}: {' '.join(refusal.messages)}"
        batch.save(update_fields=["trouble"])
        return False
    batch.papers = [*batch.papers, paper.pk]
    batch.save(update_fields=["papers"])
    return True


@transaction.atomic
def _bound(pk: int) -> PrintBatch:
    """The sheets one behind the other in one file to print; each stays by itself, as issued."""
    batch = PrintBatch.objects.select_for_update().get(pk=pk)
    if batch.file_id or batch.trouble:
        return batch
    issued = IssuedPaper.objects.select_related("template").in_bulk(batch.papers)
    with pikepdf.new() as whole:
        for key in batch.papers:
            with pikepdf.open(io.BytesIO(content_of(issued[key]))) as sheet:
                whole.pages.extend(sheet.pages)
        bound = io.BytesIO()
        whole.save(bound)
    batch.file = store.keep(bound.getvalue(), kind="application/pdf", centre=batch.centre_id)
    batch.save(update_fields=["file"])
    return batch
