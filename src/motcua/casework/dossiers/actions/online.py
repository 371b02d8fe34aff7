"""What a citizen does from afar: a filing in the making, and sending it.

A citizen holds no post: each act asks whether the row is their own.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from motcua.casework.dossiers import rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import note
from motcua.casework.dossiers.actions.making import code_of, day_of, keep_checks, new_dossier, once
from motcua.casework.dossiers.actions.parties import keep_parties
from motcua.casework.dossiers.completeness import judged
from motcua.casework.dossiers.intake import Intake, PersonDetails, RepresentationDetails
from motcua.casework.dossiers.models import Dossier, DraftPaper, FiledPaper, OnlineDraft, OnlineFiling
from motcua.casework.dossiers.online import (
    CONTENT,
    NOT_NEEDED,
    ONLINE,
    OTHER,
    PAPERS,
    PERSON,
    RESULT,
    Citizen,
    Filing,
    Slot,
    citizen_of,
)
from motcua.casework.dossiers.own import own_dossiers
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import Channel, EIdentity, Ground, ReturnPlace, Source
from motcua.foundation import events
from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.foundation.files import store
from motcua.foundation.files.models import StoredFile
from motcua.foundation.files.upright import upright
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.search import nfc
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import Component, ProcedureVersion

LEVELS = {1: EIdentity.LEVEL_1, 2: EIdentity.LEVEL_2}


@dataclass(frozen=True)
class DossierFiled:
    dossier_id: int


def require_citizen(by: User) -> None:
    """Nothing when `by` is a citizen: officers take dossiers in at the counter. Raises PermissionDenied."""
    if by.kind != User.Kind.CITIZEN:
        raise PermissionDenied("citizens file online")


def _require_online(version: ProcedureVersion) -> None:
    if ONLINE not in version.channels:
        raise RuleBroken(
            _(
                "Thủ tục này chưa nhận hồ sơ trực tuyến. Mang giấy tờ đến Trung tâm, hoặc gọi để hỏi cách nộp."
            ),
            code="not_online",
        )


@transaction.atomic
def begin_online(version: ProcedureVersion, centre: Centre, *, by: User, at: datetime) -> OnlineDraft:
    """The citizen's filing in the making for that procedure: the one there is, or a new one under this version.

    Raises PermissionDenied for who is no citizen; RuleBroken when the procedure is not filed online.
    """
    require_citizen(by)
    _require_online(version)
    form = procedures.form_on(version.procedure_id, at.astimezone(VIETNAM).date())
    draft, _made = OnlineDraft.objects.get_or_create(
        citizen=by,
        procedure_code=version.code,
        defaults={"centre": centre, "version": version, "form": form, "started_at": at, "saved_at": at},
    )
    return draft


@transaction.atomic
def begin_for(
    version: ProcedureVersion,
    centre: Centre,
    known: Mapping[str, str],
    *,
    key: uuid.UUID,
    by: User,
    at: datetime,
) -> OnlineDraft:
    """The filing that `by` fills in for somebody who agreed, with what is known of them; the one of that key again.

    The caller has asked for the consent and sees to it that nobody fills in without. Raises RuleBroken when the
    procedure is not filed online.
    """
    _require_online(version)
    form = procedures.form_on(version.procedure_id, at.astimezone(VIETNAM).date())
    new = {"helper": by, "centre": centre, "version": version, "procedure_code": version.code, "form": form}
    new |= {"data": {PERSON: dict(known)}, "started_at": at, "saved_at": at}
    OnlineDraft.objects.get_or_create(key=key, defaults=new)
    return _own(key, by)


def drop_helped(key: uuid.UUID) -> None:
    """Nothing is left of what was filled in for somebody: they withdrew, or the help is over. The caller has asked."""
    OnlineDraft.objects.filter(key=key).exclude(helper=None).delete()


@transaction.atomic
def drop_online(key: uuid.UUID, *, by: User) -> None:
    """Throw an own filing in the making away, with what was chosen for it; one that is gone is no mistake."""
    OnlineDraft.objects.filter(key=key, citizen=by).delete()


def forget_online(*, before: datetime) -> int:
    """How many filings in the making were thrown away that nobody has touched since `before`."""
    return OnlineDraft.objects.filter(saved_at__lt=before).delete()[1].get("dossiers.OnlineDraft", 0)


def _own(key: uuid.UUID, by: User) -> OnlineDraft:
    """The draft of `by` or one they fill in for somebody, held until the transaction ends. Raises PermissionDenied."""
    held = OnlineDraft.objects.select_for_update(of=("self",)).select_related("centre", "form")
    draft = held.filter(Q(citizen=by) | Q(helper=by), key=key).first()
    if draft is None:
        raise PermissionDenied("not an own draft")
    return draft


def _changed(draft: OnlineDraft, at: datetime) -> OnlineDraft:
    draft.revision += 1
    draft.saved_at = at
    draft.save(update_fields=["data", "revision", "saved_at"])
    return draft


@transaction.atomic
def save_online(
    key: uuid.UUID, task: str, answers: Mapping[str, Any], *, page: int | None = None, by: User, at: datetime
) -> OnlineDraft:
    """The draft with these answers of one task put in; the others stay, so two open pages do not undo each other.

    `page` is set once the citizen has sent that page: it counts as answered. Raises PermissionDenied.
    """
    draft = _own(key, by)
    before = draft.data.get(task, {})
    after = {path: value for path, value in {**before, **answers}.items() if value is not None}
    visited = draft.data.get("visited", {})
    pages = sorted({*visited.get(task, []), *([] if page is None else [page])})
    if after == before and pages == visited.get(task, []):
        return draft
    draft.data = draft.data | {task: after, "visited": visited | {task: pages}}
    return _changed(draft, at)


@transaction.atomic
def add_paper(
    key: uuid.UUID, component: int, content: bytes, *, name: str, by: User, at: datetime
) -> OnlineDraft:
    """The draft with one more file for that component.

    Raises PermissionDenied; RuleBroken when the file cannot be taken in, or there are too many.
    """
    draft = _own(key, by)
    store.require_size(len(content), name=name)
    stored = store.take_in(upright(content), name=name, centre=draft.centre_id)
    return _put(draft, component, stored, name=name, at=at)


@transaction.atomic
def reuse_paper(key: uuid.UUID, component: int, filed: int, *, by: User, at: datetime) -> OnlineDraft:
    """The draft with a file that the citizen sent before for the same kind of paper. Raises PermissionDenied."""
    draft = _own(key, by)
    paper = FiledPaper.objects.select_related("file").filter(pk=filed, dossier__in=own_dossiers(by)).first()
    if paper is None or paper.file.centre != draft.centre_id:
        raise PermissionDenied("not an own paper")
    return _put(draft, component, paper.file, name=paper.name, at=at)


def _put(draft: OnlineDraft, component: int, stored: StoredFile, *, name: str, at: datetime) -> OnlineDraft:
    _require_listed(draft, component)
    papers = DraftPaper.objects.filter(draft=draft)
    rules.require_room_for_file(papers.filter(component=component).count(), papers.count())
    DraftPaper.objects.get_or_create(
        draft=draft, component_id=component, file=stored, defaults={"name": nfc(name)[:200], "added_at": at}
    )
    said = {key: value for key, value in draft.data.get(PAPERS, {}).items() if key != str(component)}
    draft.data = draft.data | {PAPERS: said}
    return _changed(draft, at)


def _require_listed(draft: OnlineDraft, component: int) -> None:
    if component not in {each.pk for each in procedures.for_intake(draft.version_id).components.all()}:
        raise PermissionDenied("a component of another procedure")


@transaction.atomic
def drop_paper(key: uuid.UUID, paper: int, *, by: User, at: datetime) -> OnlineDraft:
    """The draft without that file; one that is gone is no mistake. Raises PermissionDenied."""
    draft = _own(key, by)
    DraftPaper.objects.filter(draft=draft, pk=paper).delete()
    return _changed(draft, at)


@transaction.atomic
def file_online(
    key: uuid.UUID,
    *,
    by: User,
    at: datetime,
    based_on: int,
    declared: bool,
    level: int = 0,
    next_step: str = "",
) -> Dossier:
    """The dossier of a filing that is complete: status 1, to be answered within eight working hours.

    A repeat of `key` gives the first. `level` is how surely the session knows its citizen; `next_step` is what a
    citizen who was helped can do alone. Source: NĐ 118/2025 Đ15, Đ17.2. Raises PermissionDenied; RuleBroken when
    something is lacking, not declared, or was changed meanwhile.
    """
    made = Dossier.objects.filter(Q(filing__citizen=by) | Q(filing__helper=by), intake_key=key).first()
    if made is not None:
        return made
    draft = _own(key, by)
    filing = Filing(draft, citizen_of(by, draft), at.astimezone(VIETNAM).date())
    rules.require_finished(
        [_task_name(task) for task in filing.undone], f"{rules.kept_until(draft.saved_at):%d/%m/%Y}"
    )
    rules.require_looked_at(based_on, draft.revision)
    rules.require_declared(declared)
    return once(draft.centre, key, "register", lambda: _make(filing, by, at, level, next_step))


def _task_name(task: str) -> str:
    names = {
        PERSON: _("Thông tin người nộp"),
        CONTENT: _("Nội dung đề nghị"),
        PAPERS: _("Giấy tờ"),
        RESULT: _("Nhận kết quả"),
    }
    return names[task]


def _make(filing: Filing, by: User, at: datetime, level: int, next_step: str) -> Dossier:
    draft, act = filing.draft, Act(by, at, filing.draft.key, based_on=1)
    intake = intake_of(filing, level)
    day = day_of(at)
    code = code_of(draft.centre, day, next_number(draft.centre_id, "dossier", day))
    dossier = _with_people(intake, filing, act, code)
    dossier.act_by = Counting.of(draft.centre_id, at).answer_by(at)
    dossier.save(force_insert=True)
    keep_checks(dossier, judged(filing.version, intake.checks))
    _keep_papers(dossier, filing.slots, at)
    person = filing.answers(PERSON)
    OnlineFiling.objects.create(
        dossier=dossier,
        citizen_id=draft.citizen_id,
        helper_id=draft.helper_id,
        form=draft.form,
        answers=filing.answers(CONTENT),
        email=person.get("email", ""),
        owner_email=person.get("owner_email", ""),
        owner_phone=person.get("owner_phone", ""),
    )
    keep_parties(dossier, draft.form, filing.answers(CONTENT))
    sent = [slot.component.name for slot in filing.slots if slot.files]
    sheets.issue_filing_note(dossier, sent, act, next_step=next_step)
    note(dossier, "register", act)
    draft.delete()
    events.announce(DossierFiled(dossier.pk))
    return dossier


def _with_people(intake: Intake, filing: Filing, act: Act, code: str) -> Dossier:
    """The dossier, not saved yet. Whom the Centre knows by a number is never told to who typed it."""
    try:
        return new_dossier(intake, filing.version, filing.draft.centre, act, code=code)
    except RuleBroken as refusal:
        if refusal.code not in ("other_person", "other_owner"):
            raise
        raise RuleBroken(
            _(
                "Hồ sơ CHƯA được nộp: số định danh, họ tên và ngày sinh đã nhập không khớp với giấy tờ Trung tâm "
                "đang giữ. So lại với thẻ căn cước rồi sửa. Nếu đã đúng, mang thẻ đến quầy hướng dẫn; "
                "bản nháp vẫn còn."
            ),
            code="person_not_matched",
        ) from refusal


def _keep_papers(dossier: Dossier, slots: list[Slot], at: datetime) -> None:
    """The files of the draft, now the dossier's; the first of each component is what its viewer shows."""
    papers = [
        FiledPaper(dossier=dossier, component=slot.component, file=each.file, name=each.name, added_at=at)
        for slot in slots
        for each in slot.files
    ]
    FiledPaper.objects.bulk_create(papers)
    for slot in slots:
        if slot.files:
            dossier.components.filter(component=slot.component).update(file=slot.files[0].file)


