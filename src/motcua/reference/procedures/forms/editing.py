"""A version as forms: its texts, and a row for each limit, paper, result and step; from an entry and back."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ui.fields import DayField, offer
from motcua.reference.calendars.states import Unit
from motcua.reference.procedures import words
from motcua.reference.procedures.models import Component, Source
from motcua.reference.procedures.rules.entries import Entry
from motcua.reference.procedures.rules.numbers import plain

#: rows of one kind in a version, and empty ones offered below them
MOST_ROWS, SPARE_ROWS = 60, 1
_REQUIRED = {"required": _("Chưa ghi mục này. Ghi rồi lưu lại.")}


def _text(label: Any, *, rows: int = 0, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, widget=widget, max_length=5_000, **{"required": False, **more})


class WordField(forms.ChoiceField):
    """One word of a list of `words.yaml`; a word of an older file that the list lacks stays what it is."""

    def __init__(self, table: str, **more: Any) -> None:
        super().__init__(choices=[("", "–"), *words.table(table).items()], **more)

    def valid_value(self, value: Any) -> bool:
        return True

    def prepare_value(self, value: Any) -> Any:
        if value and not super().valid_value(value):
            self.widget.choices = [*self.widget.choices, (value, value)]
        return value


class VersionForm(forms.Form):
    """What a version says of itself; the code stays."""

    name_vi = _text(_("Tên thủ tục, đúng như văn bản"), rows=2, required=True, error_messages=_REQUIRED)
    name_en = _text(_("Tên tiếng Anh"))
    level = WordField("levels", label=_("Cấp thực hiện"))
    authority = WordField("authorities", label=_("Cơ quan có thẩm quyền"))
    channels = forms.MultipleChoiceField(
        label=_("Cách nộp"), widget=forms.CheckboxSelectMultiple, error_messages=_REQUIRED
    )
    notes = _text(_("Ghi chú"), rows=3)
    source = forms.ChoiceField(label=_("Dấu nguồn"), choices=Source)
    decision_number = _text(_("Số quyết định công bố"))
    decision_issued_on = DayField(label=_("Ngày quyết định"), required=False)
    decision_issuer = _text(_("Cơ quan công bố"))
    amount_vnd = forms.IntegerField(
        label=_("Mức thu, đồng"),
        min_value=0,
        required=False,
        help_text=_("Để trống: chưa nhập. 0: không thu."),
    )
    basis = _text(_("Căn cứ thu"))
    exempt = _text(_("Miễn cho, mỗi dòng một nhóm"), rows=2)
    formula = _text(_("Công thức"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "channels", words.table("channels").items())


def _chosen(label: Any, choices: type[TextChoices]) -> forms.ChoiceField:
    """A choice whose empty row stays empty: a browser sends the first one of a list untouched."""
    return forms.ChoiceField(label=label, choices=[("", "–"), *choices.choices], error_messages=_REQUIRED)


class LimitRow(forms.Form):
    """One time limit; the first is the ordinary one."""

    value = forms.IntegerField(label=_("Thời hạn"), min_value=1, max_value=9999)
    unit = _chosen(_("Đơn vị"), Unit)
    case = _text(_("Trường hợp"))
    channel = WordField("channels", label=_("Cách nộp"), required=False)


class PaperRow(forms.Form):
    """One paper to bring."""

    name_vi = _text(_("Tên giấy tờ"), required=True, error_messages=_REQUIRED)
    form = _chosen(_("Hình thức"), Component.Form)
    originals = forms.IntegerField(label=_("Bản chính"), min_value=0, max_value=99, initial=1)
    copies = forms.IntegerField(label=_("Bản sao"), min_value=0, max_value=99, initial=0)
    required = forms.BooleanField(label=_("Bắt buộc"), required=False)
    condition = _text(_("Khi nào cần"))


class ResultRow(forms.Form):
    """One thing that is handed out."""

    name_vi = _text(_("Tên kết quả"), required=True, error_messages=_REQUIRED)
    code = _text(_("Mã kết quả"))


class StepRow(forms.Form):
    """One step; steps are taken in the order of their numbers."""

    n = forms.IntegerField(label=_("Bước"), min_value=1, max_value=99)
    role = WordField("roles", label=_("Người làm"), error_messages=_REQUIRED)
    action = WordField("actions", label=_("Việc"), error_messages=_REQUIRED)
    hours = forms.DecimalField(label=_("Số giờ"), min_value=0, max_digits=9, decimal_places=2)
    group = forms.IntegerField(label=_("Nhóm song song"), min_value=1, max_value=99, required=False)


ROWS: dict[str, type[forms.Form]] = {
    "limits": LimitRow, "documents": PaperRow, "results": ResultRow, "steps": StepRow
}  # fmt: skip
#: what a row of the form leaves out and the row of the entry has
_KEPT: dict[str, Mapping[str, Any]] = {
    "limits": {"rule": "", "note": "", "source": Source.RECALLED},
    "documents": {"source": Source.RECALLED},
    "results": {},
    "steps": {"source": Source.RECALLED},
}


class Editor:
    """All forms of one version at once, bound to what was posted or filled from an entry."""

    def __init__(self, entry: Entry, posted: Any = None) -> None:
        self.entry = entry
        self.version = VersionForm(posted, initial=_initial(entry))
        self.rows = {
            name: forms.formset_factory(
                row,
                extra=SPARE_ROWS,
                max_num=MOST_ROWS,
                absolute_max=MOST_ROWS,
                validate_max=True,
                can_delete=True,
            )(posted, prefix=name, initial=[dict(each) for each in entry[name]])
            for name, row in ROWS.items()
        }

    @property
    def errors(self) -> list[tuple[str, str]]:
        """What must be put right in all forms, each with the id of its field and the field's name."""
        forms_of_all = [self.version, *(form for rows in self.rows.values() for form in rows.forms)]
        return [
            (bound.id_for_label, f"{bound.label}: {text}")
            for form in forms_of_all
            if form.is_bound
            for bound in form
            for text in bound.errors
        ] + [("", str(text)) for rows in self.rows.values() for text in rows.non_form_errors()]

    def is_valid(self) -> bool:
        """Whether all of it can be read; every form is asked, so that all errors show at once."""
        return all([self.version.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    def made(self) -> Entry:
        """The entry as edited, in canonical form; marks of rows that kept their place stay."""
        said = self.version.cleaned_data
        issued = said["decision_issued_on"]
        fee = {**self.entry["fee"], **{name: said[name] for name in ("amount_vnd", "basis", "formula")}}
        return {
            **self.entry,
            **{
                name: said[name]
                for name in ("name_vi", "name_en", "level", "authority", "channels", "notes", "source")
            },
            "decision": {
                "number": said["decision_number"],
                "issued_on": issued.isoformat() if issued else "",
                "issuer": said["decision_issuer"],
            },
            "fee": {**fee, "exempt": [line.strip() for line in said["exempt"].splitlines() if line.strip()]},
            **{name: self._made(name) for name in ROWS},
        }

    def _made(self, name: str) -> list[Entry]:
        old, made = self.entry[name], []
        for place, form in enumerate(self.rows[name].forms):
            if not form.has_changed() and place >= len(old):
                continue
            said = dict(form.cleaned_data)
            if said.pop("DELETE", False):
                continue
            kept = old[place] if place < len(old) else _KEPT[name]
            made.append(_row(name, {**kept, **said}))
        return made


def _row(name: str, row: Entry) -> Entry:
    if name != "steps":
        return row
    group = row.pop("group", None)
    return {**row, "hours": plain(row["hours"]), **({} if group is None else {"group": group})}


def _initial(entry: Entry) -> Entry:
    names = ("name_vi", "name_en", "level", "authority", "channels", "notes", "source")
    decision, fee = entry["decision"], entry["fee"]
    return {
        **{name: entry[name] for name in names},
        **{f"decision_{name}": decision[name] for name in ("number", "issued_on", "issuer")},
        **{name: fee[name] for name in ("amount_vnd", "basis", "formula")},
        "exempt": "\n".join(fee["exempt"]),
    }


class PublishForm(forms.Form):
    """From when the draft holds, and that its warnings were read."""

    in_force_from = DayField(label=_("Áp dụng từ ngày"))
    warnings_read = forms.BooleanField(label=_("Đã đọc các cảnh báo"), required=False)
