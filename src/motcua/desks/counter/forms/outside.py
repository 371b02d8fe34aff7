"""What is typed about a dossier's place in systems of others."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.dossiers.models import Dossier
from motcua.casework.dossiers.states import Status, System
from motcua.desks.counter.forms.roads import RoadForm, line_field, words_field
from motcua.foundation.ui.fields import offer

#: letters of a pasted list
LONGEST_LIST = 200_000


class OutsideForm(RoadForm):
    """One system, the code there and the state seen there; empty when the dossier was not found."""

    system = forms.ChoiceField(label=_("Hệ thống"), choices=System, initial=System.PORTAL)
    code = line_field(_("Mã hồ sơ ở hệ thống đó"), length=60)
    seen = forms.TypedChoiceField(
        label=_("Trạng thái thấy ở đó"), coerce=int, required=False, empty_value=None
    )

    def prepare(self, dossier: Dossier) -> None:
        offer(self, "seen", [("", _("Chưa thấy hồ sơ ở đó")), *Status.choices])
        self.fields["seen"].initial = dossier.status
        first = dossier.outside_codes.first()
        if first is not None:
            self.fields["system"].initial, self.fields["code"].initial = first.system, first.code


class ListForm(forms.Form):
    """A list of another system, as its export has it."""

    system = forms.ChoiceField(label=_("Hệ thống"), choices=System, initial=System.PROVINCE)
    lines = words_field(
        _("Danh sách: mã hồ sơ, trạng thái"),
        rows=6,
        length=LONGEST_LIST,
        help_text=_(
            "Dán hai cột từ bảng tính hay tệp CSV; trạng thái ghi số 1–10 hoặc tên, để trống khi không thấy."
        ),
    )