def intake_of(filing: Filing, level: int) -> Intake:
    """What the filing brings, as the counter reads it."""
    person, content = filing.answers(PERSON), filing.answers(CONTENT)
    return Intake(
        version_id=filing.version.pk,
        submitter=_submitter(filing.citizen, person),
        owner=_owner(person),
        representation=_representation(person),
        checks=(*_declared(filing.declaration), *(_check(slot) for slot in filing.slots)),
        channel=Channel.ONLINE,
        content=content.get("content", "") if filing.draft.form is None else filing.draft.form.name[:500],
        return_place=ReturnPlace(filing.answers(RESULT)["place"]),
        e_identity=LEVELS.get(level, EIdentity.UNCHECKED),
    )


def _submitter(citizen: Citizen, person: Mapping[str, Any]) -> PersonDetails:
    return PersonDetails(
        full_name=citizen.full_name if citizen.is_vouched else person["full_name"],
        personal_id=citizen.personal_id or person["personal_id"].upper(),
        born_on=citizen.born_on or _day(person.get("born_on")),
        sex=person.get("sex", ""),
        address=person["address"],
        phone=person["phone"],
    )


def _owner(person: Mapping[str, Any]) -> PersonDetails | None:
    if person["whose"] != OTHER:
        return None
    return PersonDetails(
        full_name=person["owner_name"],
        personal_id=person.get("owner_id", "").upper(),
        born_on=_day(person.get("owner_born_on")),
        phone=person.get("owner_phone", ""),
    )


def _representation(person: Mapping[str, Any]) -> RepresentationDetails | None:
    if person["whose"] != OTHER:
        return None
    return RepresentationDetails(
        ground=Ground(person["ground"]),
        document=person["document"],
        issued_on=_day(person.get("issued_on")),
        scope=person.get("scope", ""),
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _declared(component: Component | None) -> list[rules.ComponentCheck]:
    """The declaration filled in here, which is there by that."""
    if component is None:
        return []
    each = component
    return [rules.ComponentCheck(each.pk, each.name, each.required, Source.ELECTRONIC)]


def _check(slot: Slot) -> rules.ComponentCheck:
    """The component as the citizen left it; what is only to be shown or fetched the officer judges."""
    source = Source.ELECTRONIC if slot.files else Source.NOT_NEEDED if slot.said == NOT_NEEDED else None
    each = slot.component
    return rules.ComponentCheck(each.pk, each.name, each.required, source)
