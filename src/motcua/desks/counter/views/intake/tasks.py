"""What the buttons of the one screen do, each by the word it posts in `lam`."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.casework.assistance.actions import Told, record_guidance
from motcua.casework.assistance.rules import minutes_of
from motcua.casework.assistance.states import Way
from motcua.casework.dossiers import actions, queries
from motcua.casework.dossiers.intake import Intake
from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Lack, Source, System
from motcua.desks.counter import population
from motcua.desks.counter.views.intake import page
from motcua.desks.counter.views.intake.desk import PREPARED, Desk, already_done, made_of, stands_instead
from motcua.desks.counter.views.intake.likeness import brought_people, likenesses
from motcua.desks.counter.views.intake.page import changed, shown
from motcua.desks.counter.views.intake.prepared import is_preparation, open_at, used
from motcua.desks.counter.views.intake.typed import (
    brought,
    is_another,
    papers_all_there,
    papers_not_needed,
    scanned,
    without_papers,
    without_submitter,
)
from motcua.foundation import clock
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures.rules.questions import papers_of


def run(desk: Desk) -> HttpResponse:
    """Do what the button pressed is for; what refuses it is shown with everything typed."""
    try:
        return TASKS.get(desk.task, _save)(desk)
    except RuleBroken as refusal:
        done = stands_instead(desk, refusal)
        return _incomplete(desk, refusal) if done is None else already_done(desk, done)


def _incomplete(desk: Desk, refusal: RuleBroken | None = None) -> HttpResponse:
    """The page with what is in the way, and everything typed kept."""
    desk.keep()
    form = desk.form()
    if refusal is not None:
        form.add_error(None, refusal)
    if desk.version is None:
        form.add_error(None, _("Chưa chọn thủ tục. Bấm F4, gõ tên thủ tục không cần dấu rồi chọn."))
    return shown(desk, refused=form)


def _save(desk: Desk) -> HttpResponse:
    """Keep what was typed. Enter in the scan or search field, without JavaScript, means that field."""
    if "X-Draft" in desk.request.headers:
        desk.keep(unasked=True)
        return JsonResponse({"saved_at": f"{desk.at.astimezone(clock.VIETNAM):%H:%M:%S}"})
    if not desk.request.htmx and desk.request.POST.get("scan", "").strip():
        return _scan(desk)
    if not desk.request.htmx and desk.request.POST.get("tim", "").strip():
        return _find(desk)
    return changed(desk)


def _scan(desk: Desk) -> HttpResponse:
    """Fill the person in from the scanner's line, which itself is not kept; a preparation code opens its intake."""
    if is_preparation(desk.request.POST.get("scan", "")):
        return open_at(desk)
    try:
        card = scanned(desk.request.POST.get("scan", ""), desk.today)
    except RuleBroken as refusal:
        desk.keep()
        return shown(desk, scan_error=refusal.messages[0])
    form = desk.form()
    form.is_valid()
    if is_another(form.submitter(), card):
        desk.data = without_submitter(desk.data)
    desk.data |= card
    known = queries.known_person(desk.centre.pk, desk.data["personal_id"])
    if known and known.phone:
        desk.data.setdefault("phone", known.phone)
    for tick in ("person_checked", "person_same"):
        desk.data.pop(tick, None)
    return changed(desk)


def _look_up(desk: Desk) -> HttpResponse:
    """Ask the population database; what it says fills empty fields and stands beside what was typed."""
    form = desk.form()
    form.is_valid()
    purpose = desk.request.POST.get("muc-dich", "")
    wanted = actions.Wanted(form.cleaned_data.get("personal_id", ""), purpose, desk.key, desk.submitted)
    answer = actions.look_up(wanted, centre=desk.centre, by=desk.request.user, at=desk.at)
    shown_answer = population.beside(answer, desk.data)
    desk.data = shown_answer.filled_in(desk.data)
    desk.keep()
    return shown(desk, looked_up=shown_answer)


def _take_number(desk: Desk) -> HttpResponse:
    """The look-alike is this very person, says the officer: the number on record is filled in."""
    form = desk.form()
    form.is_valid()
    for each in likenesses(desk, brought_people(desk, form)):
        if each.kind == "alike" and str(each.known.pk) == desk.argument:
            desk.data[NUMBER_OF[each.whose]] = each.known.personal_id
    return changed(desk)


def _choose(desk: Desk) -> HttpResponse:
    """Take a procedure; the papers of another one are forgotten. A filing keeps the one it was noted under."""
    chosen = str(desk.submitted.version_id) if desk.submitted is not None else desk.argument
    if chosen != desk.data.get("version"):
        desk.data = without_papers(desk.data) | {"version": chosen}
        if desk.version is not None:
            desk.data |= papers_not_needed(desk.version)
    return changed(desk)


def _all_there(desk: Desk) -> HttpResponse:
    """Every required paper is there in its natural way; what was chosen already stays."""
    if desk.version is not None:
        desk.data = papers_all_there(desk.version) | desk.data
    return changed(desk)


def _asked(desk: Desk) -> HttpResponse:
    """The papers that the answers settle: those needed wait to be looked at, the others do not apply."""
    if desk.version is not None:
        asked = page.asked(desk, desk.version)
        needed, not_needed = papers_of(asked.questions, asked.given())
        for component in desk.version.components.all():
            name = f"source_{component.pk}"
            if component.condition in needed and desk.data.get(name) == Source.NOT_NEEDED:
                del desk.data[name]
            elif not component.required and component.condition in not_needed:
                desk.data[name] = Source.NOT_NEEDED
    return changed(desk)


