"""What is typed about a duty."""

import unicodedata
from typing import Any

from django import forms
from django.forms import model_to_dict
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ui.fields import DayField, paper_field, text_field
from motcua.oversight.duties.models import Requirement
from motcua.oversight.duties.rules.annex import ReadGroup
from motcua.oversight.duties.rules.reading import read_field
from motcua.oversight.duties.states import Frequency, Level, Standing
from motcua.reference.instruments.models import Instrument
from motcua.reference.instruments.rules import KINDS
from motcua.reference.organisation.models import Centre, Post


class EntryForm(forms.Form):
    """A piece of evidence entered by hand."""

    what = text_field(_("Việc đã làm"), 300)
    done_on = DayField(label=_("Ngày thực hiện"))
    done_by = text_field(_("Người thực hiện"), 200)
    quantity = forms.DecimalField(
        label=_("Số lượng"), min_value=0, max_digits=12, decimal_places=2, required=False
    )
    unit = text_field(_("Đơn vị tính"), 40, required=False)
    document = text_field(_("Số, ký hiệu văn bản"), 120, required=False)
    file = paper_field(_("Tệp kèm theo: PDF, JPEG, PNG"), required=False, allow_empty_file=True)


class VoidForm(forms.Form):
    reason = text_field(_("Lý do hủy"), 300)


class JudgeForm(forms.Form):
    """How a duty stands by somebody's judgement."""

    standing = forms.ChoiceField(
        label=_("Trạng thái"), choices=[("", _("Theo quy tắc")), *Standing.choices], required=False
    )
    reason = text_field(_("Lý do"), 500)


class ChargeForm(forms.Form):
    """Which post is in charge, from when."""

    post = forms.ModelChoiceField(
        label=_("Vị trí"),
        queryset=Post.objects.none(),
        error_messages={"required": _("Chưa chọn vị trí. Chọn rồi lưu lại.")},
    )
    is_deputy = forms.BooleanField(label=_("Là người thay"), required=False)
    first_on = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, centre: Centre, **more: Any) -> None:
        super().__init__(*args, **more)
        posts = Post.objects.filter(unit__centre=centre).select_related("unit")
        self.fields["post"].queryset = posts.order_by("unit__name", "title", "pk")  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    text = text_field(_("Ghi chú"), 2000, lines=3)


class RequirementForm(forms.Form):
    """What is wanted of a duty."""

    frequency = forms.ChoiceField(label=_("Tần suất"), choices=Frequency.choices)
    minimum = forms.IntegerField(label=_("Số minh chứng tối thiểu mỗi kỳ"), min_value=1, max_value=100_000)
    warning_days = forms.IntegerField(label=_("Nhắc trước khi hết kỳ (ngày)"), min_value=0, max_value=60)
    wanted = text_field(_("Minh chứng cần có"), 1000, required=False, lines=3)
    basis = text_field(_("Căn cứ"), 300)


def typed_before(row: Requirement) -> dict[str, Any]:
    """What a form begins with where that is wanted: all but the reason, which each change has of its own."""
    return model_to_dict(row, ("frequency", "minimum", "warning_days", "wanted"))


class UnitTimeForm(forms.Form):
    """Hours for one unit of a figure."""

    figure = forms.ChoiceField(label=_("Số liệu"))
    hours = forms.DecimalField(label=_("Giờ cho một đơn vị"), min_value=0, max_digits=7, decimal_places=3)
    basis = text_field(_("Căn cứ"), 300)

    def __init__(self, *args: Any, figures: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["figure"].choices = figures  # type: ignore[attr-defined]


class InstrumentForm(forms.Form):
    """An instrument that is not known yet."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=[(kind, kind) for kind in KINDS])
    number = text_field(_("Số, ký hiệu"), 40)
    issuer = text_field(_("Cơ quan ban hành"), 160)
    issued_on = DayField(label=_("Ngày ban hành"))
    about = text_field(_("Trích yếu"), 2000, required=False, lines=3)
    in_force_from = DayField(label=_("Hiệu lực từ ngày"), required=False)
    in_force_to = DayField(label=_("Ngày cuối còn hiệu lực"), required=False)
    amends = forms.ModelMultipleChoiceField(
        label=_("Sửa đổi, bổ sung văn bản nào"), queryset=Instrument.objects.all(), required=False
    )


class DaysForm(forms.Form):
    """The days of an instrument that are missing."""

    first = DayField(label=_("Hiệu lực từ ngày"), required=False)
    last = DayField(label=_("Ngày cuối còn hiệu lực"), required=False)

    def __init__(self, *args: Any, row: Instrument, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, known in (("first", row.in_force_from), ("last", row.in_force_to)):
            if known:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if not self.errors and not any(typed.values()):
            raise forms.ValidationError(_("Chưa ghi ngày nào. Ghi ngày rồi lưu lại."))
        return typed


class AmendedForm(forms.Form):
    """Which instrument amends another."""

    amending = forms.ModelChoiceField(
        label=_("Được sửa đổi bởi"),
        queryset=Instrument.objects.none(),
        error_messages={"required": _("Chưa chọn văn bản. Chọn rồi lưu lại.")},
    )

    def __init__(self, *args: Any, row: Instrument, **more: Any) -> None:
        super().__init__(*args, **more)
        others = Instrument.objects.exclude(pk=row.pk).exclude(amends=row)
        self.fields["amending"].queryset = others  # type: ignore[attr-defined]


class FieldForm(forms.Form):
    """A field of an instrument with its duties, as they hold from a day on."""

    level = forms.ChoiceField(label=_("Sổ của"), choices=Level.choices)
    numeral = text_field(_("Số La Mã của văn bản"), 8)
    n = forms.IntegerField(label=_("Thứ tự lĩnh vực"), min_value=1, max_value=99)
    name = text_field(_("Lĩnh vực"), 200)
    body = text_field(_("Cơ quan thực hiện"), 200)
    words = text_field(_("Nhiệm vụ"), 60_000, lines=14)
    first = DayField(label=_("Áp dụng từ ngày"))
    basis = text_field(_("Nhập theo tài liệu nào"), 300)
    #: what was understood; there once the form is valid
    group: ReadGroup

    words.help_text = _(
        "Mỗi nhiệm vụ một dòng, chữ cái đứng đầu theo thứ tự a, b, c, d, đ, e, g, h, i, k, l: “a) …”. Lĩnh vực chỉ "
        "có một nhiệm vụ thì ghi một dòng, không chữ cái."
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if self.errors:
            return typed
        self.group, remarks = read_field(
            typed["n"], typed["name"], typed["body"], unicodedata.normalize("NFC", typed["words"])
        )
        for remark in remarks:
            told = {"n": remark.line, "text": remark.text}
            self.add_error("words", _("Dòng %(n)s: %(text)s") % told if remark.line else remark.text)
        return typed


class CompareForm(forms.Form):
    """A text to read side by side with an instrument's duties."""

    title = text_field(_("Tên văn bản"), 200)
    source = text_field(_("Nguồn"), 300, required=False)
    instrument = forms.ModelChoiceField(label=_("So với nhiệm vụ trong"), queryset=Instrument.objects.none())
    text = text_field(_("Nội dung"), 60_000, lines=12)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        cited = Instrument.objects.filter(group__isnull=False).distinct()
        self.fields["instrument"].queryset = cited  # type: ignore[attr-defined]


class ReportForm(forms.Form):
    """The days of a report of evidence."""

    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"))

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        if typed.get("first") and typed.get("last") and typed["first"] > typed["last"]:
            self.add_error("last", _("Ngày cuối trước ngày đầu. Sửa một trong hai ngày."))
        return typed
