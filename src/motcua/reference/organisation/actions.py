"""Verbs about posts."""

from datetime import date

from motcua.foundation import clock
from motcua.foundation.accounts.actions import FirstAdministratorEntered
from motcua.foundation.words import _
from motcua.reference.organisation.models import Grant, Holding, Post

#: everything about messages to the outside: seeing them, sending again, writing their texts and approving them
MESSAGES = ("notifications.view", "notifications.resend", "notifications.write", "notifications.approve")
#: letters written with Word: seeing their templates, bringing in and approving them
LETTERS = ("letters.view", "letters.write", "letters.approve")
#: what the first administrator can do, in every Centre; no dossier is among it
ADMINISTRATION = (
    "accounts.manage",
    "audit.view",
    "calendars.view",
    "calendars.change",
    "procedures.view",
    "procedures.publish",
    *MESSAGES,
    *LETTERS,
)


def give_rights(post: Post, rights: tuple[str, ...], first_on: date, *, everywhere: bool = False) -> None:
    """Grant a post its rights from that day on; granting again changes nothing."""
    held = set(Grant.objects.filter(post=post).values_list("right", flat=True))
    Grant.objects.bulk_create(
        Grant(post=post, right=right, first_on=first_on, everywhere=everywhere)
        for right in rights
        if right not in held
    )


def give_administrator_post(event: FirstAdministratorEntered) -> None:
    """Seat the first administrator in a post above all Centres, which is made when it is not there."""
    today = clock.now().astimezone(clock.VIETNAM).date()
    post, _made = Post.objects.get_or_create(unit=None, title=_("Quản trị hệ thống"))
    give_rights(post, ADMINISTRATION, today, everywhere=True)
    Holding.objects.create(post=post, user_id=event.user_id, first_on=today)
