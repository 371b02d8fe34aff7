"""What somebody sent after their session had ended: kept a while for the same person, shown again, never acted upon.

It lies in the visitor's new session, so the browser holds an unguessable key and nothing else. Only what came with a
session that was once somebody's is kept, so a stranger can store nothing; whoever else signs in never gets to it.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from motcua.foundation import clock
from motcua.foundation.accounts.models import User

KEY = "interrupted"
#: characters of a form, as it is sent: several times the longest of ours
LONGEST = 200_000
#: what is not kept wherever it stands; a drawn signature is found by what it is
NEVER = ("csrfmiddlewaretoken", "password")
DRAWN = "data:"


def note(request: HttpRequest) -> None:
    """Keep what came too late, and say on the sign-in page that the session has ended and what is still there.

    A request of a script is left alone: its page is still open and says so itself.
    """
    if any(request.headers.get(mark) for mark in ("HX-Request", "X-Draft", "X-Watching")):
        return
    person = _whose(request)
    if request.method == "POST":
        kept = person is not None and _keep(request, person)
        messages.warning(request, _still_there() if kept else _not_kept())
    elif person is not None:
        request.session.setdefault(KEY, {"person": person})
        messages.warning(request, _ended())


def _still_there() -> str:
    return _(
        "Phiên làm việc đã hết vì %(minutes)s phút không có thao tác. Nội dung đã nhập vẫn còn. "
        "Đăng nhập lại để tiếp tục đúng chỗ đang làm."
    ) % {"minutes": settings.SESSION_COOKIE_AGE // 60}


def _not_kept() -> str:
    return _(
        "Phiên làm việc đã hết nên thao tác vừa gửi chưa được ghi. Bấm nút quay lại của trình duyệt để "
        "chép lại nội dung đã nhập, rồi đăng nhập và gửi lại."
    )


def _ended() -> str:
    return _(
        "Phiên làm việc đã hết vì %(minutes)s phút không có thao tác. "
        "Đăng nhập lại để tiếp tục đúng chỗ đang làm."
    ) % {"minutes": settings.SESSION_COOKIE_AGE // 60}


def _whose(request: HttpRequest) -> int | None:
    """The account whose session this browser had, as long as its row is there; None when nobody can tell."""
    if KEY in request.session:
        return int(request.session[KEY]["person"])
    ended = Session.objects.filter(pk=request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")).first()
    person = ended.get_decoded().get(SESSION_KEY) if ended else None
    return int(person) if person else None


def _keep(request: HttpRequest, person: int) -> bool:
    """Whether what was posted is now in the session; too much is not."""
    form = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if _may_stay(name, values):
            form.setlist(name, values)
    typed = form.urlencode()
    if len(typed) > LONGEST:
        return False
    left_out = bool(request.FILES) or not {*request.POST} <= {*form, *NEVER}
    until = clock.now().timestamp() + settings.SESSION_COOKIE_AGE
    request.session[KEY] = {
        "person": person, "path": request.path, "form": typed, "left_out": left_out, "until": until
    }  # fmt: skip
    return True


def _may_stay(name: str, values: list[Any]) -> bool:
    return name not in NEVER and not any(value.startswith(DRAWN) for value in values)


def forget_unless(request: HttpRequest, person: User) -> None:
    """Nothing that belongs to anybody but `person`, who has just signed in, stays in the session."""
    kept = request.session.get(KEY)
    if kept is not None and (kept["person"] != person.pk or "form" not in kept):
        del request.session[KEY]


def sent(request: HttpRequest) -> QueryDict | None:
    """What was posted to this address: now, or when the session had ended. None when nothing was.

    The latter is only to be shown again: a view acts on a POST alone. It is given once, and said not to be on record.
    """
    return request.POST if request.method == "POST" else _given_back(request)


def _given_back(request: HttpRequest) -> QueryDict | None:
    kept = request.session.get(KEY)
    if request.method != "GET" or kept is None or kept.get("path") != request.path:
        return None
    del request.session[KEY]
    if clock.now().timestamp() > kept["until"]:
        return None
    words = _(
        "Thao tác trước đó CHƯA được ghi vì phiên làm việc đã hết. Nội dung đã nhập vẫn còn: "
        "kiểm tra rồi gửi lại."
    )
    if kept["left_out"]:
        words += " " + _("Riêng tệp đã chọn và chữ ký trên màn hình thì làm lại.")
    messages.warning(request, words)
    return QueryDict(kept["form"])
