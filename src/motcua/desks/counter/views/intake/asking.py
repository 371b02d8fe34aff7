"""Asking for papers on the spot: every component judged, Mẫu 02 looked at first, then the request on record."""

import uuid
from collections.abc import Iterable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers import actions, rules
from motcua.casework.dossiers.intake import Intake
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.rules import ComponentCheck
from motcua.casework.dossiers.states import Lack, Source
from motcua.desks.counter import phrasing
from motcua.desks.counter.forms import IntakeForm
from motcua.desks.counter.forms.judging import FINE
from motcua.desks.counter.forms.roads import AskingForm
from motcua.desks.counter.previews import preview_of
from motcua.desks.counter.views.intake.desk import Desk, already_done, desk_of, made_of, ways_out
from motcua.desks.counter.views.intake.prepared import used
from motcua.desks.counter.views.intake.typed import brought, natural_source
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """Ask for everything that lacks, at once; Mẫu 02 is previewed before it is issued."""
    desk = desk_of(request, key)
    done = made_of(desk)
    if done is not None:
        return already_done(desk, done)
    typed, version = desk.form(), desk.version
    if not typed.is_valid() or version is None or not desk.can_ask:
        messages.error(request, _in_the_way(desk, typed))
        return redirect(desk.address)
    form = AskingForm(
        interrupted.sent(request), components=version.components.all(), found=_found(typed.checks())
    )
    if request.method == "POST" and form.is_valid():
        intake = brought(desk, typed, version)
        try:
            return _answer(desk, replace(intake, checks=_as_judged(typed, form)), form.request())
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            if (away := ways_out(desk, refusal)) is not None:
                return away
    offered = phrasing.offered(form, centre=desk.centre.pk, procedure=version.code)
    context = {"form": form, "offered": offered, "version": version, "key": key, "data": desk.data}
    return render(request, "counter/ask.html", context, status=422 if form.errors else 200)


def _in_the_way(desk: Desk, typed: IntakeForm) -> str:
    """What is wrong with what was typed, else what is not there yet."""
    if not desk.can_ask:
        return _("Giấy tờ của hồ sơ này đã được yêu cầu bổ sung. Nhận đủ thì tiếp nhận, hoặc từ chối.")
    wrong = [str(text) for name, texts in typed.errors.items() if typed.data.get(name) for text in texts]
    lacking = _("Cần có người nộp và thủ tục trước khi yêu cầu bổ sung, để phiếu ghi đúng tên và việc.")
    return wrong[0] if wrong else lacking


def _found(checks: Iterable[ComponentCheck]) -> dict[int, str]:
    """What the intake says of each component so far; nothing of those that nobody looked at."""
    looked_at = [check for check in checks if check.source is not None]
    return {check.component: Lack.MISSING if rules.missing([check]) else FINE for check in looked_at}


def _as_judged(typed: IntakeForm, form: AskingForm) -> tuple[ComponentCheck, ...]:
    """The checks of the intake; what is called fine here and was not there before is there in its natural way."""
    natural = {component.pk: natural_source(component) for component in typed.components}
    fine = {pk for pk in natural if form.cleaned_data[f"lack_{pk}"] == FINE}
    return tuple(
        replace(check, source=Source(natural[check.component]))
        if check.component in fine and rules.missing([check])
        else check
        for check in typed.checks()
    )


def _answer(desk: Desk, intake: Intake, asked: actions.Request) -> HttpResponse:
    """Mẫu 02 as it would be issued, when that was asked for; else the request on record."""
    if desk.task == "xem":
        unknown = () if desk.submitted is not None else ("dossier_code",)
        previewed = preview_of(lambda: _asked(desk, intake, asked), without=unknown)
        assert previewed is not None, "whoever asks issues a paper"
        return previewed
    dossier = used(desk, _asked(desk, intake, asked))
    actions.drop_draft(desk.key, by=desk.request.user)
    words = _("Đã yêu cầu bổ sung, phiếu đã lập cho hồ sơ %(code)s.")
    messages.success(desk.request, words % {"code": dossier.code})
    return redirect(reverse("counter:dossier", args=[dossier.code]) + "?giay=moi")


def _asked(desk: Desk, intake: Intake, asked: actions.Request) -> Dossier:
    """The dossier that waits for its papers, of a fresh intake or of a filing in status 1."""
    user, submitted = desk.request.user, desk.submitted
    if submitted is None:
        return actions.ask_at_counter(intake, asked, by=user, centre=desk.centre, key=desk.key, at=desk.at)
    return actions.ask_submitted(submitted.pk, intake, asked, desk.act)
