"""Papers asked for, brought, or never brought."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db import transaction

from motcua.casework.dossiers import promises, rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions import appointing
from motcua.casework.dossiers.actions.common import (
    is_repeat,
    lock,
    move,
    note,
    promise_anew,
    require_at_step,
    require_fresh,
    run_on,
    stand_still,
    take,
)
from motcua.casework.dossiers.models import Dossier, Supplement, SupplementItem, UnlistedPaper
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import Lack, Source, Stage, Status, StopKind
from motcua.foundation import events
from motcua.foundation.accounts.permissions import allows, require
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _, kept_words
from motcua.reference.calendars import rules as working_time


@dataclass(frozen=True)
class SupplementAsked:
    dossier_id: int


@dataclass(frozen=True)
class SupplementTaken:
    dossier_id: int


@dataclass(frozen=True)
class Lacking:
    """One component of the dossier that is not right: what is wrong, and what to do in the officer's words."""

    component: int
    lack: Lack
    words: str = ""


@dataclass(frozen=True)
class Request:
    """Everything that must be added, at once; `why_again` only when papers were asked for before.

    `unlisted` names papers that the published version does not list, `unlisted_basis` by what they are asked for.
    """

    items: tuple[Lacking, ...]
    basis: str
    why_again: str = ""
    unlisted: tuple[str, ...] = ()
    unlisted_basis: str = ""


_SAVED = ["status", "revision", "act_by"]


@transaction.atomic
def ask_supplement(pk: int, act: Act, request: Request) -> Dossier:
    """Ask the applicant for papers, all at once, until the day the law gives; while work is on, the clock stops.

    Who checks the filing or works at the current step asks the first time; a second time, or for a paper beyond the
    published list, only who may decide. Source: NĐ 118/2025 Đ5.1, Đ16.3, Đ17.1, Đ19.5. Raises PermissionDenied;
    RuleBroken when stale, not open, nothing is asked for, or what goes beyond the rule is not explained.
    """
    dossier = lock(pk)
    if is_repeat(dossier, act, "ask_supplement"):
        return dossier
    require(act.by, "dossiers.view", dossier, at=act.at)
    require_fresh(dossier, act)
    before = dossier.supplements.count()
    _require_right_to_ask(dossier, act, before)
    rules.require_asked_well(
        len(request.items) + len(request.unlisted),
        basis=request.basis,
        times_before=before,
        why_again=request.why_again,
    )
    rules.require_unlisted_grounded(
        request.unlisted,
        basis=request.unlisted_basis,
        approved=allows(act.by, "dossiers.decide", dossier, at=act.at),
    )
    ask(dossier, act, request, n=before + 1, number=sheets.next_form_number(dossier.centre, act.at))
    return dossier


def ask(dossier: Dossier, act: Act, request: Request, *, n: int, number: str) -> None:
    """The saved dossier to status 5: the request is on record, Mẫu 02 is issued under `number`."""
    move(dossier, "ask_supplement")
    supplement = _ask(dossier, act, request, n=n)
    dossier.save(update_fields=_SAVED)
    sheets.issue_supplement_request(dossier, supplement, act, number=number)
    note(dossier, "ask_supplement", act, _particulars(supplement))
    events.announce(SupplementAsked(dossier.pk))


def found_lacking(
    checks: Iterable[rules.ComponentCheck], request: Request, *, before: int = 0
) -> tuple[rules.ComponentCheck, ...]:
    """The checks of a filing not received yet, in which what is asked for is not there.

    It is looked at anew when the applicant comes back. Raises RuleBroken when the request says too little, or
    something else is lacking too.
    """
    rules.require_asked_well(
        len(request.items), basis=request.basis, times_before=before, why_again=request.why_again
    )
    asked = {item.component for item in request.items}
    given = tuple(checks)
    rules.require_all_asked(given, asked)
    return tuple(
        replace(check, source=Source.MISSING) if check.component in asked else check for check in given
    )


def _require_right_to_ask(dossier: Dossier, act: Act, before: int) -> None:
    if before:
        require(act.by, "dossiers.decide", dossier, at=act.at)
    elif dossier.received_at is None:
        require(act.by, "dossiers.receive", dossier, at=act.at)
    else:
        require_at_step(dossier, act)


