"""Refusing on the spot: the grounds, the paper to look at first, the refusal on record."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.casework.dossiers import actions, sheets
from motcua.casework.dossiers.intake import Grounds, Intake
from motcua.casework.dossiers.models import Dossier
from motcua.desks.counter import phrasing
from motcua.desks.counter.forms import GroundsForm, IntakeForm
from motcua.desks.counter.views.intake.desk import Desk, already_done, desk_of, made_of, ways_out
from motcua.desks.counter.views.intake.typed import brought
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.serving import preview_response
from motcua.reference.procedures.models import ProcedureVersion


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """Refuse with reason, basis and the way on; Mẫu 03 is previewed before it is issued."""
    desk = desk_of(request, key)
    done = made_of(desk)
    if done is not None:
        return already_done(desk, done)
    typed, version, form = desk.form(), desk.version, GroundsForm(interrupted.sent(request))
    if not typed.is_valid() or version is None:
        messages.error(request, _in_the_way(typed))
        return redirect(desk.address)
    if request.method == "POST" and form.is_valid():
        try:
            return _answer(desk, brought(desk, typed, version), form.grounds(), version)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            if (away := ways_out(desk, refusal)) is not None:
                return away
    offered = phrasing.offered(form, centre=desk.centre.pk, procedure=version.code)
    context = {
        "form": form,
        "offered": offered,
        "desk": desk,
        "version": version,
        "key": key,
        "data": desk.data,
    }
    return render(request, "counter/refuse.html", context, status=422 if form.errors else 200)


def _in_the_way(typed: IntakeForm) -> str:
    """What is wrong with what was typed, else what is not there yet."""
    wrong = [str(text) for name, texts in typed.errors.items() if typed.data.get(name) for text in texts]
    lacking = _("Cần có người nộp và thủ tục trước khi từ chối, để phiếu ghi đúng tên và việc.")
    return wrong[0] if wrong else lacking


def _answer(desk: Desk, intake: Intake, grounds: Grounds, version: ProcedureVersion) -> HttpResponse:
    """Mẫu 03 as it would be issued, when that was asked for; else the refusal on record."""
    if desk.task == "xem":
        content = sheets.preview_refusal(
            intake, grounds, version, centre=desk.centre, officer=desk.request.user, at=desk.at
        )
        return preview_response("mau-03", content)
    dossier = _refused(desk, intake, grounds)
    words = _("Đã từ chối tiếp nhận, phiếu đã lập cho hồ sơ %(code)s.")
    messages.success(desk.request, words % {"code": dossier.code})
    return redirect(reverse("counter:dossier", args=[dossier.code]) + "?giay=moi")


def _refused(desk: Desk, intake: Intake, grounds: Grounds) -> Dossier:
    """The refusal on record, of a fresh intake or of a dossier that waited in status 1."""
    user, submitted = desk.request.user, desk.submitted
    if submitted is None:
        return actions.refuse_at_counter(
            intake, grounds, by=user, centre=desk.centre, key=desk.key, at=desk.at
        )
    dossier = actions.refuse_submitted(submitted.pk, intake, grounds, desk.act)
    actions.drop_draft(desk.key, by=user)
    return dossier
