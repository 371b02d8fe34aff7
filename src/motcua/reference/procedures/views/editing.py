"""Writing the next version of a procedure: forms, what would change, how it reads, how it looks; publish it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions, content, plainness, queries, showing
from motcua.reference.procedures.forms.editing import Editor, PublishForm
from motcua.reference.procedures.messages import told
from motcua.reference.procedures.models import ProcedureVersion, VersionDraft
from motcua.reference.procedures.rules import checks
from motcua.reference.procedures.rules.differences import changes
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.filing import to_file
from motcua.reference.procedures.views.common import PUBLISH, needs, officer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """The draft of a procedure's next version; without one, what would be edited: the newest version."""
    base, draft = _base(code), _draft(code)
    entry = draft.entry if draft else content.of(base)
    sent = interrupted.sent(request)
    editor = Editor(entry, sent)
    refusal = ""
    if request.method == "POST" and editor.is_valid():
        try:
            actions.save_draft(
                base, editor.made(), revision=_revision(request), by=officer(request), at=clock.now()
            )
            messages.success(request, _("Đã lưu nháp. Chưa có gì được công bố."))
            return redirect("procedures:edit", code)
        except RuleBroken as broken:
            refusal = " ".join(broken.messages)
    return _page(request, base, draft, editor, refusal)


@require_POST
@needs(PUBLISH)
def drop(request: HttpRequest, code: str) -> HttpResponse:
    """The draft thrown away."""
    actions.drop_draft(
        get_object_or_404(VersionDraft, procedure__code=code), by=officer(request), at=clock.now()
    )
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect("procedures:procedure", code)


@require_POST
@needs(PUBLISH)
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """The draft published; warnings ask once."""
    draft, form = get_object_or_404(VersionDraft, procedure__code=code), PublishForm(request.POST)
    if form.is_valid():
        try:
            version = actions.publish_draft(draft, by=officer(request), at=clock.now(), **form.cleaned_data)
            words = _("Đã công bố phiên bản %(n)s của thủ tục %(code)s.")
            messages.success(request, words % {"n": version.number, "code": code})
            return redirect("procedures:version", code, version.number)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
    return _page(request, _base(code), draft, Editor(draft.entry), "", form)


def _base(code: str) -> ProcedureVersion:
    """The newest version, from which the next one is written."""
    base = queries.with_parts(queries.newest()).filter(procedure__code=code).first()
    if base is None:
        raise Http404
    return base


def _draft(code: str) -> VersionDraft | None:
    drafts = VersionDraft.objects.select_related("based_on__procedure", "edited_by")
    return drafts.filter(procedure__code=code).first()


def _revision(request: HttpRequest) -> int:
    asked = request.POST.get("revision", "")
    return int(asked) if asked.isdecimal() and len(asked) < 9 else -1


def _page(
    request: HttpRequest,
    base: ProcedureVersion,
    draft: VersionDraft | None,
    editor: Editor,
    refusal: str,
    publish_form: PublishForm | None = None,
) -> HttpResponse:
    mine = editor.made() if refusal else None
    shown: Entry = draft.entry if draft else editor.entry
    reading = plainness.reading_of(shown)
    found = [told(finding) for finding in checks.check_entry(to_file(shown))]
    context: dict[str, Any] = {
        "version": base,
        "draft": draft,
        "editor": editor,
        "refusal": refusal,
        "conflict": showing.differences(changes(shown, mine)) if mine else None,
        "differences": showing.differences(changes(content.of(base), shown)),
        "findings": sorted(found, key=lambda each: checks.ORDER.index(each.level)),
        "has_warnings": any(each.level == checks.WARNING for each in found),
        "reading": reading,
        "advice": plainness.advice(reading),
        "preview": showing.preview(shown),
        "publish_form": publish_form or PublishForm(),
    }
    wrong = refusal or editor.errors
    context["wrong"] = bool(wrong or (publish_form and publish_form.errors))
    return render(request, "procedures/edit.html", context, status=422 if context["wrong"] else 200)
