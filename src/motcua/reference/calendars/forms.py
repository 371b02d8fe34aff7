"""What officers enter about the calendar. Fields shown in an address have Vietnamese names."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.foundation.clock import VIETNAM
from motcua.foundation.ui.fields import DayField
from motcua.reference.calendars.actions import Basis
from motcua.reference.calendars.models import ClockParameter, WeeklySession
from motcua.reference.calendars.rules import Limit, Session, Stop
from motcua.reference.calendars.rules.checks import measures_of
from motcua.reference.calendars.states import Clock, DayOffKind, Measure, Unit

HOUR_FORMATS = ["%H:%M", "%Hh%M", "%H giờ %M", "%Hh", "%H giờ"]
MOMENT_FORMATS = ["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M"]
SWAP_PAIRS = 4
#: no calendar ever has more changes; keeps an address from asking the database for the impossible
MOST_VERSIONS = 10**9
SESSIONS_A_DAY = 2
WEEKDAYS = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


class HourField(forms.TimeField):
    """A time of day, 24 hours: 07:30, 7:30, 7h30 or 7 giờ 30."""

    def __init__(self, **more: Any) -> None:
        attributes = {"inputmode": "numeric", "placeholder": "07:30", "autocomplete": "off"}
        widget = forms.TimeInput(format="%H:%M", attrs=attributes)
        errors = {"invalid": gettext_lazy("Giờ này không có. Nhập như 07:30.")}
        super().__init__(widget=widget, input_formats=HOUR_FORMATS, error_messages=errors, **more)


class MomentField(forms.DateTimeField):
    """A day and a time, typed as 09/04/2026 07:30."""

    def __init__(self, **more: Any) -> None:
        attributes = {"inputmode": "numeric", "placeholder": "09/04/2026 07:30", "autocomplete": "off"}
        widget = forms.DateTimeInput(format="%d/%m/%Y %H:%M", attrs=attributes)
        errors = {"invalid": gettext_lazy("Chưa đọc được ngày giờ. Nhập như 09/04/2026 07:30.")}
        super().__init__(widget=widget, input_formats=MOMENT_FORMATS, error_messages=errors, **more)


class NumberField(forms.IntegerField):
    """A whole number from 1 to `most`."""

    def __init__(self, *, most: int, **more: Any) -> None:
        words = gettext_lazy("Chỉ nhập số nguyên từ 1 đến %(most)s, như 3.") % {"most": most}
        errors = dict.fromkeys(("invalid", "min_value", "max_value"), words)
        super().__init__(min_value=1, max_value=most, error_messages=errors, **more)


class PlainForm(forms.Form):
    """A form whose empty fields are named in plain words."""

    def add_error(self, field: str | None, error: Any) -> None:
        if field and getattr(error, "code", "") == "required":
            words = _("Còn trống: %(name)s. Ghi rồi gửi lại.")
            error = ValidationError(words, code="required", params={"name": self.fields[field].label})
        super().add_error(field, error)


class BasisForm(PlainForm):
    """Why the calendar changes, and on what paper; the last fields of every form here."""

    reason = forms.CharField(label=gettext_lazy("Lý do"), max_length=300)
    document = forms.CharField(
        label=gettext_lazy("Số văn bản"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("ví dụ: Quyết định 12/QĐ-UBND"),
    )
    issuer = forms.CharField(label=gettext_lazy("Cơ quan ban hành"), max_length=160, required=False)
    issued_on = DayField(label=gettext_lazy("Ngày ban hành"), required=False)

    def basis(self) -> Basis:
        """What was entered as the basis of the change."""
        return Basis(**{name: self.cleaned_data[name] for name in BasisForm.base_fields})

    def own_fields(self) -> list[forms.BoundField]:
        """The fields before those of the basis."""
        return [bound for bound in self if bound.name not in BasisForm.base_fields]

    def basis_fields(self) -> list[forms.BoundField]:
        """The fields of the basis."""
        return [self[name] for name in BasisForm.base_fields]


class DayOffForm(BasisForm):
    """A day off everywhere."""

    on = DayField(label=gettext_lazy("Ngày"))
    name = forms.CharField(label=gettext_lazy("Tên ngày nghỉ"), max_length=120)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"),
        choices=[(kind, kind.label) for kind in (DayOffKind.PUBLIC, DayOffKind.TET, DayOffKind.SUBSTITUTE)],
    )


class SwapForm(BasisForm):
    """The pairs of one swap decision."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["document"].required = True
        for n in range(1, SWAP_PAIRS + 1):
            self.fields[f"day_off_{n}"] = DayField(label=_("Ngày được nghỉ"), required=n == 1)
            self.fields[f"make_up_{n}"] = DayField(label=_("Ngày làm bù"), required=n == 1)

    def pair_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The two fields of each pair."""
        return [(self[f"day_off_{n}"], self[f"make_up_{n}"]) for n in range(1, SWAP_PAIRS + 1)]

    def clean(self) -> None:
        for off, made_up in self.pair_fields():
            days = [self.cleaned_data.get(bound.name) for bound in (off, made_up)]
            if any(days) and not all(days) and not (off.errors or made_up.errors):
                empty = made_up if days[0] else off
                self.add_error(empty.name, _("Cặp này còn thiếu một ngày. Ghi đủ hai ngày, hoặc xóa cả hai."))

    def pairs(self) -> list[tuple[date, date]]:
        """The pairs that were filled in: day off, day made up."""
        names = [(off.name, made_up.name) for off, made_up in self.pair_fields()]
        found = [(self.cleaned_data[off], self.cleaned_data[made_up]) for off, made_up in names]
        return [pair for pair in found if all(pair)]


class ScopedForm(BasisForm):
    """A form about one Centre or everywhere, as far as the officer's right goes."""

    def __init__(self, *args: Any, scopes: list[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["centre"] = forms.TypedChoiceField(
            label=_("Áp dụng cho"), choices=scopes, coerce=int, initial=scopes[0][0]
        )


class WeekForm(ScopedForm):
    """The sessions of each weekday from a day on, two a day at most; a day left empty is not worked."""

    since = DayField(label=gettext_lazy("Áp dụng từ ngày"))

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for weekday, name in enumerate(WEEKDAYS, start=1):
            for start, end in self._names([weekday]):
                self.fields[start] = HourField(label=_("%(day)s, từ") % {"day": name}, required=False)
                self.fields[end] = HourField(label=_("%(day)s, đến") % {"day": name}, required=False)

    @staticmethod
    def _names(weekdays: Iterable[int] = range(1, 8)) -> Iterator[tuple[str, str]]:
        for weekday in weekdays:
            for n in range(1, SESSIONS_A_DAY + 1):
                yield f"start_{weekday}_{n}", f"end_{weekday}_{n}"

    @staticmethod
    def values_of(rows: Iterable[WeeklySession]) -> dict[str, time]:
        """The hours of a standing set as first values of the fields."""
        values: dict[str, time] = {}
        for row in rows:
            n = next(n for n in range(1, 9) if f"start_{row.weekday}_{n}" not in values)
            values |= {f"start_{row.weekday}_{n}": row.start, f"end_{row.weekday}_{n}": row.end}
        return values

    def day_rows(self) -> list[tuple[str, list[tuple[forms.BoundField, forms.BoundField]]]]:
        """The name of each weekday and its pairs of fields."""
        return [
            (str(WEEKDAYS[day - 1]), [(self[start], self[end]) for start, end in self._names([day])])
            for day in range(1, 8)
        ]

    def clean(self) -> None:
        for start, end in self._names():
            given = [self.cleaned_data.get(name) for name in (start, end)]
            if (given[0] is None) != (given[1] is None) and not (self[start].errors or self[end].errors):
                self.add_error(start, _("Buổi này còn thiếu một giờ. Ghi đủ hai giờ, hoặc xóa cả hai."))

    def sessions(self) -> dict[int, list[Session]]:
        """The sessions entered, by ISO weekday."""
        found: dict[int, list[Session]] = {}
        for day in range(1, 8):
            hours = [(self.cleaned_data[start], self.cleaned_data[end]) for start, end in self._names([day])]
            found[day] = [Session(start, end) for start, end in hours if start is not None]
        return found


class SessionForm(BasisForm):
    """An extra session of the Centre."""

    on = DayField(label=gettext_lazy("Ngày"))
    start = HourField(label=gettext_lazy("Từ"))
    end = HourField(label=gettext_lazy("Đến"))
    counted = forms.BooleanField(
        label=gettext_lazy("Tính vào thời hạn giải quyết"),
        required=False,
        help_text=gettext_lazy(
            "Bỏ chọn khi chỉ mở cửa đón công dân mà các phòng chuyên môn không làm việc. "
            "Luật chưa nói rõ buổi thứ Bảy có là ngày làm việc hay không; theo văn bản của tỉnh."
        ),
    )


class CloseForm(BasisForm):
    """A day on which the Centre is closed."""

    on = DayField(label=gettext_lazy("Ngày"))
    name = forms.CharField(
        label=gettext_lazy("Vì sao đóng cửa"), max_length=120, help_text=gettext_lazy("ví dụ: Bão số 5")
    )


class ParameterForm(ScopedForm):
    """The value of one clock from a day on."""

    since = DayField(label=gettext_lazy("Áp dụng từ ngày"))

    def __init__(self, *args: Any, row: ClockParameter, **more: Any) -> None:
        super().__init__(*args, **more)
        if row.measure == Measure.TIME:
            self.fields["value"] = HourField(label=_("Giờ"), initial=row.time_of_day)
        else:
            self.fields["value"] = NumberField(label=_("Giá trị"), most=365, initial=row.amount)
        measures = [
            (measure.value, measure.label) for measure in Measure if measure in measures_of(Clock(row.clock))
        ]
        self.fields["measure"] = forms.TypedChoiceField(
            label=_("Đơn vị"), choices=measures, coerce=Measure, initial=row.measure
        )


class TryForm(PlainForm):
    """A receipt and a limit to try; everything stands in the address."""

    ngay = DayField(label=gettext_lazy("Ngày nhận đủ hồ sơ"))
    gio = HourField(label=gettext_lazy("Giờ nhận"))
    so = NumberField(label=gettext_lazy("Thời hạn"), most=730)
    don_vi = forms.TypedChoiceField(label=gettext_lazy("Đơn vị"), choices=Unit.choices, coerce=Unit)
    trong_ngay = forms.BooleanField(label=gettext_lazy("Thủ tục trả trong ngày"), required=False)
    dung_tu = MomentField(label=gettext_lazy("Tạm dừng từ"), required=False)
    dung_den = MomentField(label=gettext_lazy("Tạm dừng đến"), required=False)
    phien_ban = NumberField(
        label=gettext_lazy("Theo lịch phiên bản"),
        most=MOST_VERSIONS,
        required=False,
        help_text=gettext_lazy("để trống: phiên bản hiện tại"),
    )

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("trong_ngay") and "so" in given and not self._is_one_day():
            wrong = _("Thủ tục trả trong ngày có thời hạn 1 ngày. Sửa thời hạn, hoặc bỏ chọn trong ngày.")
            self.add_error("so", wrong)
        start, end = given.get("dung_tu"), given.get("dung_den")
        if (start is None) != (end is None):
            self.add_error("dung_den" if start else "dung_tu", _("Tạm dừng cần cả lúc đầu và lúc cuối."))
        elif start and end and end < start:
            self.add_error("dung_den", _("Tạm dừng kết thúc trước khi bắt đầu. Đổi lại hai thời điểm."))
        return given

    def _is_one_day(self) -> bool:
        unit = self.cleaned_data.get("don_vi")
        return self.cleaned_data["so"] == 1 and unit in (Unit.WORKING_DAY, Unit.DAY)

    def received_at(self) -> datetime:
        """The moment of receipt, in Vietnam."""
        return datetime.combine(self.cleaned_data["ngay"], self.cleaned_data["gio"], VIETNAM)

    def limit(self) -> Limit:
        """The limit to count."""
        given = self.cleaned_data
        return Limit(given["so"], given["don_vi"], same_day=given["trong_ngay"])

    def stops(self) -> list[Stop]:
        """The pause, if one was entered."""
        start, end = self.cleaned_data["dung_tu"], self.cleaned_data["dung_den"]
        return [Stop(_("thử tạm dừng"), start, end)] if start else []


class YearForm(forms.Form):
    """Which year, and which version of the calendar, the year page shows."""

    nam = forms.IntegerField(label=gettext_lazy("Năm"), min_value=2000, max_value=2100, required=False)
    phien_ban = NumberField(most=MOST_VERSIONS, required=False)
