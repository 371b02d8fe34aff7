"""Reading messages, notices and texts; every list starts at `visible_to` or `notices_of`."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, QuerySet

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.asked import OnceAPage
from motcua.foundation.notifications.builtin import WORDINGS
from motcua.foundation.notifications.models import Message, MessageTemplate, Notice, NoticeSetting
from motcua.foundation.notifications.rules import Wording
from motcua.foundation.notifications.states import FOR_OFFICERS, OPEN, TEXTS, Channel, Kind, State, When
from motcua.foundation.statements import Given, Question, kept
from motcua.foundation.versions.rules import holding
from motcua.foundation.versions.states import EVERYWHERE

VIEW = "notifications.view"
#: counts on pages stop here
BOUND = 1000


def visible_to(user: User, at: datetime) -> QuerySet[Message]:
    """Messages of the Centres whose messages `user` may see."""
    if allows(user, VIEW, Message(centre=EVERYWHERE), at=at):
        return Message.objects.all()
    if user.centre and allows(user, VIEW, Message(centre=user.centre), at=at):
        return Message.objects.filter(centre=user.centre)
    return Message.objects.none()


def messages_about(subject: str, key: int) -> QuerySet[Message]:
    """Messages about one row, newest first. The caller knows that the reader may see the row."""
    return Message.objects.filter(subject=subject, subject_key=key).order_by("-pk")


def due(channel: Channel, at: datetime) -> QuerySet[Message]:
    """Messages of a channel whose next try has come, the one that waited longest first."""
    return Message.objects.filter(channel=channel, next_at__lte=at).order_by("next_at", "pk")


@dataclass(frozen=True)
class Ageing:
    """How the outbox stands: bounded counts by state, and since when the oldest message waits."""

    counts: dict[State, int]
    oldest_at: datetime | None


def ageing(messages: QuerySet[Message]) -> Ageing:
    """How those messages stand."""
    plain = messages.order_by()
    counts = {state: plain.filter(state=state)[:BOUND].count() for state in State}
    oldest = plain.filter(state__in=OPEN).aggregate(Min("round_began_at"))["round_began_at__min"]
    return Ageing(counts, oldest)


def notices_of(user: User) -> QuerySet[Notice]:
    """What this officer was told, newest first; what is held for the evening is in that evening's notice."""
    return told_to(user).filter(held=False)


def told_to(user: User) -> QuerySet[Notice]:
    """Everything written for this officer, also what is held or gathered, newest first."""
    return Notice.objects.filter(officer=user.pk).order_by("-pk")


def gathered_on(user: User, day: date) -> QuerySet[Notice]:
    """What was gathered in this officer's notice of that day, newest first."""
    return told_to(user).filter(held=True, gathered_on=day)


def to_gather(centre: int, before: datetime) -> QuerySet[Notice]:
    """What waits for the evening at a Centre and came before that moment, done work left out."""
    waiting = Notice.objects.filter(centre=centre, held=True, gathered_on=None, over_at=None)
    return waiting.filter(created_at__lt=before).order_by("officer", "pk")


def centres_to_gather() -> list[int]:
    """The Centres where something waits for the evening."""
    waiting = Notice.objects.filter(held=True, gathered_on=None)
    return list(waiting.order_by("centre").values_list("centre", flat=True).distinct())


def settings_of(user: User) -> dict[Kind, When]:
    """How this officer hears of each kind of thing."""
    kept = dict(NoticeSetting.objects.filter(officer=user.pk).values_list("kind", "way"))
    return {kind: When(kept.get(kind, When.AT_ONCE)) for kind in FOR_OFFICERS}


def unread(notices: QuerySet[Notice]) -> QuerySet[Notice]:
    """Those that are not read and whose work is not done."""
    return notices.filter(read_at=None, over_at=None)


def unread_count(user: User) -> int:
    """How many notices wait for this officer, counted up to a bound."""
    return len(unread_numbers(user.pk))  # cheaper than a count of a part


@OnceAPage
def unread_numbers(officer: int) -> Question[int]:
    """The numbers of the notices that wait for an officer, up to a bound."""
    return _unread_numbers().given(officer=officer)


@kept
def _unread_numbers() -> QuerySet[Notice, int]:
    waiting = unread(Notice.objects.filter(officer=Given("officer"), held=False)).order_by()
    return waiting[:BOUND].values_list("pk", flat=True)


def versions(kind: Kind, channel: Channel, centre: int) -> QuerySet[MessageTemplate]:
    """A Centre's own versions of one text, newest first."""
    return MessageTemplate.objects.filter(centre=centre, kind=kind, channel=channel).order_by("-version")


def template_in_force(kind: Kind, channel: Channel, *, centre: int, on: date) -> MessageTemplate | None:
    """The version that holds that day, the Centre's own before the common one; None for the built-in words."""
    rows = MessageTemplate.objects.filter(centre__in={centre, EVERYWHERE}, kind=kind, channel=channel)
    return holding(rows, centre, on)


def wording_of(template: MessageTemplate | None, kind: Kind) -> Wording:
    """The words of a version, or the built-in ones."""
    return template.wording if template else WORDINGS[kind]


@dataclass(frozen=True)
class Text:
    """One text of the list: what holds today and whether a version waits for approval."""

    kind: Kind
    channel: Channel
    template: MessageTemplate | None
    drafts: int


def texts(centre: int, on: date) -> list[Text]:
    """Every text as it holds for a Centre that day, in one query."""
    rows = list(MessageTemplate.objects.filter(centre__in={centre, EVERYWHERE}))

    def text(kind: Kind, channel: Channel) -> Text:
        mine = [row for row in rows if (row.kind, row.channel) == (kind, channel)]
        drafts = sum(row.approved_at is None for row in mine if row.centre == centre)
        return Text(kind, channel, holding(mine, centre, on), drafts)

    return [text(kind, channel) for kind, channel in TEXTS]
