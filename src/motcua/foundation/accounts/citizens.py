"""Citizens' accounts: made and renewed by what a provider of identity vouches for."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.accounts.models import CitizenIdentity, User
from motcua.foundation.audit import journal
from motcua.foundation.errors import RuleBroken


@dataclass(frozen=True)
class Vouched:
    """One person as a provider of identity describes them."""

    provider: str
    full_name: str
    personal_number: str
    born_on: date | None
    level: int
    oddities: tuple[str, ...] = ()


@transaction.atomic
def enter_citizen(vouched: Vouched, *, at: datetime) -> User:
    """The account of a citizen who comes for the first time.

    Raises RuleBroken when the number already belongs to another account: nobody takes over an account by a number.
    """
    require_free(vouched.personal_number)
    user = User.objects.create_user(
        f"cd-{secrets.token_hex(8)}", full_name=vouched.full_name, kind=User.Kind.CITIZEN
    )
    _keep(CitizenIdentity(user=user), vouched, at)
    journal.record("accounts.citizen_entered", user, by=user, at=at, centre=0, data=_told(vouched))
    return user


@transaction.atomic
def renew_citizen(user: User, vouched: Vouched, *, at: datetime) -> None:
    """Keep what the provider says of a citizen today. Raises RuleBroken when it is another number than before."""
    identity = CitizenIdentity.objects.select_for_update().get(user=user)
    if identity.personal_number != vouched.personal_number:
        raise RuleBroken(
            _(
                "Nơi định danh gửi số định danh khác với số của tài khoản này trước đây, nên chưa cho vào. "
                "Mang thẻ căn cước đến quầy hướng dẫn để Trung tâm đối chiếu."
            ),
            code="number_changed",
        )
    user.full_name = vouched.full_name
    user.save(update_fields=["full_name"])
    _keep(identity, vouched, at)


def require_free(personal_number: str) -> None:
    """Nothing when no account has the number yet."""
    if CitizenIdentity.objects.filter(personal_number=personal_number).exists():
        raise RuleBroken(
            _(
                "Số định danh này đã gắn với một tài khoản định danh khác, nên chưa cho vào. "
                "Mang thẻ căn cước đến quầy hướng dẫn để Trung tâm đối chiếu."
            ),
            code="number_taken",
        )


def _keep(identity: CitizenIdentity, vouched: Vouched, at: datetime) -> None:
    identity.provider, identity.personal_number = vouched.provider, vouched.personal_number
    identity.born_on, identity.level = vouched.born_on, vouched.level
    identity.oddities, identity.vouched_at = list(vouched.oddities), at
    identity.save()


def _told(vouched: Vouched) -> dict[str, object]:
    """What the journal hears: nothing personal."""
    return {"provider": vouched.provider, "level": vouched.level, "oddities": list(vouched.oddities)}
