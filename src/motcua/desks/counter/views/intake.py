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
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from motcua.casework.dossiers import actions, card, identity, promises, queries, rules, sheets
from motcua.casework.dossiers.intake import Grounds, Intake, PersonDetails
from motcua.casework.dossiers.models import Dossier, Draft, Person
from motcua.casework.dossiers.states import Channel, EIdentity, Money, ReturnPlace, Source, Status
from motcua.desks.counter.forms import (
    GroundsForm,
    IntakeForm,
    LifeDayField,
    PersonNumberField,
    cleaned,
    kept,
    read_checks,
)
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

#: where a draft keeps the revision at which the check of a filing was opened
OPENED_AT = "based_on"
#: what keeps a refusal from being issued and can only be put right on the intake itself
ON_THE_INTAKE = {"other_person", "other_owner", "other_procedure", "unknown_component", "online_at_counter"}
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


@dataclass(frozen=True)
class Doubt:
    """A number that is known under another name or birthday, and whether the officer says it is the same person."""

    field: str
    number: str
    words: str
    settled: bool


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

    @property
    def submitted(self) -> Dossier | None:
        """The filing of status 1 that is checked here; None when the papers are first brought now."""
        return self.draft.dossier if self.draft else None

    @property
    def act(self) -> actions.Act:
        """The officer's act on the filing, based on what it was when its check was opened."""
        return actions.Act(self.request.user, self.at, self.key, int(self.data.get(OPENED_AT, 0)))

    def form(self) -> IntakeForm:
        """What was typed, to be judged."""
        return IntakeForm(self.data, filed_online=self.filed_online)

    def empty_form(self) -> IntakeForm:
        """What was typed, not judged yet."""
        return IntakeForm(initial=self.data, filed_online=self.filed_online)

    @property
    def filed_online(self) -> bool:
        return self.submitted is not None and self.submitted.channel == Channel.ONLINE


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
    if request.method != "POST" or task != "tiep-nhan":  # receiving finds out by itself
        done = _made_of(desk)
        if done is not None:
            return _already_done(desk, done)
    if request.method != "POST":
        return _render(desk)
    desk.data = _posted(desk)
    try:
        return TASKS.get(task, _save)(desk, argument)
    except RuleBroken as refusal:
        return _not_done(desk, refusal)


def _posted(desk: Desk) -> dict[str, str]:
    """What was posted, and the revision at which the check of a filing was opened, which only the draft knows."""
    opened = {OPENED_AT: desk.data[OPENED_AT]} if OPENED_AT in desk.data else {}
    return kept(desk.request.POST.dict()) | opened


def _made_of(desk: Desk) -> Dossier | None:
    """The dossier that came of this intake, or the filing that somebody else has answered; None while it is open."""
    made = actions.made_with(desk.centre, desk.key)
    if made is None and desk.submitted is not None and desk.submitted.status != Status.SUBMITTED:
        return desk.submitted
    return made


def _already_done(desk: Desk, dossier: Dossier) -> HttpResponse:
    """A second click, a second tab, the back button, a faster colleague: what stands is shown."""
    actions.drop_draft(desk.key, by=desk.request.user)
    words = _("Hồ sơ %(code)s đã được ghi từ trước, trạng thái “%(status)s”. Lần này không ghi thêm gì.")
    messages.info(desk.request, words % {"code": dossier.code, "status": Status(dossier.status).label})
    return redirect("counter:dossier", dossier.code)


def _not_done(desk: Desk, refusal: RuleBroken) -> HttpResponse:
    """What kept the act from being done, on the page with everything typed; or what stands, when it was done before."""
    done = _stands_instead(desk, refusal)
    if done is not None:
        return _already_done(desk, done)
    _keep(desk)
    return _render(desk, form=desk.form(), refusal=refusal, status=422)


def _stands_instead(desk: Desk, refusal: RuleBroken) -> Dossier | None:
    """The dossier that stands in the way of a second act, as it is now.

    A filing that only changed stays open: the officer has been told the change and may decide on what stands now.
    """
    if desk.submitted is not None:
        desk.submitted.refresh_from_db()
        if refusal.code == "stale":
            desk.data[OPENED_AT] = str(desk.submitted.revision)
        if refusal.code == "other_procedure":
            desk.data["version"] = str(desk.submitted.version_id)
    return _made_of(desk)


