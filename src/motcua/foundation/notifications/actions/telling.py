"""Writing down what is told: inside the transaction of the act it tells of, so that both hold or neither."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Model

from motcua.foundation.accounts.models import User
from motcua.foundation.clock import VIETNAM
from motcua.foundation.notifications import queries, rules
from motcua.foundation.notifications.models import Message, MessageTemplate, Notice
from motcua.foundation.notifications.rules import Facts, Wording
from motcua.foundation.notifications.states import NEWS, Channel, Kind


@dataclass(frozen=True)
class About:
    """The row a message is about, the Centre it belongs to, and all that may be said of it."""

    row: Model
    centre: int
    facts: Facts


@dataclass(frozen=True)
class Letter:
    """The words of one message: what people call the row it is about, subject and text, from which template."""

    code: str
    title: str
    text: str
    channel: Channel = Channel.EMAIL
    template: MessageTemplate | None = None


def _words(
    kind: Kind, channel: Channel, about: About, at: datetime
) -> tuple[MessageTemplate | None, Wording]:
    """The version in force and its words, filled in."""
    on = at.astimezone(VIETNAM).date()
    template = queries.template_in_force(kind, channel, centre=about.centre, on=on)
    return template, rules.filled(queries.wording_of(template, kind), about.facts)


def write_message(kind: Kind, channel: Channel, address: str, about: About, *, at: datetime) -> Message:
    """A message to the outside, waiting to be sent. The caller's action has asked and holds the transaction."""
    template, words = _words(kind, channel, about, at)
    letter = Letter(about.facts.code, words.title, words.text, channel, template)
    return write_letter(kind, address, letter, about=about.row, centre=about.centre, at=at)


def write_letter(
    kind: Kind, address: str, letter: Letter, *, about: Model, centre: int, at: datetime
) -> Message:
    """A message whose words are ready, waiting to be sent, about a row of a Centre."""
    return Message.objects.create(
        centre=centre,
        kind=kind,
        channel=letter.channel,
        template=letter.template,
        address=address,
        subject=about._meta.label_lower,
        subject_key=about.pk,
        code=letter.code,
        title=letter.title,
        text=letter.text,
        created_at=at,
        next_at=at,
        round_began_at=at,
    )


# One statement writes the notices as each officer wants to hear of them: no act pays for settings nobody made.
_TELL = """
insert into notifications_notice
    (centre, officer, kind, subject, subject_key, title, text, "where", created_at, held)
select %(centre)s, told.officer, %(kind)s, %(subject)s, %(subject_key)s, %(title)s, %(text)s, %(where)s,
       %(at)s, coalesce(s.way = 'evening', false)
from unnest(%(officers)s::bigint[]) as told (officer)
left join notifications_noticesetting s on s.officer = told.officer and s.kind = %(kind)s
where s.way is distinct from 'off'
"""


def tell_officers(kind: Kind, officers: Iterable[int], about: About, *, at: datetime) -> None:
    """A notice for each of these accounts, at once or in the evening, as each has set; none for who switched it off.

    The caller's action has asked and holds the transaction.
    """
    told = sorted(officers)
    if not told:
        return
    _template, words = _words(kind, Channel.IN_APP, about, at)
    values = {
        "centre": about.centre,
        "officers": told,
        "kind": str(kind),
        "subject": about.row._meta.label_lower,
        "subject_key": about.row.pk,
        "title": words.title,
        "text": words.text,
        "where": about.facts.where,
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TELL, values)


def end_notices(*rows: Model, at: datetime) -> None:
    """What officers were told of these rows, all of one kind, so far is over: they went on. News stays news."""
    keys = [row.pk for row in rows]
    subject = rows[0]._meta.label_lower
    work = Notice.objects.filter(subject=subject, subject_key__in=keys, over_at=None)
    work.exclude(kind__in=NEWS).update(over_at=at)


def read_notice(notice: Notice, *, by: User, at: datetime) -> Notice:
    """The officer's own notice, read; the first time counts."""
    queries.told_to(by).filter(pk=notice.pk, read_at=None).update(read_at=at)
    return notice


def read_all(*, by: User, at: datetime) -> int:
    """How many of the officer's notices are read by this."""
    return queries.unread(queries.notices_of(by)).update(read_at=at)
