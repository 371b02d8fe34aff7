"""Intake on one screen: scan, procedure, papers, promise, fee, receive. Every button is a plain submit."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from motcua.casework.dossiers import actions, card, promises, queries, rules, sheets
from motcua.casework.dossiers.intake import Grounds, Intake
from motcua.casework.dossiers.models import Dossier, Draft, Person
from motcua.casework.dossiers.states import Channel, EIdentity, ReturnPlace, Source, Status
from motcua.desks.counter.forms import GroundsForm, IntakeForm, kept, read_checks
from motcua.foundation import clock
from motcua.foundation.accounts.permissions import require
from motcua.foundation.accounts.requests import SignedInRequest
from motcua.foundation.errors import RuleBroken
from motcua.foundation.papers.serving import preview_response
from motcua.foundation.ui.formats import vn_date
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import get_centre
from motcua.reference.procedures import queries as catalogue
from motcua.reference.procedures.models import Component, ProcedureVersion

#: what a component of each form most often comes as: the choice behind "Đủ cả"
NATURAL_SOURCE = {
    Component.Form.ORIGINAL: Source.PAPER,
    Component.Form.COPY: Source.PAPER,
    Component.Form.PRESENT_OR_DATA: Source.SHOWN,
    Component.Form.DATA_OR_COPY: Source.DATA,
}


@dataclass(frozen=True)
class PaperRow:
    """One line of the papers' table."""

    component: Component
    chosen: str
    originals: str
    copies: str


@dataclass
class Desk:
    """One intake as it stands: who, what was typed, and what follows from it."""

    request: SignedInRequest
    key: uuid.UUID
    centre: Centre
    data: dict[str, str]
    draft: Draft | None
    at: datetime

    @property
    def version(self) -> ProcedureVersion | None:
        """The version chosen; published versions never change, so asking again costs nothing."""
        chosen = self.data.get("version", "")
        return catalogue.find_for_intake(int(chosen)) if chosen.isdecimal() else None

    @property
    def channel(self) -> Channel:
        """The way of filing chosen; direct until something else is."""
        chosen = self.data.get("channel", "")
        return Channel(int(chosen)) if chosen in {str(value) for value in Channel.values} else Channel.DIRECT

    @property
    def address(self) -> str:
        return reverse("counter:draft", args=[self.key])


def _desk(request: SignedInRequest, key: uuid.UUID) -> Desk:
    """The officer's intake of that key. Somebody else's is not found; no right to receive is refused."""
    at = clock.now()
    require(request.user, "dossiers.receive", at=at)
    draft = Draft.objects.filter(pk=key).first()
    if draft is not None and draft.officer_id != request.user.pk:
        raise Http404
    return Desk(request, key, get_centre(request.user), dict(draft.data) if draft else {}, draft, at)


@require_safe
def begin(request: SignedInRequest) -> HttpResponse:
    """An empty intake. Nothing is kept before the first thing is typed."""
    return intake(request, uuid.uuid4())


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """The one screen. A post names what to do in `lam`; whatever it is, what was typed is kept first."""
    desk = _desk(request, key)
    task, _colon, argument = request.POST.get("lam", "luu").partition(":")
    if request.method == "POST" and task == "tiep-nhan":  # asks by itself whether it was done before
        desk.data = kept(request.POST.dict())
        return _receive(desk, argument)
    done = Dossier.objects.filter(intake_key=key, centre=desk.centre).first()
    if done is not None:
        return _already_done(request, done)
    if request.method != "POST":
        return _render(desk)
    desk.data = kept(request.POST.dict())
    return TASKS.get(task, _save)(desk, argument)


def _already_done(request: SignedInRequest, dossier: Dossier) -> HttpResponse:
    """A second click, a second tab, the back button: the first result is shown."""
    messages.info(request, _("Hồ sơ này đã được ghi nhận, mã %(code)s.") % {"code": dossier.code})
    return redirect("counter:dossier", dossier.code)


def _keep(desk: Desk) -> None:
    submitted = desk.draft.dossier if desk.draft else None
    desk.draft = actions.save_draft(
        desk.key, by=desk.request.user, data=desk.data, at=desk.at, dossier=submitted
    )


def _show(desk: Desk) -> HttpResponse:
    """After a change: the page itself for htmx, a redirect to it for a plain browser."""
    return _render(desk) if desk.request.htmx else redirect(desk.address)


