"""Filing online: five tasks, one question or group a page, looked at again, sent once."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.casework.assistance import queries as assistance
from motcua.casework.dossiers import actions, own
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.online import ONLINE, PAPERS, Filing, citizen_of
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.rules.online import kept_until
from motcua.desks.portal import steps
from motcua.desks.portal.views import filing_papers
from motcua.desks.portal.views.filing_review import review
from motcua.desks.portal.views.preparing import kept_as_code
from motcua.foundation import clock
from motcua.foundation.accounts import interrupted
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.forms.pages import PageForm
from motcua.foundation.papers.codes import qr
from motcua.foundation.papers.queries import papers_about
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import only_centre
from motcua.reference.procedures import helper
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.states import LastButton

View = Callable[..., HttpResponse]
#: sends a filing that was looked at; the address of the page that says so
Send = Callable[[SignedInRequest, Filing], str]
#: the page one goes back to after putting one answer right
BACK = "ve"
#: where citizens file with the state (domain/01 §2: they use only this portal)
NATIONAL_PORTAL = "https://dichvucong.gov.vn/"


def _version(code: str, at: datetime) -> ProcedureVersion:
    """The procedure in force. Raises Http404 when there is none."""
    version = procedures.in_force(code, at.astimezone(clock.VIETNAM).date())
    if version is None:
        raise Http404(_("Không có thủ tục mang mã này. Tìm lại trong danh mục thủ tục."))
    return procedures.for_intake(version.pk)


def for_citizens(view: View) -> View:
    """Officers get at nothing here: they take dossiers in at the counter."""

    @wraps(view)
    def asked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.require_citizen(request.user)
        answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        return answer

    return asked


def with_filing(view: View) -> View:
    """The view gets the citizen's filing in the making; who has none is led to where one begins."""

    @wraps(view)
    def asked(request: SignedInRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        filing = filing_of(request, code)
        if filing is None:
            return redirect("portal:file", code)
        return view(request, filing, *args, **kwargs)

    return for_citizens(asked)


def filing_of(request: SignedInRequest, code: str) -> Filing | None:
    at = clock.now()
    draft = own.draft_of(request.user, code, at)
    if draft is None:
        return None
    return Filing(draft, citizen_of(request.user), at.astimezone(clock.VIETNAM).date())


def _centre(request: SignedInRequest) -> Centre | None:
    """The Centre that is to have the dossier: the only one, or the one chosen."""
    chosen = request.POST.get("trung-tam", "")
    return only_centre() or (Centre.objects.filter(pk=chosen).first() if chosen.isdecimal() else None)


@require_http_methods(["GET", "POST"])
@for_citizens
def begin(request: SignedInRequest, code: str) -> HttpResponse:
    """The way in: what it takes, and a draft of before to go on with."""
    at = clock.now()
    version, draft = _version(code, at), own.draft_of(request.user, code, at)
    context: dict[str, Any] = {"version": version, "draft": draft}
    if request.method == "POST":
        centre = _centre(request)
        if centre is not None:
            return _begun(request, version, centre, context, at)
        context["wrong"] = _("Chưa chọn Trung tâm nhận hồ sơ. Chọn rồi bấm Bắt đầu.")
    return _first_page(request, context)


def _begun(
    request: SignedInRequest, version: ProcedureVersion, centre: Centre, context: dict[str, Any], at: datetime
) -> HttpResponse:
    if context["draft"] and request.POST.get("lam") == "moi":
        actions.drop_online(context["draft"].key, by=request.user)
    try:
        actions.begin_online(version, centre, by=request.user, at=at)
    except RuleBroken as refusal:
        context["wrong"] = refusal.messages[0]
        return _first_page(request, context)
    return redirect("portal:file_tasks", version.code)


def _first_page(request: SignedInRequest, context: dict[str, Any]) -> HttpResponse:
    version, draft = context["version"], context["draft"]
    centres = [] if only_centre() else list(Centre.objects.select_related("commune").order_by("name")[:200])
    context |= {
        "centres": centres,
        "is_online": ONLINE in version.channels,
        "limit": procedures.limit_for(version, 2),
        "fee": procedures.fee_for(version),
        "until": kept_until(draft.saved_at) if draft else None,
        "alike": own.open_alike(request.user, version.code),
    }
    status = 422 if context.get("wrong") else 200
    return render(request, "portal/filing/begin.html", context, status=status)


def frame(filing: Filing) -> dict[str, Any]:
    """What every page of a filing shows, and who helps when it is filled in for somebody."""
    draft = filing.draft
    session = assistance.session_of(draft.key) if draft.helper_id else None
    return {
        "filing": filing,
        "draft": draft,
        "version": filing.version,
        "until": kept_until(draft.saved_at),
        "base": steps.base(filing),
        "helped": session,
        "leave": reverse("counter:assisted", args=[session.pk]) if session else reverse("portal:own"),
    }


def tasks_page(request: SignedInRequest, filing: Filing) -> HttpResponse:
    """The five tasks, and how far each is."""
    context = frame(filing) | {"rows": steps.rows(filing), "undone": len(filing.undone)}
    return render(request, "portal/filing/tasks.html", context)


def step_page(request: SignedInRequest, filing: Filing, step: str) -> HttpResponse:
    """One page of a task."""
    found = steps.parsed(step)
    if found is None:
        raise Http404(_("Không có bước này. Quay lại danh sách các bước."))
    task, n = found
    if task == PAPERS:
        return filing_papers.page(request, filing, n, frame(filing) | _position(request, filing, task, n))
    opened = {number: (page, questions) for number, page, questions in filing.pages(task)}
    if n not in opened:
        return redirect(steps.tasks_url(filing))
    page, questions = opened[n]
    form = PageForm(questions, answers=filing.answers(task), sent=interrupted.sent(request))
    if request.method == "POST":
        answer = _keep(request, filing, task, n, form)
        if answer is not None:
            return answer
    context = frame(filing) | _position(request, filing, task, n) | {"page": page, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/filing/step.html", context, status=status)


def _keep(request: SignedInRequest, filing: Filing, task: str, n: int, form: PageForm) -> HttpResponse | None:
    """Save what was sent; the way on once all of it is right, None while it is not."""
    by, at, answers = request.user, clock.now(), form.answers()
    key = filing.draft.key
    if "X-Draft" in request.headers:
        actions.save_online(key, task, answers, by=by, at=at)
        return JsonResponse({"saved_at": f"{at.astimezone(clock.VIETNAM):%H:%M:%S}"})
    right = form.check_answers(today=filing.today)
    actions.save_online(key, task, answers, page=n if right else None, by=by, at=at)
    if not right:
        return None
    now = filing_papers.again(filing)
    if request.GET.get(BACK) and now.open_page(task) is None:
        return redirect(steps.url_of(now, steps.CHECK))
    return redirect(steps.after(now, task, n))


def _position(request: SignedInRequest, filing: Filing, task: str, n: int) -> dict[str, Any]:
    back = steps.before(filing, task, n)
    if request.GET.get(BACK):
        back = steps.url_of(filing, steps.CHECK)
    return {"number": steps.number_of(task), "task_title": steps.TASKS[task][1], "back": back}


tasks = require_safe(with_filing(tasks_page))
step = require_http_methods(["GET", "POST"])(with_filing(step_page))


@require_http_methods(["GET", "POST"])
@for_citizens
def check(request: SignedInRequest, code: str) -> HttpResponse:
    """Everything once more, with a way to put each answer right; then it is sent."""
    filing = filing_of(request, code)
    if filing is not None:
        return check_page(request, filing, _sent)
    key = request.POST.get("key", "")
    sent_before = own.own_dossiers(request.user).filter(procedure_code=code)
    made = sent_before.filter(intake_key=key).first() if _is_key(key) else None
    return redirect(_done(made) if made else reverse("portal:file", args=[code]))


def check_page(request: SignedInRequest, filing: Filing, send: Send) -> HttpResponse:
    """The filing read back; posted, it is sent, and `send` says where one sees that it was."""
    wrong, button = None, helper.last_button(filing.draft.procedure_code)
    if request.method == "POST":
        try:
            if request.POST.get("lam") == "ma":
                return kept_as_code(request, filing)
            _require_filed_here(button)
            return redirect(send(request, filing))
        except RuleBroken as refusal:
            wrong = refusal.messages[0]
        filing = filing_papers.again(filing)
    at = clock.now()
    context = frame(filing) | {
        "sections": review(filing),
        "undone": filing.undone,
        "wrong": wrong,
        "answer_by": Counting.of(filing.draft.centre_id, at).answer_by(at),
        "limit": procedures.limit_for(filing.version, 2),
        "fee": procedures.fee_for(filing.version),
        "alike": own.open_alike(request.user, filing.draft.procedure_code),
        "rows": steps.rows(filing),
        "button": button,
        "national_portal": NATIONAL_PORTAL,
        "next_step": request.POST.get("lan-sau", ""),
    }
    return render(request, "portal/filing/check.html", context, status=422 if wrong else 200)


def _require_filed_here(button: LastButton) -> None:
    if button is not LastButton.FILE:
        message = _(
            "Hồ sơ CHƯA được nộp. Thủ tục này không nộp tại trang của Trung tâm. "
            "Lưu mã chuẩn bị rồi nộp tại quầy, hoặc nộp ở Cổng Dịch vụ công quốc gia."
        )
        raise RuleBroken(message, code="not_filed_here")


def _is_key(text: str) -> bool:
    return len(text) == 36 and all(letter in "0123456789abcdef-" for letter in text)


def seen(request: SignedInRequest) -> dict[str, Any]:
    """Which revision was looked at, and whether the applicant stands by it."""
    revision = request.POST.get("based_on", "")
    based_on = int(revision) if revision.isdecimal() and len(revision) < 10 else 0
    return {"based_on": based_on, "declared": request.POST.get("cam-doan") == "on"}


def _sent(request: SignedInRequest, filing: Filing) -> str:
    level = citizen_of(request.user).level
    dossier = actions.file_online(
        filing.draft.key, by=request.user, at=clock.now(), level=level, **seen(request)
    )
    request.session["just_filed"] = dossier.code
    return _done(dossier)


def _done(dossier: Dossier) -> str:
    return f"{reverse('portal:file_done', args=[dossier.procedure_code])}?ho-so={dossier.code}"


@require_safe
@for_citizens
def done(request: SignedInRequest, code: str) -> HttpResponse:
    """That it was sent: when, under what code, what comes next. The `Mã xem` is shown this once."""
    mine = own.for_own_page(own.own_dossiers(request.user)).filter(procedure_code=code)
    dossier = mine.filter(code=request.GET.get("ho-so", "")).first()
    if dossier is None:
        return redirect("portal:own")
    address = (
        f"{settings.PUBLIC_URL}{reverse('portal:status', args=[dossier.code])}?ma-xem={dossier.view_code}"
    )
    context = {
        "dossier": dossier,
        "is_new": request.session.pop("just_filed", None) == dossier.code,
        "qr": qr(address).svg,
        "receipt": papers_about(dossier, centre=dossier.centre_id).filter(code="giay-xac-nhan").first(),
    }
    return render(request, "portal/filing/done.html", context)


@require_POST
@for_citizens
def drop(request: SignedInRequest, code: str) -> HttpResponse:
    """Throw the own draft of that procedure away."""
    draft = own.draft_of(request.user, code, clock.now())
    if draft is not None:
        actions.drop_online(draft.key, by=request.user)
    return redirect("portal:own")
