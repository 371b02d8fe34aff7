"""The page of one paper in a filing: files taken in as they are chosen, each at once, or said why there is none."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from motcua.casework.dossiers import actions, own
from motcua.casework.dossiers.online import PAPERS, Filing, Slot
from motcua.casework.dossiers.rules.online import MOST_FILES
from motcua.desks.portal import steps
from motcua.foundation import clock
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store

#: names of the two controls: the camera of a telephone, and files of any kind that can be opened
CONTROLS = ("chup", "tep")


def page(request: SignedInRequest, filing: Filing, n: int, context: dict[str, Any]) -> HttpResponse:
    """One paper: choose files, use one sent before, or say that it is shown or does not apply."""
    if not 1 <= n <= len(filing.slots):
        return redirect(steps.tasks_url(filing))
    slot = filing.slots[n - 1]
    wrong: list[str] = []
    if request.method == "POST":
        wrong = _done(request, filing, slot)
        if "X-Upload" in request.headers:
            return JsonResponse({"message": " ".join(wrong)}, status=422 if wrong else 200)
        if not wrong:
            return redirect(_way_on(request, filing, slot, n))
        slot = again(filing).slots[n - 1]
    context |= {
        "slot": slot,
        "n": n,
        "count": len(filing.slots),
        "wrong": wrong,
        "offered": _offered(request, filing, slot),
        "here": request.get_full_path(),
    }
    return render(request, "portal/filing/paper.html", context, status=422 if wrong else 200)


def again(filing: Filing) -> Filing:
    """The filing as it stands now."""
    filing.draft.refresh_from_db()
    return Filing(filing.draft, filing.citizen, filing.today)


def _offered(request: SignedInRequest, filing: Filing, slot: Slot) -> list[Any]:
    """Own files of before for a paper of that name that are not here yet."""
    here = {each.file_id for each in slot.files}
    sent = own.papers_like(request.user, slot.component, filing.draft.centre_id)
    return [each for each in sent if each.file_id not in here]


def _done(request: SignedInRequest, filing: Filing, slot: Slot) -> list[str]:
    """Do what was pressed; what stands in the way, file by file."""
    by, at, key, component = request.user, clock.now(), filing.draft.key, slot.component.pk
    task, _colon, number = request.POST.get("lam", "").partition(":")
    if task == "bo" and _is_number(number):
        actions.drop_paper(key, int(number), by=by, at=at)
    elif task == "dung-lai" and _is_number(number):
        actions.reuse_paper(key, component, int(number), by=by, at=at)
    else:
        wrong = _take_in(request, filing, component)
        said = request.POST.get("khong-nop", "")
        if said in slot.answers or (said == "" and slot.said):
            actions.save_online(key, PAPERS, {str(component): said or None}, by=by, at=at)
        return wrong or _nothing_said(request, filing, slot, task)
    return []


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 12


def _take_in(request: SignedInRequest, filing: Filing, component: int) -> list[str]:
    """Every file that was chosen, each for itself: one that is refused does not hold the others up."""
    wrong = []
    chosen = [file for control in CONTROLS for file in request.FILES.getlist(control)]
    for file in chosen[:MOST_FILES]:
        name = file.name or _("Ảnh chụp")
        try:
            store.require_size(file.size or 0, name=name)
            actions.add_paper(
                filing.draft.key, component, file.read(), name=name, by=request.user, at=clock.now()
            )
        except RuleBroken as refusal:
            wrong += refusal.messages
    return wrong


def _nothing_said(request: SignedInRequest, filing: Filing, slot: Slot, task: str) -> list[str]:
    """What is said to who goes on without a file or an answer."""
    if task != "tiep" or next(s for s in again(filing).slots if s.component == slot.component).is_settled:
        return []
    if slot.answers:
        return [_("Chưa có tệp nào. Chụp hoặc chọn tệp, hoặc chọn lý do không nộp tệp rồi bấm Tiếp tục.")]
    return [_("Chưa có tệp nào cho giấy tờ này. Chụp hoặc chọn tệp rồi bấm Tiếp tục.")]


def _way_on(request: SignedInRequest, filing: Filing, slot: Slot, n: int) -> str:
    """On with `Tiếp tục`; every other button leaves one on the page."""
    if request.POST.get("lam") != "tiep":
        return f"{request.get_full_path()}#tep"
    if request.GET.get("ve"):
        return steps.url_of(filing, steps.CHECK)
    return steps.after(filing, PAPERS, n)


def file_of(filing: Filing, paper: int) -> Any:
    """The file of an own draft. Raises Http404."""
    found = next((each for slot in filing.slots for each in slot.files if each.pk == paper), None)
    if found is None:
        raise Http404(_("Tệp này không còn trong bản nháp."))
    return found
