"""Sessions in the database, as Django keeps them; Django asks this module for its `SessionStore`."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.db.models.functions import Now

from motcua.foundation.statements import Given, kept


@kept
def _alive() -> QuerySet[Session]:
    return Session.objects.filter(session_key=Given("key"), expire_date__gt=Now())


class SessionStore(db.SessionStore):
    """As Django's; its query is put together once, since every page asks it."""

    def _get_session_from_db(self) -> Session | None:
        alive = _alive().given(key=self.session_key).rows()
        if not alive:
            self._session_key = None
        return alive[0] if alive else None
