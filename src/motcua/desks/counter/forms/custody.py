"""What is typed about papers that go from one unit to another."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.actions import Found, Remark
from motcua.casework.dossiers.models import HandedItem
from motcua.desks.counter.forms.returning import SignedForm

MOST_SHEETS = 9999
_COUNT = {
    "invalid": _("Số tờ chưa đúng. Ghi một số nguyên."),
    "min_value": _("Số tờ chưa đúng. Ghi từ 1 tờ, hoặc để trống."),
    "max_value": _("Số tờ quá lớn. Kiểm tra lại."),
}


class GatherForm(forms.Form):
    """What the giver says of each dossier on the list."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Iterable[HandedItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields[f"sheets_{item.pk}"] = forms.IntegerField(
                label=_("Số tờ của hồ sơ %(code)s") % {"code": item.dossier.code},
                required=False,
                min_value=1,
                max_value=MOST_SHEETS,
                error_messages=_COUNT,
                widget=forms.TextInput(
                    attrs={
                        "inputmode": "numeric",
                        "size": 6,
                        "class": "form-control",
                        "placeholder": _("Số tờ"),
                    }
                ),
                initial=item.sheets,
            )
            self.fields[f"note_{item.pk}"] = forms.CharField(
                label=_("Ghi chú về hồ sơ %(code)s") % {"code": item.dossier.code},
                required=False,
                max_length=200,
                widget=forms.TextInput(attrs={"class": "form-control", "placeholder": _("Ghi chú")}),
                initial=item.note,
            )

    def rows(self) -> list[tuple[HandedItem, forms.BoundField, forms.BoundField]]:
        """Each dossier with its two fields."""
        return [(item, self[f"sheets_{item.pk}"], self[f"note_{item.pk}"]) for item in self.items]

    def remarks(self) -> dict[int, Remark]:
        typed = self.cleaned_data
        return {item.pk: Remark(typed[f"sheets_{item.pk}"], typed[f"note_{item.pk}"]) for item in self.items}


class ReceiveForm(SignedForm):
    """What the receiver found of each dossier on the list, and the signature."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Iterable[HandedItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            self.fields[f"there_{item.pk}"] = forms.BooleanField(
                label=_("Đủ"), required=False, widget=forms.CheckboxInput(attrs={"class": "form-check-input"})
            )
            self.fields[f"lack_{item.pk}"] = forms.CharField(
                label=_("Hồ sơ %(code)s thiếu gì, vì sao") % {"code": item.dossier.code},
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"class": "form-control", "placeholder": _("Thiếu gì, vì sao")}),
            )

    def rows(self) -> list[tuple[HandedItem, forms.BoundField, forms.BoundField]]:
        """Each dossier with its two fields."""
        return [(item, self[f"there_{item.pk}"], self[f"lack_{item.pk}"]) for item in self.items]

    def found(self, *, all_there: bool) -> Found:
        """Each item as there, or with what is missing; `all_there` takes the receiver's word for every one."""
        typed = self.cleaned_data
        lacking = {
            item.pk: None if all_there or typed[f"there_{item.pk}"] else typed[f"lack_{item.pk}"]
            for item in self.items
        }
        return Found(lacking, typed["signature"], typed["signed_on_paper"])


class CancelForm(forms.Form):
    """Why a list is cancelled."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Lý do hủy danh sách"),
        max_length=300,
        error_messages={"required": _("Chưa ghi lý do hủy danh sách. Ghi lý do rồi bấm lại.")},
    )