def _other_procedure(desk: Desk) -> HttpResponse:
    if desk.submitted is None:
        desk.data.pop("version", None)
    return changed(desk)


def _find(desk: Desk) -> HttpResponse:
    """Search the catalogue without JavaScript."""
    desk.keep()
    return shown(desk, q=desk.request.POST.get("tim", ""))


def _receive(desk: Desk) -> HttpResponse:
    """The dossier received, or the page with everything that is in the way, unless the intake is over."""
    form, version = desk.form(), desk.version
    if not form.is_valid() or version is None:
        done = made_of(desk)
        return _incomplete(desk) if done is None else already_done(desk, done)
    dossier = _received(desk, brought(desk, form, version))
    _note_portal_code(desk, dossier, form.cleaned_data["portal_code"])
    return redirect(reverse("counter:dossier", args=[dossier.code]) + "?giay=moi")


def _note_portal_code(desk: Desk, dossier: Dossier, code: str) -> None:
    """Keep the code it has on the portal, where nobody has looked at its state yet.

    One that another dossier has keeps nobody from being received.
    """
    if not code:
        return
    act = actions.Act(desk.request.user, desk.at, uuid.uuid5(desk.key, code), dossier.revision)
    try:
        actions.note_outside(dossier.pk, act, actions.Seen(System.PORTAL, code))
    except RuleBroken as refusal:
        messages.warning(desk.request, refusal.messages[0])


def _received(desk: Desk, intake: Intake) -> Dossier:
    """The dossier, of a fresh intake or of a filing that waited in status 1."""
    user, submitted = desk.request.user, desk.submitted
    if submitted is None:
        made = actions.receive_at_counter(intake, by=user, centre=desk.centre, key=desk.key, at=desk.at)
        return used(desk, made)
    dossier = actions.receive_submitted(submitted.pk, intake, desk.act)
    actions.drop_draft(desk.key, by=user)
    return dossier


def _submit(desk: Desk) -> HttpResponse:
    """Note a postal filing as `Mới đăng ký`; it is checked later."""
    if desk.submitted is not None:
        desk.keep()
        words = _(
            "Hồ sơ %(code)s đã được ghi nhận từ trước. Bản kiểm tra vừa được lưu nháp, mở lại lúc nào cũng được."
        )
        messages.info(desk.request, words % {"code": desk.submitted.code})
        return redirect(desk.address)
    form, version = desk.form(), desk.version
    if not form.is_valid() or version is None:
        return _incomplete(desk)
    intake = brought(desk, form, version)
    dossier = actions.submit_dossier(
        intake, by=desk.request.user, centre=desk.centre, key=desk.key, at=desk.at
    )
    used(desk, dossier)
    return redirect(reverse("counter:dossier", args=[dossier.code]) + "?giay=moi")


def _guide(desk: Desk) -> HttpResponse:
    """Keep on record that the person was told what to bring and went; the intake stays as it is for their return."""
    desk.keep()
    form, version = desk.form(), desk.version
    if version is None or desk.submitted is not None:
        return _incomplete(desk)
    form.is_valid()  # what is not well typed yet is left out: nobody has to give a name
    person, checks = form.submitter(), form.checks()
    asked = page.asked(desk, version)
    told = Told(
        version.pk,
        Way.CENTRE,
        tuple(
            actions.Lacking(check.component, Lack.MISSING)
            for check in checks
            if check.source == Source.MISSING
        ),
        minutes=minutes_of(desk.seconds),
        person_name=person.full_name,
        person_phone=person.phone,
        questions=asked.asked,
        answers=asked.given(),
    )
    # of what was prepared at home guidance is on record under the intake's key: being sent home now is another one
    key = uuid.uuid5(desk.key, "huong-dan") if PREPARED in desk.data else desk.key
    guidance = record_guidance(told, by=desk.request.user, centre=desk.centre, key=key, at=desk.at)
    words = _(
        "Đã ghi lần hướng dẫn %(code)s. Người nộp quay lại thì tiếp nhận từ đây, nội dung đã nhập vẫn còn."
    )
    messages.success(desk.request, words % {"code": guidance.code})
    return redirect("counter:guidance_one", guidance.pk)


def _to_refusal(desk: Desk) -> HttpResponse:
    """On to the page of the refusal's grounds, with everything kept."""
    desk.keep()
    return redirect("counter:refuse", desk.key)


def _to_asking(desk: Desk) -> HttpResponse:
    """On to the page that asks for papers, with everything kept."""
    desk.keep()
    return redirect("counter:ask", desk.key)


def _to_dropping(desk: Desk) -> HttpResponse:
    """On to the page that asks whether the draft may go; until then it is kept whole."""
    desk.keep()
    return redirect("counter:drop", desk.key)


#: the field of each person's number
NUMBER_OF = {"person": "personal_id", "owner": "owner_id"}

TASKS = {
    "tiep-nhan": _receive,
    "luu": _save,
    "quet": _scan,
    "dan-cu": _look_up,
    "dung": _take_number,
    "chon": _choose,
    "doi": _other_procedure,
    "du": _all_there,
    "tim": _find,
    "ghi": _submit,
    "hoi": _asked,
    "huong-dan": _guide,
    "bo-sung": _to_asking,
    "tu-choi": _to_refusal,
    "bo": _to_dropping,
}
