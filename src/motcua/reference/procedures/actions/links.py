"""Links to the law behind a procedure: adding, removing, noting what a check found."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.audit.journal import record
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.procedures.actions.turn import EVERYWHERE, may_publish
from motcua.reference.procedures.models import LegalLink, Procedure
from motcua.reference.procedures.states import LinkState

#: links of one procedure: more is a library nobody reads
MOST_LINKS = 30


@transaction.atomic
def add_link(procedure: Procedure, title: str, url: str, *, by: User, at: datetime) -> LegalLink:
    """The link, once for each address. Raises PermissionDenied; RuleBroken for too many."""
    may_publish(by, at)
    if procedure.links.count() >= MOST_LINKS:
        message = _("Thủ tục đã có %(most)s liên kết. Bỏ liên kết không còn dùng rồi thêm.")
        raise RuleBroken(message, code="too_many_links", params={"most": MOST_LINKS})
    link, is_new = LegalLink.objects.get_or_create(procedure=procedure, url=url, defaults={"title": title})
    if is_new:
        record("procedures.link_added", link, by=by, at=at, centre=EVERYWHERE, data={"code": procedure.code})
    return link


@transaction.atomic
def remove_link(link: LegalLink, *, by: User, at: datetime) -> None:
    """One link less. Raises PermissionDenied."""
    may_publish(by, at)
    record("procedures.link_removed", link, by=by, at=at, centre=EVERYWHERE, data={"url": link.url})
    link.delete()


def note_check(link: LegalLink, state: LinkState, answer: str, *, at: datetime) -> None:
    """What the nightly check found; the system's own act."""
    LegalLink.objects.filter(pk=link.pk).update(state=state, answer=answer[:60], checked_at=at)
