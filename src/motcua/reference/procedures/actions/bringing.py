"""Bringing a whole file in."""

import hashlib
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import RuleBroken
from motcua.reference.procedures import importing, queries
from motcua.reference.procedures.actions.turn import may_publish, take_turn
from motcua.reference.procedures.actions.writing import publish
from motcua.reference.procedures.importing import Report
from motcua.reference.procedures.models import CatalogueFile


def keep_file(data: bytes, name: str, *, by: User, at: datetime) -> CatalogueFile:
    """The file kept byte for byte, once: what was looked at is what is published.

    Raises PermissionDenied.
    """
    may_publish(by, at)
    kept, _is_new = CatalogueFile.objects.get_or_create(
        sha256=hashlib.sha256(data).hexdigest(),
        defaults={"name": name[:255], "body": data, "uploaded_by": by, "uploaded_at": at},
    )
    return kept


@transaction.atomic
def import_catalogue(
    data: bytes,
    *,
    by: User | None,
    at: datetime,
    in_force_from: date | None = None,
    is_seed: bool = False,
    based_on: str | None = None,
) -> Report:
    """Bring a file in, all or nothing: the report of what was published, or of the errors that stopped it.

    `based_on` is the catalogue's stamp when the change was looked at; if the catalogue has changed since,
    RuleBroken is raised and nothing written. Raises PermissionDenied.
    """
    may_publish(by, at)
    take_turn()
    if based_on is not None and based_on != queries.stamp():
        message = _(
            "Danh mục vừa được người khác thay đổi sau khi trang này được mở. Chưa có gì được ghi. "
            "Xem lại những thay đổi dưới đây rồi quyết định."
        )
        raise RuleBroken(message, code="catalogue_changed")
    report = importing.examine(
        data, today=at.astimezone(VIETNAM).date(), in_force_from=in_force_from, is_seed=is_seed
    )
    if not report.has_errors:
        publish(report.planned, by=by, at=at)
        report.written = True
    return report