def _save(desk: Desk, _argument: str) -> HttpResponse:
    """Keep what was typed. Enter in the scan or search field, without JavaScript, means that field."""
    if "X-Draft" in desk.request.headers:
        _keep(desk)
        return JsonResponse({"saved_at": f"{desk.at.astimezone(clock.VIETNAM):%H:%M:%S}"})
    if not desk.request.htmx and desk.request.POST.get("scan", "").strip():
        return _scan(desk, "")
    if not desk.request.htmx and desk.request.POST.get("tim", "").strip():
        return _find(desk, "")
    _keep(desk)
    return _show(desk)


def _scan(desk: Desk, _argument: str) -> HttpResponse:
    """Fill the person in from the scanner's line, which itself is not kept."""
    today = desk.at.astimezone(clock.VIETNAM).date()
    try:
        read = card.read(desk.request.POST.get("scan", ""), today=today)
    except RuleBroken as refusal:
        _keep(desk)
        return _render(desk, scan_error=refusal.messages[0], status=422)
    desk.data |= {
        "personal_id": read.personal_id,
        "full_name": read.full_name,
        "born_on": vn_date(read.born_on),
        "sex": read.sex,
        "address": read.address,
        "card_issued_on": vn_date(read.issued_on) if read.issued_on else "",
    }
    known = queries.known_person(desk.centre.pk, read.personal_id)
    if known and known.phone:
        desk.data.setdefault("phone", known.phone)
    desk.data.pop("person_checked", None)
    _keep(desk)
    return _show(desk)


def _choose(desk: Desk, argument: str) -> HttpResponse:
    """Take a procedure; the papers of another one are forgotten."""
    if argument != desk.data.get("version"):
        desk.data = {
            name: value
            for name, value in desk.data.items()
            if "_" not in name or name in IntakeForm.base_fields
        }
        desk.data["version"] = argument
        _presume_not_needed(desk)
    _keep(desk)
    return _show(desk)


def _presume_not_needed(desk: Desk) -> None:
    """What is asked only in some cases starts as not applicable; the officer changes what applies."""
    for component in desk.version.components.all() if desk.version else ():
        if not component.required:
            desk.data[f"source_{component.pk}"] = Source.NOT_NEEDED


def _all_there(desk: Desk, _argument: str) -> HttpResponse:
    """Every required paper is there in its natural way; what was chosen already stays."""
    for component in desk.version.components.all() if desk.version else ():
        if component.required and not desk.data.get(f"source_{component.pk}"):
            desk.data[f"source_{component.pk}"] = NATURAL_SOURCE[Component.Form(component.form)]
    _keep(desk)
    return _show(desk)


def _other_procedure(desk: Desk, _argument: str) -> HttpResponse:
    desk.data.pop("version", None)
    _keep(desk)
    return _show(desk)


def _find(desk: Desk, _argument: str) -> HttpResponse:
    """Search the catalogue without JavaScript."""
    _keep(desk)
    return _render(desk, q=desk.request.POST.get("tim", ""))


def _receive(desk: Desk, _argument: str) -> HttpResponse:
    """The dossier received, or the page with everything that is in the way."""
    form, version = IntakeForm(desk.data), desk.version
    if not form.is_valid() or version is None:
        _keep(desk)
        return _render(desk, form=form, status=422)
    try:
        dossier = _received(desk, form, version)
    except RuleBroken as refusal:
        _keep(desk)
        return _render(desk, form=form, refusal=refusal, status=422)
    messages.success(desk.request, _("Đã tiếp nhận hồ sơ %(code)s.") % {"code": dossier.code})
    return redirect(reverse("counter:dossier", args=[dossier.code]) + "?giay=moi")


def _received(desk: Desk, form: IntakeForm, version: ProcedureVersion) -> Dossier:
    """The dossier, of a fresh intake or of a filing that waited in status 1."""
    user, submitted = desk.request.user, desk.draft.dossier if desk.draft else None
    if submitted is None:
        brought = _intake_of(desk, form, version)
        return actions.receive_at_counter(brought, by=user, centre=desk.centre, key=desk.key, at=desk.at)
    act = actions.Act(user, desk.at, desk.key, submitted.revision)
    dossier = actions.receive_submitted(submitted.pk, read_checks(version, desk.data), act)
    actions.drop_draft(desk.key, by=user)
    return dossier


