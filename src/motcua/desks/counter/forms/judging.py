"""What was found of each component: fine, or what is wrong and what to do about it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.actions import Lacking
from motcua.casework.dossiers.states import Lack
from motcua.reference.procedures.models import Component

#: a component that is as it must be
FINE = "ok"


class JudgingForm(forms.Form):
    """Every component judged at once. Source: NĐ 118/2025 Đ16.3 (once, completely, correctly)."""

    must_judge = True

    def judgements(self, component: Component) -> list[tuple[str, Any]]:
        """What can be found of a component."""
        return [("", _("Chọn…")), (FINE, _("Đạt")), *Lack.choices]

    def judge(self, components: Iterable[Component], found: Mapping[int, str]) -> None:
        """Give each component its two fields; `found` is what is known of some, by their keys."""
        self.components = list(components)
        for component in self.components:
            self.fields[f"lack_{component.pk}"] = forms.ChoiceField(
                label=component.name,
                choices=self.judgements(component),
                required=self.must_judge,
                initial=found.get(component.pk, ""),
                error_messages={"required": _("Chưa xem giấy tờ này. Chọn “Đạt” hoặc lý do chưa đạt.")},
            )
            self.fields[f"words_{component.pk}"] = forms.CharField(
                label=_("Cần làm gì với %(name)s") % {"name": component.name},
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"placeholder": _("Cần làm gì")}),
            )

    def rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """For each component what was found, and what to do."""
        return [(self[f"lack_{c.pk}"], self[f"words_{c.pk}"]) for c in self.components]

    def lacking(self) -> tuple[Lacking, ...]:
        """The components that are not as they must be."""
        typed = self.cleaned_data
        return tuple(
            Lacking(c.pk, Lack(typed[f"lack_{c.pk}"]), typed[f"words_{c.pk}"])
            for c in self.components
            if typed[f"lack_{c.pk}"] not in ("", FINE)
        )
