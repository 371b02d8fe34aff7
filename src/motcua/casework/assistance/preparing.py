"""What somebody got ready before coming: found by its code, and read for the counter."""

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml
from django.db.models import QuerySet

from motcua.casework.assistance import rules
from motcua.casework.assistance.models import Preparation
from motcua.casework.dossiers.models import OnlineDraft
from motcua.casework.dossiers.online import Filing, citizen_of
from motcua.foundation.errors import RuleBroken
from motcua.foundation.words import _
from motcua.reference.procedures import helper
from motcua.reference.procedures import queries as procedures
from motcua.reference.procedures.models import ProcedureVersion
from motcua.reference.procedures.rules.questions import papers_of

_DATA = Path(__file__).parent / "data" / "preparing.yaml"


@cache
def kept_for() -> timedelta:
    """How long a preparation is kept."""
    known = cast(dict[str, Any], yaml.safe_load(_DATA.read_text("utf-8")))
    return timedelta(days=known["kept"]["days"])


def get_preparation(given: str, at: datetime) -> Preparation:
    """The preparation of a code as typed or scanned. Raises RuleBroken when there is none, or none any more."""
    code = rules.preparation_code(given)
    found = _rows().filter(code=code).first() if code else None
    if found is None:
        raise RuleBroken(
            _(
                "Không có mã chuẩn bị “%(code)s”. Mã có 8 chữ và số, như ABCD-EFGH; so lại với tờ in hoặc màn hình."
            ),
            code="no_preparation",
            params={"code": given.strip()[:40]},
        )
    rules.require_live(found.until, at)
    return found


def find_preparation(given: str, at: datetime) -> Preparation | None:
    """The preparation of that code while it is kept; None for anything else."""
    code = rules.preparation_code(given)
    return _rows().filter(code=code, until__gt=at).first() if code else None


def _rows() -> QuerySet[Preparation]:
    return Preparation.objects.select_related(
        "version__procedure", "questions", "draft__form", "draft__citizen", "draft__helper"
    )


def settled(preparation: Preparation) -> tuple[frozenset[str], frozenset[str]]:
    """The conditions of papers that hold for this person, and those that do not."""
    return papers_of(helper.asked(preparation.questions), preparation.answers)


def had_in(preparation: Preparation, version: ProcedureVersion) -> set[int]:
    """The components of a version that the person says they have; none of another procedure."""
    if preparation.version.procedure_id != version.procedure_id:
        return set()
    now = {each.pk: each.name for each in version.components.all()}
    if preparation.version_id == version.pk:
        return set(preparation.had) & set(now)
    before = procedures.for_intake(preparation.version_id).components.all()
    return rules.had_by_name(preparation.had, {each.pk: each.name for each in before}, now)


def filing_of(draft: OnlineDraft, on: date) -> Filing:
    """The declaration so far, as whoever fills it in sees it."""
    filler = draft.citizen or draft.helper
    assert filler is not None, "a draft is a citizen's or a helper's"
    return Filing(draft, citizen_of(filler, draft), on)
