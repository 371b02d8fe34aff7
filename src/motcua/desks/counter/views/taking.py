"""Taking tasks of the list for oneself, and giving them back."""

import uuid
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.actions import Act
from motcua.casework.dossiers.models import Dossier
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.ui.addresses import own_address

#: codes named in one message; whoever has more sees them in the list
NAMED = 5


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest) -> HttpResponse:
    """Take, or give back, the dossiers named in the form: those ticked, or all it was shown with (`lam`)."""
    if request.method != "POST":
        interrupted.sent(request)  # says that nothing was recorded
        return redirect("counter:work")
    back = _way_back(request)
    act = Act(request.user, clock.now(), _key(request), 0)
    task = request.POST.get("lam", "")
    try:
        if task.startswith("tra"):
            done = actions.put_steps_back(_named(request, act), act)
            _say(request, _given_words(done), is_all=not done.kept)
            return redirect(back)
        taken = actions.take_steps(_named(request, act), act)
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
        return redirect(back)
    _say(request, _taken_words(taken), is_all=not (taken.quicker or taken.gone))
    return redirect(f"{back}{'&' if '?' in back else '?'}lan={act.key}" if _is_list(back) else back)


def just_taken(request: SignedInRequest, at: datetime) -> list[Dossier]:
    """What the officer has just taken in one go and still holds."""
    batch = request.GET.get("lan", "")
    return list(queries.taken_in(batch, by=request.user, at=at)[: actions.MOST_TAKEN]) if batch else []


def _named(request: SignedInRequest, act: Act) -> list[int]:
    """The dossiers the form means; not found when one is not the officer's to see."""
    codes = set(request.POST.getlist("dau" if request.POST.get("lam") in {"dau", "tra-het"} else "viec"))
    codes = set(sorted(codes)[: actions.MOST_TAKEN + 1])
    return list(queries.visible_to(act.by, act.at).filter(code__in=codes).values_list("pk", flat=True))


def _key(request: SignedInRequest) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def _way_back(request: SignedInRequest) -> str:
    """The page the form stood on, of ours, without the batch it told of."""
    home = reverse("counter:work")
    path, _mark, query = own_address(request, request.POST.get("ve", ""), otherwise=home).partition("?")
    told = QueryDict(query, mutable=True)
    told.pop("lan", None)
    return f"{path}?{told.urlencode()}" if told else path


def _is_list(address: str) -> bool:
    return address.partition("?")[0] == reverse("counter:work")


def _say(request: SignedInRequest, words: str, *, is_all: bool) -> None:
    (messages.success if is_all else messages.warning)(request, words)


def _taken_words(taken: actions.Taken) -> str:
    number = len(taken.mine)
    words = [ngettext("Đã nhận %(n)s việc.", "Đã nhận %(n)s việc.", number) % {"n": number}] if number else []
    if taken.quicker:
        names = [f"{code} ({name})" for code, name in taken.quicker]
        words.append(_("Người khác vừa nhận: %(what)s.") % {"what": _listed(names)})
    if taken.gone:
        words.append(
            _("Không còn ở bước chờ nhận: %(what)s. Tải lại danh sách để xem hiện trạng.")
            % {"what": _listed(taken.gone)}
        )
    return " ".join(words)


def _given_words(done: actions.PutBack) -> str:
    number = len(done.free)
    words = []
    if number:
        given = ngettext("Đã trả lại %(n)s việc.", "Đã trả lại %(n)s việc.", number) % {"n": number}
        words.append(given + " " + _("Người cùng vai đều nhận được."))
    if done.kept:
        kept = _(
            "Chưa trả lại: %(what)s. Việc do người khác giao thì xin người giao chuyển lại; "
            "việc đã sang bước sau thì không còn gì để trả."
        )
        words.append(kept % {"what": _listed(done.kept)})
    return " ".join(words)


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:NAMED])
    more = len(names) - NAMED
    return _("%(shown)s và %(more)s hồ sơ khác") % {"shown": shown, "more": more} if more > 0 else shown
