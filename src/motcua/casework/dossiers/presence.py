"""Who has a dossier open right now: told to others who open it, and nothing is locked (ux.md 3)."""

from datetime import datetime, timedelta

from motcua.casework.dossiers.models import Dossier
from motcua.foundation.accounts.models import User
from motcua.foundation.statements import Question, written

#: a page says again so often that it is still open (`presence.js`); silence for twice as long and it is not
SAID_EVERY = timedelta(seconds=45)
_SILENT = 2 * SAID_EVERY

# One statement, at every opening of a dossier: what the officer left long ago goes, so the table never grows.
_OPEN = """
with left_long_ago as (
    delete from dossiers_presence where officer_id = %(me)s and dossier_id <> %(dossier)s and seen_at < %(silent)s
), here as (
    insert into dossiers_presence (dossier_id, officer_id, seen_at) values (%(dossier)s, %(me)s, %(at)s)
    on conflict (dossier_id, officer_id) do update set seen_at = excluded.seen_at
)
select officer.full_name from dossiers_presence p join accounts_user officer on officer.id = p.officer_id
where p.dossier_id = %(dossier)s and p.officer_id <> %(me)s and p.seen_at > %(silent)s
order by officer.full_name
"""


def open_by_question(user: User, dossier: Dossier, at: datetime) -> Question[str]:
    """The names of the others who have the dossier open, once it is noted that `user` has, too."""
    values = {"me": user.pk, "dossier": dossier.pk, "at": at, "silent": at - _SILENT}
    return written(_OPEN, values).told(lambda row: str(row[0]))
