"""Which version holds on which day. No database, no clock."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

from motcua.foundation.errors import RuleBroken
from motcua.foundation.versions.states import Standing
from motcua.foundation.words import _


class Version(Protocol):
    """What decides whether a version holds."""

    @property
    def centre(self) -> int: ...
    @property
    def version(self) -> int: ...
    @property
    def in_force_from(self) -> date: ...
    @property
    def approved_at(self) -> datetime | None: ...


V = TypeVar("V", bound=Version)


def in_force(versions: Iterable[V], on: date) -> V | None:
    """The approved version of one text that holds that day; None while only the built-in one does."""
    approved = [each for each in versions if each.approved_at and each.in_force_from <= on]
    return max(approved, key=lambda each: (each.in_force_from, each.version), default=None)


def holding(versions: Iterable[V], centre: int, on: date) -> V | None:
    """Of a Centre's versions and the common ones, the one that holds for it that day: its own first."""
    found = list(versions)
    return in_force((each for each in found if each.centre == centre), on) or in_force(found, on)


def standing(version: Version, holding: Version | None, on: date) -> Standing:
    """What a version is that day, `holding` being the one in force."""
    if version.approved_at is None:
        return Standing.DRAFT
    if version.in_force_from > on:
        return Standing.UPCOMING
    return Standing.IN_FORCE if version is holding else Standing.REPLACED


def require_coming_day(in_force_from: date, today: date) -> None:
    """Nothing when a version may hold from that day on. Raises RuleBroken for the past."""
    if in_force_from < today:
        raise RuleBroken(
            _(
                "Ngày áp dụng %(day)s đã qua, những gì đã soạn, đã gửi không đổi được nữa. "
                "Chọn hôm nay hoặc một ngày sau."
            ),
            code="day_past",
            params={"day": f"{in_force_from:%d/%m/%Y}"},
        )
