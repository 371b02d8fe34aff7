"""Writing the journal."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, models
from django.utils.translation import gettext as _

from motcua.foundation.audit import chain

# One statement takes the Centre's turn, hashes and appends: no second round trip while others wait.
_APPEND = """
with head as (
    insert into audit_head as h (centre, seq, previous, hash)
    values (%(centre)s::int, 1, %(start)s::text,
            encode(sha256(convert_to(%(start)s::text || E'\\n1\\n' || %(body)s::text, 'UTF8')), 'hex'))
    on conflict (centre) do update set
        seq = h.seq + 1,
        previous = h.hash,
        hash = encode(sha256(convert_to(
            h.hash || E'\\n' || (h.seq + 1)::text || E'\\n' || %(body)s::text, 'UTF8')), 'hex')
    returning seq, previous, hash
)
insert into audit_entry (centre, seq, at, actor, actor_label, action, subject, data, previous, hash)
select %(centre)s::int, seq, %(at)s::timestamptz, %(actor)s::bigint, %(actor_label)s::text,
       %(action)s::text, %(subject)s::text, %(data)s::text, previous, hash
from head
"""


def iso(at: datetime) -> str:
    """The spelling of a moment inside the chain: UTC, always with microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def subject_of(row: models.Model | None) -> str:
    """How a row is named in the journal: `dossiers.dossier:12`; empty when the act has no row."""
    return f"{row._meta.label_lower}:{row.pk}" if row is not None else ""


def record(
    action: str,
    row: models.Model | None,
    *,
    by: AbstractBaseUser | None,
    at: datetime,
    centre: int,
    data: dict[str, Any] | None = None,
) -> None:
    """Append one entry to the Centre's chain, in the caller's transaction.

    `by` is None for the system itself. `data` must be JSON and hold no personal data beyond what the act needs.
    """
    entry = {
        "centre": centre,
        "at": iso(at),
        "actor": by.pk if by is not None else None,
        "actor_label": str(by) if by is not None else _("hệ thống"),
        "action": action,
        "subject": subject_of(row),
        "data": chain.canonical(data or {}),
    }
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, {**entry, "start": chain.START, "body": chain.link_body(entry)})
