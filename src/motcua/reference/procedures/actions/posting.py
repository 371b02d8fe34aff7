"""Making procedures public at a Centre: recording the announcement, postings with proof, prints, follow-ups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import require
from motcua.foundation.audit.journal import record
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files.models import StoredFile
from motcua.foundation.papers import actions as papers
from motcua.foundation.papers.models import IssuedPaper
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures import publishing
from motcua.reference.procedures.actions.turn import EVERYWHERE
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.posting import Announcement, Posting, PrintBatch, Sheet
from motcua.reference.procedures.states import Announcer, Look, Status, Way

POST = "procedures.post"
#: sheets one job prints: an evening's work of a printer, and a file a browser still opens
MOST_SHEETS = 300


@dataclass(frozen=True)
class Proof:
    """How, where and when something was posted, and the picture of it."""

    way: Way
    place: str
    posted_on: date
    photo: StoredFile | None = None
    note: str = ""


@transaction.atomic
def record_announcement(
    version: ProcedureVersion,
    *,
    announcer: Announcer,
    decision_number: str,
    signed_on: date,
    entered_on: date | None,
    by: User,
    at: datetime,
) -> Announcement:
    """Who announced a version and when; recording again corrects, and the journal keeps both.

    Raises PermissionDenied; RuleBroken when a day lies ahead or the entry lies before the signing.
    """
    require(by, POST, at=at)
    today = at.astimezone(VIETNAM).date()
    _must_not_lie_ahead(max(signed_on, entered_on or signed_on), today)
    if entered_on is not None and entered_on < signed_on:
        message = _("Ngày có trên Cơ sở dữ liệu quốc gia trước ngày ký. Xem lại hai ngày này.")
        raise RuleBroken(message, code="entered_before_signing")
    said = {
        "announcer": announcer,
        "decision_number": decision_number,
        "signed_on": signed_on,
        "entered_on": entered_on,
    }
    row, _new = Announcement.objects.update_or_create(
        version=version, defaults={**said, "recorded_by": by, "recorded_at": at}
    )
    data = {key: str(value or "") for key, value in said.items()}
    record("procedures.announcement_recorded", version, by=by, at=at, centre=EVERYWHERE, data=data)
    return row


@transaction.atomic
def record_posting(
    versions: Sequence[ProcedureVersion], proof: Proof, *, by: User, at: datetime
) -> list[Posting]:
    """One posting for each version, all with the same proof.

    Raises PermissionDenied; RuleBroken when nothing is chosen, the day lies ahead, or a version is only a draft.
    """
    require(by, POST, at=at)
    _must_not_lie_ahead(proof.posted_on, at.astimezone(VIETNAM).date())
    if not versions or any(version.status != Status.PUBLISHED for version in versions):
        message = _("Chưa chọn thủ tục nào đã công bố. Đánh dấu các thủ tục vừa niêm yết rồi ghi lại.")
        raise RuleBroken(message, code="nothing_posted")
    centre = get_centre(by)
    rows = Posting.objects.bulk_create(
        Posting(
            centre=centre,
            version=version,
            way=proof.way,
            place=proof.place,
            posted_on=proof.posted_on,
            photo=proof.photo,
            note=proof.note,
            posted_by=by,
            recorded_at=at,
        )
        for version in versions
    )
    data = {
        "versions": [version.pk for version in versions],
        "on": proof.posted_on.isoformat(),
        "way": proof.way,
    }
    record("procedures.posted", None, by=by, at=at, centre=centre.pk, data=data)
    return rows


@transaction.atomic
def take_down(posting: Posting, *, on: date, by: User, at: datetime) -> Posting:
    """The posting with the day it was taken down, set once. Raises PermissionDenied, RuleBroken."""
    require(by, POST, at=at)
    posting = Posting.objects.select_for_update().get(pk=posting.pk, centre=get_centre(by))
    _must_not_lie_ahead(on, at.astimezone(VIETNAM).date())
    if posting.taken_down_on is not None or on < posting.posted_on:
        message = _("Lần niêm yết này đã gỡ, hoặc ngày gỡ trước ngày niêm yết. Mở lại trang để xem.")
        raise RuleBroken(message, code="not_taken_down")
    posting.taken_down_on, posting.taken_down_by = on, by
    posting.save(update_fields=["taken_down_on", "taken_down_by"])
    record(
        "procedures.taken_down", posting, by=by, at=at, centre=posting.centre_id, data={"on": on.isoformat()}
    )
    return posting


def _must_not_lie_ahead(day: date, today: date) -> None:
    if day > today:
        message = _("Ngày %(day)s chưa đến. Ghi ngày việc đã thật sự làm.")
        raise RuleBroken(message, code="day_ahead", params={"day": f"{day:%d/%m/%Y}"})


@transaction.atomic
def print_sheet(version: ProcedureVersion, look: Look, *, by: User, at: datetime) -> IssuedPaper:
    """One sheet of a version with its parts at hand, issued so that anybody can check whether it still holds."""
    require(by, POST, at=at)
    return issue_sheet(version, look, get_centre(by), by=by, at=at)


def issue_sheet(
    version: ProcedureVersion, look: str, centre: Centre, *, by: User, at: datetime
) -> IssuedPaper:
    """The same, for a caller that has asked for the permission. Raises RuleBroken for a version that has ended."""
    if version.in_force_to is not None and version.in_force_to < at.astimezone(VIETNAM).date():
        message = _(
            "Phiên bản này đã hết hiệu lực nên không in tờ niêm yết. Mở phiên bản đang áp dụng rồi in."
        )
        raise RuleBroken(message, code="version_ended")
    paper = papers.issue(
        look,
        centre=centre.pk,
        number="",
        subject=version,
        data=publishing.notice_of(version, centre, look),
        by=by,
        at=at,
        verify_url=lambda code: f"{settings.PUBLIC_URL}/xac-minh/{code}/",
    )
    Sheet.objects.create(paper=paper, centre=centre, version=version)
    return paper


@transaction.atomic
def ask_for_batch(versions: Sequence[int], look: Look, *, by: User, at: datetime) -> PrintBatch:
    """Many sheets to be printed by a job, in the order given. Raises PermissionDenied, RuleBroken when too many."""
    require(by, POST, at=at)
    if not 0 < len(versions) <= MOST_SHEETS:
        message = _("Mỗi lượt in từ 1 đến %(most)s tờ. Lọc theo lĩnh vực rồi in từng phần.")
        raise RuleBroken(message, code="too_many_sheets", params={"most": MOST_SHEETS})
    centre = get_centre(by)
    batch = PrintBatch.objects.create(
        centre=centre, look=look, versions=list(versions), asked_by=by, asked_at=at
    )
    record("procedures.batch_asked", batch, by=by, at=at, centre=centre.pk, data={"sheets": len(versions)})
    app.configure_task("procedures.print_batch").defer(pk=batch.pk)
    return batch
