"""What the public types: a wish to be helped, a question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.casework.assistance.actions import Wanted, Wondered
from motcua.casework.assistance.states import Wish
from motcua.foundation.ui.fields import NameField, PhoneField, offer
from motcua.reference.organisation.models import Centre
from motcua.reference.organisation.queries import only_centre
from motcua.reference.procedures.models import ProcedureVersion

#: Centres one chooses from; a province has about a hundred
MOST_CENTRES = 200


class ToCentreForm(forms.Form):
    """A form sent to a Centre: to the only one, or to the one chosen."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    centre = forms.ChoiceField(
        label=_("Trung tâm"), error_messages={"required": _("Chưa chọn Trung tâm nhận tin.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = only_centre()
        if self.only is not None:
            del self.fields["centre"]
        else:
            rows = Centre.objects.order_by("name").values_list("pk", "name")[:MOST_CENTRES]
            offer(self, "centre", [("", _("Chọn trong danh sách")), *rows])

    def to_centre(self) -> Centre:
        return self.only or Centre.objects.get(pk=self.cleaned_data["centre"])


class HelpForm(ToCentreForm):
    person_name = NameField(
        label=_("Họ và tên"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Chưa ghi họ và tên.")},
    )
    person_phone = PhoneField(
        label=_("Số điện thoại để gọi lại"),
        max_length=20,
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
        error_messages={
            "required": _("Chưa ghi số điện thoại. Không có máy thì ghi số của người thân hoặc hàng xóm."),
            "shape": _("Số điện thoại “%(typed)s” không đủ 10 chữ số. Xem lại từng số rồi nhập lại."),
        },
    )
    about = forms.CharField(
        label=_("Cần giúp việc gì"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa ghi cần giúp việc gì. Một câu là đủ.")},
    )
    wish = forms.ChoiceField(
        label=_("Muốn được giúp thế nào"),
        choices=Wish,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn muốn được giúp thế nào.")},
    )
    hamlet = forms.CharField(
        label=_("Ấp, khu phố"),
        required=False,
        max_length=80,
        help_text=_("Cần ghi khi muốn cán bộ đến tận nhà."),
    )

    def wanted(self, version: ProcedureVersion | None) -> Wanted:
        typed = self.cleaned_data
        return Wanted(
            typed["person_name"],
            typed["person_phone"],
            typed["about"],
            Wish(typed["wish"]),
            hamlet=typed["hamlet"],
            version=version,
        )


class QuestionForm(ToCentreForm):
    text = forms.CharField(
        label=_("Câu hỏi"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Không ghi số định danh, số điện thoại vào câu hỏi."),
        error_messages={"required": _("Chưa ghi câu hỏi.")},
    )
    person_name = NameField(label=_("Họ và tên"), required=False, max_length=120)
    person_phone = PhoneField(
        label=_("Số điện thoại"),
        required=False,
        max_length=20,
        widget=forms.TelInput(attrs={"autocomplete": "tel"}),
        help_text=_("Chỉ ghi khi muốn cán bộ gọi lại trả lời."),
        error_messages={
            "shape": _("Số điện thoại “%(typed)s” không đủ 10 chữ số. Xem lại từng số, hoặc để trống.")
        },
    )

    def wondered(self, version: ProcedureVersion) -> Wondered:
        typed = self.cleaned_data
        return Wondered(version, typed["text"], typed["person_name"], typed["person_phone"])