def _intake_of(desk: Desk, form: IntakeForm, version: ProcedureVersion) -> Intake:
    typed = form.cleaned_data
    return Intake(
        version_id=version.pk,
        submitter=form.submitter(),
        owner=form.owner(),
        checks=read_checks(version, desk.data),
        channel=Channel(typed["channel"] or Channel.DIRECT),
        content=typed["content"],
        return_place=ReturnPlace(typed["return_place"] or ReturnPlace.CENTRE),
        e_identity=EIdentity(typed["e_identity"]),
        fee_settled=typed["fee_settled"],
        person_checked=typed["person_checked"],
        seconds=int((desk.at - desk.draft.started_at).total_seconds()) if desk.draft else None,
    )


def _submit(desk: Desk, _argument: str) -> HttpResponse:
    """Note a postal filing as `Mới đăng ký`; it is checked later."""
    _keep(desk)
    form = IntakeForm(desk.data)
    if not form.is_valid() or desk.version is None:
        return _render(desk, form=form, status=422)
    dossier = actions.submit_dossier(
        _intake_of(desk, form, desk.version),
        by=desk.request.user,
        centre=desk.centre,
        key=desk.key,
        at=desk.at,
    )
    messages.success(desk.request, _("Đã ghi hồ sơ %(code)s, chờ kiểm tra.") % {"code": dossier.code})
    return redirect("counter:dossier", dossier.code)


def _to_refusal(desk: Desk, _argument: str) -> HttpResponse:
    """On to the page of the refusal's grounds, with everything kept."""
    _keep(desk)
    return redirect("counter:refuse", desk.key)


TASKS = {
    "luu": _save,
    "quet": _scan,
    "chon": _choose,
    "doi": _other_procedure,
    "du": _all_there,
    "tim": _find,
    "ghi": _submit,
    "tu-choi": _to_refusal,
}


def _paper_rows(desk: Desk, version: ProcedureVersion) -> list[PaperRow]:
    return [
        PaperRow(
            component,
            desk.data.get(f"source_{component.pk}", ""),
            desk.data.get(f"originals_{component.pk}", str(component.originals)),
            desk.data.get(f"copies_{component.pk}", str(component.copies)),
        )
        for component in version.components.all()
    ]


def _obstacles(desk: Desk, version: ProcedureVersion | None) -> list[str]:
    """What still keeps the dossier from being received, in the order of the screen."""
    found = []
    if not desk.data.get("full_name"):
        found.append(_("chưa có người nộp"))
    if version is None:
        return [*found, _("chưa chọn thủ tục")]
    unjudged = rules.missing(read_checks(version, desk.data))
    if unjudged:
        found.append(_("%(count)s giấy tờ chưa đủ") % {"count": len(unjudged)})
    if not desk.data.get("person_checked") and desk.channel == Channel.DIRECT:
        found.append(_("chưa đối chiếu thẻ và người"))
    return found


def _person_known(desk: Desk) -> Person | None:
    return queries.known_person(desk.centre.pk, desk.data.get("personal_id", ""))


def _render(
    desk: Desk,
    *,
    form: IntakeForm | None = None,
    refusal: RuleBroken | None = None,
    scan_error: str = "",
    q: str = "",
    status: int = 200,
) -> HttpResponse:
    version, known = desk.version, _person_known(desk)
    if form is not None and refusal is not None:
        form.add_error(None, refusal)
    if form is not None and version is None:
        form.add_error(None, _("Chưa chọn thủ tục. Bấm F4, gõ tên thủ tục không cần dấu rồi chọn."))
    context: dict[str, Any] = {
        "key": desk.key,
        "data": desk.data,
        "draft": desk.draft,
        "form": form or IntakeForm(initial=desk.data),
        "refused": form is not None,
        "scan_error": scan_error,
        "version": version,
        "papers": _paper_rows(desk, version) if version else [],
        "sources": [choice for choice in Source.choices if choice[0] != Source.MISSING]
        + [(Source.MISSING, Source.MISSING.label)],
        "hits": _hits(q, desk) if not version else [],
        "q": q,
        "known": known,
        "history": queries.filed_before(known) if known else [],
        "obstacles": _obstacles(desk, version),
        "seconds": int((desk.at - desk.draft.started_at).total_seconds()) if desk.draft else 0,
        "now": desk.at,
    }
    if version:
        limit = catalogue.limit_for(version, desk.channel)
        context["promise"] = promises.promise(promises.Counting.of(desk.centre.pk, desk.at), desk.at, limit)
        context["fee"] = catalogue.fee_for(version)
    return render(desk.request, "counter/intake.html", context, status=status)


