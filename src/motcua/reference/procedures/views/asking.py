"""What helps before a procedure, as the office writes it: its questions, and how its declaration ends."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import actions, helper
from motcua.reference.procedures.forms.asking import EndForm, QuestionsEditor
from motcua.reference.procedures.models import Procedure, QuestionSet
from motcua.reference.procedures.states import LastButton
from motcua.reference.procedures.views.common import PUBLISH, needs, officer

#: so many of the sets written before are listed
MOST_SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
@needs(PUBLISH)
def questions(request: HttpRequest, code: str) -> HttpResponse:
    """The questions in slots, those of an older set with `?lan=`; posted, a new set, or another last button."""
    procedure = get_object_or_404(Procedure, code=code)
    sets = list(helper.question_sets(code)[:MOST_SHOWN])
    shown = next(
        (row for row in sets if str(row.number) == request.GET.get("lan")), sets[0] if sets else None
    )
    sent = interrupted.sent(request)
    writing = sent is not None and sent.get("lam") != "nut"
    papers = helper.conditional_papers(code)
    editor = QuestionsEditor(shown.content if shown else [], papers, sent if writing else None)
    end = EndForm(None if writing else sent, initial={"button": helper.last_button(code)})
    refusal = ""
    if request.method == "POST":
        try:
            if writing and editor.is_valid():
                return _written(request, procedure, editor)
            if not writing and end.is_valid():
                return _chosen(request, procedure, LastButton(end.cleaned_data["button"]))
        except RuleBroken as broken:
            refusal = broken.messages[0]
    context = _context(procedure, sets, shown) | {"editor": editor, "end": end, "refusal": refusal}
    status = 422 if request.method == "POST" else 200
    return render(request, "procedures/questions.html", context, status=status)


def _context(procedure: Procedure, sets: list[QuestionSet], shown: QuestionSet | None) -> dict[str, Any]:
    newest = sets[0].number if sets else 0
    return {"procedure": procedure, "sets": sets, "shown": shown, "based_on": newest}


def _written(request: HttpRequest, procedure: Procedure, editor: QuestionsEditor) -> HttpResponse:
    based_on = request.POST.get("based_on", "")
    actions.save_questions(
        procedure,
        editor.made(),
        based_on=int(based_on) if based_on.isdecimal() and len(based_on) < 9 else -1,
        by=officer(request),
        at=clock.now(),
    )
    messages.success(request, _("Đã lưu bộ câu hỏi. Người dân thấy ngay."))
    return redirect("procedures:questions", procedure.code)


def _chosen(request: HttpRequest, procedure: Procedure, button: LastButton) -> HttpResponse:
    actions.choose_end(procedure, button, by=officer(request), at=clock.now())
    messages.success(request, _("Đã đổi nút cuối: %(button)s.") % {"button": button.label})
    return redirect("procedures:questions", procedure.code)
