"""Writing the next version of a procedure: saving a draft, dropping it, publishing it."""

from datetime import date, datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.procedures import queries
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish, take_turn
from motcua.reference.procedures.actions.versions import publish_version
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.models.draft import VersionDraft
from motcua.reference.procedures.rules import checks
from motcua.reference.procedures.rules.entries import Entry, canonical, clean
from motcua.reference.procedures.rules.filing import to_file


@transaction.atomic
def save_draft(
    base: ProcedureVersion, entry: Entry, *, revision: int, by: User, at: datetime
) -> VersionDraft:
    """The draft with this content; `revision` is the one the editor had before them, 0 for a new draft.

    Raises PermissionDenied; RuleBroken when somebody else has saved since: nothing is written then.
    """
    may_publish(by, at)
    take_turn()
    draft = VersionDraft.objects.select_for_update().filter(procedure=base.procedure).first()
    if (draft.revision if draft else 0) != revision:
        message = _(
            "Bản nháp vừa được người khác lưu sau khi trang này được mở. Chưa ghi gì. "
            "Xem chỗ khác nhau dưới đây rồi lưu lại nếu vẫn muốn dùng nội dung của mình."
        )
        raise RuleBroken(message, code="draft_changed")
    draft = draft or VersionDraft(procedure=base.procedure, based_on=base, revision=0)
    draft.entry, draft.revision, draft.edited_by, draft.edited_at = entry, revision + 1, by, at
    draft.save()
    record(
        "procedures.draft_saved", draft, by=by, at=at, centre=EVERYWHERE, data={"code": base.procedure.code}
    )
    return draft


@transaction.atomic
def drop_draft(draft: VersionDraft, *, by: User, at: datetime) -> None:
    """No draft any more; what is published stays as it is. Raises PermissionDenied."""
    may_publish(by, at)
    record("procedures.draft_dropped", draft, by=by, at=at, centre=EVERYWHERE)
    draft.delete()


@transaction.atomic
def publish_draft(
    draft: VersionDraft, *, in_force_from: date, warnings_read: bool, by: User, at: datetime
) -> ProcedureVersion:
    """The draft as a published version, in force from a day still to come.

    Raises PermissionDenied; RuleBroken when the validator finds errors, when its warnings were not read, when the
    decision is missing, or when another version was published since the draft was begun.
    """
    may_publish(by, at)
    take_turn()
    draft = VersionDraft.objects.select_for_update().get(pk=draft.pk)
    newest = queries.newest().get(procedure=draft.procedure_id)
    if newest.pk != draft.based_on_id:
        message = _(
            "Phiên bản %(number)s đã được công bố sau khi bản nháp này được soạn. "
            "So sánh với phiên bản ấy, bỏ nháp rồi soạn lại từ đó."
        )
        raise RuleBroken(message, code="version_changed", params={"number": newest.number})
    _must_be_sound(draft.entry, warnings_read)
    if in_force_from <= at.astimezone(VIETNAM).date():
        message = _("Phiên bản mới áp dụng sớm nhất từ ngày mai. Chọn ngày muộn hơn hôm nay.")
        raise RuleBroken(message, code="day_not_ahead")
    entry = canonical(clean(to_file(draft.entry)))
    draft.delete()
    return publish_version(entry, by=by, at=at, in_force_from=in_force_from)


def _must_be_sound(entry: Entry, warnings_read: bool) -> None:
    if not (entry["decision"]["number"] and entry["decision"]["issued_on"]):
        message = _("Chưa có số và ngày của quyết định công bố. Ghi vào mục Quyết định rồi lưu lại.")
        raise RuleBroken(message, code="decision_missing")
    levels = {finding.level for finding in checks.check_entry(to_file(entry))}
    if checks.ERROR in levels:
        message = _("Bản nháp còn lỗi nên chưa công bố được. Sửa các lỗi nêu dưới đây rồi lưu lại.")
        raise RuleBroken(message, code="draft_wrong")
    if checks.WARNING in levels and not warnings_read:
        message = _("Bản nháp còn cảnh báo. Đọc các cảnh báo dưới đây, đánh dấu đã đọc rồi công bố.")
        raise RuleBroken(message, code="warnings_unread")