def _hits(q: str, desk: Desk) -> list[ProcedureVersion]:
    """The procedures that fit what was typed; the ones most used here when nothing was."""
    today = desk.at.astimezone(clock.VIETNAM).date()
    return catalogue.search(q, today, limit=6) if q.strip() else []


@require_GET
def procedures(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """The hits under the search box, as one types."""
    desk = _desk(request, key)
    q = request.GET.get("tim", "")
    return render(request, "counter/_hits.html", {"hits": _hits(q, desk), "q": q, "key": key})


@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """Refuse with reason, basis and the way on; Mẫu 03 is previewed before it is issued."""
    desk = _desk(request, key)
    done = Dossier.objects.filter(intake_key=key, centre=desk.centre).first()
    if done is not None:
        return _already_done(request, done)
    intake_form, form = IntakeForm(desk.data), GroundsForm(request.POST or None)
    if not intake_form.is_valid() or desk.version is None:
        messages.error(
            request, _("Cần có người nộp và thủ tục trước khi từ chối, để phiếu ghi đúng tên và việc.")
        )
        return redirect(desk.address)
    if form.is_valid():
        grounds = form.grounds()
        brought = _intake_of(desk, intake_form, desk.version)
        if request.POST.get("lam") == "xem":
            return _preview(desk, brought, grounds, desk.version)
        dossier = _refused(desk, brought, grounds)
        messages.success(
            request, _("Đã từ chối tiếp nhận, phiếu đã lập cho hồ sơ %(code)s.") % {"code": dossier.code}
        )
        return redirect(reverse("counter:dossier", args=[dossier.code]) + "?giay=moi")
    context = {"form": form, "desk": desk, "version": desk.version, "key": key, "data": desk.data}
    return render(request, "counter/refuse.html", context, status=422 if form.errors else 200)


def _preview(desk: Desk, brought: Intake, grounds: Grounds, version: ProcedureVersion) -> HttpResponse:
    """Mẫu 03 as it would be issued."""
    content = sheets.preview_refusal(
        brought, grounds, version, centre=desk.centre, officer=desk.request.user, at=desk.at
    )
    return preview_response("mau-03", content)


def _refused(desk: Desk, brought: Intake, grounds: Grounds) -> Dossier:
    """The refusal on record, of a fresh intake or of a dossier that waited in status 1."""
    user = desk.request.user
    submitted = desk.draft.dossier if desk.draft else None
    if submitted is None:
        return actions.refuse_at_counter(
            brought, grounds, by=user, centre=desk.centre, key=desk.key, at=desk.at
        )
    act = actions.Act(user, desk.at, desk.key, submitted.revision)
    dossier = actions.refuse_submitted(submitted.pk, grounds, act)
    actions.drop_draft(desk.key, by=user)
    return dossier


@require_POST
def drop(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """Throw the draft away, on request."""
    _desk(request, key)
    actions.drop_draft(key, by=request.user)
    messages.info(request, _("Đã bỏ bản nháp."))
    return redirect("counter:work")


@require_http_methods(["GET", "HEAD", "POST"])
def check_submitted(request: SignedInRequest, code: str) -> HttpResponse:
    """Open a dossier of status 1 in the intake screen, prefilled, under a draft of its own."""
    at = clock.now()
    dossier = get_object_or_404(
        queries.for_page(queries.visible_to(request.user, at)), code=code, status=Status.SUBMITTED
    )
    require(request.user, "dossiers.receive", dossier, at=at)
    draft = Draft.objects.filter(dossier=dossier, officer=request.user).first()
    if draft is None:
        draft = actions.save_draft(
            uuid.uuid4(), by=request.user, data=_typed_from(dossier), at=at, dossier=dossier
        )
    return redirect("counter:draft", draft.key)


def _typed_from(dossier: Dossier) -> dict[str, str]:
    """A submitted dossier as if it had been typed at the counter."""
    person = dossier.submitter
    typed = {
        "full_name": person.full_name,
        "personal_id": person.personal_id,
        "born_on": vn_date(person.born_on) if person.born_on else "",
        "sex": person.sex,
        "address": person.address,
        "phone": person.phone,
        "channel": str(dossier.channel),
        "content": dossier.content,
        "return_place": dossier.return_place,
        "version": str(dossier.version_id),
    }
    for found in dossier.components.all():
        typed[f"source_{found.component_id}"] = found.source
    return {name: value for name, value in typed.items() if value}
