"""How often one client may send something to a Centre without signing in."""

from datetime import datetime, timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.desks.portal.clients import client_of
from motcua.foundation.accounts import attempts
from motcua.foundation.accounts.attempts import Limit
from motcua.foundation.errors import RuleBroken
from motcua.foundation.ui.formats import vn_time

#: of one client; an address may be that of a whole hamlet behind one line, or of our own kiosk
HELP = Limit("portal.help", 20, timedelta(hours=1))
QUESTION = Limit("portal.question", 20, timedelta(hours=1))


def require_seldom(limit: Limit, request: HttpRequest, *, at: datetime) -> None:
    """Count one sending. Raises RuleBroken, code `too_often`, when this client has sent too many."""
    taken = attempts.take(limit, client_of(request), at=at)
    if not taken.allowed:
        raise RuleBroken(
            _(
                "Từ mạng này đã gửi nhiều lần liền. Nội dung vẫn còn trên trang: gửi lại sau %(time)s, "
                "hoặc gọi Trung tâm."
            ),
            code="too_often",
            params={"time": vn_time(taken.again_at)},
        )
