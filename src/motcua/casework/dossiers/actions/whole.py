"""The whole file as one PDF: at once when it is small, else by a job for the officer who asked."""

from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from procrastinate.contrib.django import app

from motcua.casework.dossiers.models import Dossier, WholeFile
from motcua.casework.dossiers.whole import LONGEST, PDF, Contents, contents_of, cut_off, merged
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.words import _, kept_words

#: how long a finished file stays; whoever needs it later has it put together as the dossier is then
WHOLE_FILE_KEPT = timedelta(hours=24)
#: thrown away by one job; what is left goes with the next
MOST_AT_ONCE = 500


@transaction.atomic
def whole_file_now(dossier: Dossier, contents: Contents, *, by: User, at: datetime) -> bytes:
    """A small file as one PDF; that it was read stands in the journal. Raises PermissionDenied."""
    require(by, "dossiers.view", dossier, at=at)
    content, pages = merged(contents, dossier, by=by, at=at, tell=lambda _done: None)
    _note_reading(dossier, pages, by, at)
    return content


@transaction.atomic
def ask_for_whole_file(dossier: Dossier, *, by: User, at: datetime) -> WholeFile:
    """The file being made, or made of the dossier as it is; else a job begins. Asking twice begins one.

    Raises PermissionDenied, RuleBroken when there is nothing in it or too much.
    """
    contents = contents_of(dossier, by=by, at=at)
    own = WholeFile.objects.filter(dossier=dossier, asked_by=by)
    with kept_words():
        own.filter(file=None, trouble="", asked_at__lt=at - LONGEST).update(trouble=cut_off())
    there = own.filter(revision=dossier.revision, total=contents.total).exclude(file=None)
    if (made := there.order_by("-pk").first()) is not None:
        return made
    asked = {"asked_at": at, "revision": dossier.revision, "total": contents.total}
    row, is_new = own.get_or_create(dossier=dossier, asked_by=by, file=None, trouble="", defaults=asked)
    if is_new:
        app.configure_task("dossiers.make_whole_file").defer(pk=row.pk)
    return row


def make_whole_file(pk: int, *, at: datetime) -> None:
    """Put the file together, telling how far it is; running again changes nothing once it has ended.

    The officer is asked for the permission again: it may have gone since. What breaks is told and left to fail.
    """
    row = WholeFile.objects.select_related("dossier__centre", "asked_by").get(pk=pk)
    if not row.is_going:
        return
    contents = None
    try:
        contents = contents_of(row.dossier, by=row.asked_by, at=at)
        content, pages = merged(contents, row.dossier, by=row.asked_by, at=at, tell=partial(_tell, pk))
        with transaction.atomic():
            file = store.keep(content, kind=PDF, centre=row.dossier.centre_id)
            if not _end(pk, file=file, pages=pages):
                store.discard(file)
    except RuleBroken as refusal:
        _end(pk, trouble=" ".join(refusal.messages))
    except Exception:
        with kept_words():
            _end(pk, trouble=_broken(pk, contents))
        raise


def _tell(pk: int, done: int) -> None:
    WholeFile.objects.filter(pk=pk).update(done=done)


def _end(pk: int, **said: object) -> bool:
    """Whether it was still going and has now ended like that."""
    return WholeFile.objects.filter(pk=pk, file=None, trouble="").update(**said) == 1


def _broken(pk: int, contents: Contents | None) -> str:
    """What broke, as far as it is known: the paper that comes after those that are in."""
    done = WholeFile.objects.values_list("done", flat=True).get(pk=pk)
    if contents is None or done == contents.total:
        return _("phần mềm gặp lỗi khi gộp.")
    words = _("không đọc được “%(title)s”. Mở giấy này ở trang hồ sơ để xem; hỏng thì quét lại rồi gộp lại.")
    return words % {"title": contents.titles[done]}


def read_whole_file(row: WholeFile, *, by: User, at: datetime) -> bytes:
    """The bytes of a finished file; each reading stands in the journal. Raises PermissionDenied."""
    require(by, "dossiers.view", row.dossier, at=at)
    assert row.file is not None, "finished"
    _note_reading(row.dossier, row.pages, by, at)
    return store.read(row.file)


def forget_whole_files(*, before: datetime) -> int:
    """How many askings of before then were thrown away, each with its file."""
    rows = list(WholeFile.objects.filter(asked_at__lt=before).select_related("file")[:MOST_AT_ONCE])
    for row in rows:
        _forget(row)
    return len(rows)


@transaction.atomic
def _forget(row: WholeFile) -> None:
    file = row.file
    row.delete()
    if file is not None:
        store.discard(file)


def _note_reading(dossier: Dossier, pages: int, by: User, at: datetime) -> None:
    journal.record(
        "dossiers.whole_file", dossier, by=by, at=at, centre=dossier.centre_id, data={"pages": pages}
    )
