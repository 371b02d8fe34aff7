"""What is entered of a written delegation to decide."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.desks.counter.forms.fields import people
from motcua.foundation.ui.fields import DayField, offer
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
        fields = [(field.code, field.name) for field in Field.objects.order_by("name")]
        offer(self, "giver", [*choose, *posts])
        offer(self, "receiver", [*choose, *people(queries.officers_of(centre))])
        offer(self, "field", [("", _("Mọi lĩnh vực")), *fields])

    def given(self) -> Delegated:
        return Delegated(**self.cleaned_data)