def _keep(desk: Desk) -> None:
    desk.draft = actions.save_draft(
        desk.key, by=desk.request.user, data=desk.data, at=desk.at, dossier=desk.submitted
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
    for tick in ("person_checked", "person_same"):
        desk.data.pop(tick, None)
    _keep(desk)
    return _show(desk)


def _choose(desk: Desk, argument: str) -> HttpResponse:
    """Take a procedure; the papers of another one are forgotten. A filing keeps the one it was noted under."""
    if desk.submitted is not None:
        argument = str(desk.submitted.version_id)
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
    if desk.submitted is None:
        desk.data.pop("version", None)
    _keep(desk)
    return _show(desk)


def _find(desk: Desk, _argument: str) -> HttpResponse:
    """Search the catalogue without JavaScript."""
    _keep(desk)
    return _render(desk, q=desk.request.POST.get("tim", ""))


def _receive(desk: Desk, _argument: str) -> HttpResponse:
    """The dossier received, or the page with everything that is in the way."""
    form, version = desk.form(), desk.version
    if not form.is_valid() or version is None:
        return _incomplete(desk, form)
    dossier = _received(desk, _intake_of(desk, form, version))
    messages.success(desk.request, _("Đã tiếp nhận hồ sơ %(code)s.") % {"code": dossier.code})
    return redirect(reverse("counter:dossier", args=[dossier.code]) + "?giay=moi")


def _incomplete(desk: Desk, form: IntakeForm) -> HttpResponse:
    """The page with what is wrong in the fields, unless the intake is over and the page an old one."""
    done = _made_of(desk)
    if done is not None:
        return _already_done(desk, done)
    _keep(desk)
    return _render(desk, form=form, status=422)


def _received(desk: Desk, brought: Intake) -> Dossier:
    """The dossier, of a fresh intake or of a filing that waited in status 1."""
    user, submitted = desk.request.user, desk.submitted
    if submitted is None:
        return actions.receive_at_counter(brought, by=user, centre=desk.centre, key=desk.key, at=desk.at)
    dossier = actions.receive_submitted(submitted.pk, brought, desk.act)
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
        person_same=form.person_is_same(),
        owner_same=form.owner_is_same(),
        seconds=int((desk.at - desk.draft.started_at).total_seconds()) if desk.draft else None,
    )


def _submit(desk: Desk, _argument: str) -> HttpResponse:
    """Note a postal filing as `Mới đăng ký`; it is checked later."""
    _keep(desk)
    if desk.submitted is not None:
        words = _(
            "Hồ sơ %(code)s đã được ghi nhận từ trước. Bản kiểm tra vừa được lưu nháp, mở lại lúc nào cũng được."
        )
        messages.info(desk.request, words % {"code": desk.submitted.code})
        return redirect(desk.address)
    form = desk.form()
    if not form.is_valid() or desk.version is None:
        return _render(desk, form=form, status=422)
    brought = _intake_of(desk, form, desk.version)
    dossier = actions.submit_dossier(
        brought, by=desk.request.user, centre=desk.centre, key=desk.key, at=desk.at
    )
    messages.success(desk.request, _("Đã ghi hồ sơ %(code)s, chờ kiểm tra.") % {"code": dossier.code})
    return redirect("counter:dossier", dossier.code)


def _to_refusal(desk: Desk, _argument: str) -> HttpResponse:
    """On to the page of the refusal's grounds, with everything kept."""
    _keep(desk)
    return redirect("counter:refuse", desk.key)


def _to_dropping(desk: Desk, _argument: str) -> HttpResponse:
    """On to the page that asks whether the draft may go; until then it is kept whole."""
    _keep(desk)
    return redirect("counter:drop", desk.key)


