"""Templates of letters: what holds, its places to fill in, its versions, a new one, approval."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.letters import actions, lint, queries, word
from motcua.foundation.letters.forms import TemplateForm
from motcua.foundation.letters.models import LetterTemplate
from motcua.foundation.letters.serving import word_response
from motcua.foundation.letters.states import Kind, blanks, examples
from motcua.foundation.versions.rules import standing
from motcua.foundation.versions.states import EVERYWHERE


def _entered(request: HttpRequest) -> tuple[User, int, datetime]:
    """The officer, whose templates they work on, and the moment, once they may look at templates."""
    officer, at = request.user, clock.now()
    if not isinstance(officer, User) or officer.kind != User.Kind.OFFICIAL:
        raise PermissionDenied
    require(officer, queries.VIEW, at=at)
    return officer, officer.centre or EVERYWHERE, at


def _kind(slug: str) -> Kind:
    if slug not in Kind.values:
        raise Http404
    return Kind(slug)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Every template as it holds today."""
    _officer, centre, at = _entered(request)
    templates = queries.templates(centre, at.astimezone(VIETNAM).date())
    return render(request, "letters/list.html", {"templates": templates})


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """One template: what holds, its versions, its places; posted, a new version."""
    officer, centre, at = _entered(request)
    which = _kind(kind)
    sent, today = interrupted.sent(request), at.astimezone(VIETNAM).date()
    files = request.FILES if request.method == "POST" else None
    form = TemplateForm(sent, files, initial={"in_force_from": today})
    if request.method == "POST" and form.is_valid() and _brought(form, which, centre, officer, at):
        messages.success(request, _("Đã lưu mẫu mới, chờ người có quyền duyệt."))
        return redirect("letters:template", which)
    holding = queries.template_in_force(which, centre=centre, on=today)
    blank = LetterTemplate(centre=centre)
    context: dict[str, Any] = {
        "kind": which,
        "form": form,
        "holding": holding,
        "is_common": holding is not None and holding.centre != centre,
        "versions": [
            (row, standing(row, holding, today), lint.remarks(queries.content_of(row, which)))
            for row in queries.versions(which, centre).select_related("file")[:20]
        ],
        "blanks": blanks(which),
        "may_write": allows(officer, "letters.write", blank, at=at),
        "may_approve": allows(officer, "letters.approve", blank, at=at),
    }
    refused = request.method == "POST" and form.errors
    return render(request, "letters/template.html", context, status=422 if refused else 200)


def _brought(form: TemplateForm, kind: Kind, centre: int, by: User, at: datetime) -> bool:
    """Whether the version was taken in; what was in the way is added to the form."""
    typed = form.cleaned_data
    name = typed["file"].name or ""
    try:
        store.require_size(typed["file"].size or 0, name=name)  # before its bytes are read
        actions.bring_template(
            kind,
            typed["file"].read(),
            name=name,
            note=typed["note"],
            centre=centre,
            in_force_from=typed["in_force_from"],
            by=by,
            at=at,
        )
    except RuleBroken as refusal:
        form.add_error("file", refusal)
        return False
    return True


@require_safe
def current(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """The Word file that holds today: to edit (`mau`), or filled in with examples (`thu`)."""
    _officer, centre, at = _entered(request)
    which = _kind(kind)
    holding = queries.template_in_force(which, centre=centre, on=at.astimezone(VIETNAM).date())
    return _file(queries.content_of(holding, which), which, form)


@require_safe
def version(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The Word file of one version: as it was brought in (`mau`), or filled in with examples (`thu`)."""
    _officer, centre, _at = _entered(request)
    row = get_object_or_404(LetterTemplate.objects.select_related("file"), pk=pk, centre=centre)
    return _file(queries.content_of(row, Kind(row.kind)), Kind(row.kind), form)


def _file(content: bytes, kind: Kind, form: str) -> HttpResponse:
    if form == "thu":
        content = word.filled(content, examples(kind))
    return word_response(content, f"{form}-{kind}")


@require_POST
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a version hold from its day on."""
    officer, centre, at = _entered(request)
    row = get_object_or_404(LetterTemplate, pk=pk, centre=centre)
    try:
        actions.approve_template(pk, by=officer, at=at)
    except RuleBroken as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Đã duyệt. Mẫu áp dụng từ ngày đã ghi."))
    return redirect("letters:template", row.kind)
