"""At the counter: papers become a received dossier, a request for what they lack, or a refusal with its reasons."""

import uuid
from datetime import datetime

from motcua.casework.dossiers import rules
from motcua.casework.dossiers.act import Act
from motcua.casework.dossiers.actions.declaring import keep_declared
from motcua.casework.dossiers.actions.making import (
    accept,
    keep_checks,
    new_dossier,
    next_code_and_number,
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
from motcua.foundation.accounts.models import User
from motcua.reference.organisation.models import Centre


def receive_at_counter(intake: Intake, *, by: User, centre: Centre, key: uuid.UUID, at: datetime) -> Dossier:
    """The dossier received: coded, its time promised and explained, Mẫu 01 issued.

    A repeat of `key` gives the first. Source: NĐ 118/2025 Đ17. Raises PermissionDenied; RuleBroken when a component
    is missing or unjudged, the person was not compared with the card, or a number is known as somebody else's.
    """
    act = Act(by, at, key, based_on=1)
    version = version_for(intake, "dossiers.receive", centre, act)
    require_counter_channel(intake)
    checks = judged(version, intake.checks)
    rules.require_complete(checks)
    require_person_checked(intake)

    def make() -> Dossier:
        code, number = next_code_and_number(centre, at)
        dossier = new_dossier(intake, version, centre, act, code=code)
        accept(dossier, checks, act, number=number)
        keep_declared(dossier, intake, act)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return once(centre, key, "receive", make)


def refuse_at_counter(
    intake: Intake, grounds: Grounds, *, by: User, centre: Centre, key: uuid.UUID, at: datetime
) -> Dossier:
    """The refusal on record, with Mẫu 03 issued. A repeat of `key` gives the first.

    Source: NĐ 118/2025 Đ17.1. Raises PermissionDenied; RuleBroken when reason, basis or remedy is lacking, or a
    number is known as somebody else's.
    """
    act = Act(by, at, key, based_on=1)
    version = version_for(intake, "dossiers.refuse", centre, act)
    require_counter_channel(intake)
    checks = judged(version, intake.checks)
    rules.require_refusal_grounds(grounds.reason, grounds.basis, grounds.remedy)

    def make() -> Dossier:
        code, number = next_code_and_number(centre, at)
        dossier = new_dossier(intake, version, centre, act, code=code)
        refuse(dossier, checks, grounds, act, number=number)
        keep_declared(dossier, intake, act)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return once(centre, key, "refuse", make)


def ask_at_counter(
    intake: Intake, request: Request, *, by: User, centre: Centre, key: uuid.UUID, at: datetime
) -> Dossier:
    """A dossier in status 5 made of papers found lacking while the person stands there, with Mẫu 02 issued.

    No clock runs: it is received, and gets Mẫu 01, once everything is there. A repeat of `key` gives the first.
    Source: NĐ 118/2025 Đ16.3, Đ17.1. Raises PermissionDenied; RuleBroken when nothing or not everything that lacks
    is asked for, the basis is not said, or a number is known as somebody else's.
    """
    act = Act(by, at, key, based_on=1)
    version = version_for(intake, "dossiers.receive", centre, act)
    require_counter_channel(intake)
    checks = found_lacking(judged(version, intake.checks), request)

    def make() -> Dossier:
        code, number = next_code_and_number(centre, at)
        dossier = new_dossier(intake, version, centre, act, code=code)
        dossier.save(force_insert=True)
        keep_checks(dossier, checks)
        ask(dossier, act, request, n=1, number=number)
        keep_declared(dossier, intake, act)
        Draft.objects.filter(pk=key).delete()
        return dossier

    return once(centre, key, "ask_supplement", make)