TASKS = {
    "tiep-nhan": _receive,
    "luu": _save,
    "quet": _scan,
    "chon": _choose,
    "doi": _other_procedure,
    "du": _all_there,
    "tim": _find,
    "ghi": _submit,
    "tu-choi": _to_refusal,
    "bo": _to_dropping,
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


def _obstacles(desk: Desk, version: ProcedureVersion | None, doubts: list[Doubt]) -> list[str]:
    """What still keeps the dossier from being received, in the order of the screen."""
    found = []
    if not desk.data.get("full_name"):
        found.append(_("chưa có người nộp"))
    if not all(doubt.settled for doubt in doubts):
        found.append(_("chưa rõ số định danh là của ai"))
    if version is None:
        return [*found, _("chưa chọn thủ tục")]
    unjudged = rules.missing(read_checks(version, desk.data))
    if unjudged:
        found.append(_("%(count)s giấy tờ chưa đủ") % {"count": len(unjudged)})
    if not desk.data.get("person_checked") and desk.channel == Channel.DIRECT:
        found.append(_("chưa đối chiếu thẻ và người"))
    return found


def _known(desk: Desk, number: str) -> Person | None:
    """Whom the Centre knows by the number typed in that field, however it was spaced."""
    return queries.known_person(desk.centre.pk, cleaned(PersonNumberField, desk.data.get(number)) or "")


def _doubts(desk: Desk, submitter: Person | None) -> list[Doubt]:
    """The numbers typed that this Centre knows as somebody else's."""
    owner = _known(desk, "owner_id") if desk.data.get("behalf") else None
    found = [
        _doubt(desk, submitter, "person", ("full_name", "born_on")),
        _doubt(desk, owner, "owner", ("owner_name", "owner_born_on")),
    ]
    return [doubt for doubt in found if doubt is not None]


def _doubt(desk: Desk, known: Person | None, whose: identity.Whose, fields: tuple[str, str]) -> Doubt | None:
    name, born = desk.data.get(fields[0], ""), desk.data.get(fields[1])
    if known is None or not name:
        return None
    brought = PersonDetails(name, born_on=cleaned(LifeDayField, born))
    if not identity.is_other(known, brought):
        return None
    field = f"{whose}_same"
    words = identity.contradiction(known, whose).messages[0]
    return Doubt(field, known.personal_id, words, desk.data.get(field) == known.personal_id)


def _known_history(desk: Desk, known: Person) -> list[Dossier]:
    """What the person filed before. That it was looked at is written down."""
    officer = desk.request.user
    actions.note_lookup(known, by=officer, at=desk.at)
    return queries.filed_before(known, by=officer, at=desk.at, besides=desk.submitted)


def _render(
    desk: Desk,
    *,
    form: IntakeForm | None = None,
    refusal: RuleBroken | None = None,
    scan_error: str = "",
    q: str = "",
    status: int = 200,
) -> HttpResponse:
    version, known = desk.version, _known(desk, "personal_id")
    doubts = _doubts(desk, known)
    if form is not None and refusal is not None:
        form.add_error(None, refusal)
    if form is not None and version is None:
        form.add_error(None, _("Chưa chọn thủ tục. Bấm F4, gõ tên thủ tục không cần dấu rồi chọn."))
    context: dict[str, Any] = {
        "key": desk.key,
        "data": desk.data,
        "draft": desk.draft,
        "form": form or desk.empty_form(),
        "submitted": desk.submitted,
        "doubts": doubts,
        "refused": form is not None,
        "scan_error": scan_error,
        "version": version,
        "papers": _paper_rows(desk, version) if version else [],
        "sources": [choice for choice in Source.choices if choice[0] != Source.MISSING]
        + [(Source.MISSING, Source.MISSING.label)],
        "hits": _hits(q, desk) if not version else [],
        "q": q,
        "known": known,
        "history": _known_history(desk, known) if known else [],
        "obstacles": _obstacles(desk, version, doubts),
        "seconds": int((desk.at - desk.draft.started_at).total_seconds()) if desk.draft else 0,
        "now": desk.at,
    }
    if version:
        limit = catalogue.limit_for(version, desk.channel)
        context["promise"] = promises.promise(promises.Counting.of(desk.centre.pk, desk.at), desk.at, limit)
        context["fee"] = catalogue.fee_for(version)
    return render(desk.request, "counter/intake.html", context, status=status)


def _hits(q: str, desk: Desk) -> list[ProcedureVersion]:
    """The procedures that fit what was typed, best first; none when nothing was typed."""
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
    done = _made_of(desk)
    if done is not None:
        return _already_done(desk, done)
    intake_form, form = desk.form(), GroundsForm(request.POST or None)
    if not intake_form.is_valid() or desk.version is None:
        messages.error(
            request, _("Cần có người nộp và thủ tục trước khi từ chối, để phiếu ghi đúng tên và việc.")
        )
        return redirect(desk.address)
    if form.is_valid():
        try:
            return _refusal(desk, _intake_of(desk, intake_form, desk.version), form.grounds(), desk.version)
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            if (away := _away_from_refusing(desk, refusal)) is not None:
                return away
    context = {"form": form, "desk": desk, "version": desk.version, "key": key, "data": desk.data}
    return render(request, "counter/refuse.html", context, status=422 if form.errors else 200)


def _refusal(desk: Desk, brought: Intake, grounds: Grounds, version: ProcedureVersion) -> HttpResponse:
    """The paper to look at first, or the refusal on record."""
    if desk.request.POST.get("lam") == "xem":
        return _preview(desk, brought, grounds, version)
    dossier = _refused(desk, brought, grounds)
    words = _("Đã từ chối tiếp nhận, phiếu đã lập cho hồ sơ %(code)s.")
    messages.success(desk.request, words % {"code": dossier.code})
    return redirect(reverse("counter:dossier", args=[dossier.code]) + "?giay=moi")


def _away_from_refusing(desk: Desk, refusal: RuleBroken) -> HttpResponse | None:
    """Where a refusal that was not done leads, when the way on is not on its own page."""
    done = _stands_instead(desk, refusal)
    if done is not None:
        return _already_done(desk, done)
    _keep(desk)
    if refusal.code not in ON_THE_INTAKE:
        return None
    messages.error(desk.request, refusal.messages[0])
    return redirect(desk.address)


def _preview(desk: Desk, brought: Intake, grounds: Grounds, version: ProcedureVersion) -> HttpResponse:
    """Mẫu 03 as it would be issued."""
    content = sheets.preview_refusal(
        brought, grounds, version, centre=desk.centre, officer=desk.request.user, at=desk.at
    )
    return preview_response("mau-03", content)


def _refused(desk: Desk, brought: Intake, grounds: Grounds) -> Dossier:
    """The refusal on record, of a fresh intake or of a dossier that waited in status 1."""
    user, submitted = desk.request.user, desk.submitted
    if submitted is None:
        return actions.refuse_at_counter(
            brought, grounds, by=user, centre=desk.centre, key=desk.key, at=desk.at
        )
    dossier = actions.refuse_submitted(submitted.pk, brought, grounds, desk.act)
    actions.drop_draft(desk.key, by=user)
    return dossier


@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: SignedInRequest, key: uuid.UUID) -> HttpResponse:
    """Ask, then throw the draft away; what is not kept anywhere needs no asking."""
    desk = _desk(request, key)
    if desk.draft is None:
        return redirect("counter:work")
    if request.method != "POST":
        return render(request, "counter/drop.html", {"desk": desk, "key": key, "version": desk.version})
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
        "e_identity": dossier.e_identity,
        "fee_settled": "on" if dossier.money == Money.SETTLED else "",
        "version": str(dossier.version_id),
        OPENED_AT: str(dossier.revision),
    } | _typed_owner(dossier)
    for found in dossier.components.all():
        typed[f"source_{found.component_id}"] = found.source
    return {name: value for name, value in typed.items() if value}


def _typed_owner(dossier: Dossier) -> dict[str, str]:
    """The owner's fields, when that is somebody else than who filed."""
    owner = dossier.owner
    if owner.pk == dossier.submitter_id:
        return {}
    born_on = vn_date(owner.born_on) if owner.born_on else ""
    return {
        "behalf": "on",
        "owner_name": owner.full_name,
        "owner_id": owner.personal_id,
        "owner_born_on": born_on,
    }
