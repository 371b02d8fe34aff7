"""Questions of citizens, and the questions and answers made public: written here, approved here."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.assistance import actions, answers
from motcua.casework.assistance.models import Faq, FaqVersion, Question
from motcua.casework.assistance.states import QuestionStand
from motcua.desks.counter import paging
from motcua.desks.counter.forms.answering import AnswerForm, FaqForm
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.reference.organisation.queries import get_centre

PAGE = 25
COUNT_BOUND = 1000


@require_safe
def listed(request: SignedInRequest) -> HttpResponse:
    """The questions one may read, the latest first; those that wait unless another state is asked for."""
    at = clock.now()
    if not allows(request.user, "assistance.view", at=at):
        raise PermissionDenied
    stand = request.GET.get("trang-thai", "")
    stand = stand if stand in QuestionStand.values else QuestionStand.NEW
    rows = answers.questions_visible_to(request.user, at).filter(stand=stand)
    page = paging.by_latest(rows, request.GET.get("sau", ""), PAGE, field="asked_at")
    context: dict[str, Any] = {
        "rows": page.rows,
        "next_url": paging.next_url(request, page),
        "total": rows.order_by()[:COUNT_BOUND].count(),
        "stands": QuestionStand,
        "stand": stand,
        "now": at,
    }
    return render(request, "counter/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: SignedInRequest, question: int) -> HttpResponse:
    """One question; posted, its answer, or that it is closed."""
    at = clock.now()
    found = get_object_or_404(answers.questions_visible_to(request.user, at), pk=question)
    actions.note_question_reading(found, by=request.user, at=at)
    form = AnswerForm(interrupted.sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_question(found.pk, **form.cleaned_data, by=request.user, at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("counter:question", found.pk)
    context = {
        "row": found,
        "form": form,
        "is_new": found.stand == QuestionStand.NEW,
        "can_write": allows(request.user, actions.WRITE, found, at=at),
        "now": at,
    }
    return render(request, "counter/question.html", context, status=422 if form.errors else 200)


@require_safe
def faqs(request: SignedInRequest) -> HttpResponse:
    """The public questions and those that wait for approval, by procedure."""
    at = clock.now()
    if not allows(request.user, "assistance.view", at=at):
        raise PermissionDenied
    q = request.GET.get("q", "").strip()[:100]
    rows = answers.matching(answers.faqs_visible_to(request.user, at), q)
    if request.GET.get("cho-duyet"):
        rows = answers.waiting(rows)
    page = paging.by_pk(rows, request.GET.get("sau", ""), PAGE)
    context = {
        "rows": answers.listed(page.rows),
        "next_url": paging.next_url(request, page),
        "total": rows.order_by()[:COUNT_BOUND].count(),
        "q": q,
        "only_waiting": bool(request.GET.get("cho-duyet")),
        "can_write": allows(request.user, actions.WRITE, at=at),
        "now": at,
    }
    return render(request, "counter/faqs.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest) -> HttpResponse:
    """A new public question, made of a citizen's with `?cau-hoi=`."""
    at = clock.now()
    require(request.user, actions.WRITE, at=at)
    made_of = _question(request, at)
    initial = {"version": request.GET.get("thu-tuc", "")}
    if made_of:
        initial = {
            "version": made_of.procedure_code,
            "question": made_of.text[:300],
            "answer": made_of.answer,
        }
    form = FaqForm(interrupted.sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            centre = made_of.centre if made_of else get_centre(request.user)
            chosen = form.cleaned_data["version"]
            written = actions.write_faq(
                form.worded(), chosen, by=request.user, centre=centre, at=at, question=made_of
            )
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã lưu, chờ người có quyền duyệt."))
            return redirect("counter:faq", written.faq_id)
    context = {"form": form, "made_of": made_of}
    return render(request, "counter/faq_form.html", context, status=422 if form.errors else 200)


def _question(request: SignedInRequest, at: datetime) -> Question | None:
    """The citizen's question the address names. Raises Http404 for one that may not be read."""
    asked = request.GET.get("cau-hoi", "")
    if not asked:
        return None
    pk = int(asked) if asked.isdecimal() and len(asked) < 12 else 0
    return get_object_or_404(answers.questions_visible_to(request.user, at), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def faq(request: SignedInRequest, faq: int) -> HttpResponse:
    """One public question with its wordings; posted, the next wording."""
    at = clock.now()
    found = get_object_or_404(answers.faqs_visible_to(request.user, at), pk=faq)
    wordings = answers.wordings(found)
    newest = wordings[0][0]
    initial = {
        "version": found.procedure_code,
        "question": newest.question,
        "answer": newest.answer,
        "basis": newest.basis,
    }
    form = FaqForm(interrupted.sent(request), initial=initial)
    form.fields["version"].required = False
    if request.method == "POST" and form.is_valid():
        try:
            actions.reword_faq(found.pk, form.worded(), by=request.user, at=at)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, _("Đã lưu, chờ người có quyền duyệt."))
            return redirect("counter:faq", found.pk)
    context = {
        "faq": found,
        "form": form,
        "wordings": wordings,
        "may_write": found.retired_at is None and allows(request.user, actions.WRITE, found, at=at),
        "may_approve": found.retired_at is None and allows(request.user, actions.APPROVE, found, at=at),
    }
    return render(request, "counter/faq.html", context, status=422 if form.errors else 200)


def _visible(request: SignedInRequest, faq: int) -> Faq:
    return get_object_or_404(answers.faqs_visible_to(request.user, clock.now()), pk=faq)


@require_POST
def approve(request: SignedInRequest, faq: int, number: int) -> HttpResponse:
    """That wording is shown to everybody from now on."""
    version = get_object_or_404(FaqVersion, faq=_visible(request, faq), version=number)
    actions.approve_faq(version.pk, by=request.user, at=clock.now())
    messages.success(request, _("Đã duyệt. Câu hỏi đang hiện trên trang thủ tục."))
    return redirect("counter:faq", faq)


@require_POST
def retire(request: SignedInRequest, faq: int) -> HttpResponse:
    """The question is not shown any more."""
    actions.retire_faq(_visible(request, faq).pk, by=request.user, at=clock.now())
    messages.success(request, _("Đã gỡ khỏi trang thủ tục."))
    return redirect("counter:faq", faq)
