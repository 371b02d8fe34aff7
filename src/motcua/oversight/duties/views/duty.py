"""One duty at a Centre: what it says, how it stands, who has it in charge, its figures, what was entered by hand."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import serving, store
from motcua.oversight.duties import actions, figures, forms, monthly, queries, showing
from motcua.oversight.duties.models import Duty, HandEntry
from motcua.oversight.duties.queries import VIEW, Tile
from motcua.oversight.duties.sparkline import Line, line_of
from motcua.oversight.duties.views.common import Asked, asked, code_of
from motcua.oversight.duties.views.wall import drawn

#: entries, judgements and notes shown on the page of a duty
SHOWN_ENTRIES = 20

Save = Callable[[Duty, Mapping[str, Any], Asked], object]


def _entry(duty: Duty, typed: Mapping[str, Any], by: Asked) -> object:
    upload = typed["file"]
    if upload:
        store.require_size(upload.size or 0, name=upload.name)  # before its bytes are read
    done = actions.Done(
        **{name: typed[name] for name in ("what", "done_on", "done_by", "quantity", "unit", "document")},
        content=upload.read() if upload else b"",
        name=upload.name if upload else "",
    )
    return actions.record_evidence(duty, done, centre=by.centre, by=by.user, at=by.at)


def _judge(duty: Duty, typed: Mapping[str, Any], by: Asked) -> object:
    return actions.judge(duty, **typed, centre=by.centre, by=by.user, at=by.at)


def _charge(duty: Duty, typed: Mapping[str, Any], by: Asked) -> object:
    return actions.put_in_charge(duty, **typed, centre=by.centre, by=by.user, at=by.at)


def _note(duty: Duty, typed: Mapping[str, Any], by: Asked) -> object:
    return actions.write_note(duty, typed["text"], centre=by.centre, by=by.user, at=by.at)


def _require(duty: Duty, typed: Mapping[str, Any], by: Asked) -> object:
    return actions.set_requirement(duty, actions.Want(**typed), centre=by.centre, by=by.user, at=by.at)


#: what a form of the page is called in the request -> what saves it
SAVES: dict[str, Save] = {
    "minh-chung": _entry,
    "danh-gia": _judge,
    "phan-cong": _charge,
    "ghi-chu": _note,
    "yeu-cau": _require,
}


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: SignedInRequest, slug: str) -> HttpResponse:
    """The page of a duty; posted, one of its forms, named by `viec`."""
    place = asked(request)
    tile = queries.tile_of(place.centre.pk, code_of(slug, place.on), place.on)
    sent = interrupted.sent(request)
    called = sent.get("viec", "") if sent is not None else ""
    bound = _forms(place, tile, request, called, sent)
    if request.method == "POST" and called in bound and _saved(bound[called], called, tile, place):
        messages.success(request, _("Đã lưu."))
        return redirect(f"{reverse('duties:duty', args=[slug])}{place.query}")
    refused = request.method == "POST"
    context = _context(place, tile) | {"called": called}
    context["forms"] = {name.replace("-", "_"): form for name, form in bound.items()}
    return render(request, "duties/duty.html", context, status=422 if refused else 200)


def _forms(
    place: Asked, tile: Tile, request: HttpRequest, called: str, sent: Any
) -> dict[str, django_forms.Form]:
    """The forms of the page; the one that was sent with what was typed."""

    def data(name: str) -> Any:
        return sent if name == called else None

    wanted = forms.typed_before(tile.requirement or queries.USUAL)
    today = {"done_on": place.on, "done_by": place.user.full_name}
    files = request.FILES if request.method == "POST" else None
    return {
        "minh-chung": forms.EntryForm(data("minh-chung"), files, initial=today, auto_id="mc_%s"),
        "danh-gia": forms.JudgeForm(data("danh-gia"), auto_id="dg_%s"),
        "phan-cong": forms.ChargeForm(
            data("phan-cong"), centre=place.centre, initial={"first_on": place.on}, auto_id="pc_%s"
        ),
        "ghi-chu": forms.NoteForm(data("ghi-chu"), auto_id="gc_%s"),
        "yeu-cau": forms.RequirementForm(data("yeu-cau"), initial=wanted, auto_id="yc_%s"),
    }


def _saved(form: django_forms.Form, called: str, tile: Tile, place: Asked) -> bool:
    """Whether it was written; what was in the way is added to the form."""
    if not form.is_valid():
        return False
    try:
        SAVES[called](tile.version.duty, form.cleaned_data, place)
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _context(place: Asked, tile: Tile) -> dict[str, Any]:
    centre, code = place.centre.pk, tile.code
    found = figures.figures_of(code)
    counts = monthly.by_month(centre, found, place.on)
    entries = queries.entries_visible_to(place.user, place.at).filter(centre=centre, duty__code=code)
    return {
        "asked": place,
        **drawn(tile),
        "figures": [_figure(figure, counts) for figure in found],
        "in_charge": queries.in_charge(centre, code, place.at),
        "entries": entries.order_by("-done_on", "-pk")[:SHOWN_ENTRIES],
        "judgements": queries.judgements(centre, code)[:SHOWN_ENTRIES],
        "notes": queries.notes(centre, code)[:SHOWN_ENTRIES],
        "workplaces": showing.workplaces_of(code, place.user, place.at),
    }


def _figure(figure: Any, counts: Mapping[tuple[str, str], list[int]]) -> tuple[Any, list[int], Line]:
    months = counts[figures.key_of(figure)]
    return figure, months, line_of(months)


def _visible(request: SignedInRequest, entry: int) -> HandEntry:
    at = clock.now()
    require(request.user, VIEW, at=at)
    return get_object_or_404(queries.entries_visible_to(request.user, at), pk=entry)


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: SignedInRequest, entry: int) -> HttpResponse:
    """One piece of evidence entered by hand; posted, voided with a reason."""
    row = _visible(request, entry)
    form = forms.VoidForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.void_evidence(row.pk, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã hủy minh chứng."))
            return redirect("duties:entry", row.pk)
    context = {
        "row": row,
        "form": form,
        "may_void": row.voided_at is None and queries.may_manage(request.user, row, clock.now()),
    }
    return render(request, "duties/entry.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def entry_file(request: SignedInRequest, entry: int) -> HttpResponse:
    """The document of an entry."""
    row = _visible(request, entry)
    if row.file is None:
        return redirect("duties:entry", row.pk)
    return serving.response(row.file, name=f"minh-chung-{row.pk}")
