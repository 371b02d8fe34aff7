"""What is typed about tasks and tasks that come back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.foundation.accounts.models import User
from motcua.foundation.ui.fields import DayField, offer, paper_field, text_field
from motcua.reference.organisation.models import Centre, Post
from motcua.reference.organisation.queries import officers_of
from motcua.workplace.plans.actions import Doer
from motcua.workplace.plans.states import Rhythm, Weekday

OFFICER, POST = "nguoi", "vi-tri"


class DoerMixin(forms.Form):
    """Who is to do a task: one of the people or the posts of the Centre, and who stands in."""

    doer = forms.ChoiceField(
        label=_("Người hoặc vị trí làm"),
        error_messages={"required": _("Chưa chọn ai làm. Chọn rồi lưu lại.")},
        help_text=_("Chọn vị trí thì ai đang giữ vị trí ấy làm, kể cả khi đổi người."),
    )
    deputies = forms.MultipleChoiceField(
        label=_("Người thay"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, centre: Centre, **more: Any) -> None:
        super().__init__(*args, **more)
        self._people = {str(each.pk): each for each in officers_of(centre.pk)}
        posts = Post.objects.filter(unit__centre=centre).select_related("unit")
        self._posts = {str(post.pk): post for post in posts.order_by("unit__name", "title", "pk")}
        people = [(key, f"{each.full_name} ({each.title})") for key, each in self._people.items()]
        held = [(f"{POST}:{key}", f"{post.title} ({post.unit})") for key, post in self._posts.items()]
        named = [(f"{OFFICER}:{key}", words) for key, words in people]
        offer(self, "doer", [("", _("Chọn…")), (_("Người"), named), (_("Vị trí"), held)])
        offer(self, "deputies", people)

    @property
    def chosen(self) -> Doer:
        """Who was chosen, once the form is valid."""
        kind, _colon, key = self.cleaned_data["doer"].partition(":")
        deputies: tuple[User, ...] = tuple(self._people[each] for each in self.cleaned_data["deputies"])
        if kind == OFFICER:
            return Doer(officer=self._people[key], deputies=deputies)
        return Doer(post=self._posts[key], deputies=deputies)


def doer_typed(row: Any) -> dict[str, Any]:
    """What the form begins with where a task has its doer."""
    chosen = f"{OFFICER}:{row.officer_id}" if row.officer_id else f"{POST}:{row.post_id}"
    return {"doer": chosen, "deputies": [str(each.pk) for each in row.deputies.all()]}


class TaskForm(DoerMixin):
    """What is wanted."""

    #: as the page has them, so that what is wrong is told from top to bottom
    field_order = ("title", "asked", "output", "due_on", "doer", "deputies")

    title = text_field(_("Tên việc"), 200)
    asked = text_field(_("Nội dung yêu cầu"), 4000, required=False, lines=4)
    output = text_field(
        _("Sản phẩm phải có"), 300, hint=_("Ví dụ: báo cáo gửi UBND xã, biên bản họp, ảnh chụp.")
    )
    duty = text_field(
        _("Nhiệm vụ trong sổ"),
        20,
        hint=_(
            "Việc khác được giao: I.4 (Nghị định 118) hoặc II.4 (Thông tư 03), duyệt xong là minh chứng. Mã khác thì "
            "việc không tự là minh chứng: ghi minh chứng ở trang của nhiệm vụ ấy, mục “Nhiệm vụ”."
        ),
    )
    warning_days = forms.IntegerField(label=_("Nhắc trước hạn (ngày)"), min_value=0, max_value=60)
    key = forms.UUIDField(widget=forms.HiddenInput)


class GiveForm(TaskForm):
    """A task to give."""

    due_on = DayField(label=_("Hạn"))
    assigned_by = text_field(_("Người giao"), 200, hint=_("Họ tên, chức vụ người giao việc."))
    source_number = text_field(_("Số, ký hiệu văn bản"), 60, required=False)
    source_on = DayField(label=_("Ngày văn bản"), required=False)
    source_issuer = text_field(_("Cơ quan ban hành"), 160, required=False)
    source_file = paper_field(_("Tệp văn bản: PDF, JPEG, PNG"), required=False, allow_empty_file=True)


class RecurrenceForm(TaskForm):
    """A task that comes back."""

    rhythm = forms.ChoiceField(label=_("Nhịp"), choices=Rhythm.choices)
    weekday = forms.ChoiceField(
        label=_("Hạn vào thứ (hằng tuần)"), choices=[("", "–"), *Weekday.choices], required=False
    )
    day = forms.IntegerField(
        label=_("Hạn vào ngày (hằng tháng, quý, năm)"),
        min_value=1,
        max_value=31,
        required=False,
        help_text=_("Tháng không có ngày ấy thì hạn vào ngày cuối tháng."),
    )
    month = forms.IntegerField(
        label=_("Tháng"),
        min_value=1,
        max_value=12,
        required=False,
        help_text=_("Hằng quý: tháng thứ mấy của quý, 1 đến 3. Hằng năm: tháng 1 đến 12."),
    )
    lead_days = forms.IntegerField(
        label=_("Hiện trước hạn (ngày)"),
        min_value=0,
        max_value=90,
        help_text=_("Khi pháp luật thay đổi: số ngày để làm, tính từ ngày thay đổi."),
    )
    first_on = DayField(label=_("Từ ngày"))
    last_on = DayField(label=_("Đến hết ngày"), required=False)
    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PauseForm(forms.Form):
    """Why a task does not come back for a while."""

    reason = text_field(_("Lý do tạm dừng"), 300)
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class ResumeForm(forms.Form):
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class DeedForm(forms.Form):
    """What every step carries: its key, and the version somebody looked at."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    based_on = forms.IntegerField(widget=forms.HiddenInput)


class RemarkForm(DeedForm):
    words = text_field(_("Nhận xét"), 1000, required=False, lines=2)


class ReasonForm(DeedForm):
    words = text_field(_("Lý do"), 1000, lines=2)


class ReportForm(DeedForm):
    """What was made."""

    words = text_field(_("Đã làm gì, kết quả thế nào"), 4000, lines=4)
    made_on = DayField(label=_("Ngày làm xong"))
    file = paper_field(_("Tệp sản phẩm: PDF, JPEG, PNG"), required=False, allow_empty_file=True)


class ExtendForm(ReasonForm):
    due_on = DayField(label=_("Hạn mới"))

    field_order = ("due_on", "words")


class HandForm(DoerMixin, ReasonForm):
    field_order = ("doer", "deputies", "words")
