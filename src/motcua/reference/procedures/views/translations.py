"""What a procedure is called in other languages: the administrator's page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.reference.procedures import actions, around, helper, queries, words
from motcua.reference.procedures.forms.aids import TranslationForm
from motcua.reference.procedures.models import Procedure
from motcua.reference.procedures.rules.questions import sentences
from motcua.reference.procedures.views.common import PUBLISH, needs, officer


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The translations of one procedure; posting writes one."""
    procedure = get_object_or_404(Procedure, code=code)
    rows = {row.language: row for row in procedure.translations.select_related("written_by")}
    known = rows.get("en")
    initial = {"language": "en"} | ({"title": known.title, "gloss": known.gloss} if known else {})
    form = TranslationForm(
        interrupted.sent(request),
        initial=initial,
        sentences=sentences(helper.asked(helper.questions_of(code))),
        said=around.questions_in("en", procedure=procedure.pk),
        ours=words.questions_in("en"),
    )
    if request.method == "POST" and form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("language", "title", "gloss")}
        actions.translate(procedure, by=officer(request), at=clock.now(), questions=form.questions(), **typed)
        messages.success(request, _("Đã lưu bản dịch."))
        return redirect("procedures:translations", code)
    newest = queries.newest().filter(procedure=procedure).first()
    context = {"procedure": procedure, "rows": rows.values(), "newest": newest, "form": form}
    return render(request, "procedures/translations.html", context, status=422 if form.errors else 200)
