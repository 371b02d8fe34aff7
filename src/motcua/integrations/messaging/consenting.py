"""Carries the code with which a citizen agrees to be helped: at once or not at all, since somebody waits for it.

It does not go through the outbox: a code is no news of a dossier, and its text is kept nowhere.
"""

import secrets

from motcua.foundation.notifications.states import Channel
from motcua.foundation.words import _, kept_words
from motcua.integrations.messaging import registry
from motcua.integrations.messaging.base import Letter, NotDeliveredError


def send_code(address: str, code: str) -> None:
    """Send the code by e-mail. Raises OSError when no carrier takes it now."""
    carrier = registry.find(Channel.EMAIL)
    if carrier is None:
        raise OSError("no carrier")
    with kept_words():
        title = _("Mã đồng ý để được hỗ trợ nộp hồ sơ")
        text = _(
            "Mã của Ông/Bà là %(code)s, dùng trong 10 phút.\n\n"
            "Chỉ đọc mã này cho người đang hỗ trợ Ông/Bà tại Trung tâm. "
            "Nếu Ông/Bà không nhờ ai, không đọc mã cho ai và bỏ qua thư này."
        ) % {"code": code}
    try:
        carrier.deliver(Letter(address, title, text, f"consent-{secrets.token_hex(8)}"))
    except NotDeliveredError as error:
        raise OSError("not delivered") from error
