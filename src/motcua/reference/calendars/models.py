"""The rows of the working calendar. Nothing is overwritten: each change adds rows, withdraws others.

The rows of version n are those added by change n or before it and not withdrawn by n or before it.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.reference.calendars.states import ChangeKind, Clock, DayOffKind, Mark, Measure

EVERYWHERE = 0


class Change(models.Model):
    """One act on the calendar: who, when, why, on what paper. Its number is the version it makes."""

    number = models.BigAutoField(_("phiên bản"), primary_key=True)
    #: plain number of the Centre whose calendar it changes; 0 for everywhere
    centre = models.PositiveIntegerField(_("Trung tâm"), default=EVERYWHERE)
    kind = models.CharField(_("việc"), max_length=20, choices=ChangeKind)
    #: what changed, in words, as it was told to people at the time
    what = models.TextField(_("nội dung"))
    reason = models.TextField(_("lý do"))
    document = models.CharField(_("số văn bản"), max_length=120, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=160, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    #: None for the software itself, when it brings the first rows in
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("người thực hiện"),
        null=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("thời điểm ghi"))

    class Meta:
        verbose_name = _("thay đổi lịch")
        ordering = ["-number"]
        default_permissions = ()
        permissions = [
            ("view", _("Xem ngày nghỉ, giờ làm việc")),
            ("change", _("Sửa ngày nghỉ, giờ làm việc")),
        ]
        indexes = [models.Index(fields=["centre", "number"], name="calendar_change_by_centre")]

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"


class FactQuerySet(models.QuerySet[Any]):
    """Facts by where and when they hold."""

    def of(self, centre: int) -> FactQuerySet:
        """Those of the Centre and those of everywhere."""
        return self.filter(centre__in={EVERYWHERE, centre})

    def in_version(self, version: int) -> FactQuerySet:
        """Those that stood after change number `version`."""
        return self.filter(Q(withdrawn=None) | Q(withdrawn__gt=version), added__lte=version)

    def standing(self) -> FactQuerySet:
        """Those that stand now."""
        return self.filter(withdrawn=None)


class Fact(models.Model):
    """What every row of the calendar has: whose it is, where it is written, how sure that is, since and until
    which version it stands. The database lets only `withdrawn` be set, once (migration 0002).
    """

    #: plain number of the Centre; 0 for everywhere
    centre = models.PositiveIntegerField(_("Trung tâm"), default=EVERYWHERE)
    source = models.CharField(_("nguồn"), max_length=300)
    mark = models.CharField(_("mức chắc chắn"), max_length=10, choices=Mark)
    added = models.ForeignKey(Change, models.PROTECT, related_name="+", verbose_name=_("thêm ở phiên bản"))
    withdrawn = models.ForeignKey(
        Change, models.PROTECT, null=True, related_name="+", verbose_name=_("thu hồi ở phiên bản")
    )

    objects = FactQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()

    @property
    def first_on(self) -> datetime.date:
        """The first day the row has a say about."""
        raise NotImplementedError


def _standing_once(name: str, *fields: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(fields=fields, condition=Q(withdrawn=None), name=name)


def _withdrawn_later(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(withdrawn=None) | Q(withdrawn__gt=F("added")), name=name)


class DayOff(Fact):
    """A day on which nobody works: everywhere by law, or in one Centre that is closed."""

    date = models.DateField(_("ngày"))
    name = models.CharField(_("tên ngày nghỉ"), max_length=120)
    kind = models.CharField(_("loại"), max_length=10, choices=DayOffKind)

    class Meta(Fact.Meta):
        verbose_name = _("ngày nghỉ")
        ordering = ["date", "centre"]
        constraints = [
            _standing_once("day_off_once", "centre", "date"),
            _withdrawn_later("day_off_withdrawn_later"),
            models.CheckConstraint(
                name="day_off_of_centre_is_closed_day",
                condition=Q(kind=DayOffKind.CLOSED) & Q(centre__gt=EVERYWHERE)
                | ~Q(kind__in=[DayOffKind.CLOSED, DayOffKind.SWAPPED]) & Q(centre=EVERYWHERE),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"

    @property
    def first_on(self) -> datetime.date:
        return self.date


class Swap(Fact):
    """A working day off everywhere, and the weekend day worked to make up for it, by one yearly decision."""

    day_off = models.DateField(_("ngày được nghỉ"))
    make_up = models.DateField(_("ngày làm bù"))

    class Meta(Fact.Meta):
        verbose_name = _("ngày hoán đổi")
        ordering = ["day_off"]
        constraints = [
            _standing_once("swap_day_off_once", "centre", "day_off"),
            _standing_once("swap_make_up_once", "centre", "make_up"),
            _withdrawn_later("swap_withdrawn_later"),
            models.CheckConstraint(condition=~Q(day_off=F("make_up")), name="swap_two_days"),
        ]

    def __str__(self) -> str:
        return f"{self.day_off:%d/%m/%Y} ↔ {self.make_up:%d/%m/%Y}"

    @property
    def first_on(self) -> datetime.date:
        return min(self.day_off, self.make_up)


class WeeklySession(Fact):
    """One session of a weekday. Those of one Centre with the same first day are a set and change together."""

    in_force_from = models.DateField(_("áp dụng từ ngày"))
    #: ISO weekday, 1 for Monday
    weekday = models.PositiveSmallIntegerField(_("thứ"))
    start = models.TimeField(_("từ"))
    end = models.TimeField(_("đến"))

    class Meta(Fact.Meta):
        verbose_name = _("giờ làm việc hằng tuần")
        ordering = ["centre", "in_force_from", "weekday", "start"]
        constraints = [
            _standing_once("weekly_session_once", "centre", "in_force_from", "weekday", "start"),
            _withdrawn_later("weekly_session_withdrawn_later"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="weekly_session_in_order"),
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="weekly_session_weekday"),
        ]

    @property
    def first_on(self) -> datetime.date:
        return self.in_force_from


class ExtraSession(Fact):
    """A session of one Centre on one day beyond its weekly hours, such as a Saturday morning."""

    date = models.DateField(_("ngày"))
    start = models.TimeField(_("từ"))
    end = models.TimeField(_("đến"))
    #: whether it is working time; one that is not is open to citizens but moves no deadline
    counted = models.BooleanField(_("tính vào thời hạn"), default=True)

    class Meta(Fact.Meta):
        verbose_name = _("buổi làm việc thêm")
        ordering = ["date", "start"]
        constraints = [
            _standing_once("extra_session_once", "centre", "date", "start"),
            _withdrawn_later("extra_session_withdrawn_later"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="extra_session_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.start:%H:%M}–{self.end:%H:%M}"

    @property
    def first_on(self) -> datetime.date:
        return self.date


class ClockParameter(Fact):
    """The value of a clock or counting rule from a day on; a Centre's own goes before that of everywhere."""

    clock = models.CharField(_("thông số"), max_length=20, choices=Clock)
    measure = models.CharField(_("đơn vị"), max_length=12, choices=Measure)
    amount = models.PositiveSmallIntegerField(_("giá trị"), null=True)
    time_of_day = models.TimeField(_("giờ trong ngày"), null=True)
    in_force_from = models.DateField(_("áp dụng từ ngày"))

    class Meta(Fact.Meta):
        verbose_name = _("thông số thời hạn")
        ordering = ["clock", "centre", "in_force_from"]
        constraints = [
            _standing_once("clock_parameter_once", "centre", "clock", "in_force_from"),
            _withdrawn_later("clock_parameter_withdrawn_later"),
            models.CheckConstraint(
                name="clock_parameter_has_its_value",
                condition=Q(measure=Measure.RULE, amount=None, time_of_day=None)
                | Q(measure=Measure.TIME, amount=None, time_of_day__isnull=False)
                | ~Q(measure__in=[Measure.RULE, Measure.TIME]) & Q(amount__isnull=False, time_of_day=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_clock_display()}: {self.value_words}"

    @property
    def first_on(self) -> datetime.date:
        return self.in_force_from

    @property
    def value_words(self) -> str:
        """`15:00`, `3 ngày làm việc`; empty for a counting rule."""
        if self.measure == Measure.RULE:
            return ""
        if self.time_of_day is not None:
            return f"{self.time_of_day:%H:%M}"
        return f"{self.amount} {self.get_measure_display()}"
