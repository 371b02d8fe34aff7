"""The menu of each surface, and what every page says about the Centre."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from motcua.desks.portal import here
from motcua.foundation import clock
from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.permissions import allows
from motcua.foundation.notifications.queries import unread_count
from motcua.reference.organisation.queries import centre_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Item:
    """One entry: its words, where it leads, the right it needs, its key or none; what is rare stands under “Khác”.

    `g q` and `g p` stay free for the queue and for taking fees.
    """

    title: StrOrPromise
    name: str
    right: str
    key: str
    rare: bool = False


OFFICER = (
    Item(_("Việc của tôi"), "counter:work", "", "g v"),
    Item(_("Tiếp nhận"), "counter:intake", "dossiers.receive", "g t"),
    Item(_("Chứng thực"), "counter:certify", "dossiers.receive", "g c"),
    Item(_("Hồ sơ"), "counter:dossiers", "dossiers.view", "g h"),
    Item(_("Bàn giao"), "counter:hand_overs", "dossiers.view", "g i"),
    Item(_("Trả kết quả"), "counter:returns", "dossiers.return", "g r"),
    Item(_("Hướng dẫn"), "counter:guidance", "assistance.view", "g d", rare=True),
    Item(_("Yêu cầu giúp"), "counter:help_requests", "assistance.view", "g f", rare=True),
    Item(_("Hỏi đáp"), "counter:questions", "assistance.view", "g j", rare=True),
    Item(_("Hỗ trợ nộp"), "counter:assisting", "assistance.view", "g o", rare=True),
    Item(_("Hỗ trợ trực tuyến"), "counter:support", "assistance.view", "g e", rare=True),
    Item(_("Tài khoản định danh"), "counter:account_checks", "assistance.view", "g l", rare=True),
    Item(_("Thủ tục"), "procedures:list", "procedures.view", "g m"),
    Item(_("Nhiệm vụ"), "duties:wall", "duties.view", "g z", rare=True),
    Item(_("Việc được giao"), "plans:list", "plans.view", "g g", rare=True),
    Item(_("Niêm yết"), "procedures:board", "procedures.post", "g x", rare=True),
    Item(_("Ngày làm việc"), "calendars:year", "calendars.view", "g n", rare=True),
    Item(_("Ủy quyền"), "counter:delegations", "organisation.delegate", "g u", rare=True),
    Item(_("Mẫu câu"), "counter:phrases", "phrases.write", "g k", rare=True),
    Item(_("Đối chiếu"), "counter:compare", "dossiers.view", "", rare=True),
    Item(_("Tra cứu dân cư"), "counter:population", "dossiers.receive", "", rare=True),
    Item(_("Nhắc cơ quan"), "counter:reminder_days", "dossiers.set_notice", "", rare=True),
    Item(_("Nhắc nộp hộ"), "counter:filing_notice", "dossiers.set_notice", "", rare=True),
    Item(_("Bảng trong ngày"), "counter:today", "dossiers.view", "g y", rare=True),
    Item(_("Số liệu"), "counter:figures", "dossiers.remind", "g s", rare=True),
    Item(_("Mẫu văn bản"), "letters:list", "letters.view", "g w", rare=True),
    Item(_("Thông báo"), "notifications:outbox", "notifications.view", "g b", rare=True),
    Item(_("Tài khoản"), "staff", "accounts.manage", "g a", rare=True),
)
#: every right an entry asks for
RIGHTS = frozenset(item.right for item in OFFICER if item.right)


@dataclass(frozen=True)
class Entry:
    """An item as a page draws it."""

    title: str
    url: str
    key: str
    current: bool
    rare: bool = False


@dataclass(frozen=True)
class Bell:
    """Where an officer's notices are, and how many are unread."""

    url: str
    unread: int


def _entries(user: User, path: str, at: datetime) -> tuple[Entry, ...]:
    held = {right for right in RIGHTS if allows(user, right, at=at)}
    allowed = tuple(item.name for item in OFFICER if not item.right or item.right in held)
    urls = [url for name in allowed if path.startswith(url := _address(name))]
    return _drawn(allowed, max(urls, key=len, default=""), get_language())


@cache
def _address(name: str) -> str:
    return reverse(name)


@lru_cache(maxsize=1000)
def _drawn(allowed: tuple[str, ...], current: str, _language: str | None) -> tuple[Entry, ...]:
    """The entries of these names; the same ones each time, so that the frame is drawn from them once."""
    entries = ((item, _address(item.name)) for item in OFFICER if item.name in allowed)
    return tuple(Entry(str(item.title), url, item.key, url == current, item.rare) for item, url in entries)


def menu(request: HttpRequest) -> dict[str, Any]:
    """An officer's menu by rights, where they sit, and their Centre; for a visitor the portal's."""
    user = getattr(request, "user", None)
    if not isinstance(user, User) or user.kind != User.Kind.OFFICIAL:
        return {
            "office": SimpleLazyObject(lambda: here.office_of(here.centre_of(request))),
            "footer_menu": _public_entries(request.path, FOOTER),
            "public_menu": [*_public_entries(request.path), *_own_entries(user, request.path)],
        }
    return {
        "menu": (entries := _entries(user, request.path, clock.now())),
        "rare": tuple(entry for entry in entries if entry.rare),
        "bell": SimpleLazyObject(lambda: Bell(reverse("notifications:inbox"), unread_count(user))),
        "place": _seat_of(user),
        "office": here.office_of(centre_of(user)),
        "public_menu": _public_entries(request.path),
        "footer_menu": _public_entries(request.path, FOOTER),
    }


#: the portal's menu: only what is there
PUBLIC = (
    (_("Thủ tục"), "portal:procedures"),
    (_("Tra cứu"), "portal:look_up"),
    (_("Minh bạch"), "portal:transparency"),
)
#: what every citizen's page ends with
FOOTER = ((_("Tôi không dùng được thông tin điện tử"), "portal:ask_help"),)


def _public_entries(path: str, items: tuple[tuple[StrOrPromise, str], ...] = PUBLIC) -> list[Entry]:
    entries = [(title, reverse(name)) for title, name in items]
    return [Entry(str(title), url, "", path.startswith(url)) for title, url in entries]


def _own_entries(user: object, path: str) -> list[Entry]:
    """What a signed-in citizen has besides."""
    if not isinstance(user, User):
        return []
    url = reverse("portal:own")
    return [Entry(str(_("Hồ sơ của tôi")), url, "", path.startswith(url))]


def _seat_of(user: User) -> str:
    """Where the officer sits, and that they are made up when they are."""
    seat = user.place or user.title
    return f"{seat} · {_('Dữ liệu mẫu')}" if user.is_sample else seat
