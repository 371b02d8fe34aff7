"""What came by post or from the portal: noted now, checked later, received or refused."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.casework.dossiers import rules, sheets
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.common import (
    is_repeat,
    note,
    require_fresh,
    take,
)
from motcua.casework.dossiers.actions.declaring import keep_declared
from motcua.casework.dossiers.actions.making import (
    accept,
    code_of,
    day_of,
    fill,
    keep_checks,
    new_dossier,
    once,
    refuse,
    require_counter_channel,
    require_person_checked,
    version_for,
)
from motcua.casework.dossiers.actions.supplement import Request, ask, found_lacking
from motcua.casework.dossiers.completeness import judged
from motcua.casework.dossiers.intake import Grounds, Intake
from motcua.casework.dossiers.models import (
    Dossier,
    Draft,
)
from motcua.casework.dossiers.promises import Counting
from motcua.casework.dossiers.states import Channel, Source
from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.foundation.numbering.allocate import next_number
from motcua.foundation.words import _
from motcua.reference.organisation.models import Centre
from motcua.reference.procedures import queries as procedures


def submit_dossier(intake: Intake, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> Dossier:
    """A dossier that came by post or from the portal, in status 1: checked later, no clock but the answer's.

    A repeat of `key` gives the first. Source: NĐ 118/2025 Đ17.2. Raises PermissionDenied; RuleBroken when the person
    is at the counter, where one is answered at once.
    """
    act = Act(by, at, key, based_on=1)
    version = version_for(intake, "dossiers.receive", centre, act)
    _require_from_afar(intake)
    checks = judged(version, intake.checks)

    def make() -> Dossier:
        day = day_of(at)
        code = code_of(centre, day, next_number(centre.pk, "dossier", day))
        dossier = new_dossier(intake, version, centre, act, code=code)
        dossier.act_by = Counting.of(centre.pk, at).answer_by(at)
        dossier.save(force_insert=True)
        keep_checks(dossier, checks)
        keep_declared(dossier, intake, act)
        note(dossier, "register", act)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return once(centre, key, "register", make)


def _require_from_afar(intake: Intake) -> None:
    if intake.channel == Channel.DIRECT:
        raise RuleBroken(
            _(
                "“Ghi nhận, kiểm tra sau” chỉ dùng cho hồ sơ gửi qua bưu chính. Người nộp đang ở quầy: "
                "kiểm tra ngay rồi tiếp nhận hoặc từ chối, hoặc chọn cách nộp “Nộp qua bưu chính”."
            ),
            code="checked_at_once",
        )


@transaction.atomic
def receive_submitted(pk: int, intake: Intake, act: Act) -> Dossier:
    """A dossier of status 1 found complete: received as at the counter, with everything the officer put right.

    Raises PermissionDenied, RuleBroken when it is incomplete, stale, no longer in status 1, or of another procedure.
    """
    dossier = take(pk, "dossiers.receive", act)
    if is_repeat(dossier, act, "receive"):
        return dossier
    require_fresh(dossier, act)
    checks = _judged_again(dossier, intake)
    rules.require_complete(checks)
    require_person_checked(intake)
    number = sheets.next_form_number(dossier.centre, act.at)
    changed = [*_put_right(dossier, intake, act), *_papers_put_right(dossier, checks)]
    accept(dossier, checks, act, number=number, changed=changed)
    dossier.supplements.filter(answered_at=None).update(answered_at=act.at)
    return dossier


@transaction.atomic
def refuse_submitted(pk: int, intake: Intake, grounds: Grounds, act: Act) -> Dossier:
    """A dossier of status 1 refused, with Mẫu 03, under the names the officer put right.

    Raises PermissionDenied, RuleBroken when grounds are lacking, or it is stale or of another procedure.
    """
    dossier = take(pk, "dossiers.refuse", act)
    if is_repeat(dossier, act, "refuse"):
        return dossier
    require_fresh(dossier, act)
    checks = _judged_again(dossier, intake)
    rules.require_refusal_grounds(grounds.reason, grounds.basis, grounds.remedy)
    number = sheets.next_form_number(dossier.centre, act.at)
    _put_right(dossier, intake, act)
    refuse(dossier, checks, grounds, act, number=number)
    return dossier


@transaction.atomic
def ask_submitted(pk: int, intake: Intake, request: Request, act: Act) -> Dossier:
    """A dossier of status 1 whose papers are asked for, with Mẫu 02, under the names the officer put right.

    Raises PermissionDenied; RuleBroken as `ask_at_counter`, or when it is stale, not in status 1 or of another
    procedure.
    """
    dossier = take(pk, "dossiers.receive", act)
    if is_repeat(dossier, act, "ask_supplement"):
        return dossier
    require_fresh(dossier, act)
    before = dossier.supplements.count()
    checks = found_lacking(_judged_again(dossier, intake), request, before=before)
    number = sheets.next_form_number(dossier.centre, act.at)
    _put_right(dossier, intake, act)
    dossier.save()
    keep_checks(dossier, checks)
    ask(dossier, act, request, n=before + 1, number=number)
    return dossier


def _judged_again(dossier: Dossier, intake: Intake) -> tuple[rules.ComponentCheck, ...]:
    """The components of the dossier's own version as they were found. Raises RuleBroken for another procedure."""
    if intake.version_id != dossier.version_id:
        raise RuleBroken(
            _(
                "Hồ sơ %(code)s đã ghi theo thủ tục %(procedure)s nên không đổi được thủ tục. Nếu công dân cần "
                "thủ tục khác, từ chối hồ sơ này, nêu thủ tục cần nộp, rồi lập hồ sơ mới."
            ),
            code="other_procedure",
            params={"code": dossier.code, "procedure": dossier.procedure_code},
        )
    if dossier.channel != Channel.ONLINE:
        require_counter_channel(intake)
    return judged(procedures.for_intake(dossier.version_id), intake.checks)


#: what an officer may put right while checking a filing
PUT_RIGHT = (
    "submitter_id",
    "owner_id",
    "representation_id",
    "channel",
    "content",
    "e_identity",
    "return_place",
    "fee_vnd",
    "money",
)


def _put_right(dossier: Dossier, intake: Intake, act: Act) -> list[str]:
    """Write the officer's corrections into the dossier; the names of what is different now."""
    before = {name: getattr(dossier, name) for name in PUT_RIGHT}
    fill(dossier, intake, act)
    declared = ["declaration"] if keep_declared(dossier, intake, act) else []
    return [
        *(name.removesuffix("_id") for name in PUT_RIGHT if getattr(dossier, name) != before[name]),
        *declared,
    ]


def _papers_put_right(dossier: Dossier, checks: tuple[rules.ComponentCheck, ...]) -> list[str]:
    """`component_12` for each component found otherwise now, in source or numbers; asked before they are kept."""
    kept = {
        found.component_id: (found.source, found.originals, found.copies)
        for found in dossier.components.all()
    }
    return [
        f"component_{check.component}"
        for check in checks
        if kept.get(check.component) != (check.source or Source.MISSING, check.originals, check.copies)
    ]
