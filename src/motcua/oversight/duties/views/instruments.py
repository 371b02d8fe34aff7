"""The register by instrument: what gives duties, at which level, since when; entered by hand and never overwritten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import nfc
from motcua.oversight.duties import actions, forms, queries
from motcua.oversight.duties.queries import SET, VIEW
from motcua.oversight.duties.rules.entering import next_numeral
from motcua.oversight.duties.states import Level
from motcua.reference.instruments.models import Instrument
from motcua.reference.instruments.queries import with_amendments
from motcua.reference.instruments.rules import Cited

#: instruments on the list, versions in the history of one
MOST = 200
MOST_VERSIONS = 500


def _seen(request: SignedInRequest) -> tuple[datetime, bool]:
    """The moment, and whether who looks may enter. Raises PermissionDenied."""
    at = clock.now()
    require(request.user, VIEW, at=at)
    return at, allows(request.user, SET, at=at)


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """Every instrument with its days, and how many duties it gives each level today."""
    at, may_set = _seen(request)
    counts = queries.duties_by_instrument(at.astimezone(VIETNAM).date())
    rows = [
        (
            row,
            [
                (level.label, counts[row.pk, level.value])
                for level in Level
                if (row.pk, level.value) in counts
            ],
        )
        for row in with_amendments()[:MOST]
    ]
    return render(request, "duties/instruments.html", {"rows": rows, "may_set": may_set})


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: SignedInRequest) -> HttpResponse:
    """A new instrument."""
    at, _may = _seen(request)
    require(request.user, SET, at=at)
    form = forms.InstrumentForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        words = {name: nfc(typed[name]) for name in ("number", "issuer", "about")}
        cited = Cited(typed["kind"], issued_on=typed["issued_on"], **words)
        rest = {name: typed[name] for name in ("in_force_from", "in_force_to", "amends")}
        try:
            row = actions.enter_instrument(cited, **rest, by=request.user, at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã nhập văn bản. Thêm từng lĩnh vực và nhiệm vụ của văn bản."))
            return redirect("duties:instrument", row.pk)
    return render(request, "duties/instrument_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, instrument: int) -> HttpResponse:
    """An instrument, its duties today and every version of them; posted, its missing days or what amends it."""
    at, may_set = _seen(request)
    row = get_object_or_404(with_amendments(), pk=instrument)
    sent = interrupted.sent(request)
    called = sent.get("viec", "") if sent is not None else ""
    bound = {
        "ngay": forms.DaysForm(sent if called == "ngay" else None, row=row, auto_id="ng_%s"),
        "sua-doi": forms.AmendedForm(sent if called == "sua-doi" else None, row=row, auto_id="sd_%s"),
    }
    if request.method == "POST" and called in bound and _saved(bound[called], called, row, request, at):
        messages.success(request, _("Đã lưu."))
        return redirect("duties:instrument", row.pk)
    on = at.astimezone(VIETNAM).date()
    versions = list(queries.versions_of(row)[:MOST_VERSIONS])
    context = {
        "row": row,
        "may_set": may_set,
        "called": called,
        "registers": _registers(version for version in versions if version.is_in_force(on)),
        "versions": versions,
        "days": bound["ngay"],
        "amended": bound["sua-doi"],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "duties/instrument.html", context, status=status)


def _registers(versions: Any) -> list[tuple[Level, list[tuple[Any, list[Any]]]]]:
    """Levels with their fields, each with its duties."""
    found: dict[str, dict[int, tuple[Any, list[Any]]]] = {}
    for version in versions:
        group = version.duty.group
        found.setdefault(group.level, {}).setdefault(group.pk, (group, []))[1].append(version)
    return [(Level(level), list(groups.values())) for level, groups in found.items()]


def _saved(
    form: django_forms.Form, called: str, row: Instrument, request: SignedInRequest, at: datetime
) -> bool:
    """Whether it was written; what was in the way is added to the form."""
    if not form.is_valid():
        return False
    typed: Mapping[str, Any] = form.cleaned_data
    try:
        if called == "ngay":
            days = {name: typed.get(name) for name in ("first", "last")}
            actions.add_days(row, **days, by=request.user, at=at)
        else:
            actions.amend_instrument(row, typed["amending"], by=request.user, at=at)
    except RuleBroken as refusal:
        form.add_error(None, refusal)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def field(request: SignedInRequest, instrument: int) -> HttpResponse:
    """A field of an instrument: the one the address names (`cap`, `so`) as it holds today, or one more."""
    at, _may = _seen(request)
    require(request.user, SET, at=at)
    row = get_object_or_404(Instrument, pk=instrument)
    form = forms.FieldForm(interrupted.sent(request), initial=_initial(request, row, at))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        told = {name: typed[name] for name in ("level", "first", "basis")}
        try:
            change = actions.enter_field(
                row, form.group, **told, numeral=typed["numeral"].strip().upper(), by=request.user, at=at
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            counts = {name: len(codes) for name, codes in vars(change).items()}
            said = _("Mới %(new)s, đổi nội dung %(changed)s, hết áp dụng %(closed)s nhiệm vụ.")
            messages.success(request, said % counts)
            return redirect("duties:instrument", row.pk)
    return render(
        request, "duties/field_form.html", {"form": form, "row": row}, status=422 if form.errors else 200
    )


def _initial(request: SignedInRequest, row: Instrument, at: datetime) -> dict[str, Any]:
    """What the form begins with: the field the address names, else the next one of the level's register."""
    on = at.astimezone(VIETNAM).date()
    level = request.GET.get("cap", "")
    level = level if level in Level.values else Level.COMMUNE
    standing = list(queries.holding_from(on, level))
    own = [version for version in standing if version.duty.group.instrument_id == row.pk]
    numerals = {version.duty.group.numeral for version in standing}
    numeral = own[0].duty.group.numeral if own else next_numeral(numerals)
    asked = [version for version in own if str(version.duty.group.n) == request.GET.get("so", "")]
    last = (asked or own)[-1:]
    initial = {"level": level, "numeral": numeral, "first": row.in_force_from or on}
    initial |= {"body": last[0].body if last else "", "n": max((v.duty.group.n for v in own), default=0) + 1}
    if asked:
        group = asked[0].duty.group
        lines = [f"{v.duty.letter}) {v.words}" if v.duty.letter else v.words for v in asked]
        initial |= {"n": group.n, "name": group.name, "words": "\n".join(lines), "first": on}
    return initial
