"""The daily mark of each journal, mailed to those who keep it outside the house."""

from django.conf import settings

from motcua.foundation.audit.actions import ChainAnchored
from motcua.foundation.audit.models import Anchor, Head
from motcua.foundation.notifications import actions
from motcua.foundation.notifications.actions import Letter
from motcua.foundation.notifications.states import Channel, Kind
from motcua.foundation.words import _, kept_words
from motcua.integrations.messaging import registry

#: letters of the hash in the name a mark goes by; the whole hash is in the text
SHOWN = 12


def mark_is_mailed(event: ChainAnchored) -> None:
    """A message with the mark for each address the administrator named; none where e-mail is not set up."""
    if not settings.MARKS_TO or registry.find(Channel.EMAIL) is None:
        return
    anchor = Anchor.objects.get(centre=event.centre, on=event.on)
    letter = _letter(anchor)
    head = Head.objects.get(centre=event.centre)
    for address in settings.MARKS_TO:
        actions.write_letter(Kind.MARK, address, letter, about=head, centre=event.centre, at=event.at)


def _letter(anchor: Anchor) -> Letter:
    """The words; the mark stands on a line of its own, as the stand-alone verifier takes it."""
    with kept_words():
        title = _("Mốc nhật ký ngày %(on)s") % {"on": f"{anchor.on:%d/%m/%Y}"}
        text = _(
            "Cuối ngày %(on)s, nhật ký của đơn vị số %(centre)s có %(seq)s dòng. Mốc chốt:\n\n%(mark)s\n\n"
            "Giữ thư này ngoài Trung tâm. Ai viết lại nhật ký cũ thì mốc không còn khớp; cách kiểm tra ghi trong "
            "tài liệu “Verify the journal”. Thư tự động, không cần trả lời."
        ) % {"on": f"{anchor.on:%d/%m/%Y}", "centre": anchor.centre, "seq": anchor.seq, "mark": str(anchor)}
    return Letter(f"{anchor.centre}:{anchor.seq}:{anchor.hash[:SHOWN]}", title, text)