def _ask(dossier: Dossier, act: Act, request: Request, *, n: int) -> Supplement:
    """The request on record, with its items; the clock stops when it was running."""
    counting = Counting.of(dossier.centre_id, act.at)
    until = working_time.supplement_until(counting.calendar, act.at, counting.parameters)
    is_late = False
    since = appointing.complete_since(dossier)
    if since is not None:
        ask_by = working_time.ask_supplement_by(counting.calendar, since, counting.parameters)
        is_late = act.at > ask_by
        stand_still(dossier, act, StopKind.SUPPLEMENT, reason=request.basis, paper="")
    supplement = Supplement.objects.create(
        dossier=dossier,
        n=n,
        stage=Stage.RECEPTION if dossier.received_at is None else Stage.RESOLUTION,
        basis=request.basis,
        why_again=request.why_again,
        asked_at=act.at,
        asked_by=act.by,
        is_late=is_late,
        until=until,
    )
    _keep_items(supplement, request.items)
    UnlistedPaper.objects.bulk_create(
        UnlistedPaper(supplement=supplement, name=name, basis=request.unlisted_basis)
        for name in request.unlisted
    )
    dossier.act_by = working_time.close_of(counting.calendar, until)
    return supplement


def _keep_items(supplement: Supplement, items: Iterable[Lacking]) -> None:
    """The items, each of a component of the dossier's own version. Raises RuleBroken for any other."""
    listed = {component.pk for component in supplement.dossier.version.components.all()}
    if not {item.component for item in items} <= listed:
        raise RuleBroken(
            _(
                "Chỉ được yêu cầu bổ sung giấy tờ có trong thành phần hồ sơ của thủ tục. "
                "Tải lại trang rồi chọn lại giấy tờ."
            ),
            code="unlisted_paper",
        )
    SupplementItem.objects.bulk_create(
        SupplementItem(supplement=supplement, component_id=item.component, lack=item.lack, words=item.words)
        for item in items
    )


def _particulars(supplement: Supplement) -> dict[str, object]:
    told: dict[str, object] = {
        "n": supplement.n,
        "stage": supplement.stage,
        "until": supplement.until.isoformat(),
        "late": supplement.is_late,
        "items": supplement.items.count(),
        "remark": supplement.why_again or supplement.basis,
    }
    unlisted = [paper.name for paper in supplement.unlisted.all()]
    return told | ({"unlisted": unlisted} if unlisted else {})


@transaction.atomic
def take_supplement(pk: int, act: Act, brought: Iterable[int]) -> Dossier:
    """Take in the papers asked for during the work; complete, so the whole limit runs again from now.

    `brought` are the items' components that came; a paper beyond the list may be declined. Source: NĐ 118/2025
    Đ19.5 (C7, C8). Raises PermissionDenied; RuleBroken when stale, not open, over its last day, or anything listed
    is still lacking.
    """
    dossier = take(pk, "dossiers.receive", act)
    if is_repeat(dossier, act, "take_supplement"):
        return dossier
    require_fresh(dossier, act)
    supplement = open_request(dossier, "take_supplement", act)
    items = {item.component_id: item.component.name for item in supplement.items.select_related("component")}
    rules.require_delivered(items, brought, items)
    dossier.components.filter(component__in=items).update(source=Source.PAPER)
    return supplemented(dossier, supplement, act)


def open_request(dossier: Dossier, verb: str, act: Act) -> Supplement:
    """The request whose papers come by that step. Raises RuleBroken when it is not open, or its last day is over."""
    received = dossier.received_at is not None
    rules.after(Status(dossier.status), verb, received=received, away=dossier.is_away)
    supplement = dossier.supplements.get(answered_at=None)
    rules.require_still_waited_for(act.at, supplement.until)
    return supplement


def supplemented(dossier: Dossier, supplement: Supplement, act: Act, *, officer: str = "") -> Dossier:
    """Every paper asked for is there: the whole limit runs again from now, and Mẫu 01 says so.

    `officer` stands on it when an applicant sent the papers; otherwise who acts does.
    """
    move(dossier, "take_supplement")
    supplement.answered_at = act.at
    supplement.save(update_fields=["answered_at"])
    moved = _begin_anew(dossier, act)
    dossier.supplemented_at = act.at
    dossier.save(update_fields=[*_SAVED, "clock_from", "due_at", "clock", "supplemented_at"])
    sheets.issue_receipt_anew(dossier, act, officer=officer)
    note(dossier, "take_supplement", act, {"n": supplement.n, **moved})
    events.announce(SupplementTaken(dossier.pk))
    return dossier


def _begin_anew(dossier: Dossier, act: Act) -> dict[str, str]:
    """The limit of the reception once more, from now. Source: NĐ 118/2025 Đ19.5 (C8)."""
    dossier.clock_from = act.at
    limit, part = promises.limit_of(dossier.clock), appointing.running(dossier)
    with kept_words():
        promised = promises.promise(Counting.of(dossier.centre_id, act.at), act.at, limit, part=part)
    moved = promise_anew(dossier, promised)
    appointing.follow(dossier)
    run_on(dossier, act)
    return moved
