"""Carries the link that opens a dossier's page: at once, outside the outbox, since it is no news and soon void."""

import logging
import secrets

from django.conf import settings
from django.urls import reverse

from motcua.casework.dossiers import letting_in
from motcua.casework.dossiers.models import Dossier
from motcua.foundation import clock
from motcua.foundation.words import _, kept_words
from motcua.integrations.messaging import recipients, registry
from motcua.integrations.messaging.base import Letter, NotDeliveredError

log = logging.getLogger("motcua.messaging")


def send_link(pk: int) -> int:
    """To how many addresses of the dossier a link went; one that is refused is left: it can be asked for again."""
    dossier = Dossier.objects.select_related("submitter", "owner", "filing").get(pk=pk)
    carriers, taken = registry.every(), 0
    for channel, address in recipients.contacts_of(dossier):
        if channel in carriers:
            try:
                carriers[channel].deliver(_letter(dossier, address))
                taken += 1
            except NotDeliveredError as failed:
                log.info("link_not_sent dossier=%s fault=%s reply=%s", pk, failed.fault.value, failed.reply)
    return taken


def _letter(dossier: Dossier, address: str) -> Letter:
    page = reverse("portal:status", args=[dossier.code])
    link = f"{settings.PUBLIC_URL}{page}?mo={letting_in.token(dossier, clock.now())}"
    with kept_words():
        title = _("Liên kết mở trang hồ sơ %(code)s") % {"code": dossier.code}
        text = _(
            "Mở trang hồ sơ %(code)s trong 15 phút, không cần mã xem:\n%(link)s\n\n"
            "Nếu Ông/Bà không yêu cầu, bỏ qua thư này và không gửi liên kết cho ai."
        ) % {"code": dossier.code, "link": link}
    return Letter(address, title, text, f"link-{secrets.token_hex(8)}")
