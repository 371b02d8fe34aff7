"""The Centre's board: which procedures hang in which version, recording postings, printing many sheets."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving, store
from motcua.foundation.files.models import StoredFile
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures import actions, noticeboard, queries
from motcua.reference.procedures.forms import LookForm, PostingForm
from motcua.reference.procedures.models.posting import Posting, PrintBatch
from motcua.reference.procedures.noticeboard import Filters
from motcua.reference.procedures.states import Look, Posted, Way
from motcua.reference.procedures.views.common import POST, needs, officer, today
from motcua.reference.procedures.views.paging import page

#: rows of the board on one page: as many as are ticked and posted in one go
BOARD = 100


@require_http_methods(["GET", "HEAD", "POST"])
@needs(POST)
def board(request: HttpRequest) -> HttpResponse:
    """How every procedure in force stands on the board; ticked ones are recorded as posted with one proof."""
    sent = interrupted.sent(request)
    form = PostingForm(sent, request.FILES) if sent is not None else PostingForm(initial=_usual())
    ticked = [key for key in sent.getlist("ban") if key.isdecimal()] if sent is not None else []
    if request.method == "POST" and form.is_valid():
        try:
            rows = _record(request, form, ticked)
            messages.success(request, _("Đã ghi niêm yết %(n)s thủ tục.") % {"n": len(rows)})
            return redirect(request.get_full_path())
        except RuleBroken as refusal:
            form.add_error(None, refusal)
    return _board(request, form, ticked)


def _usual() -> dict[str, Any]:
    return {"way": Way.BOARD, "posted_on": today()}


def _record(request: HttpRequest, form: PostingForm, ticked: list[str]) -> list[Posting]:
    by, said = officer(request), form.cleaned_data
    versions = list(queries.published().filter(pk__in=[int(key) for key in ticked[:BOARD]]))
    proof = actions.Proof(
        Way(said["way"]), said["place"], said["posted_on"], _photo(form, get_centre(by)), said["note"]
    )
    return actions.record_posting(versions, proof, by=by, at=clock.now())


def _photo(form: PostingForm, centre: Centre) -> StoredFile | None:
    upload = form.cleaned_data["photo"]
    if upload is None:
        return None
    store.require_size(upload.size, name=upload.name)
    return store.take_in(upload.read(), name=upload.name, centre=centre.pk)


def _board(request: HttpRequest, form: PostingForm, ticked: list[str]) -> HttpResponse:
    centre = get_centre(officer(request))
    asked = {
        name: request.GET.get(name, "").replace("\0", "").strip()
        for name in ("q", "linh-vuc", "tinh-trang", "sau")
    }
    filters = Filters(asked["q"], asked["linh-vuc"], asked["tinh-trang"])
    found = noticeboard.board(centre.pk, today(), filters)
    rows = list(found.filter(procedure__code__gt=asked["sau"])[: BOARD + 1])
    address = request.GET.copy()
    if len(rows) > BOARD:
        address["sau"] = rows[BOARD - 1].procedure.code
    context = {
        "asked": asked,
        "filters": filters,
        "rows": rows[:BOARD],
        "total": found.count(),
        "next_url": f"?{address.urlencode()}" if len(rows) > BOARD else "",
        "fields": queries.fields(),
        "standings": Posted,
        "form": form,
        "ticked": ticked,
        "looks": Look,
        "most": actions.MOST_SHEETS,
        "open_follow_ups": noticeboard.follow_ups(centre.pk).count(),
        "old": noticeboard.hanging_old(centre.pk, today())[:20],
    }
    return render(request, "procedures/board.html", context, status=422 if form.errors else 200)


@require_safe
@needs(POST)
def history(request: HttpRequest) -> HttpResponse:
    """Every posting of the Centre, newest first: where, when, by whom, with its picture."""
    q = request.GET.get("q", "").replace("\0", "").strip()
    hanging = request.GET.get("con", "")
    found = noticeboard.postings(
        get_centre(officer(request)).pk, q=q, hanging=hanging if hanging in ("co", "khong") else ""
    )
    rows, next_url = page(request, found, "posted_on", newest_first=True)
    context = {"q": q, "hanging": hanging, "rows": rows, "next_url": next_url}
    return render(request, "procedures/postings.html", context)


@require_safe
@needs(POST)
def photo(request: HttpRequest, posting: int) -> HttpResponse:
    """The picture of a posting."""
    row = get_object_or_404(_own(request).exclude(photo=None), pk=posting)
    assert row.photo is not None, "filtered above"
    return serving.response(row.photo, name=f"niem-yet-{row.version.procedure.code}-{row.posted_on}")


@require_POST
@needs(POST)
def take_down(request: HttpRequest, posting: int) -> HttpResponse:
    """A posting taken down today."""
    row = get_object_or_404(_own(request), pk=posting)
    try:
        actions.take_down(row, on=today(), by=officer(request), at=clock.now())
        messages.success(request, _("Đã ghi gỡ tờ niêm yết %(code)s.") % {"code": row.version.procedure.code})
    except RuleBroken as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("procedures:postings")


def _own(request: HttpRequest) -> QuerySet[Posting]:
    return noticeboard.postings(get_centre(officer(request)).pk)


@require_POST
@needs(POST)
def ask_for_batch(request: HttpRequest) -> HttpResponse:
    """Print every sheet the filters show, by a job."""
    form, asked = LookForm(request.POST), request.POST
    filters = Filters(asked.get("q", ""), asked.get("linh-vuc", ""), asked.get("tinh-trang", ""))
    try:
        if not form.is_valid():
            raise RuleBroken(_("Chưa chọn khổ giấy. Chọn rồi bấm lại."), code="no_look")
        by = officer(request)
        found = noticeboard.board(get_centre(by).pk, today(), filters).values_list("pk", flat=True)
        keys = list(found[: actions.MOST_SHEETS + 1])
        batch = actions.ask_for_batch(keys, Look(form.cleaned_data["look"]), by=by, at=clock.now())
        return redirect("procedures:batch", batch.pk)
    except RuleBroken as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("procedures:board")


@require_safe
@needs(POST)
def batch(request: HttpRequest, batch: int) -> HttpResponse:
    """How far a batch is; the page asks again by itself until the file is there."""
    row = get_object_or_404(noticeboard.batches(get_centre(officer(request)).pk), pk=batch)
    return render(request, "procedures/batch.html", {"made": row})


@require_safe
@needs(POST)
def batch_file(request: HttpRequest, batch: int) -> HttpResponse:
    """The file of a batch, to be printed."""
    rows = noticeboard.batches(get_centre(officer(request)).pk).exclude(file=None)
    row: PrintBatch = get_object_or_404(rows, pk=batch)
    assert row.file is not None, "filtered above"
    return serving.response(row.file, name=f"{row.look}-{row.asked_at:%Y%m%d}-{row.total}-to")
