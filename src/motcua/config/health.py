"""Whether web, worker and database are well, for people who watch machines."""

from datetime import timedelta

import psycopg
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

#: A worker writes its heartbeat every 10 s; procrastinate itself calls it stalled after this long.
_FRESH = timedelta(seconds=30)
_WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - %s"


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while all is well; 503 with plain reasons, and nothing of the insides, while it is not."""
    reasons = _complaints()
    body = {"trang_thai": "loi", "vi_sao": reasons} if reasons else {"trang_thai": "tot"}
    return JsonResponse(body, status=503 if reasons else 200, json_dumps_params={"ensure_ascii": False})


def _complaints() -> list[str]:
    """What is wrong now. Asks on a connection of its own: the pool would wait long for a lost server."""
    parameters = {**connection.get_connection_params(), "connect_timeout": 2}
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    try:
        with psycopg.connect(**parameters) as own:
            row = own.execute(_WORKERS, [_FRESH]).fetchone()
    except psycopg.Error:
        return [_("Cơ sở dữ liệu không trả lời.")]
    return [] if row and row[0] else [_("Tiến trình nền không hoạt động.")]
