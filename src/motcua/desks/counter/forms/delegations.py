"""What is entered of a written delegation to decide."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.foundation.ui.fields import DayField
from motcua.reference.organisation import queries
from motcua.reference.organisation.actions import Delegated
from motcua.reference.procedures.models import Field


class DelegationForm(forms.Form):
    """As the document says it."""

    giver = forms.TypedChoiceField(
        label=_("Vị trí giao quyền"), coerce=int, error_messages={"required": _("Chưa chọn vị trí.")}
    )
    receiver = forms.TypedChoiceField(
        label=_("Người được ủy quyền"), coerce=int, error_messages={"required": _("Chưa chọn người.")}
    )
    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    document = forms.CharField(
        label=_("Số văn bản ủy quyền"), max_length=120, error_messages={"required": _("Chưa ghi mục này.")}
    )
    first_on = DayField(label=_("Từ ngày"))
    last_on = DayField(label=_("Đến hết ngày"))

    def __init__(self, *args: Any, centre: int, on: date, **more: Any) -> None:
        super().__init__(*args, **more)
        choose = [("", _("Chọn…"))]
        posts = [(post.pk, post.title) for post in queries.deciding_posts(centre, on)]
        people = [
            (user.pk, f"{user.full_name}, {user.title}" if user.title else user.full_name)
            for user in queries.officers_of(centre)
        ]
        fields = [(field.code, field.name) for field in Field.objects.order_by("name")]
        self.fields["giver"].choices = [*choose, *posts]  # type: ignore[attr-defined]
        self.fields["receiver"].choices = [*choose, *people]  # type: ignore[attr-defined]
        self.fields["field"].choices = [("", _("Mọi lĩnh vực")), *fields]  # type: ignore[attr-defined]

    def given(self) -> Delegated:
        return Delegated(**self.cleaned_data)
