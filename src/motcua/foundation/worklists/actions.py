"""Keeping, renaming and dropping an officer's own filters: nobody else's right is touched, so none is asked for."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.accounts.models import User
from motcua.foundation.errors import RuleBroken
from motcua.foundation.search import fold
from motcua.foundation.words import _
from motcua.foundation.worklists import queries, rules
from motcua.foundation.worklists.models import SavedFilter


def _hold(owner: User) -> None:
    """Let the officer's other windows wait, so that counts and names hold."""
    User.objects.select_for_update().only("pk").get(pk=owner.pk)


def _require_free(page: str, name: str, *, by: User, besides: int = 0) -> None:
    if queries.filters_of(by, page).filter(folded=fold(name)).exclude(pk=besides).exists():
        raise RuleBroken(
            _("Đã có bộ lọc tên “%(name)s” ở danh sách này. Đặt tên khác, hoặc bỏ bộ lọc cũ trước."),
            code="same_name",
            params={"name": name},
        )


@transaction.atomic
def save_filter(page: str, name: str, query: str, *, by: User) -> SavedFilter:
    """Keep the filters of a list's address under that name; saving the same again changes nothing.

    Raises RuleBroken for a name that is empty, long or used, for nothing to keep, for more than `rules.MOST`.
    """
    name, kept = rules.require_name(name), rules.kept_of(query, page)
    rules.require_filters(kept)
    _hold(by)
    same = queries.filters_of(by, page).filter(folded=fold(name), query=kept).first()
    if same is not None:
        return same
    _require_free(page, name, by=by)
    rules.require_room(queries.filters_of(by, page).count())
    return SavedFilter.objects.create(owner=by, page=page, name=name, folded=fold(name), query=kept)


@transaction.atomic
def rename_filter(found: SavedFilter, name: str, *, by: User) -> SavedFilter:
    """Give the officer's own filter another name. Raises RuleBroken as `save_filter`."""
    name = rules.require_name(name)
    _hold(by)
    _require_free(found.page, name, by=by, besides=found.pk)
    found.name, found.folded = name, fold(name)
    found.save(update_fields=["name", "folded"])
    return found


@transaction.atomic
def drop_filter(found: SavedFilter, *, by: User, at: datetime) -> None:
    """Take the officer's own filter off the list; what was dropped before it cannot be taken back any more."""
    _hold(by)
    SavedFilter.objects.filter(owner=by, dropped_at__isnull=False).exclude(pk=found.pk).delete()
    SavedFilter.objects.filter(pk=found.pk, owner=by, dropped_at=None).update(dropped_at=at)


@transaction.atomic
def take_filter_back(found: SavedFilter, *, by: User) -> None:
    """Show the filter that was dropped last again. Raises RuleBroken when its name or its room was taken since."""
    _hold(by)
    _require_free(found.page, found.name, by=by, besides=found.pk)
    rules.require_room(queries.filters_of(by, found.page).exclude(pk=found.pk).count())
    SavedFilter.objects.filter(pk=found.pk, owner=by).update(dropped_at=None)
