"""The shelf of results: where each waits, how long nobody came, and reminders for many at once."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from motcua.casework.dossiers import actions, queries, register, rules, shelf, worklists
from motcua.casework.dossiers.actions import Act
from motcua.desks.counter import paging
from motcua.desks.counter.scanning import scanned_code
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.ui.formats import vn_datetime
from motcua.foundation.ui.tables import csv_answer
from motcua.reference.organisation.queries import get_centre

PAGE = 50
#: for how long at least, as the filter offers it
AGES = (0, rules.REMIND_AFTER_DAYS, 15, 30, 90)


def _asked(request: SignedInRequest) -> tuple[int, str]:
    """How many days at least, and which slot, from the address."""
    days = request.GET.get("tu-ngay", "")
    return min(int(days), 3650) if days.isdecimal() and len(days) < 5 else 0, request.GET.get(
        "ngan", ""
    ).strip()


def _rows(request: SignedInRequest) -> Any:
    at = clock.now()
    if not allows(request.user, "dossiers.return", at=at):
        raise PermissionDenied
    days, slot = _asked(request)
    return shelf.uncollected(request.user, at, days=days, slot=slot)


@require_http_methods(["GET", "HEAD", "POST"])
def uncollected(request: SignedInRequest) -> HttpResponse:
    """The results nobody came for, the longest first; posted, one is put into a slot or many are reminded of."""
    rows, sent = _rows(request), interrupted.sent(request)
    if request.method != "POST" or sent is None:
        return _page(request, rows, sent)
    task = _shelve if sent.get("lam") == "xep" else _remind
    try:
        words = task(request, sent)
    except RuleBroken as refusal:
        return _page(request, rows, sent, refusal.messages)
    messages.success(request, words)
    query = request.GET.copy()
    if sent.get("lam") == "xep":
        query["xep"] = sent.get("slot", "")
    return redirect(f"{reverse('counter:uncollected')}?{query.urlencode()}")


def _act(request: SignedInRequest, sent: QueryDict) -> Act:
    """The act under the key of the page, a fresh one when the page sent none."""
    try:
        key = uuid.UUID(sent.get("key", ""))
    except ValueError:
        key = uuid.uuid4()
    return Act(request.user, clock.now(), key, 0)


def _remind(request: SignedInRequest, sent: QueryDict) -> str:
    visible = worklists.to_return(request.user, clock.now())
    chosen = [
        int(pk)
        for pk in sent.getlist("trang" if sent.get("lam") == "nhac-het" else "ho-so")
        if pk.isdecimal() and len(pk) < 19
    ]
    known = visible.filter(pk__in=chosen).values_list("pk", flat=True)
    count = actions.remind_owners(known, _act(request, sent))
    words = ngettext(
        "Đã nhắc %(n)s kết quả. Tin đi theo kênh đã cài đặt; ai chỉ có điện thoại thì gọi.",
        "Đã nhắc %(n)s kết quả. Tin đi theo kênh đã cài đặt; ai chỉ có điện thoại thì gọi.",
        count,
    )
    return words % {"n": count} if count else _("Các kết quả này đã được nhắc trong hôm nay.")


def _shelve(request: SignedInRequest, sent: QueryDict) -> str:
    code = scanned_code(sent.get("code", ""))
    dossier = worklists.to_return(request.user, clock.now()).filter(code=code).first()
    if dossier is None:
        raise RuleBroken(
            _("Không có kết quả chờ trả mang mã %(code)s. So lại với mã trên giấy hẹn."),
            code="unknown_code",
            params={"code": code[:40]},
        )
    done = actions.shelve(dossier.pk, _act(request, sent), sent.get("slot", ""))
    if done.slot is None:
        return _("Kết quả %(code)s không còn ở ngăn nào.") % {"code": done.code}
    return _("Kết quả %(code)s đã xếp vào ngăn %(slot)s.") % {"code": done.code, "slot": done.slot.code}


def _page(
    request: SignedInRequest, rows: Any, sent: QueryDict | None = None, errors: list[str] | None = None
) -> HttpResponse:
    at, (days, slot) = clock.now(), _asked(request)
    page = paging.by_finished(rows, request.GET.get("sau", ""), PAGE)
    typed = sent if sent is not None else QueryDict()
    context = {
        "rows": shelf.aged(page.rows, at),
        "total": rows.order_by().count(),
        "next_url": paging.next_url(request, page),
        "days": days,
        "slot": slot,
        "ages": AGES,
        "slots": shelf.slots_of(get_centre(request.user).pk),
        "sticky": typed.get("slot", "") or request.GET.get("xep", ""),
        "code": typed.get("code", ""),
        "chosen": set(typed.getlist("ho-so")),
        "remind_after": rules.REMIND_AFTER_DAYS,
        "errors": errors or [],
        "key": uuid.uuid4(),
        "query": request.GET.urlencode(),
        "now": at,
    }
    return render(request, "counter/uncollected.html", context, status=422 if errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def shelve(request: SignedInRequest, code: str) -> HttpResponse:
    """Put the result that is being looked at into a slot."""
    if not worklists.to_return(request.user, clock.now()).filter(code=code).exists():
        return _gone(request, code)
    sent = interrupted.sent(request)
    if request.method == "POST" and sent is not None:
        typed = sent.copy()
        typed["code"] = code
        try:
            messages.success(request, _shelve(request, typed))
        except RuleBroken as refusal:
            messages.error(request, refusal.messages[0])
    return redirect("counter:hand_over", code)


def _gone(request: SignedInRequest, code: str) -> HttpResponse:
    """To the page of a dossier whose result does not wait any more; not found for who may not see it."""
    get_object_or_404(queries.visible_to(request.user, clock.now()), code=code)
    return redirect("counter:dossier", code)


@require_safe
def table(request: SignedInRequest) -> HttpResponseBase:
    """The same list as CSV; on record."""
    rows, at, centre = _rows(request), clock.now(), get_centre(request.user)
    today = at.astimezone(clock.VIETNAM).date()
    register.note_export(request.user, centre, first=today, last=today, at=at)
    head = [
        _("Mã hồ sơ"), _("Tên thủ tục"), _("Chủ hồ sơ"), _("Người nộp"), _("Kết quả"), _("Số, ký hiệu"), _("Ngăn"),
        _("Có kết quả từ"), _("Số ngày chờ"), _("Số lần nhắc"), _("Nhắc lần cuối"),
    ]  # fmt: skip
    found = shelf.aged(list(rows[: shelf.MOST_LINES]), at)
    return csv_answer(f"ket-qua-chua-nhan-{today:%Y%m%d}.csv", head, map(_cells, found))


def _cells(row: shelf.Uncollected) -> tuple[object, ...]:
    dossier, result = row.dossier, row.dossier.result
    return (
        dossier.code, dossier.version.name_vi, dossier.owner.full_name, dossier.submitter.full_name, result.name,
        result.number, dossier.slot.code if dossier.slot else "", vn_datetime(dossier.finished_at), row.days,
        row.reminders, vn_datetime(row.reminded_at) if row.reminded_at else "",
    )  # fmt: skip
